"""Measure lossedu beside the libraries that compute the same, and write the table to _build/bench."""

import argparse
import json
import math
from pathlib import Path

from threadpoolctl import threadpool_limits

from bench import ground, imports, report, rivals, timing

FOLDER = Path("_build/bench")


def main():
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="measure these functions and write nothing")
    parser.add_argument("--repeats", type=int, default=21, help="pairs of measurements (%(default)s)")
    options = parser.parse_args()
    if rivals.torch:
        rivals.torch.set_num_threads(1)

    print("\n".join(report.head()))
    results = []
    with threadpool_limits(1):
        for case in ground.cases():
            if not options.names or case.name in options.names:
                results.append(measured(case, options.repeats))
                print(report.row(results[-1]), flush=True)
    if options.names:
        return
    started = imports.measured(options.repeats)
    print("\n".join(report.conclusions(results, started)))
    write(results, started)


def measured(case, repeats):
    """Return what is known of one case: our time for an entry, and the ratios to the rivals."""
    ratios = {}
    times = timing.pairs(case.call_ours, case.call_ours, 3)
    for library in case.rivals:
        case.check(library)
        times = timing.pairs(case.call_ours, case.rival_call(library), repeats)
        ratios[library] = timing.ratio(times)
    return {
        "name": case.name,
        "operation": case.operation,
        "shape": case.shape,
        "ns_an_entry": timing.median_of_ours(times) / math.prod(case.shape) * 1e9,
        "ratios": ratios,
        "rivals": case.rivals,
    }


def write(results, started):
    """Write the table for people and the numbers for programs."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = [*report.head(), *map(report.row, results), *report.conclusions(results, started)]
    lines += report.expressions(results)
    (FOLDER / "ground.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    facts = {"versions": report.versions(), "functions": results, "imports": started}
    (FOLDER / "ground.json").write_text(json.dumps(facts, indent=1, default=vars) + "\n", encoding="utf-8")
    print(f"\nWritten to {FOLDER}/ground.md and {FOLDER}/ground.json")


if __name__ == "__main__":
    main()
