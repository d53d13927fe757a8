"""What is begun before the results can be written is what would have been done anyhow, or is done anew."""

import os
from contextlib import closing

import pytest

from lossedu.grading import classroom, headstart, task
from lossedu.grading.course import Course
from lossedu.grading.engines import EARLY, Crew
from lossedu.grading.options import Options

pytestmark = pytest.mark.xdist_group("headstart")
TOY = "toy"


class Waiting:
    """A crew that keeps what it is to begin."""

    def __init__(self):
        self.jobs = []

    def begin(self, function, jobs):
        assert function is task.grade
        self.jobs = list(jobs)


class Watching(Crew):
    """A crew that keeps the jobs of which results are asked for."""

    def __init__(self):
        super().__init__("local", 1)
        self.asked = []

    def results(self, function, jobs):
        if function is not task.grade:
            return super().results(function, jobs)
        self.asked = list(jobs)
        return super().results(function, self.asked)


def begun(course, students=None, **options):
    """The jobs that a head start gives to a crew."""
    crew = Waiting()
    headstart.begin(course, TOY, students, Options(**options), crew)
    return crew.jobs


@pytest.fixture
def course(toy, tmp_path):
    """A course with two submissions, of which the first was graded."""
    course = Course.at(toy.make_course(tmp_path).root)
    toy.hand_in(course, "001", toy.answered(why="Two equal signs."))
    classroom.grade(course, TOY, options=Options(workers=1, cell_timeout=7))
    toy.hand_in(course, "002", toy.answered(double="def double(x):\n    return 3 * x"))
    return course


def test_a_job_that_was_begun_is_done_once(tmp_path):
    with closing(Crew("local", 1)) as crew:
        crew.begin(os.mkdir, [("a", tmp_path / "a")])
        assert list(crew.results(os.mkdir, [("a", tmp_path / "a")])) == [("a", None, None)]


def test_a_job_that_turns_out_to_be_another_is_done_anew(tmp_path):
    with closing(Crew("local", 1)) as crew:
        crew.begin(os.mkdir, [("a", tmp_path / "guess")])
        assert list(crew.results(os.mkdir, [("a", tmp_path / "a")])) == [("a", None, None)]
    assert (tmp_path / "a").is_dir()


def test_no_more_is_begun_than_workers_do_soon(tmp_path):
    jobs = iter([(str(number), tmp_path / str(number)) for number in range(100)])
    with closing(Crew("local", 2)) as crew:
        crew.begin(os.mkdir, jobs)
        assert len(crew.begun) == 2 * EARLY
    assert len(list(jobs)) == 100 - 2 * EARLY


def test_what_is_begun_is_what_will_be_asked_for(course):
    (guess,) = begun(course, cell_timeout=7)
    with closing(Watching()) as crew:
        classroom.grade(course, TOY, options=Options(workers=1, cell_timeout=7), crew=crew)
    assert crew.asked == [guess]
    assert guess[0] == "002"


def test_only_what_has_to_be_graded_is_begun(course):
    assert [name for name, _ in begun(course)] == ["002"]
    assert [name for name, _ in begun(course, force=True)] == ["001", "002"]
    assert begun(course, ["001", "nobody"]) == []
    (course.source(TOY) / "data.csv").write_text("1,2")
    assert begun(course) == []


def test_no_more_is_begun_than_may_be_in_memory(course, monkeypatch):
    folders = [course.submitted(name, TOY) for name in ("001", "002")]
    size = sum((folder / "toy.ipynb").stat().st_size for folder in folders)
    monkeypatch.setattr(headstart, "MOST_BYTES", size)
    assert [name for name, _ in begun(course, force=True)] == ["001", "002"]
    monkeypatch.setattr(headstart, "MOST_BYTES", size - 1)
    assert [name for name, _ in begun(course, force=True)] == ["001"]
