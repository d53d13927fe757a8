"""Formulas in blocks: a few rows at a time, so that what is computed on the way stays in a core's cache.

An array of a million numbers does not fit there: a formula of ten operations on the whole of it waits for the
memory ten times. In blocks it waits once.
"""

import numpy as np

BLOCK = 32_768  # entries of an array


def in_blocks(formula, arrays, parameters):
    """Yield (place, result of the formula there) for one block of the arrays' rows after another."""
    channels = any(np.ndim(value) > 0 for value in parameters.values())
    for place in places(max(arrays, key=np.size), channels):
        yield place, formula(*[array[place] for array in arrays], **parameters)


def places(rows, channels=False):
    """Yield the slices that cut rows into blocks; where the rows are ``channels``, they stay together."""
    if rows.size <= BLOCK or (channels and rows.ndim == 1):
        yield slice(None)
        return
    length = max(1, BLOCK * len(rows) // rows.size)
    for start in range(0, len(rows), length):
        yield slice(start, start + length)


def joined(results, length):
    """Return the results of all blocks as one array of so many rows."""
    whole = None
    for place, result in results:
        if len(result) == length:
            return result
        if whole is None:
            whole = np.empty((length, *result.shape[1:]))
        whole[place] = result
    return whole
