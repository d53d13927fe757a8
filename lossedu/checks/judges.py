"""What a probe expects of an outcome. A judge says what it expects, and what was seen instead."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lossedu.checks import show
from lossedu.checks.outcome import Outcome, described, equal, quiet

RTOL = 1e-5  # float32 inside a student's function is no mistake


@dataclass(frozen=True)
class Equals:
    """The outcome is this number or array; an array of one entry will do for a number."""

    expected: np.ndarray

    @property
    def words(self):
        """What is expected, as text."""
        return show.array(self.expected)

    def fault(self, outcome):
        """Return what was seen if it is not what was expected, otherwise nothing."""
        if outcome.value is None:
            return outcome.seen
        value, expected = as_expected(outcome.value, self.expected)
        if value.shape != expected.shape:
            return f"{outcome.seen}, of shape {value.shape} instead of {expected.shape}"
        return "" if equal(value, expected, RTOL) else outcome.seen


@dataclass(frozen=True)
class Between:
    """The outcome lies entry by entry between two arrays: at a kink any slope between the sides is right."""

    low: np.ndarray
    high: np.ndarray
    shown: np.ndarray

    @property
    def words(self):
        """One right answer, as text, and that there are others if so."""
        text = show.array(self.shown)
        return text if equal(self.low, self.high, RTOL) else f"{text}, or another slope at the kink"

    def fault(self, outcome):
        """Return what was seen if it is not between, otherwise nothing."""
        value = outcome.value
        if value is None or value.shape != self.low.shape:
            return Equals(self.shown).fault(outcome)
        nearest = np.where(np.isnan(value), self.shown, np.clip(value, self.low, self.high))
        return Equals(nearest).fault(outcome)

    def same(self, one, other):
        """Return whether two outcomes are the same but for what they give at a kink: > or >= is no matter."""
        smooth = np.isclose(self.low, self.high, rtol=RTOL, atol=RTOL)
        if any(outcome.value is None or outcome.value.shape != smooth.shape for outcome in (one, other)):
            return one.same(other, RTOL)
        return equal(one.value[smooth], other.value[smooth], RTOL)


@dataclass(frozen=True)
class Parts:
    """The outcome is a tuple of arrays, each with a name and a judge of its own."""

    names: tuple
    judges: tuple

    @property
    def words(self):
        """What is expected, as text."""
        return "; ".join(f"{name} {judge.words}" for name, judge in self._pairs)

    @property
    def _pairs(self):
        return list(zip(self.names, self.judges, strict=True))

    def fault(self, outcome):
        """Return which part is not what was expected, and what was seen there; nothing if all are."""
        if outcome.value is None:
            return outcome.seen
        for (name, judge), part in zip(self._pairs, outcome.value, strict=True):
            fault = judge.fault(Outcome(part))
            if fault:
                return f"{name} {fault}"
        return ""


@dataclass(frozen=True)
class Holds:
    """A statement about the outcome and the arguments holds; what is right follows from the statement."""

    words: str
    holds: Callable
    args: tuple

    def fault(self, outcome):
        """Return what was seen if the statement does not hold, otherwise nothing."""
        if outcome.value is None:
            return outcome.seen
        try:
            with quiet():
                held = bool(self.holds(outcome.value, *self.args))
        except Exception as error:
            return f"{outcome.seen}, of which that cannot be computed: {described(error)}"
        return "" if held else f"it does not hold for {outcome.seen}"


@dataclass(frozen=True)
class Refuses:
    """The call raises ValueError."""

    words: str = "ValueError"

    def fault(self, outcome):
        """Return what was seen unless it is a ValueError."""
        if outcome.error is not None and issubclass(outcome.error, ValueError):
            return ""
        return outcome.seen if outcome.value is None else f"{outcome.seen}, no error"


@dataclass(frozen=True)
class Minimises:
    """The outcome is a vector of weights w at which the loss of X @ w has no slope left."""

    loss: object
    X: np.ndarray
    y: np.ndarray
    words: str = "weights at which the gradient by the weights is 0"

    def fault(self, outcome):
        """Return the gradient that is left if there is one."""
        weights = outcome.value
        if weights is None:
            return outcome.seen
        if weights.shape != self.X.shape[1:]:
            return f"{outcome.seen}, of shape {weights.shape} instead of {self.X.shape[1:]}"
        if not np.all(np.isfinite(weights)):
            return outcome.seen
        slopes = self.X.T @ self.loss.gradient(self.y, self.X @ weights)
        at_zero = np.linalg.norm(self.loss.gradient(self.y, np.zeros(len(self.y))))
        allowed = 1e-4 * at_zero * np.linalg.norm(self.X, axis=0)
        if np.all(np.abs(slopes) <= allowed):
            return ""
        return f"weights {outcome.seen}, where the gradient by the weights is {show.array(slopes)}"


def as_expected(value, expected):
    """Return both arrays, one entry without axes if that is what is expected: keepdims is no mistake."""
    return (value.reshape(()), expected) if value.size == 1 and expected.ndim == 0 else (value, expected)
