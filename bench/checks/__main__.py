"""Measure how good the checks of the assignments are; write the tables that the instructor's guide shows."""

import argparse
import collections
import dataclasses
import json

from threadpoolctl import threadpool_limits
from tqdm import tqdm

from bench.checks import blind, cost, mutants, report
from bench.checks.assignments import PATHS, ROOT

DATA = ROOT / "book" / "_data" / "checks.json"
ALL_MUTANTS = ROOT / "_build" / "bench"


def main():
    parser = argparse.ArgumentParser(prog="python -m bench.checks", description=__doc__)
    parser.add_argument("assignments", nargs="*", help="how their names begin, such as 04; otherwise all")
    wanted = tuple(parser.parse_args().assignments)
    names = [path.stem for path in PATHS if not wanted or path.stem.startswith(wanted)]
    for name in names:
        write(name, measured(name))
    facts = load()
    print("\n".join(report.lines({name: facts[name] for name in names})))
    print(
        f"\nWritten to {DATA.relative_to(ROOT)}; every mutant is listed below {ALL_MUTANTS.relative_to(ROOT)}"
    )


def measured(name):
    """Return the four measures of one assignment."""
    with threadpool_limits(1):
        seconds, ratio = cost.measured(name)
    tried = mutants.measured(name, progress=lambda done, count: tqdm(done, name, count, unit=" mutants"))
    list_all(name, tried)
    return {
        "mutation": of_mutants(tried),
        "diagnosis": of_wrong(blind.diagnosis(name)),
        "acceptance": of_right(blind.acceptance(name)),
        "cost": {"seconds": round(seconds, 4), "ratio": {k: round(v, 2) for k, v in vars(ratio).items()}},
    }


def of_mutants(tried):
    """Return the counts of mutants, and the survivors."""
    counts = collections.Counter(mutant.outcome for mutant in tried)
    kept = ("task", "operator", "before", "after", "why")
    survivors = [{word: getattr(m, word) for word in kept} for m in tried if m.outcome == "survived"]
    return {
        "mutants": len(tried),
        "killed": counts["killed"],
        "equivalent": counts["equivalent"],
        "survivors": survivors,
    }


def of_wrong(marked):
    """Return the counts of wrong answers, and those that were not named right."""
    counts = collections.Counter(one.outcome for one in marked)
    others = [
        {"file": m.answer.file, "task": m.answer.task, "outcome": m.outcome, "found": list(m.found)}
        for m in marked
        if m.outcome != "named right"
    ]
    return {"outcomes": {word: counts[word] for word in blind.OUTCOMES}, "others": others}


def of_right(marked):
    """Return the count of right answers, and those that did not get full marks."""
    refused = [
        {"file": m.answer.file, "task": m.answer.task, "fault": m.fault} for m in marked if not m.full_marks
    ]
    return {"answers": len(marked), "refused": refused}


def load(path=DATA):
    """Return what was measured before, by assignment."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write(name, facts, path=DATA):
    """Put the measures of one assignment among the others, and print the tables for the guide."""
    path.parent.mkdir(parents=True, exist_ok=True)
    known = dict(sorted((load(path) | {name: facts}).items()))
    path.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    path.with_suffix(".md").write_text("\n".join(report.lines(known)) + "\n", encoding="utf-8")


def list_all(name, tried):
    """Write every mutant with its outcome, for whoever wants to look."""
    ALL_MUTANTS.mkdir(parents=True, exist_ok=True)
    rows = [dataclasses.astuple(mutant) for mutant in tried]
    lines = [
        f"{outcome}\t{task}\t{operator}\t{a}\t{b}\t{why}" for task, operator, a, b, _, outcome, why in rows
    ]
    (ALL_MUTANTS / f"mutants-{name}.tsv").write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
