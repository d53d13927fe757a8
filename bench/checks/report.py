"""The measures as tables in Markdown, for the terminal and for the instructor's guide."""

from bench.checks import blind, cost
from lossedu.checks import show


def lines(facts):
    """Return all tables; ``facts`` holds for each assignment what __main__ measured."""
    return [*mutation(facts), "", *diagnosis(facts), "", *acceptance(facts), "", *costs(facts)]


def mutation(facts):
    """Return the table of mutation scores and the list of survivors."""
    headings = ["Assignment", "Mutants", "Equivalent", "Others", "Caught", "Share"]
    rows, survivors = [], []
    for name, measured in facts.items():
        counts = measured["mutation"]
        others = counts["mutants"] - counts["equivalent"]
        rows.append([name, counts["mutants"], counts["equivalent"], others, counts["killed"]])
        survivors += [survivor(name, mutant) for mutant in counts["survivors"]]
    return [*table(headings, [with_share(row, 4, 3) for row in summed(rows)]), *spaced(survivors)]


def survivor(name, mutant):
    """Return one survivor as an entry of a list."""
    change = f"`{mutant['before']}` becomes `{mutant['after']}`"
    return f"- {name}, {mutant['task']}: {change}. Where it differs: `{show.shortened(mutant['why'], 160)}`"


def diagnosis(facts):
    """Return the table of wrong answers."""
    outcomes = [word.capitalize() for word in blind.OUTCOMES]
    headings = ["Assignment", "Wrong answers", *outcomes, "Share named right"]
    rows = []
    for name, measured in facts.items():
        counts = measured["diagnosis"]["outcomes"]
        rows.append([name, sum(counts.values()), *(counts[word] for word in blind.OUTCOMES)])
    return table(headings, [with_share(row, 2, 1) for row in summed(rows)])


def acceptance(facts):
    """Return the table of right answers and the list of those that did not get full marks."""
    headings = ["Assignment", "Right answers", "Full marks", "Share"]
    rows, refused = [], []
    for name, measured in facts.items():
        counts = measured["acceptance"]
        rows.append([name, counts["answers"], counts["answers"] - len(counts["refused"])])
        refused += [
            f"- {name}, {one['task']}, {one['file']}: `{show.shortened(one['fault'], 160)}`"
            for one in counts["refused"]
        ]
    return [*table(headings, [with_share(row, 2, 1) for row in summed(rows)]), *spaced(refused)]


def costs(facts):
    """Return the table of times."""
    headings = ["Assignment", "Seconds", "Ratio to the unit"]
    rows = []
    for name, measured in facts.items():
        ratio = measured["cost"]["ratio"]
        spread = f"{ratio['median']:.1f} ({ratio['low']:.1f}–{ratio['high']:.1f})"
        rows.append([name, f"{measured['cost']['seconds']:.3f}", spread])
    return [*table(headings, rows), "", f"The unit is {cost.UNIT}."]


def spaced(entries):
    """Return the entries of a list with an empty line before them, or nothing if there are none."""
    return ["", *entries] if entries else []


def summed(rows):
    """Return rows and, where there are several, their sum."""
    if len(rows) < 2:
        return rows
    return [*rows, ["all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])]]


def with_share(row, part, whole):
    """Return a row with one column over another in percent at its end, a dash where there is nothing."""
    share = f"{100 * row[part] / row[whole]:.1f} %" if row[whole] else "–"
    return [*row, share]


def table(headings, rows):
    """Return a table in Markdown as lines, padded so that it can be read as it is."""
    texts = [headings, *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(text) for text in column) for column in zip(*texts, strict=True)]
    texts.insert(1, ["-" * width for width in widths])
    return [
        f"| {' | '.join(text.ljust(width) for text, width in zip(row, widths, strict=True))} |"
        for row in texts
    ]
