"""What plain nbgrader does with the same attacks: run by hand, `python tests/hostile/plain.py`, not in CI.

Each attack is graded with one honest submission behind it by `nbgrader autograde` as it comes, in a
course and a home of its own, by a user of its own, in a process namespace that ends with it and from
which no network leads out. Those that would harm the machine all the same are left out, and the reason
is written down. The results go to book/_data/hostile.json.
"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent), str(ROOT)]

from hostile import classes  # noqa: E402
from hostile.test_hostile import Canaries, files_below  # noqa: E402
from nbgrader.api import Gradebook  # noqa: E402

from bench.checks.report import table  # noqa: E402
from lossedu.grading.environment import with_own_programs  # noqa: E402

RESULTS = ROOT / "book" / "_data" / "hostile.json"
LEFT_OUT = {
    "fork_bomb": "would take the processes of this machine",
    "thread_bomb": "would take the threads of this machine",
    "fifty_gigabytes": "would take the memory of this machine",
    "prints_a_gigabyte": "would take the memory of this machine",
    "fills_disk": "would fill the disk of this machine",
}
HARMS = {
    "source": "changes the tests",
    "submitted": "changes what others handed in",
    "notes.txt": "changes a file of the instructor's",
}
SAYS = {"fills_disk_by_cells": "writes without a limit"}  # what it means that an attack says HARM
NEXT = "zz_honest"  # graded after the attack
CONFIG = """
c = get_config()
c.Execute.timeout = 10
c.Execute.interrupt_on_timeout = True
c.Exchange.root = "/nonexistent"
"""
SECONDS = 150
MEMORY = 6 << 30
NOBODY = "61184"


def main(names):
    """Grade all attacks, two at a time, and write what came of them."""
    os.environ.update(with_own_programs())
    attacks = [one for one in classes.submissions("attacks") if not names or one.name in names]
    with tempfile.TemporaryDirectory(prefix="plain-") as folder, ThreadPoolExecutor(2) as pool:
        release = released(Path(folder))
        results = dict(pool.map(lambda one: result(one, release), attacks))
    if RESULTS.is_file() and names:
        results = json.loads(RESULTS.read_text()) | results
    RESULTS.write_text(json.dumps(dict(sorted(results.items())), indent=1) + "\n", encoding="utf-8")
    RESULTS.with_suffix(".md").write_text("\n".join(lines(results)) + "\n", encoding="utf-8")


# -------------------------------------------------------------------------------------------- the table


def lines(results):
    """The results as a table in Markdown, with counts before it."""
    tried = [found for found in results.values() if "left_out" not in found]
    rows = [
        [does(name), f"{found['honest']:g}" if "honest" in found else "", words(name, found)]
        for name, found in sorted(results.items())
    ]
    return [
        f"Of {len(tried)} attacks that were tried on plain nbgrader, "
        f"{sum(earns(found) for found in tried)} earn marks that their honest part does not, "
        f"{sum(harms(found) for found in tried)} read or change what is not theirs, "
        f"and {sum(found['stopped'] for found in tried)} stop the grading of the next student.",
        "",
        "::::{dropdown} The attacks one by one",
        *table(["What the attack does", "Honest points", "Plain nbgrader"], rows),
        "::::",
    ]


def does(name):
    """The sentence at the head of an attack, safe in a cell of a table."""
    text = ast.get_docstring(ast.parse((HERE / "attacks" / f"{name}.py").read_text(encoding="utf-8")))
    return re.sub(r"([_*<>|\[\]`$\\])", r"\\\1", " ".join(text.split()))


def words(name, found):
    """What came of an attack, in words."""
    if "left_out" in found:
        return f"not tried: {found['left_out']}"
    said = [f"earns {found['points']:g}"] if earns(found) else []
    said += [SAYS.get(name, "reads what it should not")] if found.get("said") else []
    said += [HARMS.get(what, what) for what in found["harmed"]]
    said += ["stops the next student's grading"] if found["stopped"] else []
    if not earns(found) and not found["stopped"]:
        said += loses(found)
    return ", ".join(said) or "nothing"


def earns(found):
    """Whether an attack has more points than its honest part."""
    return (found["points"] or 0) > found["honest"]


def harms(found):
    """Whether an attack read or changed something outside."""
    return bool(found["harmed"] or found.get("said"))


def loses(found):
    """What the honest part lost, as a list of at most one text."""
    if found["points"] is None:
        return ["is not graded"]
    return [f"loses {found['honest'] - found['points']:g}"] if found["points"] < found["honest"] else []


# -------------------------------------------------------------------------------------------- one attack


def released(course):
    """The gradebook of a course that has released the assignment and graded nobody."""
    classes.make_course(course, [], {})
    (course / "nbgrader_config.py").write_text(CONFIG)
    if nbgrader(course, "generate_assignment", classes.ASSIGNMENT) != 0:
        raise RuntimeError("nbgrader could not release the assignment, so nothing would be graded")
    return course / "gradebook.db"


def result(one, release):
    """The name of an attack, and what came of it."""
    if one.name in LEFT_OUT:
        return one.name, {"left_out": LEFT_OUT[one.name]}
    folder = Path(tempfile.mkdtemp(prefix="plain-"))
    shutil.copy(release, folder)
    os.chmod(folder / release.name, 0o666)
    try:
        run_walled(one, folder)
        path = folder / "result.json"
        nothing = {"points": None, "stopped": True, "harmed": []}
        found = json.loads(path.read_text()) if path.is_file() else nothing
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(one.name, found, flush=True)
    return one.name, found | {"honest": one.earns}


def run_walled(one, folder):
    """Run `plain.py --inside` where only one folder can be written."""
    os.chmod(folder, 0o777)
    wall = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]
    wall += ["--tmpfs", "/run", "--ro-bind", str(ROOT), str(ROOT), "--bind", str(folder), str(folder)]
    wall += ["--unshare-pid", "--unshare-net", "--unshare-ipc"]
    wall += ["--unshare-user", "--uid", NOBODY, "--gid", NOBODY, "--cap-drop", "ALL"]
    wall += ["--die-with-parent", "--chdir", str(folder), "--clearenv"]
    variables = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    for name, value in variables.items():
        wall += ["--setenv", name, value]
    inside = ["prlimit", f"--as={MEMORY}", sys.executable, __file__, "--inside", one.name, str(folder)]
    with open(folder / "log", "wb") as log:
        try:
            subprocess.run([*wall, *inside], stdout=log, stderr=log, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return


def inside(name, folder):
    """Make the course, let nbgrader grade it, and write down what came of it."""
    one = classes.submission(HERE / "attacks" / f"{name}.py")
    after = classes.Submission(NEXT, NEXT, {}, [], tuple(classes.POINTS), earns=0, status=None, files={})
    canaries = Canaries(folder)
    course = folder / "course"
    course.mkdir()
    classes.make_course(course, [one, after], canaries.targets(course))
    (course / "nbgrader_config.py").write_text(CONFIG)
    shutil.copy(folder / "gradebook.db", course)
    watched = [course / "source", course / "submitted", canaries.home / "notes.txt"]
    before = [files_below(place) if place.is_dir() else place.read_bytes() for place in watched]
    nbgrader(course, "autograde", classes.ASSIGNMENT)
    harmed = [place.name for place, was in zip(watched, before, strict=True) if now(place) != was]
    found = {"points": points(course, one.student)}
    found["stopped"] = points(course, NEXT) != sum(classes.POINTS.values())
    found["harmed"] = harmed + sorted({f"called {kind}" for kind, _ in canaries.heard})
    if canaries.process.poll() is not None:
        found["harmed"].append("killed a process")
    found["said"] = said(course, one)
    (folder / "result.json").write_text(json.dumps(found))


def now(place):
    """What a file or folder holds now, None if it has gone."""
    if place.is_dir():
        return files_below(place)
    return place.read_bytes() if place.is_file() else None


def nbgrader(course, *command):
    """Run one command of nbgrader's, for half of the time at most; returns its status, None if that was too
    little.
    """
    try:
        return subprocess.run(
            ["nbgrader", *command], cwd=course, timeout=SECONDS / 2 - 10, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        print("too slow", command)
        return None


def points(course, student):
    """The score in the gradebook, None if there is none."""
    try:
        with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
            return book.find_submission(classes.ASSIGNMENT, student).score
    except Exception:  # no gradebook, no submission, or a gradebook that an attack has written
        return None


def said(course, one):
    """Whether an attack printed that it had got what it should not have."""
    path = course / "autograded" / one.student / classes.ASSIGNMENT / f"{classes.ASSIGNMENT}.ipynb"
    try:
        return "\nHARM:" in "\n" + classes.printed(classes.nbformat.read(path, as_version=4))
    except Exception:
        return None


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], Path(sys.argv[3]))
    else:
        main(sys.argv[1:])
