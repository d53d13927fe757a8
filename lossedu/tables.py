"""The formula tables of the cheat sheet, read off the definitions: each loss and activation at a glance.

A formula stands for one sample, and is cut down to what tells it apart: losses of a prediction are written in
the residual, losses of a label for label 1, losses of a margin in the margin, losses of classes for class 0
of three. Every function returns a ``Table``.
"""

import numpy as np
import sympy as sp

from lossedu import activations, losses, symbolic, zones
from lossedu.glue import Table

__all__ = [
    "activation_card",
    "activation_zones",
    "distributions",
    "elementwise_activations",
    "formula_and_slopes",
    "margins",
    "range_of",
    "regression",
    "rowwise_activations",
    "several_classes",
    "two_classes",
]

RESIDUAL, MARGIN, SUM = sp.symbols("r m S", real=True)
LETTERS = {"y": "$y$", "y_hat": r"$\hat y$", "log_p": r"$\log p$"}
PLAIN = {"label_smoothing": 0, "power": 1, "base": sp.E}  # values that leave the shortest formula
SLOPE = ("derivative",)
SLOPES = ("by class 0", "by class 1")


def regression():
    """Return the losses of a prediction, with y_hat - y written as r.

    >>> print(regression().rows[0][:3])
    ['`mean_squared_error`', '$r^{2}$', '$2 r$']
    """
    return _table(SLOPE, [loss for loss in losses.ALL.values() if _is(loss, "y_hat")])


def two_classes():
    """Return the losses of a probability or score of class 1, at label 1.

    >>> print(two_classes().rows[0][:3])
    ['`binary_cross_entropy`', '$- w_{+} \\\\log{\\\\left(p \\\\right)}$', '$- \\\\frac{w_{+}}{p}$']
    """
    chosen = [loss for loss in losses.ALL.values() if _is(loss, "p") or _is(loss, "z")]
    return _table(SLOPE, [loss for loss in chosen if not _has_signs(loss)])


def margins():
    """Return the losses of labels -1 and +1, with y z written as m.

    >>> print(margins().rows[3][:3])
    ['`exponential`', '$e^{- m}$', '$- e^{- m}$']
    """
    return _table(SLOPE, [loss for loss in losses.ALL.values() if _is(loss, "z") and _has_signs(loss)])


def several_classes():
    """Return the losses of a row of three classes where class 0 is true; S is the sum of exp(z_j).

    >>> print(several_classes().rows[3][2:4])
    ['$\\\\frac{e^{z_{0}}}{S} - 1$', '$\\\\frac{e^{z_{1}}}{S}$']
    """
    chosen = [loss for loss in losses.ALL.values() if "y" in loss.symbols and _takes_rows(loss)]
    return _table(SLOPES, chosen)


def distributions():
    """Return entropy, cross-entropy and divergence of distributions of three classes, in nats."""
    return _table(SLOPES, [loss for loss in losses.ALL.values() if "P" in loss.symbols])


def elementwise_activations():
    """Return the activations of single numbers, with their ranges at the default parameters.

    >>> print(elementwise_activations().rows[4])
    ['`tanh`', '$\\\\tanh{\\\\left(x \\\\right)}$', '$1 - \\\\tanh^{2}{\\\\left(x \\\\right)}$', '(−1, 1)']
    """
    rows = []
    for name, activation in activations.ALL.items():
        if not _takes_rows(activation):
            rows.append([f"`{name}`", *formula_and_slopes(activation), range_of(activation)])
    return Table(["activation", "formula", "derivative", "range"], rows)


def rowwise_activations():
    """Return entry 0 of the activations of a row of three, with its derivatives by entries 0 and 1."""
    rows = []
    for name, activation in activations.ALL.items():
        if _takes_rows(activation):
            rows.append([f"`{name}`", *formula_and_slopes(activation)])
    return Table(["activation", "entry 0", "by entry 0", "by entry 1"], rows)


def activation_card(*chosen):
    """Return activations at a glance, a column each: formulas, range, and the zones of ``lossedu.zones``.

    Range and zones are those of the default parameters, which the heading names.

    >>> from lossedu import activations
    >>> [text for _, text in activation_card(activations.leaky_relu).rows[2:]]
    ['(−∞, ∞)', 'x ≥ 0', 'none', 'none']
    """
    columns = [
        [*formula_and_slopes(activation), range_of(activation), *_zones(activation)] for activation in chosen
    ]
    labels = ["value", "slope", "range", "fixed", "dead", "faint"]
    rows = zip(labels, *columns, strict=True)
    return Table(["activation", *map(_with_defaults, chosen)], rows)


def activation_zones():
    """Return the elementwise activations with their fixed, dead and faint zones, at default parameters.

    >>> print(activation_zones().rows[5])
    ['`relu`', 'x ≥ 0', 'x ≤ 0', 'x ≤ 0']
    """
    rows = []
    for name, activation in activations.ALL.items():
        if not _takes_rows(activation):
            rows.append([f"`{name}`", *_zones(activation)])
    return Table(["activation", "fixed", "dead", "faint"], rows)


# ------------------------------------------------------------------------------------------ one definition


def formula_and_slopes(definition):
    """Return the formula and its slopes as ``$math$``; there is no slope of a loss that has no gradient."""
    formula, variables = cut(definition)
    shown = [formula]
    if getattr(definition, "differentiable", True):
        shown += [derivative(formula, variable) for variable in variables[:2]]
    total = sum(sp.exp(variable) for variable in variables)
    texts = [symbolic.latex(part.subs(total, SUM) if len(variables) > 1 else part) for part in shown]
    return [f"${text}$" for text in texts] + ["none"] * (len(texts) == 1)


def cut(definition):
    """Return the formula as the cheat sheet prints it, and the symbols that it is differentiated by."""
    off = {name: None for name, value in definition.defaults.items() if value is None}
    formula = symbolic.expression(definition, **off)
    symbols = definition.symbols
    values = {symbols[name]: value for name, value in PLAIN.items() if name in symbols}
    *_, last = definition.argument_domains
    variables = symbols[last] if _takes_rows(definition) else (symbols[last],)
    if last == "y_hat":
        values |= {symbols["y"]: 0, symbols["y_hat"]: RESIDUAL}
        variables = (RESIDUAL,)
    elif _has_signs(definition):
        values |= {symbols["y"]: 1, symbols["z"]: MARGIN}
        variables = (MARGIN,)
    elif isinstance(symbols.get("y"), tuple):
        values |= dict(zip(symbols["y"], (1, 0, 0), strict=True))
    elif "y" in symbols:
        values[symbols["y"]] = 0 if _takes_rows(definition) else 1
    formula = formula.subs(values)
    return (formula[0] if formula.is_Matrix else formula), variables


def derivative(formula, by):
    """Return the derivative; at a kink it has the slope of the flat side.

    >>> x = sp.Symbol("x", real=True)
    >>> derivative(sp.Max(0, x), x)
    Piecewise((1, x > 0), (0, True))
    """
    slope = sp.diff(formula, by)
    slope = slope.replace(sp.Heaviside, lambda at, *_: sp.Piecewise((1, at > 0), (0, True)))
    slope = slope.replace(sp.DiracDelta, lambda *_: sp.Integer(0))
    return sp.factor_terms(sp.piecewise_fold(slope))


def range_of(activation):
    """Return the range at the default parameters: an interval, where a square bracket says that the end is
    taken, or the few values that there are.

    >>> from lossedu import activations
    >>> range_of(activations.relu), range_of(activations.elu), range_of(activations.step)
    ('[0, ∞)', '(−1, ∞)', '{0, 1}')
    """
    near = activation(np.linspace(-8, 8, 16001))
    far = activation(np.array([-1e6, 1e6]))
    if len(np.unique(near)) <= 3:
        return "{" + ", ".join(_end(value) for value in np.unique(near)) + "}"
    low, high = min(near.min(), far.min()), max(near.max(), far.max())
    left = f"{'[' if near.min() == low else '('}{_end(low)}"
    return f"{left}, {_end(high)}{']' if near.max() == high else ')'}"


def _end(value):
    """Return an end of an interval; what grows with its input grows for ever."""
    return zones.end_text(np.copysign(np.inf, value) if abs(value) > 100 else value)


def _zones(activation):
    """Return the fixed, dead and faint zone as texts."""
    found = [zones.fixed_zone(activation), zones.dead_zone(activation), zones.faint_zone(activation)]
    return [zones.zone_text(zone) for zone in found]


def _with_defaults(activation):
    """Return the name of an activation, and its parameters as they are by default."""
    letters = [symbolic.latex(activation.symbols[name]) for name in activation.defaults]
    pairs = zip(letters, activation.defaults.values(), strict=True)
    values = [f"${letter} = {value:g}$" for letter, value in pairs]
    return ", ".join([f"`{activation.__name__}`", *values])


# ------------------------------------------------------------------------------------------------- the rows


def _table(slopes, chosen):
    """Return a row for each loss. What all of them take alike is no column."""
    taken = {frozenset(domain.words for domain in loss.argument_domains.values()) for loss in chosen}
    differ = len(taken) > 1
    rows = []
    for loss in chosen:
        after = f"`{loss.pairs_with}`" if loss.pairs_with else "none"
        rows.append([f"`{loss.__name__}`", *formula_and_slopes(loss), *[_takes(loss)] * differ, after])
    return Table(["loss", "formula", *slopes, *["takes"] * differ, "after"], rows)


def _takes(loss):
    """Return what the arguments must be, each after its letter."""
    domains = loss.argument_domains.items()
    return "; ".join(f"{LETTERS.get(name, f'${name}$')}: {domain.words}" for name, domain in domains)


def _is(loss, letter):
    """Whether the last argument of an elementwise loss has this letter."""
    return list(loss.argument_domains)[-1] == letter and not _takes_rows(loss)


def _takes_rows(definition):
    *_, last = definition.argument_domains
    return isinstance(definition.symbols[last], tuple)


def _has_signs(definition):
    return "y" in definition.argument_domains and definition.argument_domains["y"].words == "labels -1 or +1"
