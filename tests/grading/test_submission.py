"""Whatever is handed in, it is either fit for nbgrader or refused with a plain reason."""

import json
import os
import subprocess

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from lossedu.grading import folders, submission
from lossedu.grading.course import Course
from lossedu.grading.inputs import Inputs
from lossedu.grading.journal import fingerprint_of_folder
from lossedu.grading.submission import Ungradable, gather, parse, refuse_clashes
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


def test_large_files_are_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "MOST_OF_NOTEBOOK", 100)
    with pytest.raises(Ungradable, match=r"toy.ipynb is 0 MB large"):
        inspect(handed_in(tmp_path / "s", b" " * 101), ["toy"])
    monkeypatch.setattr(submission, "MAX_BYTES", 200)
    folder = handed_in(tmp_path / "s", b" " * 201, "data.txt")
    (folder / "toy.ipynb").write_bytes(b" " * 99)
    with pytest.raises(Ungradable, match=r"data.txt is 0 MB large"):
        inspect(folder, ["toy"])


def test_small_files_count_with_the_room_they_take(tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "MOST_BYTES", 10 * submission.BLOCK)
    folder = handed_in(tmp_path / "s")
    for number in range(10):
        (folder / f"{number}.txt").write_text("x")
    with pytest.raises(Ungradable, match="MB together"):
        gather(folder, ["toy"])


def test_too_many_files_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MOST_ENTRIES", 3)
    folder = handed_in(tmp_path / "s")
    for name in "ab":
        (folder / name).write_text("x")
    assert len(gather(folder, ["toy"])) == 3
    (folder / "c").mkdir()
    with pytest.raises(Ungradable, match="more than 3 files and folders"):
        gather(folder, ["toy"])


@pytest.mark.parametrize(("name", "depth"), [("a", 1500), ("a", folders.DEEPEST + 1), ("a" * 250, 5)])
def test_folders_too_deep_are_refused(tmp_path, name, depth):
    nested(handed_in(tmp_path / "s"), name, depth)
    prints = [fingerprint_of_folder(tmp_path / "s")]
    with pytest.raises(Ungradable, match="lies too deep; at most 20 folders in one another"):
        gather(tmp_path / "s", ["toy"])
    assert folders.files_below(tmp_path / "s", []) == ["toy.ipynb"]
    subprocess.run(["rm", "-r", tmp_path / "s" / name], check=True)  # pytest itself cannot
    assert fingerprint_of_folder(tmp_path / "s") not in prints


def test_folders_as_deep_as_allowed_are_read(tmp_path):
    nested(handed_in(tmp_path / "s"), "a", folders.DEEPEST - 1)
    deepest = "/".join("a" * (folders.DEEPEST - 1))
    (tmp_path / "s" / deepest / "b").write_text("x")
    assert set(gather(tmp_path / "s", ["toy"])) == {"toy.ipynb", f"{deepest}/b"}


def nested(folder, name, depth):
    """Make folders of one name in one another; the whole path is longer than the system takes."""
    place = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=place)
        inner = os.open(name, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)


def test_names_that_are_no_text_are_refused(tmp_path):
    folder = handed_in(tmp_path / "s")
    before = fingerprint_of_folder(folder)
    with open(os.path.join(os.fsencode(folder), b"\xff.txt"), "wb"):
        pass
    assert fingerprint_of_folder(folder) != before
    with pytest.raises(Ungradable, match=r"the name of \\udcff.txt is not UTF-8 text"):
        gather(folder, ["toy"])


def test_reasons_are_short_lines_without_commands(tmp_path):
    for number in range(5):
        handed_in(tmp_path / "s", name=f"{number}\x1b[2K\n\u202e{'x' * 200}.ipynb")
    with pytest.raises(Ungradable) as caught:
        gather(tmp_path / "s", ["toy"])
    reason = str(caught.value)
    assert r"0\x1b[2K\n\u202exxx" in reason
    assert reason.endswith("… and 2 more")
    assert reason.isprintable()
    assert len(reason) < 400


@pytest.mark.parametrize(
    ("files", "given", "words"),
    [
        (["data"], ["data/cups.csv"], "data is a file; the assignment has a folder there"),
        (["a.csv/b/c"], ["a.csv"], "a.csv is a folder; the assignment has a file there"),
        (["a/b/c"], ["a/b"], "a/b is a folder; the assignment has a file there"),
        (["x\ny"], ["x\ny/z"], r"x\\ny is a file"),
    ],
)
def test_a_file_in_place_of_a_folder_is_refused(files, given, words):
    with pytest.raises(Ungradable, match=words):
        refuse_clashes(dict.fromkeys(files, b""), dict.fromkeys(given, b""))
    refuse_clashes(dict.fromkeys(files), dict.fromkeys([*files, "other/data"]))


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


def test_what_the_assignment_has_beside_it_is_compared(tmp_path):
    course = Course(tmp_path)
    data = tmp_path / "source" / "toy" / "data"
    data.mkdir(parents=True)
    (data / "cups.csv").write_text("1")
    handed_in(data.parent)
    folder = tmp_path / "submitted" / "001" / "toy"
    folder.mkdir(parents=True)
    handed_in(folder, b"", "data")
    handed_in(folder)
    with pytest.raises(Ungradable, match="data is a file"):
        Inputs(course, "toy", {"toy": {}}, {}, set()).task("001")


@pytest.mark.parametrize(
    ("data", "odd"),
    [
        (b"2026-01-02 03:04:05 UTC", False),
        (b"yesterday", True),
        (b"99999999-01-01", True),
        (b"\xff\xfe", True),
        (b"", True),
        (b"2020-01-01 10:00 " + b"A" * 300, True),
        (b"2020-01-01 10:00 " + b" " * 300, True),
        (b"999999999999999999999999991999h/dev/shma\xd9\xa1", True),
        (b"1." * 60_000, True),
    ],
)
def test_odd_timestamp_is_noted(tmp_path, data, odd):
    folder = handed_in(tmp_path / "s")
    (folder / "timestamp.txt").write_bytes(data)
    notes = inspect(folder, ["toy"])
    assert len(notes) == odd
    assert all("timestamp.txt cannot be read" in note for note in notes)
