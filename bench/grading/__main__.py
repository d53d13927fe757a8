"""Measure what grading costs and what it withstands; write the tables that the instructor's guide shows."""

import argparse
import json
import os
import tempfile
from pathlib import Path

from bench.grading import classes, compare, growth, kills, otter, report, stock
from bench.grading.classes import ROOT

DATA = ROOT / "book" / "_data" / "grading.json"
STUDENTS = 48


def main():
    parser = argparse.ArgumentParser(prog="python -m bench.grading", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"some of {', '.join(PARTS)}; otherwise all")
    parser.add_argument("--students", type=int, help="size of the class, where it is not to grow")
    parser.add_argument("--kills", type=int, default=kills.KILLS, help="how many (%(default)s)")
    parser.add_argument("--sizes", type=int, nargs="+", default=growth.SIZES, help="classes that grow")
    parser.add_argument(
        "--large", action="store_true", help="grow to 10,000, and kill within 1,000: takes long"
    )
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there is {', '.join(PARTS)}")
    for name in options.parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="lossedu-bench-") as folder:
            write(name, under(PARTS[name], options, Path(folder)))
        print("\n".join(report.lines({name: load()[name]})), flush=True)
    print(f"\nWritten to {DATA.relative_to(ROOT)}")


def under(measure, options, folder):
    """Return the facts of one part, and how busy the machine was at their beginning and end."""
    before = os.getloadavg()[0]
    facts = measure(options, folder)
    return facts | {"processors": os.cpu_count(), "load": [before, os.getloadavg()[0]]}


def compared(options, folder):
    """Compare with plain nbgrader."""
    return compare.measured(options.students or STUDENTS, folder)


def beside_otter(options, folder):
    """Compare with otter-grader."""
    course, _ = classes.demo_course(folder / "course", options.students or STUDENTS)
    compare.rehearsal(course, classes.DEMO)
    facts = otter.measured(course, folder / "otter")
    if "fault" in facts:
        return facts
    facts["ours"] = compare.ours(course, 1).seconds
    most = {name: cell.metadata.nbgrader.points for name, cell in otter.test_cells(course).items()}
    passed = {(who, cell) for (who, cell), points in stock.scores(course).items() if points == most.get(cell)}
    theirs = {(who, cell) for who, cells in facts.pop("full_points").items() for cell in cells}
    return facts | {
        "compared": facts["students"] * len(most),
        "equal": facts["students"] * len(most) - len(passed ^ theirs),
        "differences": [f"{who}, {cell}" for who, cell in sorted(passed ^ theirs)],
    }


def growing(options, folder):
    """Grade classes of several sizes."""
    sizes = [*options.sizes, *([growth.LARGE] if options.large else [])]
    return {"sizes": growth.measured(sizes, folder)}


def killing(options, folder):
    """Grade classes while processes are killed."""
    students = options.students or (kills.LARGE if options.large else kills.STUDENTS)
    return kills.measured(students, options.kills, folder)


PARTS = {"compare": compared, "otter": beside_otter, "growth": growing, "kills": killing}


def load(path=DATA):
    """Return what was measured before, by part."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write(name, facts, path=DATA):
    """Put the facts of one part among the others, and print the tables for the guide."""
    path.parent.mkdir(parents=True, exist_ok=True)
    known = load(path) | {name: facts}
    path.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    path.with_suffix(".md").write_text("\n".join(report.lines(known)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
