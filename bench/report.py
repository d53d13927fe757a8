"""The benchmark's results as a table in Markdown, which is also what the terminal shows."""

import platform
from importlib import metadata

from bench import imports, rivals

ABOUT = """\
# lossedu beside other libraries

A number is the processor time of lossedu over that of the rival: below 1 lossedu is faster. Both take turns
in one run on one thread and float64; given are the median of the ratios and their quartiles. PyTorch's
derivatives are a forward and a backward pass. sklearn._loss is what scikit-learn computes with inside: it is
private and checks nothing. NumPy is the line that people write, which checks nothing either.
"""
WIDTHS = (32, 14, 9, 5, *[16] * len(rivals.available()))

PACKAGES = {"NumPy": "numpy", "SciPy": "scipy", "scikit-learn": "scikit-learn", "PyTorch": "torch"}


def head():
    """Return what stands above the rows."""
    installed = ", ".join(f"{name} {number}" for name, number in versions().items())
    titles = ["function", "operation", "shape", "ns", *rivals.available()]
    rule = ["-" * width for width in WIDTHS]
    return [*ABOUT.splitlines(), "", f"{installed}. ns: nanoseconds an entry.", "", line(titles), line(rule)]


def versions():
    """Return the versions of Python and the libraries that were compared."""
    found = {"Python": platform.python_version()}
    for library, package in PACKAGES.items():
        if library in rivals.available():
            found[library] = metadata.version(package)
    return found


def row(result):
    """Return one result as a row of the table."""
    ratios = [str(result["ratios"].get(library, "none")) for library in rivals.available()]
    shape = times(result["shape"])
    return line([result["name"], result["operation"], shape, f"{result['ns_an_entry']:.1f}", *ratios])


def times(shape):
    """Return a shape as people write it, 100000×10."""
    return "×".join(str(length) for length in shape)


def line(cells):
    """Return cells as a row of a Markdown table, padded so that it can be read as it is."""
    padded = [cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)]
    return f"| {' | '.join(padded)} |"


def conclusions(results, started):
    """Return what the table says: where a rival is faster beyond the spread, and what an import takes."""
    lines = []
    for library in rivals.available():
        compared = [result for result in results if library in result["ratios"]]
        slower = [result for result in compared if result["ratios"][library].low > 1]
        names = dict.fromkeys(f"{result['name']} {result['operation']}" for result in slower)
        where = f": {', '.join(names)}" if names else ""
        lines += ["", f"{library} is faster in {len(slower)} of {len(compared)} comparisons{where}."]
    lines.append("")
    for result in started:
        beside = f"{result['ratio']} of the time of `{imports.RIVAL}`"
        lines.append(f"`{result['statement']}` takes {result['milliseconds']:.1f} ms, {beside}.")
    return lines


def expressions(results):
    """Return the expressions that were compared."""
    lines = ["", "## What was compared", ""]
    for result in results:
        for library, expression in result["rivals"].items():
            entry = f"- {result['name']} {result['operation']}, {library}: `{expression}`"
            if entry not in lines:
                lines.append(entry)
    return lines
