"""Measure the built site with Lighthouse, and how long it takes to build; write a table to _build/bench."""

import argparse
import os
import sys
from pathlib import Path

from bench.site import builds, lighthouse

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]

import site_server  # noqa: E402  (a script of tools/)
import visits  # noqa: E402  (a helper of tests/)

PAGES = [
    "book/index.html",
    "book/02-mean-squared-error.html",
    "book/notation.html",
    "book/errata.html",
    "search.html",
]
ABOUT = """\
# The site, measured

Scores are those of Lighthouse, from 0 to 100, the median of {runs} runs on an empty cache. Bytes are counted
as a host of static pages sends them, text compressed, headers included. {versions}, {processors} processors.
"""


def table(headings, rows):
    """Return a table in Markdown as lines."""
    lines = [headings, ["---"] * len(headings), *rows]
    return [f"| {' | '.join(map(str, cells))} |" for cells in lines]


def score_rows(results):
    """Return a row for each result."""
    return [
        [r.page, r.device, *r.scores, f"{r.size / 1000:.0f} kB", "yes" if r.reaches_goal() else "NO"]
        for r in results
    ]


def scores(pages, devices, runs, browser):
    """Run Lighthouse on each page; return the results and the checks that failed."""
    results, failed = [], set()
    with site_server.serving() as address:
        for page in pages:
            for device in devices:
                reports = [lighthouse.run(address + page, device, browser) for _ in range(runs)]
                results.append(lighthouse.result(page, device, reports))
                failed.update(lighthouse.complaints(reports))
                print(*score_rows(results[-1:])[0], flush=True)
    return results, sorted(failed)


def main():
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of Lighthouse for each page (%(default)s)")
    parser.add_argument("--pages", nargs="+", default=PAGES, help="addresses below the site's")
    parser.add_argument("--devices", nargs="+", default=list(lighthouse.GOALS))
    parser.add_argument("--no-builds", action="store_true", help="leave out the times of builds")
    options = parser.parse_args()
    browser = visits.chromium_path()
    if browser is None:
        sys.exit("Chromium is missing (on Debian: apt-get install chromium)")

    results, failed = scores(options.pages, options.devices, options.runs, browser)
    versions = f"Lighthouse {lighthouse.version()}, {lighthouse.browser_version(browser)}"
    lines = [ABOUT.format(runs=options.runs, versions=versions, processors=os.cpu_count())]
    headings = ["page", "device", *lighthouse.CATEGORIES, "sent", "goal"]
    lines += table(headings, score_rows(results))
    lines += ["", f"Checks that failed: {', '.join(failed) or 'none'}."]
    if not options.no_builds:
        times = [[what, f"{taken:.1f} s"] for what, taken in builds.measured().items()]
        lines += ["", *table(["build of the book", "time"], times)]
    target = ROOT / "_build" / "bench" / "site.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
