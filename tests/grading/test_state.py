"""What was graded is kept whole, and recognised by its content."""

import os
from types import SimpleNamespace

import pytest

from lossedu.grading.outcome import FAILED, OK, Outcome
from lossedu.grading.state import State, fingerprint_of_folder


@pytest.fixture
def course(tmp_path):
    return SimpleNamespace(private=tmp_path)


def test_outcomes_survive(course):
    outcome = Outcome("001", OK, ["why"])
    State(course, "one").graded(outcome, "print")
    state = State(course, "one")
    assert state.outcome("001") == outcome
    assert state.outcome("002") is None
    assert State(course, "two").outcome("001") is None


def test_only_the_same_input_is_current(course):
    state = State(course, "one")
    state.graded(Outcome("001", OK, []), "print")
    assert state.is_current("001", "autograde", "print")
    assert not state.is_current("001", "autograde", "other")
    assert not state.is_current("002", "autograde", "print")


def test_fault_of_the_machine_is_tried_again(course):
    state = State(course, "one")
    state.graded(Outcome("001", FAILED, []), "print")
    assert not state.is_current("001", "autograde", "print")


def test_new_grading_makes_the_page_out_of_date(course):
    state = State(course, "one")
    state.graded(Outcome("001", OK, []), "print")
    state.done("001", "feedback", "page")
    assert state.is_current("001", "feedback", "page")
    state.graded(Outcome("001", OK, []), "print")
    assert not state.is_current("001", "feedback", "page")


def test_kill_while_writing_leaves_the_last_state(course, monkeypatch):
    state = State(course, "one")
    state.graded(Outcome("001", OK, []), "print")

    def killed(*paths):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        state.graded(Outcome("002", OK, []), "print")
    assert list(State(course, "one").entries) == ["001"]


def test_fingerprint_sees_names_contents_and_context(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a").write_text("1")
    (tmp_path / "sub" / "b").write_text("2")
    prints = [fingerprint_of_folder(tmp_path, "x"), fingerprint_of_folder(tmp_path, "y")]
    (tmp_path / "sub" / "b").write_text("3")
    prints.append(fingerprint_of_folder(tmp_path, "x"))
    (tmp_path / "sub" / "b").rename(tmp_path / "c")
    prints.append(fingerprint_of_folder(tmp_path, "x"))
    assert len(set(prints)) == 4
    assert fingerprint_of_folder(tmp_path, "x") == prints[-1]
