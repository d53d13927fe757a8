"""The commands that the documents promise exist, and `make help` explains each."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from lossedu import cli

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "book").glob("*.md")]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def explained():
    output = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^make (\S+) +(\S.*)$", output, flags=re.MULTILINE))


def test_help_explains_every_command():
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE).group(1).split()
    assert set(explained()) == set(phony)


def test_documents_name_only_commands_that_exist():
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^ *)make ([a-z-]+)(?:`|$| +#)", text, flags=re.MULTILINE))
        assert named <= set(explained()), path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_show_only_calls_that_the_command_line_takes(path):
    text = path.read_text(encoding="utf-8")
    for line in re.findall(r"^ *lossedu (\w.*)$", text, flags=re.MULTILINE):
        cli.parser().parse_args(line.partition(" #")[0].split())


def test_documents_show_calls():
    assert sum("lossedu grade" in path.read_text(encoding="utf-8") for path in DOCUMENTS) >= 2


def test_ci_runs_the_same_tests():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text(encoding="utf-8").splitlines()
