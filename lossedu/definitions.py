"""What every loss and activation has: a formula, checked parameters, generated documentation, a SymPy twin.

A formula is a function of arrays that have been checked already, so its body is the formula and nothing
else. Its annotations are the domains of its arguments; what stands behind the ``*`` are its parameters.
"""

import functools
import inspect

import numpy as np

from lossedu.arguments import parameter

SYMBOLIC_CLASSES = 3  # a rowwise expression is written out for one row of three classes

# Infinity and 0 may be the right results of a formula. NaN never is: "invalid" keeps its warning.
infinity_allowed = np.errstate(divide="ignore", over="ignore", under="ignore")


class Definition:
    """A formula with its name, its parameters, their domains and its SymPy twin.

    ``formula`` is the bare NumPy function, without checks; ``concept`` is the row of the concept index that
    it implements, ``sources`` are the documents S1 to S5 that treat it, ``reference`` says where it is from.
    """

    _channel_words = ""
    # What an answer that is graded may ask of it; its formula, and what defines it, are none of that.
    for_answers = frozenset(
        ["defaults", "derivative", "differentiable", "gradient", "jacobian", "slope_gradient", "vjp"]
    )

    def __init__(self, formula, *, concept, sources="", reference=""):
        functools.update_wrapper(self, formula)
        self.formula = formula
        self.concept = concept
        self.sources = sources.split()
        self.reference = reference
        self._expression = None
        signature = inspect.signature(formula).parameters.values()
        self._arguments = [p for p in signature if p.kind is p.POSITIONAL_OR_KEYWORD]
        self._parameters = {p.name: p for p in signature if p.kind is p.KEYWORD_ONLY}
        self.__signature__ = inspect.Signature(self._public_arguments())
        self.__doc__ = self._document(inspect.getdoc(formula))

    def __repr__(self):
        return f"<{self.__module__}.{self.__name__}{self.__signature__}>"

    def __reduce__(self):
        return self.__qualname__  # pickled by name, as a function is

    @property
    def argument_domains(self):
        """The domain of each argument of the formula, in order, by the book's letter."""
        return {p.name: p.annotation for p in self._arguments}

    @property
    def parameter_domains(self):
        """The domain of each keyword parameter of the formula, by name."""
        return {name: p.annotation for name, p in self._parameters.items()}

    @property
    def defaults(self):
        """The default of each keyword parameter of the formula, by name."""
        return {name: p.default for name, p in self._parameters.items()}

    def define_expression(self, twin):
        """Register the SymPy twin: a function of ``sp`` and the formula's own arguments, as symbols."""
        self._expression = twin
        return self

    @functools.cached_property
    def symbols(self):
        """The symbols of ``expression`` by name; a row of classes is a tuple of symbols."""
        import sympy as sp

        named = {}
        for name, domain in (self.argument_domains | self.parameter_domains).items():
            if self._is_row(domain):
                parts = [sp.Symbol(f"{name}_{k}", **domain.assumptions) for k in range(SYMBOLIC_CLASSES)]
                named[name] = tuple(parts)
            else:
                named[name] = sp.Symbol(name, **domain.assumptions)
        return named

    @functools.cached_property
    def expression(self):
        """The formula for one sample in SymPy, in the symbols of ``symbols``."""
        return self.expression_without()

    def expression_without(self, *names):
        """Return the expression with these parameters off, as None leaves them in a call."""
        import sympy as sp

        return self._expression(sp, **self.symbols | dict.fromkeys(names))

    def _is_row(self, domain):
        return False

    def _checked_parameters(self, given, shape=()):
        """Return all parameters, given or default, each checked; ``shape`` ends with the channels, if any."""
        checked = {}
        for name, declared in self._parameters.items():
            value = given.get(name, declared.default)
            optional = declared.default is None and value is None
            checked[name] = None if optional else parameter(name, value, declared.annotation, shape[-1:])
        return checked

    def _public_parameters(self):
        return [p.replace(annotation=inspect.Parameter.empty) for p in self._parameters.values()]

    def _document(self, written):
        """Put the generated account of arguments between the written text and its example."""
        text, mark, example = written.partition("\n>>>")
        lines = [text.rstrip(), "", "Arguments:", *self._argument_lines()]
        for name, declared in self._parameters.items():
            lines.append(f"    {name}: {declared.annotation.words}{self._channel_words}")
        lines += ["", "Raises ValueError, naming the argument, for anything else.", ""]
        where = [", ".join(self.sources)] if self.sources else []
        lines += ["Source: " + "; ".join(where + ([self.reference] if self.reference else [])) + ".", ""]
        return "\n".join(lines) + mark + example


def decorator(kind):
    """Return a decorator that turns a formula into this kind of definition; its keywords are facts."""

    def with_facts(**about):
        return lambda formula: kind(formula, **about)

    return with_facts
