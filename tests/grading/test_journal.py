"""What was graded is kept whole, and recognised by its content."""

import os
from types import SimpleNamespace

import pytest

from lossedu.grading import folders
from lossedu.grading.journal import Journal, fingerprint_of_folder
from lossedu.grading.outcome import FAILED, OK, UNGRADED, Outcome


@pytest.fixture
def course(tmp_path):
    return SimpleNamespace(private=tmp_path)


def test_outcomes_survive(course):
    outcome = Outcome("001", OK, ["why"])
    Journal(course, "one").graded(outcome, "print")
    journal = Journal(course, "one")
    assert journal.outcome("001") == outcome
    assert journal.outcome("002") is None
    assert Journal(course, "two").outcome("001") is None


def test_only_the_same_input_is_current(course):
    journal = Journal(course, "one")
    journal.graded(Outcome("001", OK, []), "print")
    assert journal.is_current("001", "autograde", "print")
    assert not journal.is_current("001", "autograde", "other")
    assert not journal.is_current("002", "autograde", "print")


def test_fault_of_the_machine_is_tried_again(course):
    journal = Journal(course, "one")
    journal.graded(Outcome("001", FAILED, []), "print")
    assert not journal.is_current("001", "autograde", "print")


def test_new_grading_makes_the_page_out_of_date(course):
    journal = Journal(course, "one")
    journal.graded(Outcome("001", OK, []), "print")
    journal.done("001", "feedback", "page")
    assert journal.is_current("001", "feedback", "page")
    journal.graded(Outcome("001", OK, []), "print")
    assert not journal.is_current("001", "feedback", "page")


def test_torn_last_line_is_left_out_and_written_over(course):
    journal = Journal(course, "one")
    journal.graded(Outcome("001", OK, []), "print")
    whole = journal.path.read_bytes()
    journal.graded(Outcome("002", OK, []), "print")
    data = journal.path.read_bytes()
    for end in range(len(whole), len(data)):
        journal.path.write_bytes(data[:end])
        torn = Journal(course, "one")
        assert (list(torn.lines), torn.faults) == (["001"], [])
        torn.graded(Outcome("003", OK, []), "print")
        torn.graded(Outcome("004", OK, []), "print")
        healed = Journal(course, "one")
        assert (list(healed.lines), healed.faults) == (["001", "003", "004"], [])


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"student": "002"}',
        b'{"student": "002", "outcome": 3}',
        b'{"student": "002", "outcome": {"student": "001", "status": "ok", "reasons": []}}',
        b"[" * 100_000,
    ],
)
def test_line_that_cannot_be_read_is_named_and_costs_no_other(course, line):
    journal = Journal(course, "one")
    journal.graded(Outcome("001", OK, []), "print")
    with open(journal.path, "ab") as file:
        file.write(line + b"\n")
    journal.graded(Outcome("003", OK, []), "print")
    again = Journal(course, "one")
    assert list(again.lines) == ["001", "003"]
    assert again.faults == ["one.jsonl, line 2 cannot be read and was left out"]


def test_last_line_of_a_student_counts(course):
    journal = Journal(course, "one")
    journal.graded(Outcome("001", OK, []), "old", {"cells": 2.5})
    journal.graded(Outcome("001", UNGRADED, ["why"]), "new", {"cells": 3.5})
    again = Journal(course, "one")
    assert again.outcome("001") == Outcome("001", UNGRADED, ["why"])
    assert again.seconds("001") == {"cells": 3.5}
    assert again.seconds("002") == {}
    assert not again.is_current("001", "autograde", "old")


def test_compacting_leaves_out_what_was_replaced(course):
    journal = Journal(course, "one")
    for index in range(101):
        journal.graded(Outcome(f"{index % 50:03}", OK, []), f"print {index}")
    assert len(journal.path.read_bytes().splitlines()) == 101
    journal.compact()
    assert len(journal.path.read_bytes().splitlines()) == 50
    assert Journal(course, "one").lines == journal.lines
    journal.graded(Outcome("000", OK, []), "later")
    assert Journal(course, "one").is_current("000", "autograde", "later")


def test_journal_of_which_half_counts_is_left_alone(course):
    journal = Journal(course, "one")
    for index in range(200):
        journal.graded(Outcome(f"{index % 100:03}", OK, []), "print")
    journal.compact()
    assert len(journal.path.read_bytes().splitlines()) == 200


def test_kill_while_compacting_leaves_the_journal_as_it_was(course, monkeypatch):
    journal = Journal(course, "one")
    for index in range(101):
        journal.graded(Outcome("001", OK, []), f"print {index}")

    def killed(*paths):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        journal.compact()
    assert Journal(course, "one").is_current("001", "autograde", "print 100")


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


def test_of_a_file_too_large_to_be_read_size_and_time_count(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MAX_BYTES", 1000)
    path = tmp_path / "sparse"
    prints = set()
    for size, time in ((2000, 1), (2000, 2), (3000, 2)):
        path.touch()
        os.truncate(path, size)
        os.utime(path, (time, time))
        prints.add(fingerprint_of_folder(tmp_path))
    assert len(prints) == 3
