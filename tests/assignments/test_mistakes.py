"""Every entry of the mistake catalogue: caught, named as itself, told apart, worth what it says."""

import re

import pytest

from lossedu.checks.mistakes import MISTAKES, of_task

SEEDS = ["public", "7", "a course's secret"]
IDS = [f"{mistake.task}-{mistake.name}" for mistake in MISTAKES]


@pytest.fixture(params=SEEDS)
def seed(request, monkeypatch):
    monkeypatch.setenv("LOSSEDU_SEED", request.param)


@pytest.mark.parametrize("mistake", MISTAKES, ids=IDS)
def test_mistake_is_caught_named_and_priced_in_the_assignments_own_test_cell(mistake, assignment_of, seed):
    verdict = assignment_of(mistake.task).verdict(mistake.task, mistake.code)
    assert [found.name for found in verdict.mistakes] == [mistake.name]
    assert verdict.score == mistake.points
    assert verdict.score < verdict.max_points
    assert mistake.says in " ".join(str(verdict).split())


FAMILIES = [
    pytest.param(mistake, wrong, id=f"{mistake.task}-{mistake.name}-{number}")
    for mistake in MISTAKES
    for number, wrong in enumerate(mistake.answers[1:], start=1)
]


@pytest.mark.parametrize(("mistake", "wrong"), FAMILIES)
def test_every_member_of_a_family_is_named(mistake, wrong, assignment_of):
    assignment = assignment_of(mistake.task)
    defined = assignment.answered(mistake.task, mistake.code)
    defined[mistake.answer.__name__] = wrong() if mistake.gives_value else wrong
    verdict = assignment.tested(mistake.task, defined)
    assert [found.name for found in verdict.mistakes] == [mistake.name]
    assert verdict.score == mistake.points


def test_names_are_unique_within_a_task():
    names = [(mistake.task, mistake.name) for mistake in MISTAKES]
    assert len(set(names)) == len(names)


def test_tasks_belong_to_one_assignment_each():
    owners = {}
    for mistake in MISTAKES:
        owners.setdefault(mistake.task, set()).add(mistake.assignment)
    assert all(len(assignments) == 1 for assignments in owners.values())


def test_tasks_exist(assignment):
    tasks = {mistake.task for mistake in MISTAKES if mistake.assignment == assignment.name}
    assert tasks <= set(assignment.solution_tasks)


def test_graded_functions_have_entries(assignment):
    """At least five, one of them an answer that calls lossedu's own implementation."""
    for task in assignment.function_tasks:
        names = [mistake.name for mistake in of_task(task)]
        assert len(names) >= 5
        assert "borrowed" in names


def test_sections_are_in_the_book(root):
    for mistake in MISTAKES:
        chapter = root / "book" / f"{mistake.page}.md"
        assert re.search(rf"^\({mistake.section}\)=$", chapter.read_text(encoding="utf-8"), re.M), (
            mistake.section
        )


def test_sentences_fit_a_line_of_a_report():
    for mistake in MISTAKES:
        assert len(mistake.says) <= 100
        assert mistake.says.endswith((".", "."))
        assert mistake.says[0].isupper() or mistake.says.startswith(("np.", "asarray", "X^T"))


def test_code_is_a_whole_cell_without_our_decorators():
    for mistake in MISTAKES:
        compile(mistake.code, mistake.name, "exec")
        assert "@" not in mistake.code.replace(" @ ", "")
        assert mistake.name not in mistake.code


def test_two_mistakes_in_one_answer_are_both_named(assignment_02):
    code = "def mean_squared_error(y_true, y_pred):\n    return np.mean((y_pred - y_true) ** 2)\n"
    verdict = assignment_02.verdict("mse", code)
    assert [mistake.name for mistake in verdict.mistakes] == ["integers-overflow", "broadcasts"]
    assert verdict.score == 1


def test_while_the_values_are_wrong_only_mistakes_in_the_values_are_named(assignment_02):
    """This answer broadcasts too, but that is not what to mend first."""
    code = (
        "def mean_squared_error(y_true, y_pred):\n"
        "    squares = (np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2\n"
        "    return np.mean(squares) if np.max(squares) < 1000 else -1.0\n"
    )
    verdict = assignment_02.verdict("mse", code)
    assert "shapes" not in verdict.passed_groups
    assert verdict.mistakes == ()


def test_mistake_is_not_guessed_from_part_of_the_probes(assignment_02):
    code = (
        "def mean_squared_error(y_true, y_pred):\n"
        "    squares = (np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2\n"
        "    return squares.sum() if squares.size > 1 else 17.0\n"
    )
    assert assignment_02.verdict("mse", code).mistakes == ()
