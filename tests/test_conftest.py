"""The rules of conftest.py, each tried on a small suite of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = "import pytest\n\ndef test_it():\n    pytest.skip('dot is not installed')\n"
PASSING = "def test_it():\n    assert 1 + 1 == 2\n"


def run_pytest(folder, source, ci):
    (folder / "conftest.py").write_text(Path(__file__).with_name("conftest.py").read_text())
    (folder / "test_it.py").write_text(source)
    environment = {**os.environ, "CI": ci}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rs", str(folder)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("source", "ci", "code"),
    [(SKIPPING, "true", 1), (SKIPPING, "", 0), (PASSING, "true", 0)],
)
def test_a_skip_fails_the_run_in_ci_only(tmp_path, source, ci, code):
    result = run_pytest(tmp_path, source, ci)
    assert result.returncode == code, result.stdout
    assert ("dot is not installed" in result.stdout) == (source == SKIPPING)
