"""The student's half: runs a notebook from top to bottom, as the grader will, and says what the tests say.

Needs nbclient and a kernel, and nothing of nbgrader.
"""

import json
import subprocess
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_output

import lossedu
from lossedu.grading.cells import TIMED_OUT, error_of, grade_id, is_test, result_of, timed_out, verdict_of

KERNEL = "python3"  # whatever the notebook says: the grader runs it in this one
MOST_TIMEOUTS = 2  # a cell that will not be interrupted keeps the next one waiting
LONGEST_ERROR = 300  # characters of an error's message


class RehearsalError(Exception):
    """Why the notebook could not be run at all; the message is one plain sentence."""


@dataclass
class Rehearsal:
    """What a run has shown: reports of the tests, faults of cells, and points.

    ``note`` is a sentence about the version of lossedu where the notebook names another, else empty.
    ``points`` holds (cell, points, most) of each test cell, ``points_by_hand`` (cell, most) of each written
    answer.
    """

    reports: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    points: list = field(default_factory=list)
    points_by_hand: list = field(default_factory=list)
    note: str = ""

    @property
    def passed(self):
        """Whether every cell ran and every test gave all its points."""
        return not self.faults and all(points >= most for _, points, most in self.points)


def rehearse(path, timeout=30):
    """Run the notebook at ``path`` in a fresh kernel and return a Rehearsal.

    ``timeout`` is the time for one cell in seconds. The file stays as it is. Raises RehearsalError if there
    is no such notebook or no kernel for it.
    """
    path = Path(path)
    notebook = read(path)
    clear(notebook)
    rehearsal = Rehearsal(faults=run(notebook, path.parent, timeout), note=version_note(notebook))
    for number, cell in enumerate(notebook.cells, start=1):
        look_at(cell, number, rehearsal)
    return rehearsal


def read(path):
    """Read a notebook, or raise RehearsalError."""
    if not path.is_file():
        raise RehearsalError(f"there is no file {path}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of cell ids, which copying a cell repeats
            return nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, json.JSONDecodeError, UnicodeDecodeError):
        raise RehearsalError(f"{path} is not a notebook: it is not JSON, or damaged") from None
    except Exception as error:  # nbformat raises whatever its parsers stumble on
        raise RehearsalError(f"{path} is not a notebook: {type(error).__name__}: {error}") from None


def clear(notebook):
    """Forget earlier runs, and tags: one of them would keep a cell from running."""
    for cell in notebook.cells:
        cell.metadata.pop("tags", None)
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None


def version_note(notebook):
    """Return a sentence if the notebook was made with another version of lossedu than this, else nothing."""
    about = notebook.metadata.get("lossedu")
    made_with = about.get("version") if isinstance(about, dict) else None
    if made_with in (None, lossedu.__version__):
        return ""
    return (
        f"this notebook was made with lossedu {made_with}, and you have {lossedu.__version__}: "
        f"points may differ from those of your course unless you install lossedu {made_with}"
    )


def run(notebook, folder, timeout):
    """Run all code cells in place, going on after errors, and return sentences about what ended the run
    early.
    """
    client = NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name=KERNEL,
        allow_errors=True,
        interrupt_on_timeout=True,
        error_on_timeout={"ename": TIMED_OUT, "evalue": f"no answer within {timeout:g} s", "traceback": []},
        on_cell_executed=keep_timeout,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(folder.resolve())}},
    )
    try:
        with client.setup_kernel(stderr=subprocess.DEVNULL):
            return run_cells(client, notebook)
    except NoSuchKernel:
        message = "there is no Python kernel; install one with: python -m pip install ipykernel"
        raise RehearsalError(message) from None
    except RuntimeError as error:
        raise RehearsalError(f"the Python kernel did not start: {error}") from None


def keep_timeout(cell, cell_index, execute_reply):
    """Write into a cell that it was stopped, which nbclient notes nowhere."""
    reply = execute_reply["content"]
    if reply["status"] == "error" and reply["ename"] == TIMED_OUT:
        parts = {name: reply[name] for name in ("ename", "evalue", "traceback")}
        cell.outputs.append(new_output("error", **parts))


def run_cells(client, notebook):
    """Run the cells one after another, unless one ends the kernel or keeps it busy."""
    stopped = 0
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        try:
            client.execute_cell(cell, number - 1)
        except DeadKernelError:
            return [f"cell {number} ended the kernel; the cells after it were not run"]
        stopped += timed_out(cell) is not None
        if stopped == MOST_TIMEOUTS:
            return [f"cell {number} was the second to be stopped; the cells after it were not run"]
    return []


def look_at(cell, number, rehearsal):
    """Add what one cell has shown to the Rehearsal."""
    about = cell.metadata.get("nbgrader", {})
    name = f"cell {number} ({grade_id(cell)})" if grade_id(cell) else f"cell {number}"
    error = timed_out(cell) or error_of(cell)
    if error:
        message = f"{error.ename}: {error.evalue}".splitlines()[0]
        rehearsal.faults.append(f"{name}: {message[:LONGEST_ERROR]}")
    if is_test(cell):
        verdict = verdict_of(cell)
        if verdict and isinstance(verdict.get("report"), str):
            rehearsal.reports.append(verdict["report"])
        rehearsal.points.append((grade_id(cell), points_of(cell), float(about["points"])))
    elif about.get("grade"):
        rehearsal.points_by_hand.append((grade_id(cell), float(about["points"])))


def points_of(cell):
    """Points of a test cell, by the rule of the grader: the number it gives, else all unless it failed."""
    if not cell.get("execution_count") or error_of(cell):
        return 0.0
    if any(output.output_type == "stream" and output.name == "stderr" for output in cell.outputs):
        return 0.0
    try:
        return float(result_of(cell).get("text/plain"))
    except (TypeError, ValueError):
        return float(cell.metadata["nbgrader"]["points"])
