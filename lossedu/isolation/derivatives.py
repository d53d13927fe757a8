"""Derivatives that tests take: noted in the rehearsal, and taken once more before the first test of a class.

SymPy remembers what it has derived. So a process that was forked afterwards has them at once, where deriving
one takes longer than most checks do.
"""

import functools
import time
from contextlib import suppress

import sympy as sp

from lossedu.isolation import srepr

WORTH_KEEPING = 0.002  # seconds that a derivative takes
MOST = 10.0  # seconds of all that are kept: a warm process has to be ready in a minute


class Notes:
    """The derivatives that this process takes from begin() on, as srepr texts of what is not derived yet."""

    def __init__(self):
        self.texts = []
        self.left = MOST
        self.within = False

    def begin(self):
        """Note all derivatives from now on, for as long as this process lives."""
        diff = sp.Expr.diff

        @functools.wraps(diff)
        def noted(expression, *symbols, **options):
            if self.within:
                return diff(expression, *symbols, **options)
            self.within = True
            begun = time.perf_counter()
            try:
                derivative = diff(expression, *symbols, **options)
            finally:
                self.within = False
            self.note(expression, symbols, time.perf_counter() - begun)
            return derivative

        sp.Expr.diff = noted

    def note(self, expression, symbols, seconds):
        """Keep a derivative that took so many seconds, if that is worth it and can be written down."""
        if not WORTH_KEEPING <= seconds <= self.left:
            return
        with suppress(Exception):
            text = srepr.write(sp.Derivative(expression, *symbols, evaluate=False))
            if text not in self.texts:
                self.texts.append(text)
                self.left -= seconds


def take(texts):
    """Take the derivatives that Notes has kept; what cannot be taken here is taken by the test itself."""
    for text in texts:
        with suppress(Exception):
            derivative = srepr.read(text)
            derivative.expr.diff(*derivative.variable_count)
