"""Make the student's notebooks in exercises/ from the instructor's assignments in solutions/.

    python tools/make_exercises.py           make what is out of date
    python tools/make_exercises.py --check   change nothing; fail if exercises/ is out of step

solutions/NAME.py -> _build/course/source/NAME/NAME.ipynb -> (nbgrader generate_assignment) ->
_build/course/release/NAME/NAME.ipynb -> exercises/NAME.ipynb. nbgrader also enters the assignment and its
points into the course's gradebook. A second run finds nothing to do and touches no file.
"""

import argparse
import hashlib
import os
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import jupytext
import nbformat

import lossedu

ROOT = Path(__file__).resolve().parents[1]
SOLUTIONS = ROOT / "solutions"
EXERCISES = ROOT / "exercises"
COURSE = ROOT / "_build" / "course"
STAMPS = ROOT / "_build" / "stamps"
CONFIG = ROOT / "nbgrader_config.py"


def source_notebook(path):
    """Return an assignment as the text of a notebook; equal assignments give equal bytes.

    jupytext draws new cell ids at every reading: ours are the grade_id, or the place of a cell without one.
    """
    notebook = jupytext.read(path)
    for place, cell in enumerate(notebook.cells):
        about = cell.metadata.get("nbgrader", {})
        cell.id = about.get("grade_id", f"cell-{place:02d}")
        cell.source = cell.source.replace("{version}", lossedu.__version__)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": kernel,
            "language_info": {"name": "python"},
            "lossedu": {"assignment": path.stem, "version": lossedu.__version__},
        }
    )
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def release(source, name, course):
    """Run nbgrader generate_assignment on a source notebook in a course folder; return the student's version.

    Raises SystemExit with nbgrader's own log if it fails.
    """
    folder = course / "source" / name
    folder.mkdir(parents=True, exist_ok=True)
    write_if_changed(folder / f"{name}.ipynb", source)
    extra = sorted(path.name for path in folder.iterdir() if path.name != f"{name}.ipynb")
    if extra:
        sys.exit(f"{folder} holds {', '.join(extra)}: nbgrader would hand it to the students. Move it away.")
    from nbgrader.apps import NbGraderAPI  # loads for seconds, and is not needed when all is up to date
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader(str(CONFIG)).load_config()
    config.CourseDirectory.root = str(course)
    result = NbGraderAPI(config=config).generate_assignment(name, force=True)
    if not result["success"]:
        sys.exit(f"nbgrader could not release {name}.\n{result.get('log', '')}\n{result.get('error', '')}")
    released = course / "release" / name / f"{name}.ipynb"
    write_if_changed(released, read(released).rstrip("\n") + "\n")
    return read(released)


def read(path):
    """Return what a text file says, nothing if there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def write_if_changed(path, text):
    """Write a text file unless it says the same already; return whether it was written."""
    if path.exists() and read(path) == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def fingerprint(source):
    """Return a digest of all that a release depends on: the notebook, nbgrader and its settings."""
    parts = [source, CONFIG.read_text(encoding="utf-8"), version("nbgrader")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def make(path):
    """Bring one assignment up to date; return whether anything had to be done."""
    name = path.stem
    source = source_notebook(path)
    stamp = STAMPS / f"exercise-{name}"
    exercise = EXERCISES / f"{name}.ipynb"
    released = COURSE / "release" / name / f"{name}.ipynb"
    done = read(stamp) == fingerprint(source)
    if done and exercise.exists() and read(exercise) == read(released):
        return False
    write_if_changed(exercise, release(source, name, COURSE))
    write_if_changed(stamp, fingerprint(source))
    return True


def out_of_step(assignments):
    """Return the names of assignments whose exercise is not what they give now.

    The comparison is made in a temporary course: the one below _build/ stays as it is.
    """
    stale = []
    with tempfile.TemporaryDirectory() as course:
        for path in assignments:
            exercise = EXERCISES / f"{path.stem}.ipynb"
            if not exercise.exists() or read(exercise) != release(
                source_notebook(path), path.stem, Path(course)
            ):
                stale.append(path.stem)
    return stale


def main(arguments=None):
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description="Make exercises/ from solutions/.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if out of step")
    options = parser.parse_args(arguments)
    # nbgrader starts alembic by its bare name: find the one beside this Python, activated or not.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    assignments = sorted(SOLUTIONS.glob("*.py"))
    expected = {f"{path.stem}.ipynb" for path in assignments}
    orphans = sorted(path.name for path in EXERCISES.glob("*.ipynb") if path.name not in expected)
    if orphans:
        print(f"exercises/ holds {', '.join(orphans)} without an assignment in solutions/", file=sys.stderr)
        return 1
    if options.check:
        stale = out_of_step(assignments)
        for name in stale:
            print(f"exercises/{name}.ipynb is out of step: run make exercises", file=sys.stderr)
        return 1 if stale else 0
    for path in assignments:
        print(f"exercises/{path.stem}.ipynb {'made' if make(path) else 'is up to date'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
