"""The benchmark's results as a table in Markdown, which is also what the terminal shows."""

import platform
from importlib import metadata

from bench import rivals

ABOUT = """\
# lossedu beside other libraries

A number is the processor time of lossedu over that of the rival: below 1 lossedu is faster. Both take turns
in one run on one thread and float64; given are the median of the ratios and their quartiles. PyTorch's
derivatives are a forward and a backward pass.
"""
WIDTHS = (32, 14, 12, 5, 18, 18, 18, 18)


def head():
    """Return what stands above the rows."""
    installed = ", ".join(f"{name} {number}" for name, number in versions().items())
    titles = ["function", "operation", "shape", "ns", *rivals.LIBRARIES]
    rule = ["-" * width for width in WIDTHS]
    return [*ABOUT.splitlines(), "", f"{installed}. ns: nanoseconds an entry.", "", line(titles), line(rule)]


def versions():
    """Return the versions of Python and the libraries that were compared."""
    packages = {library: {"PyTorch": "torch"}.get(library, library.lower()) for library in rivals.available()}
    return {"Python": platform.python_version()} | {
        library: metadata.version(package) for library, package in packages.items()
    }


def row(result):
    """Return one result as a row of the table."""
    ratios = [str(result["ratios"].get(library, "none")) for library in rivals.LIBRARIES]
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
    lines = [""]
    for library in rivals.available():
        slower = [r for r in results if library in r["ratios"] and r["ratios"][library].low > 1]
        compared = sum(library in r["ratios"] for r in results)
        lines.append(f"{library} is faster in {len(slower)} of {compared} comparisons.")
        lines += [
            f"- {r['name']} {r['operation']}, {times(r['shape'])}: {r['ratios'][library]}" for r in slower
        ]
    lines.append("")
    for result in started:
        beside = f"{result['ratio']} of the time of `import numpy`"
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
