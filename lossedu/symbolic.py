"""The definitions in SymPy: their expressions, derivatives taken from these, numbers and formulas of both.

Every loss and activation has an ``expression`` for one sample, in symbols that carry the domain of their
argument. Here it is derived, turned into a function of numbers, and printed in the book's letters. A row of
classes stands as three symbols, such as z_0, z_1 and z_2.
"""

import itertools

import mpmath
import numpy as np
import sympy as sp

from lossedu.arguments import complain

__all__ = ["derivative", "expression", "follows", "function", "latex"]

LETTERS = {
    "y_hat": r"\hat{y}",
    "log_p": r"\log p",
    "pos_weight": r"w_{+}",
    "label_smoothing": r"\varepsilon",
    "slope": r"a",
    "margin": r"\Delta",
    "power": r"k",
    "base": r"b",
}


def expression(definition, **parameters):
    """Return the expression of a loss or activation, with the given parameters put in.

    A parameter is a number or an expression; those that are not given stay symbols. None is for one that is
    off by default, such as focal's alpha. Raises ValueError for a name that is no parameter, SympifyError for
    text.

    >>> from lossedu import losses
    >>> expression(losses.pseudo_huber, delta=2)
    4*sqrt((-y + y_hat)**2/4 + 1) - 4
    """
    values = _values(definition, parameters)
    return _written(definition, parameters).subs(values)


def derivative(definition, by=None, **parameters):
    """Return the derivative of the expression by an argument or parameter, by default the last argument.

    That is the prediction of a loss and the input of an activation. By a row of classes the result is a
    row of partial derivatives, or the Jacobian if the expression is a column itself. At a kink SymPy takes
    the middle slope. Raises ValueError for an unknown name.

    >>> from lossedu import activations, losses
    >>> derivative(losses.mean_squared_error)
    2*(-y + y_hat)
    >>> derivative(activations.swish, by="beta", beta=0)
    x**2/4
    """
    by = list(definition.argument_domains)[-1] if by is None else by
    if by not in definition.symbols:
        complain("by", f"one of {', '.join(definition.symbols)}", repr(by))
    values = _values(definition, parameters)
    variable = definition.symbols[by]
    # Parameters go in first, since a power that is still a symbol leaves 0/0; ``by`` itself goes in last.
    written = _written(definition, parameters)
    value = written.subs({symbol: new for symbol, new in values.items() if symbol != variable})
    if isinstance(variable, tuple):
        column = value if value.is_Matrix else sp.Matrix([value])
        return column.jacobian(variable).applyfunc(lambda entry: _tidy(entry.subs(values)))
    return _tidy(sp.diff(value, variable).subs(values))


def function(expression, symbols, digits=None):
    """Return a function of numbers that computes an expression: f(*arguments), one for each of ``symbols``.

    ``symbols`` are symbols or tuples of them, such as ``definition.symbols.values()``. Without ``digits``
    the arguments may be arrays and NumPy computes. With ``digits`` they are single numbers, mpmath computes
    with so many digits, and the result is an mpf. Both compute the formula as it stands, which may cancel or
    overflow. A matrix gives an array of its entries. The derivative of a jump counts as 0.

    >>> from lossedu import losses
    >>> symbols = losses.logistic.symbols.values()
    >>> f = function(losses.logistic.expression, symbols)
    >>> f(1.0, np.array([0.0, 2.0])).round(6)
    array([0.693147, 0.126928])
    >>> print(mpmath.nstr(function(losses.logistic.expression, symbols, digits=60)(1, 50), 20))
    1.928749847963917783e-22
    """
    matrix = isinstance(expression, sp.MatrixBase)
    entries = list(expression) if matrix else [expression]
    entries = [entry.replace(sp.DiracDelta, lambda *_: sp.Integer(0)) for entry in entries]
    modules = "numpy" if digits is None else "mpmath"
    evaluate = sp.lambdify(list(symbols), entries, modules)

    def computed(*arguments):
        if digits is None:
            shape = np.broadcast_shapes(*(np.shape(a) for a in arguments if not isinstance(a, tuple)))
            values = [np.broadcast_to(value, shape)[()] for value in evaluate(*arguments)]
        else:
            with mpmath.workdps(digits):
                values = evaluate(*(_exact(argument) for argument in arguments))
        return np.array(values).reshape(expression.shape) if matrix else values[0]

    return computed


def follows(*steps, of="derivation"):
    """Raise ValueError unless each step of a derivation equals the one before it; return the last.

    Steps are expressions or matrices; two are equal if their difference simplifies to 0. ``of`` names the
    derivation in the message, in the book by the label of the displayed formula.

    >>> x = sp.Symbol("x", real=True)
    >>> follows(sp.diff(x**3, x), 3 * x**2)
    3*x**2
    >>> follows((x + 1) ** 2, x**2 + 2 * x + 1, x**2 + 2 * x, of="eq-square")
    Traceback (most recent call last):
    ...
    ValueError: eq-square, step 3: expected x**2 + 2*x + 1, received x**2 + 2*x, which is less by 1.
    """
    for number, (before, after) in enumerate(itertools.pairwise(steps), start=2):
        difference = sp.simplify(before - after)
        if difference != 0 * difference:
            received = f"{after}, which is less by {difference}"
            complain(f"{of}, step {number}", str(before), received)
    return steps[-1]


def latex(expression):
    """Return an expression as LaTeX in the book's letters.

    >>> from lossedu import losses
    >>> print(latex(derivative(losses.half_mean_squared_error)))
    \\hat{y} - y
    """
    names = {symbol: _letter(symbol.name) for symbol in expression.free_symbols}
    return sp.latex(expression, symbol_names=names, order="rev-lex")


def _values(definition, parameters):
    """Return {symbol: value} for parameters given by name."""
    known = definition.parameter_domains
    for name in parameters:
        if name not in known:
            expected = f"a parameter of {definition.__name__} ({', '.join(known) or 'it has none'})"
            complain("parameters", expected, name)
    given = {name: value for name, value in parameters.items() if value is not None}
    return {definition.symbols[name]: sp.sympify(value, strict=True) for name, value in given.items()}


def _written(definition, parameters):
    """Return the expression in symbols, without the parameters that are None."""
    off = [name for name, value in parameters.items() if value is None]
    for name in off:
        if definition.defaults[name] is not None:
            complain(name, "a number or an expression", "None")
    return definition.expression_without(*off) if off else definition.expression


def _tidy(entry):
    """Return a derivative with common factors in front and Heaviside's step written out by cases."""
    return sp.factor_terms(entry.rewrite(sp.Heaviside, sp.Piecewise))


def _exact(argument):
    """Return a number, or a tuple of numbers, as mpf; a float64 keeps its exact value."""
    if isinstance(argument, tuple):
        return tuple(_exact(part) for part in argument)
    return mpmath.mpf(argument.item() if isinstance(argument, (np.ndarray, np.generic)) else argument)


def _letter(name):
    """Return the LaTeX of a symbol's name: the book's letter, with the class as index."""
    stem, _, index = name.rpartition("_")
    if name in LETTERS:
        return LETTERS[name]
    if stem in LETTERS and index.isdigit():
        return f"{LETTERS[stem]}_{{{index}}}"
    return sp.latex(sp.Symbol(name))
