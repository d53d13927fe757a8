"""The grading of one submission as a function of plain data, for a worker on this machine or another.

It opens no gradebook and writes no file. What a task says and what comes back can be sent as it is.
"""

import time

import nbformat

from lossedu.grading import align, isolate, submission
from lossedu.grading.cells import NOTES, timed_out
from lossedu.grading.inputs import unpacked
from lossedu.grading.outcome import FAILED, OK, REVIEW, UNGRADED
from lossedu.grading.submission import Ungradable, one_line
from lossedu.isolation.pair import NoRoom, ZygoteDied
from lossedu.isolation.sandbox import SandboxError
from lossedu.isolation.time_limit import TimeIsOver, time_limit

PAGE_SECONDS = 20.0  # for the page of one notebook; an honest one takes a fraction of a second


def make_ready():
    """Have nbformat validate a notebook: the first one takes a hundred times as long as any other."""
    nbformat.v4.new_notebook()


def grade(task):
    """Grade a submission; returns the fields of a writer.Graded as a dict.

    ``task`` holds the student's name, packed ``files`` by name and their own size in ``bytes``, the source's
    files in ``given``, ``plans`` by notebook, the ``settings`` of isolate, and the ``seed`` of the inputs
    that tests draw.
    """
    begun = time.monotonic()
    seconds = {}
    task = task | {"files": unpacked(task["files"]), "given": unpacked(task["given"])}
    try:
        notebooks, reasons = {}, []
        for name, plan in task["plans"].items():
            notebooks[name], notes = graded_notebook(name, plan, task, seconds)
            reasons += notes
        status = REVIEW if reasons else OK
    except (Ungradable, NoRoom) as reason:
        notebooks, status, reasons = {}, UNGRADED, [str(reason)]
    except (SandboxError, ZygoteDied, OSError) as error:
        notebooks, status, reasons = {}, FAILED, [one_line(error)]
    seconds["all"] = time.monotonic() - begun
    return {
        "student": task["student"],
        "status": status,
        "reasons": list(dict.fromkeys(reasons)),
        "notebooks": notebooks,
        "seconds": seconds,
    }


def pages(task):
    """Make a student's feedback pages; returns their texts by notebook, and sentences for whoever looks at
    the submission.

    ``task`` holds the student's name, the graded ``notebooks`` as packed files, and their ``sheets``.
    """
    from lossedu.grading.pages import page_of, short_page  # loads what grading does without

    texts, notes = {}, []
    for name, content in unpacked(task["notebooks"]).items():
        about = name, task["student"], task["sheets"][name]
        try:
            with time_limit(PAGE_SECONDS):
                texts[name] = page_of(nbformat.reader.reads(content.decode()), *about)
        except TimeIsOver:
            texts[name] = short_page(*about)
            notes.append(f"the feedback page of {name}.ipynb was not done in time and shows the points alone")
    return texts, notes


def graded_notebook(name, plan, task, seconds):
    """Align and run one notebook; returns it as a dict, and sentences for whoever looks at it."""
    notebook, notes = submission.parse(f"{name}.ipynb", task["files"][f"{name}.ipynb"])
    put_right = align.align(notebook, align.originals_from(plan["originals"]))
    files = {file: content for file, content in task["files"].items() if not file.endswith(".ipynb")}
    ran, about_run = isolate.run(notebook, plan, task["settings"], files, task["given"], seed=task["seed"])
    seconds["cells"] = seconds.get("cells", 0.0) + sum(ran.seconds.values())
    notebook.metadata[NOTES] = put_right
    return notebook, [*notes, *put_right, *stopped(name, notebook), *about_run]


def stopped(name, notebook):
    """Return a sentence about the cells that ran too long, if any did."""
    numbers = [index for index, cell in enumerate(notebook.cells, start=1) if timed_out(cell)]
    if not numbers:
        return []
    return [f"stopped because it ran too long: cell {', '.join(map(str, numbers))} of {name}.ipynb"]
