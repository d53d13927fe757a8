"""Wheel, sdist and the students' kit hold what they should, and nothing of the instructor's."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import install_lossedu
import make_wheel
import pytest
import student_kit

import lossedu

ROOT = Path(__file__).resolve().parents[2]
NAME = f"lossedu-{lossedu.__version__}"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with wheel and sdist, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    options = ["--no-isolation", "--sdist", "--wheel", "--outdir", str(folder)]
    command = [sys.executable, "-m", "build", *options, str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="module")
def wheel_names(built):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        return wheel.namelist()


@pytest.fixture(scope="module")
def sdist_names(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        return [member.name for member in sdist.getmembers() if member.isfile()]


def package_files():
    """The files of the package as git knows them, new ones included."""
    options = ["--cached", "--others", "--exclude-standard"]
    command = ["git", "ls-files", *options, "lossedu"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return {name for name in listed if (ROOT / name).exists()}


def test_wheel_is_the_package_and_its_metadata(wheel_names):
    package = {name for name in wheel_names if not name.startswith(f"{NAME}.dist-info/")}
    assert package == package_files()


def test_sdist_is_the_package_and_a_few_documents(sdist_names):
    inside = {str(PurePosixPath(name).relative_to(NAME)) for name in sdist_names}
    documents = {"PKG-INFO", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff"}
    assert inside == package_files() | documents


@pytest.mark.parametrize("names", ["wheel_names", "sdist_names"])
def test_nothing_of_the_instructor_is_packed(names, request):
    private = {"solutions", "exercises", "_build", "tests", "tools"}
    for name in request.getfixturevalue(names):
        path = PurePosixPath(name)
        assert private.isdisjoint(path.parts), name
        assert path.suffix != ".ipynb", name


def test_wheel_carries_licence_and_version(built):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        metadata = wheel.read(f"{NAME}.dist-info/METADATA").decode()
        licence = wheel.read(f"{NAME}.dist-info/licenses/LICENSE").decode()
    assert f"Version: {lossedu.__version__}" in metadata
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_equal_sources_give_equal_wheels_whenever_they_are_built(tmp_path):
    first = make_wheel.make_wheel(tmp_path / "first")
    later = tmp_path / "later"
    shutil.copytree(ROOT / "lossedu", later / "lossedu")
    for name in ["pyproject.toml", "README.md", "LICENSE"]:
        shutil.copyfile(ROOT / name, later / name)
    for path in later.rglob("*"):
        os.utime(path, (1e9, 1e9))
    second = make_wheel.make_wheel(tmp_path / "second", later)
    assert first.name == second.name == install_lossedu.wheel_name()
    assert first.read_bytes() == second.read_bytes()


def test_student_kit_holds_wheel_exercises_and_a_start(built, tmp_path):
    wheel = next(built.glob("*.whl"))
    exercises = sorted((ROOT / "exercises").glob("*.ipynb"))
    student_kit.write_kit(wheel, exercises, tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as kit:
        names = set(kit.namelist())
        start = kit.read("lossedu/START.txt").decode()
    documents = {"lossedu/START.txt", "lossedu/LICENSE", "lossedu/LICENSE-text", f"lossedu/{wheel.name}"}
    assert names == documents | {f"lossedu/exercises/{path.name}" for path in exercises}
    assert wheel.name in start
    assert exercises[0].name in start
