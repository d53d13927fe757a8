"""How long the book takes to build: from nothing, after a change of one chapter, and with nothing to do."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ["_config.yml", "_toc.yml", "book", "exercises", "lossedu", "tools", "pyproject.toml", "README.md"]
NEW_CELL = "\n```{code-cell} ipython3\n:tags: [remove-cell]\n\nassert True\n```\n"


def seconds(command, folder):
    """Return how long a command takes, by the clock on the wall. Raises if it fails."""
    start = time.perf_counter()
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    }
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def measured():
    """Return seconds by what was done. The sources are copied, so that the checkout stays as it is."""
    build = [sys.executable, "tools/build_book.py"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in SOURCES:
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
            copy(ROOT / source, folder / source)
        times = {"from nothing": seconds(build, folder)}
        chapter = sorted((folder / "book").glob("[0-9][0-9]-*.md"))[0]
        chapter.write_text(chapter.read_text(encoding="utf-8") + NEW_CELL, encoding="utf-8")
        times["one chapter changed"] = seconds(build, folder)
    times["nothing changed"] = seconds(["make", "book"], ROOT)
    return times
