"""Derivatives that tests take: noted in the rehearsal, and taken by a warm process before the first test.

SymPy remembers what it has derived. So a process that is forked afterwards has them at once, where deriving
one takes longer than most checks do.
"""

import time
from contextlib import suppress

import sympy as sp

from lossedu.isolation import srepr
from lossedu.isolation.time_limit import TimeIsOver, time_limit

WORTH_NOTING = 0.002  # seconds that a derivative takes
MOST = 100  # derivatives of a notebook
MOST_SECONDS = 10.0  # for all that a warm process takes: it has to be ready in a minute


class Notes:
    """The derivatives that this process takes from begin() on, as srepr texts of what is not derived yet."""

    def __init__(self):
        self.texts = []
        self.within = False

    def begin(self):
        """Note all derivatives from now on, for as long as this process lives."""
        diff = sp.Expr.diff

        def noted(expression, *symbols, **options):
            if self.within or options:  # a part of another, or none that is evaluated
                return diff(expression, *symbols, **options)
            self.within = True
            begun = time.perf_counter()
            try:
                derivative = diff(expression, *symbols)
            finally:
                self.within = False
            if time.perf_counter() - begun >= WORTH_NOTING:
                self.note(expression, symbols)
            return derivative

        sp.Expr.diff = noted

    def note(self, expression, symbols):
        """Note a derivative, if it can be written down; a Dummy is another one in each process."""
        if len(self.texts) == MOST or expression.has(sp.Dummy):
            return
        with suppress(Exception):
            text = srepr.write(sp.Derivative(expression, *symbols, evaluate=False))
            if text not in self.texts:
                self.texts.append(text)


def take(texts):
    """Take noted derivatives, as far as the time allows; those that are left, tests take themselves."""
    with suppress(TimeIsOver), time_limit(MOST_SECONDS):
        for text in texts:
            with suppress(Exception):
                derivative = srepr.read(text)
                derivative.expr.diff(*derivative.variable_count)
