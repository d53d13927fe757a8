"""The documents at the top agree with the package, and the lock with pyproject.toml."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

import lossedu

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", LOCK, flags=re.MULTILINE))


def requirements():
    """Every requirement of pyproject.toml but the package's own name."""
    project = PYPROJECT["project"]
    listed = [*project["dependencies"], *PYPROJECT["build-system"]["requires"]]
    for extra in project["optional-dependencies"].values():
        listed += extra
    return [Requirement(line) for line in listed if not line.startswith("lossedu")]


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_the_lock_meets_each_requirement(requirement):
    name = re.sub(r"[._]", "-", requirement.name)
    assert requirement.specifier.contains(PINNED[name])


def test_every_pin_has_a_hash():
    entries = re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)
    pins = [entry for entry in entries if re.match(r"[a-z0-9._-]+==", entry)]
    assert len(pins) == len(PINNED)
    for pin in pins:
        assert "--hash=sha256:" in pin, pin


def test_the_lock_holds_no_address_and_no_local_version():
    options = re.findall(r"^\s*--(?!hash=)\S+", LOCK, flags=re.MULTILINE)
    assert options == []
    assert "://" not in LOCK
    assert [version for version in PINNED.values() if "+" in version] == []


def test_pytorch_is_not_in_the_lock():
    assert "numpy" in PINNED
    assert "torch" not in PINNED


def test_every_dependency_says_why_it_is_there():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for requirement in requirements():
        listing = [line for line in lines if re.match(rf'(requires = \[|\s*)"{requirement.name}\b', line)]
        assert listing, requirement.name
        for line in listing:
            assert re.search(r"# \S+", line), line


def test_installed_version_is_the_one_in_the_source():
    assert metadata.version("lossedu") == lossedu.__version__


def test_citation_names_this_version_and_licence():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == lossedu.__version__
    assert citation["license"] == PYPROJECT["project"]["license"]


def test_changelog_has_a_section_for_this_version_or_for_what_is_unreleased():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## ({re.escape(lossedu.__version__)}|Unreleased)$", changelog, flags=re.MULTILINE)
