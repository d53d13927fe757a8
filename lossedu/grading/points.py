"""How many points a graded cell earned by itself: nbgrader's rules, with bounds that they lack."""

import math

from nbgrader.utils import determine_grade

from lossedu.grading.cells import is_test


def points_of(cell):
    """Points of a graded cell, None if it waits for a mark by hand, and why they were bounded, else None.

    nbgrader gives full marks for a negative result or NaN, and stops at one that is infinite or beyond the
    cell's points. Here the first two and infinity earn nothing, and a finite result counts up to the points.
    """
    most = float(cell.metadata["nbgrader"]["points"])
    text = result_text(cell) if is_test(cell) else None
    if text == "":
        return 0.0, f"the test {name(cell)} gave a result without text; it counts as 0"
    value = number_of(text)
    if value is None or 0 <= value <= most:
        return determine_grade(cell)[0], None
    points = most if math.isfinite(value) and value > most else 0.0
    return points, f"the test {name(cell)} gave {value:g} of {most:g} points; {points:g} were counted"


def name(cell):
    """The grade_id of a graded cell."""
    return cell.metadata["nbgrader"]["grade_id"]


def result_text(cell):
    """Text of the result in which nbgrader looks for points, or None if the cell stopped or gave none."""
    for output in cell.outputs:
        if output.output_type == "error" or output.get("name") == "stderr":
            return None
        if output.output_type == "execute_result":
            return output.data.get("text/plain", "")
    return None


def number_of(text):
    """The number that a text is, or None."""
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
