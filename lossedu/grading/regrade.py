"""Says what a regrade has changed."""

TOLERANCE = 1e-9  # scores are sums of a few decimal fractions


def changes(before, after):
    """Lines about who gained or lost what, in the order of the students' names.

    Both arguments are dicts from student to a dict from cell to points, as ``standings.points`` reads them.
    A cell that is missing on one side counts as zero; a student who is, was not graded twice and is left out.

    >>> changes({"001": {"a": 1, "b": 3}, "002": {"a": 2}}, {"001": {"a": 2.5, "b": 1}, "002": {"a": 2}})
    ['001: 4 -> 3.5 (-0.5): a 1 -> 2.5, b 3 -> 1']
    """
    lines = []
    for student in sorted(before.keys() & after.keys()):
        old, new = before[student], after[student]
        pairs = {cell: (old.get(cell, 0), new.get(cell, 0)) for cell in {**old, **new}}
        moved = [
            f"{cell} {first:g} -> {last:g}" for cell, (first, last) in pairs.items() if differ(first, last)
        ]
        if moved:
            first, last = sum(old.values()), sum(new.values())
            by = f"{last - first:+g}" if differ(first, last) else "the same"
            lines.append(f"{student}: {first:g} -> {last:g} ({by}): {', '.join(moved)}")
    return lines


def differ(first, last):
    """Whether two numbers of points are not the same."""
    return abs(first - last) > TOLERANCE
