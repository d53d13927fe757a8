"""The report as a page of its own, with plots."""

from lossedu.grading import plots
from lossedu.grading.page import render
from lossedu.grading.report import MISTAKES_SHOWN, summary


def report_page(reports):
    """The page for some assignments, as text."""
    return render("report.html.j2", sections=[section(report) for report in reports])


def section(report):
    """What the template needs of one assignment."""
    common = report.commonest()[:MISTAKES_SHOWN]
    return {
        "report": report,
        "summary": summary(report),
        "common": [(count, task, name, report.says.get((task, name), "")) for (task, name), count in common],
        "plots": plots_of(report, common) if report.students else [],
    }


def plots_of(report, common):
    """Pairs of a plot and the text that says what it shows."""
    salt = report.assignment
    best = max(report.tasks, key=lambda task: task.success)
    worst = min(report.tasks, key=lambda task: task.success)
    shown = [
        (
            plots.histogram(report.scores, report.max_score, f"{salt}-scores"),
            f"Scores of {len(report.students)} students, from {min(report.scores):g} "
            f"to {max(report.scores):g} of {report.max_score:g} points.",
        ),
        (
            plots.bars(
                [task.name for task in report.tasks],
                [100 * task.success for task in report.tasks],
                100,
                "mean share of the points, %",
                f"{salt}-tasks",
            ),
            f"Success per task: best {best.name} with {best.success:.0%}, worst {worst.name} with "
            f"{worst.success:.0%} of the points.",
        ),
    ]
    if common:
        labels = [f"{task}: {name}" for (task, name), _ in common]
        counts = [count for _, count in common]
        (task, name), most = common[0]
        shown.append(
            (
                plots.bars(labels, counts, max(counts) + 0.5, "students", f"{salt}-mistakes"),
                f"Commonest mistakes: {name} in {task} leads with {most}.",
            )
        )
    return shown
