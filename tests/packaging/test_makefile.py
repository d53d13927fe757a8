"""The commands that the documents promise exist, and `make help` explains each."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def explained():
    output = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^make (\S+) +(\S.*)$", output, flags=re.MULTILINE))


def test_help_explains_every_command():
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE).group(1).split()
    assert set(explained()) == set(phony)


def test_documents_name_only_commands_that_exist():
    for name in ["README.md", "CONTRIBUTING.md"]:
        text = (ROOT / name).read_text(encoding="utf-8")
        named = set(re.findall(r"`make ([a-z-]+)`", text))
        assert named <= set(explained()), name


def test_ci_runs_the_same_tests():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text(encoding="utf-8").splitlines()
