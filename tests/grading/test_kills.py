"""Whatever process of a run is killed, and whenever: a second run gives what an undisturbed one gives."""

import pytest

from bench.grading import kills

pytestmark = pytest.mark.xdist_group("kills")  # one run, which takes all processors


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    """Each kind of process is killed once."""
    return kills.measured(12, len(kills.KINDS), tmp_path_factory.mktemp("kills"))


def test_every_kind_of_process_was_killed(facts):
    assert facts["kills"] == dict.fromkeys(kills.KINDS, 1)


def test_nothing_differs_from_an_undisturbed_run(facts):
    assert facts["differences"] == []


def test_no_process_is_left_running(facts):
    assert facts["left_running"] == 0


def test_a_difference_is_found():
    wanted = {("grade", 1.0): 1}, {"autograded/1/a.ipynb": b"1"}
    found = {("grade", 2.0): 1}, {"autograded/1/a.ipynb": b"2"}
    lines = kills.differences(*((kills.collections.Counter(rows), files) for rows, files in (wanted, found)))
    assert lines == [
        "missing in the gradebook: ('grade', 1.0)",
        "too much in the gradebook: ('grade', 2.0)",
        "autograded/1/a.ipynb differs",
    ]
