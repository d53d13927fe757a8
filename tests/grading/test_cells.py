"""What counts as a test, as its verdict, and as its end."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from lossedu.grading.cells import TIMED_OUT, VERDICT, is_test, result_of, timed_out, verdict_of

SAYS = {VERDICT: {"mistakes": ["sum"]}}


def code(outputs=(), **about):
    return new_code_cell("f()", outputs=list(outputs), metadata={"nbgrader": about} if about else {})


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (code(grade=True, solution=False), True),
        (code(grade=True, solution=True), False),  # an answer in code, graded by hand
        (code(grade=False, solution=True), False),
        (code(), False),
        (new_markdown_cell("x", metadata={"nbgrader": {"grade": True, "solution": False}}), False),
    ],
)
def test_only_a_graded_cell_that_is_no_answer_is_a_test(cell, answer):
    assert is_test(cell) == answer


def test_verdict_is_the_own_result_of_a_test():
    result = new_output("execute_result", SAYS, execution_count=1)
    shown = new_output("display_data", SAYS)
    assert verdict_of(code([shown, result], grade=True)) == SAYS[VERDICT]
    assert verdict_of(code([shown], grade=True)) is None
    assert verdict_of(code([result], grade=True, solution=True)) is None
    assert verdict_of(code([result])) is None


def test_result_of_a_cell_without_one_is_empty():
    assert result_of(code()) == {}
    assert result_of(new_markdown_cell("x")) == {}


def test_stopped_cell_is_told_from_one_that_failed():
    stopped = new_output("error", ename=TIMED_OUT, evalue="", traceback=[])
    failed = new_output("error", ename="ValueError", evalue="", traceback=[])
    assert timed_out(code([failed, stopped])) is not None
    assert timed_out(code([failed])) is None
