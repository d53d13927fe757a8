"""The instructor's guide agrees with the code: options, limits, sentences and settings."""

import argparse
import re
from pathlib import Path

import pytest

from lossedu import cli
from lossedu.grading import engines, folders, isolate, outcome, pairs, regrade, submission
from lossedu.grading.classroom import Options
from lossedu.grading.execute import IsolatedExecute
from lossedu.isolation import figures, link, pair, student
from lossedu.isolation.sandbox import Limits, landlock

BOOK = Path(__file__).parents[2] / "book"
GUIDE = (BOOK / "instructors.md").read_text(encoding="utf-8")


def options_of(command):
    """Return the options of a command of `lossedu` by which it is told what to do."""
    choices = next(a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction)).choices
    options = [option for action in choices[command]._actions for option in action.option_strings]
    return {option for option in options if option.startswith("--")} - {"--help", "--debug", "--course"}


def row(start):
    """Return the one line of a table of the guide that begins with a text."""
    (line,) = [line for line in GUIDE.splitlines() if line.startswith(f"| {start}")]
    return line


def test_the_options_are_those_of_the_command():
    listed = re.findall(r"^\| `(--[a-z-]+)", GUIDE, flags=re.MULTILINE)
    assert sorted(listed) == sorted(options_of("grade"))


@pytest.mark.parametrize(
    ("option", "default"),
    [
        ("`--workers N`", Options().workers),
        ("`--cell-timeout SECONDS`", IsolatedExecute().settings["cell_seconds"]),
        ("`--submission-timeout SECONDS`", IsolatedExecute().settings["submission_seconds"]),
    ],
)
def test_the_defaults_are_those_of_the_code(option, default):
    assert float(re.search(r"[0-9]+", row(option))[0]) == default


def test_the_demo_class_has_the_size_that_make_gives_it():
    makefile = (BOOK.parent / "Makefile").read_text(encoding="utf-8")
    (size,) = re.findall(r"^STUDENTS = ([0-9]+)$", makefile, flags=re.MULTILINE)
    assert f"a demo class of {size} students" in GUIDE


def test_every_outcome_is_explained():
    for status in (outcome.OK, outcome.REVIEW, outcome.UNGRADED, outcome.FAILED):
        assert row(f"{status} |")


def test_the_limits_are_those_of_the_code():
    limits = Limits()
    stated = re.findall(r"[0-9]+(?: GiB| s| MiB)?", row("limits"))
    assert stated == [
        f"{pairs.LIMITS['memory'] >> 30} GiB",
        f"{pairs.LIMITS['cpu']} s",
        f"{pair.SCRATCH_BYTES >> 20} MiB",
        f"{limits.file_size >> 20} MiB",
        str(limits.open_files),
        str(limits.processes),
    ]
    assert "looked at ten times a second" in row("limits")
    assert pair.LOOK == 1 / 10
    assert f"can hold {(limits.file_size * limits.open_files) >> 30} GiB of the disk" in GUIDE


@pytest.mark.parametrize(
    ("what", "numbers"),
    [
        ("time |", [IsolatedExecute().settings["cell_seconds"], IsolatedExecute().submission_timeout]),
        ("output |", [student.MOST_TEXT, figures.MOST, link.MOST_IN_FIGURES / 1e6]),
        ("symbolic links", [submission.MAX_BYTES / 1e6, submission.MOST_BYTES / 1e6]),
        ("a notebook beyond", [submission.MOST_OF_NOTEBOOK / 1e6, folders.MOST_ENTRIES, folders.DEEPEST]),
    ],
)
def test_the_bounds_in_the_table_of_differences(what, numbers):
    assert [float(found.replace(",", "")) for found in re.findall(r"[0-9][0-9,]*", row(what))] == numbers


def test_an_answer_is_started_again_as_often_as_it_says():
    assert "up to eleven times" in row("an answer that ends its process")
    assert link.MOST_PROCESSES == 1 + 11


def test_the_kernel_with_landlock_is_named():
    """Version 3 of Landlock came with Linux 6.2."""
    assert landlock.LEAST_VERSION == 3
    for path in (BOOK / "instructors.md", BOOK.parent / "README.md", BOOK.parent / "CONTRIBUTING.md"):
        assert re.search(r"6\.2\s+or newer", path.read_text(encoding="utf-8")), path.name


def test_sentences_of_reports_are_quoted_as_they_are():
    assert f'"{isolate.TOGETHER}"' in GUIDE
    assert f'"{isolate.NO_WALL}"' in GUIDE


def test_the_line_about_who_lost_points_is_one_of_the_command():
    (line,) = re.findall(r"^  ([0-9]+: .*->.*)$", GUIDE, flags=re.MULTILINE)
    assert line in regrade.changes.__doc__


def test_settings_that_are_named_exist():
    named = re.findall(r"IsolatedExecute\.([a-z_]+)", GUIDE)
    assert set(named) == {"submission_timeout", "withheld"}
    for name in named:
        assert IsolatedExecute().trait_metadata(name, "config")


def test_the_certificate_of_a_cluster_is_named_as_the_command_asks_for_it():
    assert re.findall(r"^export (DASK_\w+)=", GUIDE, flags=re.MULTILINE) == engines.CERTIFICATE


def test_what_is_included_is_there():
    files = re.findall(r"^```\{include\} (\S+)$", GUIDE, flags=re.MULTILINE)
    assert len(files) == 3
    for file in files:
        assert (BOOK / file).read_text(encoding="utf-8").strip()
