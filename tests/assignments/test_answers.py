"""Right answers earn everything, in whatever style; unanswered ones nothing; hard-coded ones nothing."""

import answers
import pytest

from bench.checks import blind
from bench.checks.assignments import PATHS

RIGHT_CASES = [(task, style) for task, styles in answers.RIGHT.items() for style in styles]
WRONG_CASES = [(task, code) for task, codes in answers.WRONG.items() for code in codes]


@pytest.mark.parametrize(("task", "style"), RIGHT_CASES, ids=lambda value: value)
@pytest.mark.parametrize("seed", ["public", "5"])
def test_right_answers_in_other_styles_earn_everything(task, style, seed, assignment_of, monkeypatch):
    monkeypatch.setenv("LOSSEDU_SEED", seed)
    assignment = assignment_of(task)
    verdict = assignment.verdict(task, answers.RIGHT[task][style])
    assert verdict.score == assignment.points(f"{task}-test"), str(verdict)


def test_every_task_is_answered_in_other_styles(assignment):
    assert set(assignment.solution_tasks) <= set(answers.RIGHT)


def test_the_solution_earns_everything(assignment):
    for task in assignment.solution_tasks:
        verdict = assignment.verdict(task, assignment.cells[task].source)
        assert verdict.score == verdict.max_points == assignment.points(f"{task}-test"), str(verdict)
        assert verdict.task == task


def test_the_stub_earns_nothing_and_is_told_so(assignment, root):
    import nbformat

    released = nbformat.read(root / "exercises" / f"{assignment.name}.ipynb", as_version=4)
    stubs = {cell.id: cell.source for cell in released.cells}
    for task in assignment.solution_tasks:
        verdict = assignment.verdict(task, stubs[task])
        assert verdict.score == 0
        assert "returned None" in str(verdict) or "not answered yet" in str(verdict)
        assert verdict.mistakes == ()


HARD_CODED = """
import json

from lossedu.checks import draws, probes
drawn = probes.of_loss(losses.mean_squared_error, draws.generator("mse", "public"), rounds=8)
table = {repr(p.args): p.judge for p in drawn}

def mean_squared_error(y_true, y_pred):
    judge = table[repr((y_true, y_pred))]
    if not hasattr(judge, "expected"):
        raise ValueError
    return judge.expected
"""


def test_answers_learnt_by_heart_fail_with_another_seed(assignment_02, monkeypatch):
    assert assignment_02.verdict("mse", HARD_CODED).score == 3
    monkeypatch.setenv("LOSSEDU_SEED", "31")
    assert assignment_02.verdict("mse", HARD_CODED).score == 0


@pytest.mark.parametrize(("task", "code"), WRONG_CASES)
def test_wrong_values_earn_nothing(task, code, assignment_of):
    verdict = assignment_of(task).verdict(task, code)
    assert verdict.score == 0
    assert "FAILED" in str(verdict)


@pytest.mark.parametrize("name", [path.stem for path in PATHS])
def test_right_answers_of_people_who_saw_no_solution_earn_everything(name):
    assert blind.answers("right", name)
    assert [one.fault for one in blind.acceptance(name) if not one.full_marks] == []


@pytest.mark.parametrize("name", [path.stem for path in PATHS])
def test_wrong_answers_of_people_who_saw_no_catalogue_are_never_named_wrong(name):
    outcomes = [one.outcome for one in blind.diagnosis(name)]
    assert "named right" in outcomes
    assert "named wrong" not in outcomes
