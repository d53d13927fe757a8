"""A course folder: its layout, its secret, its settings."""

import os
import stat

import pytest

from lossedu.grading.course import Course, CourseError


@pytest.fixture
def course(tmp_path):
    (tmp_path / "source" / "one").mkdir(parents=True)
    (tmp_path / "source" / "one" / "one.ipynb").touch()
    return Course.at(tmp_path)


def test_folder_without_sources_is_no_course(tmp_path):
    with pytest.raises(CourseError, match=r"no folder source/"):
        Course.at(tmp_path)


def test_unknown_assignment_is_answered_with_the_known_ones(course):
    assert course.notebooks("one") == ["one"]
    with pytest.raises(CourseError, match=r"'two' in .*; there is: one"):
        course.notebooks("two")


def test_students_are_those_who_handed_in(course):
    for name in ("b/one", "a/one", "a/two", "c/two", ".d/one"):
        (course.root / "submitted" / name).mkdir(parents=True)
    assert course.students("one") == ["a", "b"]


def test_secret_is_made_once(course):
    first = course.secret()
    assert len(first) == 32
    assert course.secret() == first
    assert Course(course.root).secret() == first


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
def test_secret_is_closed_to_others(course):
    course.secret()
    assert stat.S_IMODE((course.private / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE(course.private.stat().st_mode) == 0o700


def test_seeds_differ_by_assignment_student_and_course(course, tmp_path):
    (tmp_path / "other" / "source").mkdir(parents=True)
    other = Course.at(tmp_path / "other")
    seeds = [
        course.seed("one", "a"),
        course.seed("one", "b"),
        course.seed("two", "a"),
        other.seed("one", "a"),
    ]
    assert len(set(seeds)) == 4
    assert course.seed("one", "a") == seeds[0]
    assert all(0 <= seed < 2**53 for seed in seeds)


def test_names_that_join_alike_have_different_seeds(course):
    assert course.seed("ab", "c") != course.seed("a", "bc")


def test_settings_of_the_course_folder_win_but_never_move_it(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path / "source")
    (tmp_path / "source" / "nbgrader_config.py").write_text("c = get_config()\nc.Execute.timeout = 7\n")
    assert course.nbgrader_settings().Execute.timeout == 7
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\nc.Execute.timeout = 9\nc.CourseDirectory.root = '/elsewhere'\n"
    )
    settings = course.nbgrader_settings()
    assert settings.Execute.timeout == 9
    assert settings.CourseDirectory.root == str(course.root)
    assert settings.CourseDirectory.db_url.endswith("gradebook.db?timeout=60")
    assert "lossedu.grading.execute.AlignCells" in settings.Autograde.sanitize_preprocessors
