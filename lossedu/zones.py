"""Where an activation hands its input on unchanged, and where its slope is zero or almost.

A zone is a list of intervals (low, high), ends included; a single point has low = high. They are found on a
grid and refined by halving, so an end is right to six decimals. What holds up to the end of the grid is taken
to hold for ever: further out rounding decides, and softplus(x) for example equals x.
"""

import numpy as np

__all__ = ["dead_zone", "end_text", "faint_zone", "fixed_zone", "zone_text"]

REACH = 30.0
GRID = np.linspace(-REACH, REACH, 3841)  # steps of 1/64, so that 0 and 1 are among the points
HALVINGS = 14
FAINT = 0.01


def fixed_zone(activation):
    """Return where activation(x) = x, at its default parameters.

    >>> from lossedu import activations
    >>> fixed_zone(activations.relu), fixed_zone(activations.step)
    ([(0.0, inf)], [(0.0, 0.0), (1.0, 1.0)])
    """
    found = _intervals(lambda x: activation(x) == x)
    above = activation(GRID) > GRID
    below = activation(GRID) < GRID
    for k in np.flatnonzero(above[:-1] & below[1:]):
        crossing = _edge(lambda x: activation(x) > x, k, k + 1)
        found.append((crossing, crossing))
    return sorted(found)


def dead_zone(activation):
    """Return where the slope of an activation is exactly zero: no gradient comes through.

    >>> from lossedu import activations
    >>> dead_zone(activations.relu), dead_zone(activations.elu)
    ([(-inf, 0.0)], [])
    """
    return _intervals(lambda x: activation.derivative(x) == 0)


def faint_zone(activation, below=FAINT):
    """Return where the slope of an activation is smaller than ``below`` in size, the dead zone included.

    >>> from lossedu import activations
    >>> [(round(low, 3), round(high, 3)) for low, high in faint_zone(activations.tanh)]
    [(-inf, -2.993), (2.993, inf)]
    """
    return _intervals(lambda x: np.abs(activation.derivative(x)) < below)


def zone_text(zone):
    """Return a zone as conditions on x, with three significant digits.

    >>> zone_text([(-np.inf, -2.5), (0.0, 1.0)]), zone_text([(-np.inf, -3.0), (3.0, np.inf)])
    ('x ≤ −2.5, 0 ≤ x ≤ 1', '|x| ≥ 3')
    """
    if not zone:
        return "none"
    if all(low == high for low, high in zone):
        return "x = " + ", ".join(end_text(low) for low, _ in zone)
    if _is_outside(zone):
        return f"|x| ≥ {end_text(zone[1][0])}"
    return ", ".join(_one_text(low, high) for low, high in zone)


def end_text(end):
    """Return a number with three significant digits, or infinity.

    >>> end_text(-0.27846), end_text(np.inf)
    ('−0.278', '∞')
    """
    size = "∞" if np.isinf(end) else f"{abs(end):.3g}"
    return f"−{size}" if end < 0 else size


def _is_outside(zone):
    """Whether a zone is all that lies beyond some x and its negative."""
    ends = [end for interval in zone for end in interval]
    return len(ends) == 4 and np.isinf(ends[0]) and ends[1] == -ends[2] and np.isinf(ends[3])


def _one_text(low, high):
    if np.isinf(low) and np.isinf(high):
        return "all x"
    if np.isinf(low):
        return f"x ≤ {end_text(high)}"
    if np.isinf(high):
        return f"x ≥ {end_text(low)}"
    return f"{end_text(low)} ≤ x ≤ {end_text(high)}"


def _intervals(condition):
    """Return the intervals where a condition holds, given as a function of an array of x."""
    holds = np.concatenate([[False], condition(GRID), [False]])
    starts = np.flatnonzero(holds[1:] & ~holds[:-1])
    stops = np.flatnonzero(holds[:-1] & ~holds[1:]) - 1
    ends = zip(starts, stops, strict=True)
    return [(_edge(condition, k, k - 1), _edge(condition, m, m + 1)) for k, m in ends]


def _edge(condition, inner, outer):
    """Return the last x from grid point ``inner`` towards ``outer`` where the condition holds."""
    if not 0 <= outer < len(GRID):
        return float(np.copysign(np.inf, outer))
    inner, outer = GRID[inner], GRID[outer]
    for _ in range(HALVINGS):
        middle = (inner + outer) / 2
        inner, outer = (middle, outer) if condition(np.array([middle]))[0] else (inner, middle)
    return float(inner)
