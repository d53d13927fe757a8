"""The figures as tables in Markdown, for the terminal and for the instructor's guide."""

from bench.checks.report import spaced, table
from bench.grading import parts
from bench.grading.classes import DEMO
from bench.grading.growth import SMALL, START


def lines(facts):
    """Return all tables; ``facts`` holds by name what was measured, and when."""
    found = []
    for name, tables in TABLES.items():
        if name in facts:
            found += [*tables(facts[name]), "", conditions(facts[name]), ""]
    return found[:-1]


def conditions(facts):
    """Return a line on the machine at the time."""
    load = " to ".join(f"{number:.1f}" for number in facts["load"])
    return f"Measured on {facts['processors']} processors, load average {load}."


# ------------------------------------------------------------------------------------ beside nbgrader


def of_compare(facts):
    """Return the tables that compare with plain nbgrader."""
    return [
        f"{facts['students']} demo submissions of assignment {DEMO}.",
        "Both grade and write feedback pages: nbgrader with two commands, lossedu with one.",
        "Overhead is all but the cells and tests.",
        "",
        *ratios(facts),
        "",
        *of_parts(facts),
        "",
        *of_scores(facts),
    ]


def ratios(facts):
    """Return the table of times and ratios."""
    seconds = facts["seconds"]
    autograde = seconds["nbgrader autograde"]
    pages = seconds["nbgrader generate_feedback"]
    both = autograde + pages
    two, one = seconds["lossedu grade, two workers"], seconds["lossedu grade, one worker"]
    warm = facts["cells_warm"]
    release = seconds["nbgrader generate_assignment"], seconds["lossedu rehearse"]
    rows = [
        times("once, before: release and rehearsal", release[0], release[1]),
        times("whole run, two workers", both, two),
        times("the same, nbgrader without feedback pages", autograde, two),
        times("whole run, one worker", both, one),
        times("overhead, one worker", both - warm, one - warm),
        times("the same, nbgrader without feedback pages", autograde - warm, one - warm),
        times(
            "overhead, calls across the wall counted with the cells",
            both - warm,
            one - facts["cells_ours"],
        ),
    ]
    return table(["What is compared", "nbgrader, s", "lossedu, s", "Ratio"], rows)


def times(what, theirs, ours):
    """Return a row: seconds of both and how many times lower ours are."""
    return [what, f"{theirs:.2f}", f"{ours:.2f}", f"{theirs / ours:.1f}" if ours > 0 else "–"]


def of_parts(facts):
    """Return the table of parts of our run."""
    taken = facts["parts"]
    whole = sum(taken.values())
    rows = []
    for part, seconds in sorted(taken.items(), key=lambda item: -item[1]):
        each = "once a run" if part in parts.ONCE else f"{1000 * seconds / facts['students']:.1f}"
        rows.append([part, f"{seconds:.2f}", f"{100 * seconds / whole:.1f} %", each])
    each = 1000 * facts["cells_warm"] / facts["students"]
    return [
        *table(["Part of `lossedu grade`, in one process", "Seconds", "Share", "ms a submission"], rows),
        "",
        f"The cells and tests alone, in a warm process without walls, take {each:.1f} ms a submission.",
    ]


def of_scores(facts):
    """Return what differs in points from plain nbgrader, and what it makes of those left out."""
    scores = facts["scores"]
    equal = scores["compared"] - len(scores["differences"])
    differ = [
        f"- {each['student']} ({each['kind']}), {each['cell']}: "
        f"nbgrader {each['nbgrader']:g}, lossedu {each['lossedu']:g}"
        for each in scores["differences"]
    ]
    left_out = [f"- {kind}: plain nbgrader {what}" for kind, what in facts["left_out"].items()]
    return [
        f"Points of tests: {equal} of {scores['compared']} are equal{', all but' if differ else ''}",
        *spaced(differ),
        "",
        "Left out of the comparison, one submission of each kind:",
        *spaced(left_out),
    ]


# --------------------------------------------------------------------------------------- beside otter


def of_otter(facts):
    """Return the table that compares with otter-grader."""
    if "fault" in facts:
        return [f"otter-grader could not be run here: {facts['fault']}"]
    clock = times("time on the clock, one at a time", facts["seconds"], facts["ours"])
    headings = [f"{facts['students']} submissions", "otter run, s", "lossedu grade, s", "Ratio"]
    return [
        f"otter-grader {facts['version']}, `otter run` without containers, on the same test cells.",
        "",
        *table(headings, [clock]),
        "",
        f"Tests passed in full: equal in {facts['equal']} of {facts['compared']} cases.",
        *spaced([f"- {each}" for each in facts["differences"]]),
    ]


# --------------------------------------------------------------------------------- growth and kills


def of_growth(facts):
    """Return the table of growth."""
    start, first, *_ = facts["sizes"]
    rows = []
    for each in facts["sizes"][1:]:
        further, memory = further_ms(each, start), each["peak_bytes"]
        rows.append(
            [
                each["students"],
                f"{each['seconds']:.1f}",
                f"{further:.1f}",
                f"{further / further_ms(first, start):.2f}",
                f"{memory / 2**20:.1f}",
                f"{memory / first['peak_bytes']:.2f}",
            ]
        )
    headings = ["Students", "Seconds", "ms a submission", "Ratio", "Peak MiB of the coordinator", "Ratio"]
    about = (
        f"A tiny assignment, two workers. The time of a class of {START}, {start['seconds']:.1f} s, is taken "
        "off before dividing; ratios are to the smallest class. Classes of up to "
        f"{SMALL} are graded {start['runs']} times, and the median counts."
    )
    return [about, "", *table(headings, rows)]


def further_ms(each, start):
    """Return the milliseconds of a submission beyond those of the smallest class."""
    return 1000 * (each["seconds"] - start["seconds"]) / (each["students"] - start["students"])


def of_kills(facts):
    """Return the table of kills."""
    kills = sum(facts["kills"].values())
    about = (
        f"{kills} kills at random moments while {facts['classes']} classes of {facts['students']} "
        f"submissions were graded, in {facts['runs']} runs of the command. "
        "Differences from a class left in peace, in "
        f"gradebook, graded notebooks, feedback and scores: {len(facts['differences'])}. "
        f"Processes left running: {facts['left_running']}."
    )
    rows = sorted(facts["kills"].items())
    differences = [f"- {each[:200]}" for each in facts["differences"][:MOST_DIFFERENCES]]
    return [about, "", *table(["Process", "Kills"], rows), *spaced(differences)]


MOST_DIFFERENCES = 20
TABLES = {"compare": of_compare, "otter": of_otter, "growth": of_growth, "kills": of_kills}
