"""The commands: `lossedu check` for students, the others for instructors."""

import argparse
import atexit
import gc
import io
import json
import sys
from contextlib import closing

import lossedu

FAILED = 1
INTERRUPTED = 130  # the shell's convention for a program that was stopped by its user
CLASS_OF = """\
A class begins with a perfect student, then has one for each way to break a
notebook. The others make the catalogued mistakes, as many as the class has room
for. The folder submitted/ is replaced."""
EXTRA_OF = {
    "check": "student",
    "rehearse": "grading",
    "grade": "grading",
    "report": "grading",
    "demo-class": "grading",
}


def main(arguments=None):
    """Run the command line and return its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # on Windows a file or pipe need not know every letter
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a terminal without a letter shows a question mark and goes on
    try:
        return options.run(options)
    except KeyboardInterrupt:
        print("lossedu: stopped; what was done is kept", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if options.debug:
            raise
        print(f"lossedu: {plain(error, options.command)}", file=sys.stderr)
        return FAILED


def plain(error, command):
    """An exception as one line that says what to do."""
    if isinstance(error, ModuleNotFoundError):
        extra = EXTRA_OF[command]
        return f'{error.name} is missing; install it with: python -m pip install "lossedu[{extra}]"'
    if isinstance(error, FileNotFoundError):
        return f"there is no file {error.filename}"
    message = " ".join(str(error).split())
    if type(error).__module__.startswith("lossedu."):
        return message
    return f"{type(error).__name__}: {message} (run with --debug for the place)"


def parser():
    """The argument parser with all commands."""
    top = argparse.ArgumentParser(
        prog="lossedu", description="Grade notebooks, and check them before handing in."
    )
    top.add_argument("--version", action="version", version=f"lossedu {lossedu.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_check(commands)
    add_rehearse(commands)
    add_grade(commands)
    add_report(commands)
    add_demo_class(commands)
    return top


def add_command(commands, name, run, summary, example):
    """Add a command; its help begins with what it does and ends with an example."""
    command = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--debug", action="store_true", help="show where an error comes from")
    command.set_defaults(run=run)
    return command


def positive(text):
    """A whole number above 0, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {text}")
    return number


# ------------------------------------------------------------------------------------------------ check


def add_check(commands):
    command = add_command(
        commands,
        "check",
        check,
        "run a notebook from top to bottom and show what its tests say",
        "lossedu check 02-mean-squared-error.ipynb",
    )
    command.add_argument(
        "notebook", metavar="NOTEBOOK", help="the notebook to check; the file stays as it is"
    )
    command.add_argument(
        "--timeout", type=positive, default=30, metavar="SECONDS", help="time for one cell (default: 30)"
    )


def check(options):
    """Print the verdicts of a notebook; 0 if every cell ran and every test gave all its points."""
    from lossedu.grading.rehearsal import rehearse

    rehearsal = rehearse(options.notebook, options.timeout)
    if rehearsal.note:
        print(f"NOTE  {rehearsal.note}\n")
    for report in rehearsal.reports:
        print(f"{report}\n")
    for fault in rehearsal.faults:
        print(f"FAILED  {fault}")
    if rehearsal.faults:
        print()
    for name, points, most in rehearsal.points:
        print(f"{name:<36}{points:>6g} of {most:g}")
    for name, most in rehearsal.points_by_hand:
        print(f"{name:<36}  read by a person, {most:g}")
    earned = sum(points for _, points, _ in rehearsal.points)
    print(f"{'sum of the tests':<36}{earned:>6g} of {sum(most for *_, most in rehearsal.points):g}")
    return 0 if rehearsal.passed else FAILED


# ------------------------------------------------------------------------------------------------ grade


def add_grade(commands):
    command = add_command(
        commands,
        "grade",
        grade,
        "grade what was handed in, write scores.csv, reviews.csv and a feedback page for each student",
        "lossedu grade 02-mean-squared-error --course _build/course --marks marks.csv",
    )
    command.add_argument(
        "assignment", metavar="ASSIGNMENT", help="name of its folder in source/ and submitted/"
    )
    command.add_argument("--course", required=True, metavar="DIR", help="course folder in nbgrader's layout")
    command.add_argument("--students", nargs="+", metavar="NAME", help="grade these only (default: all)")
    command.add_argument(
        "--marks",
        metavar="FILE",
        help="points given by hand: columns assignment, student, grade_id, points, comment",
    )
    command.add_argument(
        "--expected",
        metavar="FILE",
        help="fail if scores differ: columns assignment, student, score, status, why",
    )
    command.add_argument("--force", action="store_true", help="grade again what has not changed")
    command.add_argument(
        "--workers", type=positive, default=2, metavar="N", help="notebooks at a time (default: 2)"
    )
    command.add_argument(
        "--cell-timeout",
        type=positive,
        metavar="SECONDS",
        help="time for one cell (default: Execute.timeout, or 30)",
    )
    command.add_argument(
        "--submission-timeout",
        type=positive,
        metavar="SECONDS",
        help="time for one notebook (default: IsolatedExecute.submission_timeout, or 300)",
    )
    command.add_argument(
        "--engine",
        default="local",
        metavar="ENGINE",
        help="local, or the address of a Dask scheduler such as tcp://HOST:8786 (default: local)",
    )
    command.add_argument(
        "--unsafe",
        action="store_true",
        help="grade without a sandbox where this machine has none; only for submissions that you trust",
    )
    command.add_argument("--json", action="store_true", help="print the table as JSON")


def add_rehearse(commands):
    command = add_command(
        commands,
        "rehearse",
        rehearse,
        "before a release: give an assignment's own solution to its tests, as students' answers will be",
        "lossedu rehearse 02-mean-squared-error --course _build/course",
    )
    command.add_argument("assignment", metavar="ASSIGNMENT", help="name of its folder in source/")
    command.add_argument("--course", required=True, metavar="DIR", help="course folder in nbgrader's layout")
    command.add_argument(
        "--unsafe", action="store_true", help="go on without a sandbox where this machine has none"
    )


def rehearse(options):
    """Rehearse an assignment and print what does not go as it should; 0 if nothing is to be said."""
    from lossedu.grading import classroom
    from lossedu.grading.course import Course

    course = Course.at(options.course)
    chosen = classroom.Options(unsafe=options.unsafe)
    notes = classroom.rehearse(course, options.assignment, options=chosen)
    print("\n".join(notes) or "the solution gets all points of every test, answers and tests held apart")
    return FAILED if notes else 0


def grade(options):
    """Grade a class and print its table; 0 unless the run itself failed or scores differ from the expected
    ones.
    """
    atexit.register(gc.freeze)  # else Python goes through all that nbgrader has loaded before it ends
    from lossedu.grading import kept
    from lossedu.grading.course import Course
    from lossedu.grading.engines import Crew
    from lossedu.grading.options import Options

    course, assignment = Course.at(options.course), options.assignment
    how = Options(
        workers=options.workers,
        force=options.force,
        cell_timeout=options.cell_timeout,
        submission_timeout=options.submission_timeout,
        engine=options.engine,
        unsafe=options.unsafe,
    )
    with closing(Crew(options.engine, options.workers)) as crew:
        crew.warm(kept.load(course, assignment), course.source(assignment))
        from lossedu.grading import headstart  # after the workers: it takes a while, as they do

        headstart.begin(course, assignment, options.students, how, crew)
        from lossedu.grading import classroom  # takes seconds

        result = classroom.grade(
            course,
            assignment,
            students=options.students,
            marks=options.marks,
            expected=options.expected,
            options=how,
            crew=crew,
        )
    if options.json:
        print(json.dumps(classroom.as_json(result), indent=1))
    else:
        print(classroom.as_text(result, course))
    for line in [*result.faults, *result.differences]:
        print(f"lossedu: {line}", file=sys.stderr)
    return FAILED if result.faults or result.differences else 0


# ----------------------------------------------------------------------------------------------- report


def add_report(commands):
    command = add_command(
        commands,
        "report",
        report,
        "show scores, success per task and the commonest mistakes; write report.html and report.csv",
        "lossedu report --course _build/course",
    )
    command.add_argument("--course", required=True, metavar="DIR", help="course folder that was graded")
    command.add_argument("--assignment", metavar="NAME", help="this one only (default: all)")


def report(options):
    """Print the report and write it into the course folder."""
    from lossedu.grading import report as numbers
    from lossedu.grading.course import Course
    from lossedu.grading.report_page import report_page

    course = Course.at(options.course)
    names = [options.assignment] if options.assignment else numbers.graded_assignments(course)
    reports = [numbers.collect(course, name) for name in names]
    (course.root / "report.html").write_text(report_page(reports), encoding="utf-8")
    numbers.write_csv(course.root / "report.csv", reports)
    print("\n\n".join(numbers.as_text(each) for each in reports))
    return 0


# ------------------------------------------------------------------------------------------- demo-class


def add_demo_class(commands):
    command = add_command(
        commands,
        "demo-class",
        demo_class,
        "write the submissions of a made-up class, and the scores that grading has to find",
        "lossedu demo-class _build/course --students 24 --seed 1",
    )
    command.add_argument("folder", metavar="DIR", help="course folder with source/ and release/")
    command.add_argument(
        "--students", type=positive, default=24, metavar="N", help="size of the class (default: 24)"
    )
    command.add_argument(
        "--seed", type=int, default=1, metavar="S", help="the same seed gives the same class"
    )
    command.add_argument("--assignment", metavar="NAME", help="this one only (default: all)")
    command.epilog = f"{CLASS_OF}\n\n{command.epilog}"


def demo_class(options):
    """Write a demo class and say how many students it has."""
    from lossedu import demo

    lines = demo.write_class(options.folder, options.students, options.seed, options.assignment)
    print("\n".join(lines))
    return 0
