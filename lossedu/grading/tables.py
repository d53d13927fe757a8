"""Tables that an instructor hands in as CSV files."""

import csv

from lossedu.grading.course import CourseError


def read_table(path, columns, assignment):
    """Pairs of a row, as a dict, and its place for error messages.

    The file must have the given columns, in any order. With a further column ``assignment``, rows of others
    are left out. Raises CourseError where the file is wrong, FileNotFoundError if there is none.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        missing = [name for name in columns if name not in (reader.fieldnames or [])]
        if missing:
            raise CourseError(f"{path} has no column {', '.join(missing)}; it needs {', '.join(columns)}")
        rows = [(row, f"{path}, line {reader.line_num}") for row in reader]
    return [(row, place) for row, place in rows if row.get("assignment", assignment) == assignment]


def finite(text, name, place):
    """A finite number from a cell of a table, or CourseError."""
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if number - number != 0:  # not a number, or infinite
        raise CourseError(f"{place}: {name} must be a number, not {text!r}")
    return number
