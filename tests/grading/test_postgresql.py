"""A gradebook on a PostgreSQL server holds what the one in a file does.

The server is the one at LOSSEDU_POSTGRESQL, an address such as postgresql+psycopg://USER@HOST/DATABASE with
an empty database, else one that is started here.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from gradebooks import contents

from lossedu.grading import classroom
from lossedu.grading.course import Course

TOY = "toy"
DEBIANS = "/usr/lib/postgresql/*/bin"


def program(name):
    """Path of one of PostgreSQL's programs; without it the test is skipped."""
    places = sorted(str(path) for path in Path("/").glob(DEBIANS[1:]))
    found = shutil.which(name, path=os.pathsep.join([*places, os.environ["PATH"]]))
    return found or pytest.skip(f"{name} is missing: install postgresql, or set LOSSEDU_POSTGRESQL")


def ordinary():
    """Keywords for subprocess.run: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    names = {each.pw_name for each in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def running_server():
    """A server that listens in a folder of its own and nowhere else; yields the address of its database."""
    initdb, pg_ctl, who = program("initdb"), program("pg_ctl"), ordinary()
    folder = tempfile.mkdtemp(prefix="pg-", dir="/tmp")  # short, since a socket's path may have 107 letters
    if who:
        os.chown(folder, who["user"], who["group"])
    data = f"{folder}/data"
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    make = [initdb, "--username=lossedu", "--auth=trust", "--encoding=UTF8", "--locale=C", "-D", data]
    start = [pg_ctl, "start", "--wait", "-D", data, "-o", settings, "-l", f"{folder}/log"]
    try:
        for command in (make, start):
            subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True, **who)
        yield f"postgresql+psycopg://lossedu@/postgres?host={folder}"
    finally:
        stop = [pg_ctl, "stop", "--mode=immediate", "-D", data]
        subprocess.run(stop, cwd=folder, stdout=subprocess.DEVNULL, check=False, **who)
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def address():
    """Address of an empty database."""
    given = os.environ.get("LOSSEDU_POSTGRESQL")
    if given:
        yield given
    else:
        with running_server() as url:
            yield url


def hand_in_class(course, toy):
    """Six submissions, each with something else in its rows."""
    late = toy.hand_in(course, "001", toy.answered(why="Two *equal* signs: ≥ 😀"))
    (late.parent / "timestamp.txt").write_text("2026-02-03 04:05:06 UTC")
    toy.hand_in(course, "002", toy.answered(double="def double(x):\n    return 3 * x"))
    toy.hand_in(course, "003", toy.answered(square="print('a\\0b')\ndef square(x):\n    return x * x"))
    toy.hand_in(course, "004", b"{")
    toy.hand_in(course, "005", toy.answered(double="def double(x):"))
    toy.hand_in(course, "Zoë [6]", toy.answered())
    marks = "student,grade_id,points,comment\n001,why,3,Say why for x < 0: “zero”.\n004,why,4,never seen\n"
    (course.root / "marks.csv").write_text(marks, encoding="utf-8")


def add_setting(root, name, value):
    """Add a setting of nbgrader's CourseDirectory to a course's settings."""
    with open(root / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write(f"c.CourseDirectory.{name} = {value!r}\n")


def grade(root):
    """Grade the toy course with the command of that name."""
    command = [sys.executable, "-W", "error", "-m", "lossedu", "grade", TOY, "--course", str(root)]
    return subprocess.run(
        [*command, "--marks", str(root / "marks.csv")], capture_output=True, text=True, check=False
    )


def test_all_tables_are_those_of_sqlite(address, toy, tmp_path):
    (tmp_path / "file").mkdir()
    course = toy.make_course(tmp_path / "file")
    hand_in_class(course, toy)
    add_setting(course.root, "course_id", "toy-course")  # nbgrader needs one where a server is asked
    shutil.copytree(course.root, tmp_path / "server")
    server = Course.at(tmp_path / "server")
    add_setting(server.root, "db_url", address)
    for each in (course, server):
        run = grade(each.root)
        assert run.returncode == 0, run.stderr
    found = contents(address)
    assert len(found["grade"]) == 6 * 3
    assert found == contents(course.db_url)
    assert not (server.root / "gradebook.db").exists()
    for name in ("scores.csv", "reviews.csv"):
        assert (server.root / name).read_text() == (course.root / name).read_text()
    again = classroom.grade(server, TOY, marks=server.root / "marks.csv")
    assert not any(row.fresh for row in again.rows)
    assert contents(address) == found
