"""The plans of an assignment's notebooks: made and rehearsed when its source has changed."""

import copy

from nbgrader.utils import determine_grade

from lossedu.grading import align, gradebook, isolate, kept, originals
from lossedu.grading.cells import error_of, grade_id, is_test
from lossedu.grading.course import CourseError
from lossedu.grading.inputs import beside
from lossedu.grading.isolate import TOGETHER
from lossedu.grading.plan import plan_of, read_source

INTERRUPTED = ("NotRun", "StudentDied", "TestDied")  # errors that say nothing of a test, but of its process


def plans_of(course, assignment, settings, fingerprint):
    """Return the plan of each notebook of an assignment as a dict; those kept from an equal source are taken.

    Raises CourseError for a source that cannot be planned.
    """
    known = kept.load(course, assignment)
    if known and known["fingerprint"] == fingerprint:
        return known["plans"]
    plans = {name: made(course, assignment, name, settings) for name in course.notebooks(assignment)}
    plans = for_one_pair(plans)
    kept.save(course, assignment, {"fingerprint": fingerprint, "settings": settings, "plans": plans})
    return plans


def made(course, assignment, name, settings):
    """Plan and rehearse one notebook."""
    source = read_source(course.source(assignment) / f"{name}.ipynb")
    plan = plan_of(source, originals_of(course, assignment, name, source)).as_dict()
    return rehearsed(source, plan, settings, beside(course, assignment))


def for_one_pair(plans):
    """Return the plans, with what warm processes need for any of them in each: one pair will do."""
    shared = {}
    for what in ("modules", "tasks", "derivatives"):
        shared[what] = sorted({name for plan in plans.values() for name in plan[what]})
    if any(plan["together"] for plan in plans.values()):  # where answers run beside the tests
        shared["derivatives"] = []
    return {name: plan | shared for name, plan in plans.items()}


def originals_of(course, assignment, name, source):
    """Return the cells of a notebook as the gradebook knows them, in the order of the source."""
    with gradebook.opened(course) as opened:
        notebook = opened.find_notebook(name, assignment)
        return originals.originals_of(notebook, align.grade_ids(source))


def rehearsed(source, plan, settings, given):
    """Return the plan of a notebook, completed by a run of the instructor's own solution.

    That run shows which functions change their arguments, which modules are loaded, which derivatives tests
    take, and whether the tests can be held apart from the answers at all.
    """
    plan = dict(plan)
    short, scored, ran = falls_short(source, plan, settings, given)
    if short:
        together = plan | {"together": True}
        short_together, scored_together, _ = falls_short(source, together, settings, given)
        if len(short_together) < len(short):
            names = ", ".join(sorted(set(short) - set(short_together)))
            plan = together | {"notes": [f"{TOGETHER}: {names}"]}
            short, scored = short_together, scored_together
    notes = [f"the source's own solution does not get all points of {name}" for name in short]
    modules = sorted({*plan["modules"], *ran.modules})
    learned = {"in_place": ran.changing, "empty": ran.empty, "scored": scored}
    learned |= {"modules": modules, "derivatives": ran.derivatives}
    return plan | learned | {"notes": [*plan["notes"], *notes]}


def falls_short(source, plan, settings, given):
    """Return the tests that the source's own solution does not pass in full, those that end in a number,
    and what was Ran.
    """
    notebook = copy.deepcopy(source)
    ran, _ = isolate.run(notebook, plan, settings, given, given, rehearsal=True)
    tests = [cell for cell in notebook.cells if is_test(cell)]
    for cell in tests:
        error = error_of(cell)
        if error and error.ename in INTERRUPTED:
            raise CourseError(f"the rehearsal ended at {grade_id(cell)}: {error.evalue}; run it again")
    grades = {grade_id(cell): determine_grade(cell) for cell in tests}
    short = [name for name, (points, most) in grades.items() if points is None or points < most]
    return short, [grade_id(cell) for cell in tests if isolate.is_scored(cell)], ran
