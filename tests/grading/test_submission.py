"""Whatever is handed in, it is either fit for nbgrader or refused with a plain reason."""

import json

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from lossedu.grading import submission
from lossedu.grading.submission import Ungradable, gather, parse
from lossedu.grading.timestamps import odd_timestamp

GOOD = json.dumps(new_notebook(cells=[new_code_cell("1", id="one")])).encode()


def handed_in(folder, data=GOOD, name="toy.ipynb"):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder


def inspect(folder, names):
    """Look at a submission as grading does; returns what is odd about it."""
    files = gather(folder, names)
    notes = [note for name in names for note in parse(f"{name}.ipynb", files[f"{name}.ipynb"])[1]]
    return notes + odd_timestamp(folder)


def test_good_notebook_has_no_notes(tmp_path):
    assert inspect(handed_in(tmp_path / "s"), ["toy"]) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged: it stops being JSON at line 1, column 1"),
        (GOOD[:-1], "damaged"),
        (GOOD.decode().encode("utf-16"), "not UTF-8 text"),
        ('"é"'.encode("latin-1"), "not UTF-8 text (byte 1)"),
        (b"[1, 2]", "is not a notebook"),
        (b'{"nbformat": "4"}', "is not a notebook"),
        (b'{"cells": []}', "is not a notebook"),
        (b'{"nbformat": 4}', "cannot be read|is not a notebook"),
        (b'{"nbformat": 9, "nbformat_minor": 0, "cells": [], "metadata": {}}', "is not a notebook"),
        (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": "no"}', "is not a notebook"),
        (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [7]}', "is not a notebook"),
        (b'{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_broken_files_are_refused_with_a_reason(tmp_path, data, words):
    with pytest.raises(Ungradable, match=words.replace("(", r"\(").replace(")", r"\)")):
        inspect(handed_in(tmp_path / "s", data), ["toy"])


def test_misnamed_notebook_is_named(tmp_path):
    with pytest.raises(
        Ungradable, match=r"no notebook named toy.ipynb was handed in; there is toy \(1\).ipynb"
    ):
        inspect(handed_in(tmp_path / "s", name="toy (1).ipynb"), ["toy"])


def test_large_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "MAX_BYTES", 100)
    with pytest.raises(Ungradable, match="MB large"):
        inspect(handed_in(tmp_path / "s", b" " * 101), ["toy"])


def test_links_are_refused(tmp_path):
    folder = handed_in(tmp_path / "s")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "deep").mkdir()
    (folder / "deep" / "data.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(Ungradable, match=r"data.txt is a symbolic link"):
        inspect(folder, ["toy"])
    (tmp_path / "whole").symlink_to(handed_in(tmp_path / "t"))
    with pytest.raises(Ungradable, match="whole is a symbolic link"):
        inspect(tmp_path / "whole", ["toy"])


@pytest.mark.parametrize(
    ("data", "odd"),
    [
        (b"2026-01-02 03:04:05 UTC", False),
        (b"yesterday", True),
        (b"99999999-01-01", True),
        (b"\xff\xfe", True),
        (b"", True),
    ],
)
def test_odd_timestamp_is_noted(tmp_path, data, odd):
    folder = handed_in(tmp_path / "s")
    (folder / "timestamp.txt").write_bytes(data)
    notes = inspect(folder, ["toy"])
    assert len(notes) == odd
    assert all("timestamp.txt cannot be read" in note for note in notes)
