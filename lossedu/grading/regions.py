"""Regions of an instructor's cell that no student may see: hidden tests and mark schemes."""

KINDS = (
    "HIDDEN TESTS",
    "MARK SCHEME",
)  # nbgrader's delimiters are "BEGIN kind" and "END kind", each within a line


def split(source):
    """Split the text of a cell into its open lines and its withheld lines; the delimiters are in neither.

    A region without an end reaches to the end of the cell, so that a slip of the pen withholds too much,
    never too little.

    >>> split("x = 1\\n### BEGIN HIDDEN TESTS\\nassert x\\n### END HIDDEN TESTS\\nx")
    (['x = 1', 'x'], ['assert x'])
    """
    open_lines, withheld = [], []
    kind = None
    for line in source.split("\n"):
        begun = next((name for name in KINDS if f"BEGIN {name}" in line), None)
        if begun:
            kind = begun
        elif kind and f"END {kind}" in line:
            kind = None
        elif kind:
            withheld.append(line)
        else:
            open_lines.append(line)
    return open_lines, withheld


def released(source):
    """The text of a cell as nbgrader releases it, without its withheld regions."""
    return "\n".join(split(source)[0])
