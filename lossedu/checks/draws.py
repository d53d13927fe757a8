"""Random numbers from the domains that a definition declares for its arguments and parameters."""

import os
import zlib

import numpy as np

from lossedu import arguments

PUBLIC_SEED = "public"  # in a student's own kernel, where no grader sets LOSSEDU_SEED


def current_seed():
    """Return the seed that inputs are drawn with: LOSSEDU_SEED of the environment, else the public one."""
    return os.environ.get("LOSSEDU_SEED") or PUBLIC_SEED


def shown_seed():
    """Return the seed that a student may know: the public one, and an empty text for a grader's own.

    Who knows the seed can draw the very same inputs at home, and hand in a table of the answers.
    """
    return "" if os.environ.get("LOSSEDU_SEED") else PUBLIC_SEED


def generator(task, seed=None):
    """Return the random generator of a task: the same seed and task give the same numbers.

    >>> bool(generator("mse").integers(100) == generator("mse").integers(100))
    True
    """
    words = f"{seed or current_seed()}/{task}".encode()
    return np.random.default_rng([zlib.crc32(words), *words])


def draw(domain, shape, rng):
    """Return an array of ``shape`` with entries from ``domain``; the last axis of a row domain holds classes.

    Numbers are multiples of 1/8 where the domain allows it: short to read, and exact in float32.
    """
    if domain in (arguments.distribution, arguments.log_probability):
        return _rows(domain, shape, rng)
    if domain is arguments.sign_label:
        return rng.choice([-1.0, 1.0], shape)
    if domain is arguments.binary_label:
        return rng.integers(0, 2, shape).astype(float)
    if domain is arguments.power_one_or_two:
        return rng.integers(1, 3, shape).astype(float)
    if domain in (arguments.unit_interval, arguments.fraction):
        return rng.integers(1, 8, shape) / 8
    if domain is arguments.real:
        return rng.integers(-32, 33, shape) / 8
    if domain in (arguments.positive, arguments.non_negative, arguments.logarithm_base):
        return rng.choice([0.25, 0.5, 0.75, 1.5, 2.0, 2.5, 3.0], shape)
    raise ValueError(f"no way to draw from {domain.words}")


def _rows(domain, shape, rng):
    """Return rows of eighths that sum to 1, none of them 0, or their logarithms."""
    classes = shape[-1]
    counts = 1 + rng.multinomial(16 - classes, np.full(classes, 1 / classes), shape[:-1])
    rows = counts / 16
    return np.log(rows) if domain is arguments.log_probability else rows
