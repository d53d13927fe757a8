"""The plans of an assignment's notebooks: made and rehearsed when its source has changed, and kept."""

import json
import os

from lossedu.grading import align, gradebook, isolate
from lossedu.grading.course import CourseError
from lossedu.grading.plan import plan_of, read_source
from lossedu.grading.submission import Ungradable, gather


def plans_of(course, assignment, settings, fingerprint):
    """Return the plan of each notebook of an assignment as a dict; those kept from an equal source are taken.

    Raises CourseError for a source that cannot be planned.
    """
    path = course.private / "plans" / f"{assignment}.json"
    if path.is_file():
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["fingerprint"] == fingerprint:
            return kept["plans"]
    plans = {name: made(course, assignment, name, settings) for name in course.notebooks(assignment)}
    path.parent.mkdir(exist_ok=True)
    scratch = path.with_suffix(f".{os.getpid()}")
    scratch.write_text(json.dumps({"fingerprint": fingerprint, "plans": plans}), encoding="utf-8")
    os.replace(scratch, path)
    return plans


def made(course, assignment, name, settings):
    """Plan and rehearse one notebook."""
    source = read_source(course.source(assignment) / f"{name}.ipynb")
    originals = originals_of(course, assignment, name, source)
    plan = plan_of(source, originals).as_dict()
    return isolate.rehearsed(source, plan, settings, beside(course, assignment))


def originals_of(course, assignment, name, source):
    """Return the cells of a notebook as the gradebook knows them, in the order of the source."""
    with gradebook.opened(course) as opened:
        notebook = opened.find_notebook(name, assignment)
        return align.originals_of(notebook, align.grade_ids(source))


def beside(course, assignment):
    """Return the files that lie beside the source notebooks, as names and bytes."""
    try:
        files = gather(course.source(assignment), course.notebooks(assignment))
    except Ungradable as problem:
        raise CourseError(f"the source of {assignment}: {problem}") from None
    return {name: content for name, content in files.items() if not name.endswith(".ipynb")}


