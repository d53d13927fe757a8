"""Build the wheel of lossedu into a folder. The same sources give the same bytes, whenever they are built.

    python tools/make_wheel.py _build/html

The site serves the wheel, and the students' kit carries it.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EARLIEST = "315532800"  # 1980, the first year that a zip file can name: the time of all files in the wheel


def make_wheel(folder, root=ROOT):
    """Build the wheel into ``folder``; return its path. Raises SystemExit with the log if it fails."""
    command = [sys.executable, "-m", "flit_core.wheel", "--outdir", str(folder), str(root)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": EARLIEST}
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if result.returncode:
        sys.exit(f"The wheel could not be built.\n{result.stdout}{result.stderr}")
    return next(Path(folder).glob("lossedu-*.whl"))


if __name__ == "__main__":
    print(make_wheel(sys.argv[1]))
