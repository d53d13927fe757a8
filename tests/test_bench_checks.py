"""The benchmark of the checks: its faults are those it says, and its counts are right."""

import ast
import textwrap

import numpy as np
import pytest

from bench.checks import __main__ as command
from bench.checks import blind, limited, mutants, operators, report
from bench.checks.assignments import Assignment

# --------------------------------------------------------------------------------------- the operators

MADE = [
    (operators.other_sign, "a + b", ["a - b"]),
    (operators.other_sign, "a * b", ["a / b", "a + b"]),
    (operators.other_sign, "a ** b", ["a * b"]),
    (operators.other_sign, "a += b", ["a -= b"]),
    (operators.swapped_sides, "a - b", ["b - a"]),
    (operators.swapped_sides, "a + b", []),
    (operators.one_side, "a + b", ["a", "b"]),
    (operators.one_side, "a / b", ["a"]),
    (operators.no_minus, "-a", ["a"]),
    (operators.other_number, "2", ["1", "3"]),
    (operators.other_number, "0.5", ["1.0"]),
    (operators.other_number, "0.0", ["1.0"]),
    (operators.other_number, "1e-12", ["1e-09"]),
    (operators.other_number, "True", ["False"]),
    (operators.other_number, "'text'", []),
    (operators.other_comparison, "a < b", ["a <= b", "a > b"]),
    (operators.other_comparison, "a is None", ["a is not None"]),
    (operators.and_for_or, "a and b", ["a or b"]),
    (operators.one_case, "np.where(c, a, b)", ["a", "b"]),
    (operators.one_case, "a if c else b", ["a", "b"]),
    (operators.condition_settled, "if c:\n    a", ["if True:\n    a"]),
    (operators.other_function, "np.sum(a)", ["np.mean(a)"]),
    (operators.other_function, "a.mean(axis=0)", ["a.sum(axis=0)"]),
    (operators.other_function, "np.log(a)", ["np.log2(a)", "np.log1p(a)", "np.exp(a)"]),
    (operators.other_function, "sp.log(a)", ["sp.exp(a)"]),
    (operators.other_function, "max(a)", ["min(a)"]),
    (operators.function_left_out, "np.abs(a)", ["a"]),
    (operators.function_left_out, "a.copy()", ["a"]),
    (operators.function_left_out, "a.T", ["a"]),
    (operators.swapped_arguments, "f(a, b, c)", ["f(b, a, c)", "f(a, c, b)"]),
    (operators.swapped_arguments, "np.maximum(a, b)", []),
    (operators.other_axis, "f(a, axis=-1)", ["axis=0", "axis=None"]),
    (operators.other_axis, "f(a, axis=0)", ["axis=1", "axis=None"]),
    (operators.axis_lost, "f(a, axis=1, keepdims=True)", ["f(a, axis=1)"]),
    (operators.whole_numbers, "np.asarray(a, dtype=float)", ["dtype=int"]),
    (operators.whole_numbers, "np.asarray(a, float)", ["np.asarray(a, int)"]),
    (operators.neighbour, "a[i]", ["a[i - 1]"]),
    (operators.neighbour, "a[0]", []),
    (operators.no_new_axis, "a[:, np.newaxis]", ["a", "a[np.newaxis, :]"]),
    (operators.returned_minus, "def f():\n    return a", ["return -a"]),
    (operators.returned_minus, "def f():\n    return (a, b)", ["return (-a, b)", "return (a, -b)"]),
    (operators.assigned_minus, "a = [b, c]", ["a = [-b, c]", "a = [b, -c]"]),
    (operators.assigned_minus, "def f():\n    a = b", []),
    (operators.statement_left_out, "a = b", ["pass"]),
    (operators.statement_left_out, "'docstring'", []),
    (operators.step_left_out, "[a, b, c]", ["[b, c]", "[a, c]", "[a, b]"]),
    (operators.loop_cut_short, "for i in a:\n    b", ["for i in a:\n    b\n    break"]),
    (operators.early_return_left_out, "def f():\n    if c:\n        a\n        return b", ["if c:\n    a"]),
]


@pytest.mark.parametrize(("operator", "source", "expected"), MADE)
def test_operator_makes_what_it_says(operator, source, expected):
    tree = ast.parse(source)
    made = [ast.unparse(ast.fix_missing_locations(m)) for node in ast.walk(tree) for m in operator(node)]
    assert made == expected


def test_every_operator_is_used_and_tested():
    tested = {operator for operator, _, expected in MADE if expected}
    assert tested == set(operators.OPERATORS)


# ----------------------------------------------------------------------------------------- the mutants

CELL = '''\
def f(a, n=3):
    """Return a number, 1."""
    ### BEGIN SOLUTION
    a = np.asarray(a, dtype=float)
    return 2 * np.sum((a - 1) ** 2, axis=1)
    ### END SOLUTION
'''


def changes(source):
    return {(mutant.before, mutant.after) for mutant in mutants.mutants_of("task", source)}


def test_only_what_a_student_writes_is_mutated():
    assert {before for before, _ in changes(CELL)} == {
        "a = np.asarray(a, dtype=float)",
        "return 2 * np.sum((a - 1) ** 2, axis=1)",
    }


def test_mutants_are_valid_and_different_and_differ_where_they_say():
    made = mutants.mutants_of("task", CELL)
    assert len({ast.dump(ast.parse(mutant.code)) for mutant in made}) == len(made) > 15
    for mutant in made:
        assert mutant.after in mutant.code
        assert mutant.before in CELL


def test_what_stays_in_place_keeps_its_meaning():
    """A part that is put into a product or a power gets its brackets."""
    product = "x = (a + b) * c\n"
    assert ("x = (a + b) * c", "x = ((a - b)) * c") in changes(product)
    assert ("x = a ** -1", "x = a ** (-1)") not in changes("x = a ** -1\n")
    for mutant in mutants.mutants_of("task", "x = 0 ** a\n"):
        if mutant.operator == "other_number":
            assert mutant.after in ("x = (-1) ** a", "x = 1 ** a")


def test_the_sign_below_a_square_and_the_number_of_an_axis_are_left_alone():
    assert ("x = (a - b) ** 2", "x = ((b - a)) ** 2") not in changes("x = (a - b) ** 2\n")
    assert ("x = (a - b) ** 3", "x = ((b - a)) ** 3") in changes("x = (a - b) ** 3\n")
    assert ("x = f(a, axis=1)", "x = f(a, axis=2)") not in changes("x = f(a, axis=1)\n")


# ------------------------------------------------------------------------------------- what is counted

SHEET = """\
# %% nbgrader={"grade": false, "solution": false, "grade_id": "setup"}
import numpy as np
import sympy as sp
from lossedu import arguments, losses
from lossedu.checks import check

# %% nbgrader={"grade": false, "solution": true, "grade_id": "ce"}
def ce(y, z):
    ### BEGIN SOLUTION
    z = z - z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y])
    ### END SOLUTION

# %% nbgrader={"grade": true, "solution": false, "grade_id": "ce-test", "points": 2}
check.loss(ce, losses.softmax_cross_entropy, task="ce", points={"values": 2})

# %% nbgrader={"grade": false, "solution": true, "grade_id": "square"}
x = sp.Symbol("x", real=True)
### BEGIN SOLUTION
square = sp.diff(x**3 / 3, x)
### END SOLUTION

# %% nbgrader={"grade": true, "solution": false, "grade_id": "square-test", "points": 1}
x_squared = sp.Symbol("x", real=True) ** 2
check.expression(square, x_squared, domains={"x": arguments.real}, task="square", points=1)

# %% nbgrader={"grade": false, "solution": true, "grade_id": "steps"}
x = sp.Symbol("x", real=True)
### BEGIN SOLUTION
steps = [(x + 1) ** 2, x * (x + 2) + 1, x**2 + 2 * x + 1]
### END SOLUTION

# %% nbgrader={"grade": true, "solution": false, "grade_id": "steps-test", "points": 2}
x = sp.Symbol("x", real=True)
about = {"domains": {"x": arguments.real}, "end": {"it is a sum": lambda last: last.is_Add}, "least": 2}
check.derivation(steps, (x + 1) ** 2, task="steps", points={"steps": 1, "end": 1}, **about)

# %% nbgrader={"grade": false, "solution": true, "grade_id": "number"}
number = 3

# %% nbgrader={"grade": true, "solution": false, "grade_id": "number-test", "points": 1}
check.value(number, {"it is above 1": lambda n: n > 1}, task="number", points=1)
"""


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    """A small assignment with a function, an expression, a list of steps and a number."""
    path = tmp_path / "sheet.py"
    path.write_text(SHEET, encoding="utf-8")
    assignment = Assignment(path)
    for module in (mutants, blind):
        monkeypatch.setattr(module, "assignment", {"sheet": assignment}.__getitem__)
    return assignment


def mutant(task, code):
    return mutants.Mutant(task, "by hand", "", "", textwrap.dedent(code))


NAIVE = """\
def ce(y, z):
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y])
"""
SHIFTED = NAIVE.replace("return", "z = z - z.min(axis=1, keepdims=True)\n    return")
SUMMED = NAIVE.replace("np.mean", "np.sum")


def test_numbers_are_not_mutated(sheet):
    assert mutants.mutated_tasks(sheet) == ["ce", "square", "steps"]


@pytest.mark.parametrize(
    "code", [SUMMED, "def ce(y, z):\n    return 1 / 0\n", "raise SystemExit", "ce = None", "1 / 0"]
)
def test_what_costs_points_is_killed(sheet, code):
    if code == "raise SystemExit":  # the process dies without a word
        assert mutants.tried("sheet", mutant("ce", code)).why == "the process died"
    assert mutants.tried("sheet", mutant("ce", code)).outcome == "killed"


def test_what_never_ends_is_killed(sheet, monkeypatch):
    monkeypatch.setattr(mutants, "SECONDS", 1)
    done = mutants.tried("sheet", mutant("ce", "while True:\n    pass\n"))
    assert (done.outcome, done.why) == ("killed", "no result within 1 s")


def test_what_keeps_its_points_is_equivalent_or_survives(sheet, monkeypatch):
    """The test cell looks at small scores alone; the other inputs of the task show what it misses."""
    monkeypatch.setattr(mutants, "INPUTS", 100)
    same = sheet.cells["ce"].source.replace("np.mean(", "1.0 * np.mean(")
    made = [mutant("ce", code) for code in (NAIVE, same, SHIFTED)]
    assert [mutants.tried("sheet", one).outcome for one in made] == [""] * 3
    naive, equal, shifted = mutants.compared("sheet", made)
    assert [naive.outcome, equal.outcome, shifted.outcome] == ["survived", "equivalent", "survived"]
    assert naive.why.startswith("extremes, scores near 1000: inf for ")


def test_listed_calls_are_tried_with_other_numbers():
    calls = list(mutants.wider_calls("values", "two", (np.array([2.0, 3.0]), np.array([0, 1]), 0.5)))
    assert [args[0].tolist() for _, _, args, _ in calls] == [[2 / 64, 3 / 64], [128.0, 192.0], [0.0, 3.0]]
    assert calls[2][1] == "two, argument 0 with a zero first"


def test_wider_calls_are_those_that_the_reference_answers():
    made = mutants.of_wider_calls(np.log, [("values", "two", (np.array([2.0, 3.0]),))])
    assert [probe.what for probe in made] == [
        "two",
        "two, argument 0 / 64",
        "two, argument 0 * 64",
        "the first call once more",
    ]


def test_expressions_and_steps_are_compared_at_points(sheet, monkeypatch):
    monkeypatch.setattr(mutants, "INPUTS", 100)
    codes = ["square = sp.diff(x**3 / 3 + 1, x)", "square = x**2 + sp.Rational(1, 10**40)"]
    (equal,) = mutants.compared("sheet", [mutant("square", f'x = sp.Symbol("x")\n{codes[0]}')])
    assert equal.outcome == "equivalent"
    codes = ["[(x + 1) ** 2, x**2 + 2 * x + 1]", "[(x + 1) ** 2, x**2 + 2 * x]"]
    made = [mutant("steps", f'x = sp.Symbol("x", real=True)\nsteps = {code}') for code in codes]
    right, wrong = mutants.compared("sheet", made)
    assert (right.outcome, wrong.outcome) == ("equivalent", "survived")
    assert mutants.tried("sheet", made[1]).outcome == "killed"


def test_a_result_comes_back_from_the_other_process():
    assert limited.call(sum, [1, 2], seconds=20) == 3


# ---------------------------------------------------------------------------------------- blind answers

HEADS = {
    "right.py": "# task: ce\n# wrong: no mean\n# named: sum-for-mean\n",
    "unknown.py": "# task: ce\n# wrong: odd\n# named: none\n",
    "other.py": "# task: ce\n# wrong: no mean, I think\n# named: half, no-log\n",
    "waiting.py": "# task: ce\n# wrong: no mean\n",
    "harmless.py": "# task: ce\n# wrong: nothing in fact\n# named: none\n",
}
FOUND = {
    "right.py": (False, ("sum-for-mean",), ""),
    "unknown.py": (False, (), ""),
    "other.py": (False, ("half", "sum-for-mean"), ""),
    "waiting.py": (False, ("sum-for-mean",), ""),
    "harmless.py": (True, (), ""),
}


@pytest.fixture
def folder(tmp_path):
    """A folder of blind answers: five wrong ones and two right ones."""
    wrong, right = tmp_path / "blind" / "wrong" / "sheet", tmp_path / "blind" / "right" / "sheet"
    wrong.mkdir(parents=True)
    right.mkdir(parents=True)
    for name, head in HEADS.items():
        (wrong / name).write_text(head + SUMMED, encoding="utf-8")
    (right / "naive.py").write_text("# task: ce\n" + NAIVE, encoding="utf-8")
    (right / "summed.py").write_text("# task: ce\n" + SUMMED, encoding="utf-8")
    return tmp_path / "blind"


def test_header_is_read(folder):
    about = {answer.file: answer for answer in blind.answers("wrong", "sheet", folder)}
    assert about["right.py"].task == "ce"
    assert about["right.py"].wrong == "no mean"
    assert about["other.py"].named == ("half", "no-log")
    assert about["unknown.py"].named == ()
    assert about["waiting.py"].named is None
    assert about["right.py"].code.endswith(SUMMED)


def test_an_answer_that_does_not_say_what_is_wrong_is_refused(folder):
    (folder / "wrong" / "sheet" / "bare.py").write_text("# task: ce\n" + SUMMED, encoding="utf-8")
    with pytest.raises(ValueError, match=r"bare\.py: the first lines do not say task and wrong"):
        blind.answers("wrong", "sheet", folder)


def test_an_assignment_without_answers_has_none(tmp_path):
    assert blind.answers("wrong", "sheet", tmp_path) == []


def test_outcomes_of_wrong_answers_are_counted(folder, monkeypatch):
    said = {answer.file: FOUND[answer.file] for answer in blind.answers("wrong", "sheet", folder)}
    monkeypatch.setattr(blind, "marked", lambda name, answer: blind.Marked(answer, *said[answer.file]))
    facts = command.of_wrong(blind.diagnosis("sheet", folder))
    assert facts["outcomes"] == dict.fromkeys(blind.OUTCOMES, 1)
    assert [one["file"] for one in facts["others"]] == [
        "harmless.py",
        "other.py",
        "unknown.py",
        "waiting.py",
    ]


def test_right_answers_that_lose_points_are_listed(folder, sheet):
    facts = command.of_right(blind.acceptance("sheet", folder))
    assert facts["answers"] == 2
    (refused,) = facts["refused"]
    assert (refused["file"], refused["task"]) == ("summed.py", "ce")
    assert refused["fault"].startswith("values, 5 samples")


def test_the_checks_name_a_mistake_of_the_catalogue():
    code = "def mean_squared_error(y_true, y_pred):\n    return np.sum((np.array(y_pred) - y_true) ** 2)\n"
    answer = blind.Answer("a.py", "mse", "no mean", ("sum-for-mean",), code)
    assert blind.marked("02-mean-squared-error", answer).outcome == "named right"


# ------------------------------------------------------------------------------------------ the report

FACTS = {
    "mutation": {
        "mutants": 12,
        "killed": 9,
        "equivalent": 2,
        "survivors": [{"task": "ce", "operator": "o", "before": "a + b", "after": "a", "why": "at 1000: 3"}],
    },
    "diagnosis": {"outcomes": dict(zip(blind.OUTCOMES, [9, 1, 0, 0, 0], strict=True)), "others": []},
    "acceptance": {"answers": 0, "refused": []},
    "cost": {"seconds": 0.08, "ratio": {"low": 13.0, "median": 14.0, "high": 15.0}},
}


def cells(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_shares_are_of_what_is_not_equivalent():
    lines = report.mutation({"01": FACTS, "02": FACTS})
    assert cells(lines[2]) == ["01", "12", "2", "10", "9", "90.0 %"]
    assert cells(lines[4]) == ["all", "24", "4", "20", "18", "90.0 %"]
    assert "- 01, ce: `a + b` becomes `a`. Where it differs: `at 1000: 3`" in lines


def test_wrong_answers_are_counted_by_outcome_and_no_answers_have_no_share():
    assert cells(report.diagnosis({"01": FACTS})[2]) == ["01", "10", "9", "1", "0", "0", "0", "90.0 %"]
    assert cells(report.acceptance({"01": FACTS})[2]) == ["01", "0", "0", "–"]
    assert cells(report.costs({"01": FACTS})[2]) == ["01", "0.080", "14.0 (13.0–15.0)"]


def test_mutants_are_counted():
    made = [mutant("ce", "") for _ in range(3)]
    outcomes = ["killed", "killed", "survived"]
    tried = [mutants.replace(one, outcome=word) for one, word in zip(made, outcomes, strict=True)]
    assert command.of_mutants(tried)["killed"] == 2
    assert [one["task"] for one in command.of_mutants(tried)["survivors"]] == ["ce"]


def test_one_assignment_is_measured_anew_among_the_others(tmp_path):
    path = tmp_path / "checks.json"
    command.write("02", FACTS, path)
    command.write("01", FACTS, path)
    assert list(command.load(path)) == ["01", "02"]
    assert path.with_suffix(".md").read_text(encoding="utf-8").splitlines() == report.lines(
        command.load(path)
    )


def test_the_guide_shows_what_was_measured_of_every_assignment():
    facts = command.load()
    assert set(facts) <= {path.stem for path in mutants.PATHS}
    shown = command.DATA.with_suffix(".md").read_text(encoding="utf-8")
    assert shown.splitlines() == report.lines(facts)
