"""The benchmark compares like with like: it covers every definition, and each rival's result is ours."""

import dataclasses
import itertools
import json

import numpy as np
import pytest

from bench import ground, imports, report, rivals, timing
from lossedu import activations, losses

SMALL = list(ground.cases(vector=(60,), rows=(60, 10)))
COMPARISONS = [(case, library) for case in SMALL for library in case.rivals]


def identifier(value):
    if isinstance(value, ground.Case):
        return f"{value.name}-{value.operation}-{value.shape}"
    return value


def test_every_loss_and_activation_is_measured():
    assert set(rivals.LOSSES) == set(losses.ALL)
    assert set(rivals.ACTIVATIONS) == set(activations.ALL)
    assert {case.name for case in SMALL} == set(losses.ALL) | set(activations.ALL)


def test_value_and_derivative_are_measured():
    measured = {(case.name, case.operation) for case in SMALL}
    for name, loss in losses.ALL.items():
        assert (name, "value") in measured
        assert ((name, "gradient") in measured) == loss.differentiable
    for name in activations.ALL:
        assert (name, "value") in measured
        assert (name, "derivative") in measured or (name, "vjp") in measured


def test_every_expression_of_the_table_is_reached():
    reached = {(case.name, case.operation) for case in SMALL}
    for name, operations in (rivals.LOSSES | rivals.ACTIVATIONS).items():
        for operation, expressions in operations.items():
            assert (name, operation) in reached
            assert set(expressions) <= set(rivals.LIBRARIES)


@pytest.mark.parametrize(("case", "library"), COMPARISONS, ids=identifier)
def test_rival_computes_the_same(case, library):
    case.check(library)


def test_a_rival_that_computes_something_else_is_refused():
    case = next(case for case in SMALL if (case.name, case.operation) == ("mean_squared_error", "value"))
    halved = dataclasses.replace(case, rivals={"NumPy": "np.mean((y_hat - y) ** 2) / 2"})
    with pytest.raises(AssertionError, match="mean_squared_error value"):
        halved.check("NumPy")


def test_inputs_are_float64_or_labels():
    for case in SMALL:
        for array in case.inputs:
            assert array.dtype in (np.float64, np.int64)


def test_pairs_take_turns():
    order = []
    ticks = itertools.count(1)

    def clock(function):
        function()
        return next(ticks)

    times = timing.pairs(lambda: order.append("ours"), lambda: order.append("rival"), 2, clock)
    assert order[2:] == ["ours", "rival", "rival", "ours"]
    assert times == [(3, 4), (6, 5)]


def test_ratio_is_median_and_quartiles():
    ratio = timing.ratio([(1.0, 1.0), (2.0, 1.0), (3.0, 1.0)])
    assert (ratio.low, ratio.median, ratio.high) == (1.0, 2.0, 3.0)
    assert str(ratio) == "2.00 (1.00–3.00)"


def test_conclusions_name_what_is_slower_beyond_the_spread():
    slower, unclear = timing.Ratio(1.1, 1.2, 1.3), timing.Ratio(0.9, 1.2, 1.3)
    results = [
        {"name": name, "operation": "value", "shape": (9,), "ratios": {"SciPy": ratio}, "rivals": {}}
        for name, ratio in (("first", slower), ("second", unclear))
    ]
    text = "\n".join(report.conclusions(results, []))
    assert "SciPy is faster in 1 of 2 comparisons: first value." in text
    assert "scikit-learn is faster in 0 of 0 comparisons." in text


def test_a_row_says_none_where_there_is_no_rival():
    ratio = timing.Ratio(0.5, 0.6, 0.7)
    result = {"name": "focal", "operation": "value", "shape": (9, 10), "ns_an_entry": 12.34}
    row = report.row(result | {"ratios": {"SciPy": ratio}})
    assert [cell.strip() for cell in row.strip("|").split("|")] == [
        "focal",
        "value",
        "9×10",
        "12.3",
        "0.60 (0.50–0.70)",
        *["none"] * (len(rivals.available()) - 1),
    ]


def test_imports_are_measured_in_fresh_processes():
    assert imports.seconds("import sys; assert 'numpy' not in sys.modules") >= 0


def test_results_can_be_written_as_json():
    ratios = {"SciPy": timing.Ratio(0.5, 0.6, 0.7)}
    assert json.loads(json.dumps(ratios, default=vars))["SciPy"]["median"] == 0.6
