"""Pack what a student needs into one zip: the exercises, the lossedu wheel, and how to start.

Run as ``python tools/student_kit.py``; the zip is written to _build/dist.
"""

import sys
import tempfile
import zipfile
from pathlib import Path

from make_wheel import make_wheel

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "_build" / "dist"

START = """\
How to start

You need Python 3.11 or newer. In this folder:

    python -m venv env
    env/bin/pip install "{wheel}[student]"
    env/bin/jupyter lab exercises

On Windows write env\\Scripts\\ in place of env/bin/.

Before you hand a notebook in, look at what its checks say:

    env/bin/lossedu check exercises/{notebook}
"""


def write_kit(wheel, exercises, target):
    """Write the zip ``target``: START.txt, licences, the wheel and the exercises, below one folder."""
    start = START.format(wheel=wheel.name, notebook=exercises[0].name)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kit:
        kit.writestr("lossedu/START.txt", start)
        for path in [ROOT / "LICENSE", ROOT / "LICENSE-text", wheel]:
            kit.write(path, f"lossedu/{path.name}")
        for path in exercises:
            kit.write(path, f"lossedu/exercises/{path.name}")


def main():
    """Build the wheel, pack the kit and say where it is."""
    exercises = sorted((ROOT / "exercises").glob("*.ipynb"))
    if not exercises:
        sys.exit("There are no exercises yet: run `make exercises` first.")
    DIST.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wheel = make_wheel(folder)
        target = DIST / f"lossedu-student-kit-{wheel.name.split('-')[1]}.zip"
        write_kit(wheel, exercises, target)
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
