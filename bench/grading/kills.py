"""A class graded while its processes are killed, beside one that was left in peace.

Every kind of process has its turn, each kill at a random moment. After the death of the one that hands out
work, the same command is started again at once. When a class is done it is compared with the undisturbed one,
and a new copy of it begins, until there were as many kills as wanted.
"""

import collections
import contextlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time

import psutil

from bench.grading import classes
from bench.grading.classes import ROOT, TINY, surroundings
from bench.grading.family import Family, must, spent

STUDENTS = 200
LARGE = 1000
KILLS = 100
KINDS = ("coordinator", "worker", "forkserver", "tracker", "wall", "zygote", "student or tester")
TABLES = (  # of nbgrader, those that others refer to first
    "alembic_version",
    "course",
    "student",
    "assignment",
    "notebook",
    "base_cell",
    "source_cell",
    "grade_cells",
    "solution_cells",
    "task_cells",
    "submitted_assignment",
    "submitted_notebook",
    "grade",
    "comment",
)
LONGEST_PAUSE = 1.0  # seconds between two kills
WAIT_FOR_KIND = 5.0  # seconds in which a process of the wanted kind has to turn up
MOST_RUNS = 20  # of the same command without a death of its first process, until a class is done
IDENTIFIER = re.compile(r"[0-9a-f]{32}")


def measured(students, kills, folder, seed=1):
    """Return the facts about so many kills while classes of so many students are graded."""
    rng = random.Random(seed)
    course = classes.tiny_course(folder / "course", students)
    peaceful = classes.copied(course, folder / "peaceful")
    must(spent(classes.grading(peaceful, TINY), folder / "peaceful.log"))
    wanted = outcome(peaceful)
    facts = {"students": students, "kills": collections.Counter(), "runs": 0, "classes": 0}
    facts |= {"differences": [], "left_running": 0}
    while facts["kills"].total() < kills:
        copy = classes.copied(course, folder / f"class-{facts['classes']}")
        facts["classes"] += 1
        disturbed(copy, kills, facts, rng)
        facts["differences"] += differences(wanted, outcome(copy))
        shutil.rmtree(copy.root)
    return facts


def disturbed(course, kills, facts, rng):
    """Grade a class to its end while processes are killed; count in ``facts`` what happened."""
    with contextlib.closing(Family()) as family, open(f"{course.root}.log", "w", encoding="utf-8") as log:
        for _ in range(MOST_RUNS):
            facts["runs"] += 1
            run = start(course, log)
            while run.poll() is None and facts["kills"].total() < kills:
                time.sleep(rng.uniform(0, LONGEST_PAUSE))
                kind = KINDS[facts["kills"].total() % len(KINDS)]
                if kill(kind, run, family, rng):
                    facts["kills"][kind] += 1
            if run.wait() == 0:
                break
        else:
            facts["differences"].append(f"{course.root.name} was not done after {MOST_RUNS} runs")
        left = family.wait()
        facts["left_running"] += len(left)
        for process in left:
            process.kill()
        family.wait()


def start(course, log):
    """Start grading; returns the process that hands out work."""
    command = [sys.executable, *classes.grading(course, TINY)]
    return subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, env=surroundings())


def kill(kind, run, family, rng):
    """Kill a process of this kind as soon as there is one; returns whether one was killed."""
    end = time.monotonic() + WAIT_FOR_KIND
    while run.poll() is None and time.monotonic() < end:
        found = [process for process in family.members() if kind_of(process, run.pid) == kind]
        if found:
            with contextlib.suppress(psutil.NoSuchProcess):
                rng.choice(found).kill()
                return True
        time.sleep(0.001)
    return False


def kind_of(process, coordinator):
    """Return what a process of a run is, one of KINDS, or None if it is another or has ended."""
    try:
        if process.pid == coordinator:
            return "coordinator"
        if process.name() == "bwrap":
            return "wall"
        words = " ".join(process.cmdline())
        parent = process.parent()
        above = " ".join(parent.cmdline()) if parent else ""
        is_forked = parent is not None and parent.name() != "bwrap"
    except psutil.NoSuchProcess:
        return None
    if "lossedu.isolation.zygote" in words:
        return "student or tester" if is_forked and "lossedu.isolation.zygote" in above else "zygote"
    if "multiprocessing.forkserver" in words:
        return "worker" if "multiprocessing.forkserver" in above else "forkserver"
    return "tracker" if "multiprocessing.resource_tracker" in words else None


def outcome(course):
    """Return all that grading has left: rows of the gradebook, and files of the course by name."""
    with contextlib.closing(sqlite3.connect(course.root / "gradebook.db")) as database:
        database.row_factory = sqlite3.Row
        rows = collections.Counter(rows_of(database))
    files = {}
    for folder in ("autograded", "feedback"):
        for path in (course.root / folder).rglob("*"):
            if path.is_file():
                files[str(path.relative_to(course.root))] = path.read_bytes()
    files["scores.csv"] = (course.root / "scores.csv").read_bytes()
    return rows, files


def rows_of(database):
    """Yield (table, row) of all tables; in place of an id stands what it is the id of."""
    names = database.execute("select name from sqlite_master where type = 'table'")
    tables = {name: database.execute(f"select * from {name}").fetchall() for (name,) in names.fetchall()}
    known = {}
    for name in sorted(tables, key=TABLES.index):
        for row in map(dict, tables[name]):
            described = name, *(meaning(column, value, known) for column, value in row.items())
            if "id" in row:
                known.setdefault(row["id"], described)
            yield described


def meaning(column, value, known):
    """Return a value of the gradebook, or what it is the id of; students and courses have names for ids."""
    is_id = column == "id" or column.endswith("_id")
    if is_id and IDENTIFIER.fullmatch(str(value)):
        return known.get(value, "id")
    return value


def differences(wanted, found):
    """Return sentences about all in which two outcomes differ."""
    (rows, files), (other_rows, other_files) = wanted, found
    lines = [f"missing in the gradebook: {row}" for row in rows - other_rows]
    lines += [f"too much in the gradebook: {row}" for row in other_rows - rows]
    names = sorted(files.keys() | other_files.keys())
    return lines + [f"{name} differs" for name in names if files.get(name) != other_files.get(name)]
