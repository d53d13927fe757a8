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
        (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": {"a": 1}}', "has no list of cells"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"nbformat": ' + b"1" * 5000 + b"}", "holds a number that is too long"),
    ],
)
def test_broken_files_are_refused_with_a_reason(tmp_path, data, words):
    with pytest.raises(Ungradable, match=words.replace("(", r"\(").replace(")", r"\)")):
        inspect(handed_in(tmp_path / "s", data), ["toy"])


@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
@pytest.mark.parametrize("source", [None, 5, {"a": 1}, [1], ["a", None], "missing"])
def test_cells_whose_source_is_no_text_are_refused(kind, source):
    cell = {"cell_type": kind, "metadata": {}, "source": source}
    if source == "missing":
        del cell["source"]
    with pytest.raises(Ungradable, match="the source of cell 2 is no text"):
        parse("toy.ipynb", with_cells(json.loads(GOOD)["cells"][0], cell))


@pytest.mark.parametrize("kind", [None, 5, ["code"], {}, "heading"])
def test_cells_of_no_known_type_are_refused(kind):
    with pytest.raises(Ungradable, match="cell 1 is neither code nor text"):
        parse("toy.ipynb", with_cells({"cell_type": kind, "metadata": {}, "source": ""}))


@pytest.mark.parametrize("odd", [None, 5, "text", [], [5], {"a": 1}, {"a": {"b": {}}}])
def test_what_is_odd_about_a_cell_besides_goes(odd):
    cell = {"cell_type": "markdown", "source": ["a\n", "b"]}
    cell |= dict.fromkeys(("metadata", "attachments", "id", "outputs", "more"), odd)
    notebook, _ = parse("toy.ipynb", with_cells(cell))
    assert notebook.cells[0].source == "a\nb"
    assert set(notebook.cells[0]) <= {"cell_type", "source", "metadata", "attachments", "id"}
    assert not any(notebook.cells[0].get("attachments", {}).values())


def with_cells(*cells):
    """The bytes of a notebook."""
    return json.dumps(json.loads(GOOD) | {"cells": cells}).encode()


def test_of_the_metadata_the_kernel_and_the_language_are_left():
    mode = {"name": "ipython", "version": 3}
    language = {"name": "python", "version": "3.11.4", "file_extension": ".py", "codemirror_mode": mode}
    known = {
        "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
        "language_info": language | {"mimetype": "text/x-python", "pygments_lexer": "ipython3"},
    }
    data = json.loads(GOOD) | {"metadata": known | {"widgets": {}, "authors": [{}]}}
    assert parse("toy.ipynb", json.dumps(data).encode())[0].metadata == known


@pytest.mark.parametrize(
    ("odd", "left"),
    [
        ("python", {}),
        ([{}], {}),
        ({"kernelspec": "python"}, {}),
        ({"kernelspec": {"x": [{}], "name": [{}], "language": "a" * 201}}, {"kernelspec": {}}),
        ({"language_info": {"name": "a' onclick='alert(1)"}}, {"language_info": {}}),
        ({"language_info": {"version": "3", "name": 5000}}, {"language_info": {"version": "3"}}),
    ],
)
def test_metadata_of_other_kinds_go(odd, left):
    assert parse("toy.ipynb", json.dumps(json.loads(GOOD) | {"metadata": odd}).encode())[0].metadata == left


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
