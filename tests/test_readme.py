"""The example in the README is run, and the pictures it shows are there."""

import doctest
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_example_runs():
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried >= 4
    assert failed == 0


def test_pictures_and_files_exist():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text) if not target.startswith("http")]
    assert len(targets) >= 4
    for target in targets:
        assert (ROOT / target).is_file(), target


def test_pictures_say_what_they_show():
    alts = re.findall(r"!\[([^\]]*)\]", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(alts) == 2
    for alt in alts:
        assert len(alt.split()) >= 10
