"""Zones of activations end where other methods find that they do."""

import numpy as np
import pytest
from scipy import optimize

from lossedu import activations, zones

INFINITE = np.inf

FIXED = {
    "step": [(0, 0), (1, 1)],
    "sign": [(-1, -1), (0, 0), (1, 1)],
    "identity": [(-INFINITE, INFINITE)],
    "tanh": [(0, 0)],
    "relu": [(0, INFINITE)],
    "leaky_relu": [(0, INFINITE)],
    "prelu": [(0, INFINITE)],
    "elu": [(0, INFINITE)],
    "softplus": [],
    "swish": [(0, 0)],
}
DEAD = {"step": [(-INFINITE, INFINITE)], "sign": [(-INFINITE, INFINITE)], "relu": [(-INFINITE, 0)]}
ELEMENTWISE = [*FIXED, "sigmoid"]


@pytest.mark.parametrize("name", FIXED)
def test_fixed_zones_are_known_ones(name):
    assert zones.fixed_zone(activations.ALL[name]) == FIXED[name]


def test_the_sigmoid_has_one_fixed_point():
    crossing = optimize.brentq(lambda x: activations.sigmoid(x) - x, 0, 1)
    ((low, high),) = zones.fixed_zone(activations.sigmoid)
    assert low == high == pytest.approx(crossing, abs=2e-6)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_only_steps_and_relu_have_a_dead_zone(name):
    assert zones.dead_zone(activations.ALL[name]) == DEAD.get(name, [])


def solve(activation, size, low, high):
    return optimize.brentq(lambda x: activation.derivative(x) - size, low, high)


def test_faint_zones_end_where_the_slope_is_a_hundredth():
    sigmoid_end = solve(activations.sigmoid, 0.01, 0, 20)
    swish_ends = [
        solve(activations.swish, -0.01, -30, -3),
        solve(activations.swish, -0.01, -2, -1.278),
        solve(activations.swish, 0.01, -1.278, 0),
    ]
    expected = {
        "sigmoid": [-INFINITE, -sigmoid_end, sigmoid_end, INFINITE],
        "tanh": [-INFINITE, -np.arccosh(10), np.arccosh(10), INFINITE],
        "elu": [-INFINITE, np.log(0.01)],
        "softplus": [-INFINITE, -np.log(99)],
        "swish": [-INFINITE, *swish_ends],
        "leaky_relu": [],
    }
    for name, ends in expected.items():
        found = np.array(zones.faint_zone(activations.ALL[name])).ravel()
        assert found == pytest.approx(ends, abs=2e-6), name


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_a_dead_zone_is_faint(name):
    for zone in zones.dead_zone(activations.ALL[name]):
        assert zone in zones.faint_zone(activations.ALL[name])


def test_a_wider_limit_gives_a_wider_zone():
    ((_, narrow),) = zones.faint_zone(activations.elu)
    ((_, wide),) = zones.faint_zone(activations.elu, below=0.1)
    assert wide == pytest.approx(np.log(0.1), abs=2e-6) and narrow < wide


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ([], "none"),
        ([(0.0, 0.0)], "x = 0"),
        ([(-1.0, -1.0), (0.5, 0.5)], "x = −1, 0.5"),
        ([(-INFINITE, INFINITE)], "all x"),
        ([(-INFINITE, 0.0)], "x ≤ 0"),
        ([(-INFINITE, -2.0), (2.0, INFINITE)], "|x| ≥ 2"),
        ([(-INFINITE, -2.0), (3.0, INFINITE)], "x ≤ −2, x ≥ 3"),
        ([(2.0, 3.14159)], "2 ≤ x ≤ 3.14"),
    ],
)
def test_zones_read_as_conditions(zone, text):
    assert zones.zone_text(zone) == text
