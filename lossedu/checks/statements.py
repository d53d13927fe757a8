"""A number or a list of numbers about which statements must hold."""

import numpy as np

from lossedu.checks import show
from lossedu.checks.draws import shown_seed
from lossedu.checks.mistakes import of_task
from lossedu.checks.outcome import NotPlain, described, numeric, quiet
from lossedu.checks.verdict import Row, Verdict

DIGITS_TYPED = 1e-3  # relative: whoever copies a number from a screen keeps three or four digits


def of_numbers(answer, sentences, task, points):
    """Return the Verdict on numbers; ``sentences`` maps statements to functions of the numbers."""
    mistakes = ()
    try:
        with quiet():
            numbers = [float(number) for number in numeric(answer).ravel()]
    except NotPlain as error:
        seen = "None: not answered yet" if "None" in str(error) else str(error)
        rows = [Row("value", "it is a number or a list of numbers", False, seen=seen)]
    else:
        rows = [Row("value", "it is a number or a list of numbers", True)]
        rows += [_statement_row(words, holds, numbers) for words, holds in sentences.items()]
        if not all(row.passed for row in rows):
            mistakes = tuple(m for m in of_task(task) if any(_same(numbers, wrong()) for wrong in m.answers))
    return Verdict(task, {"value": points}, tuple(rows), mistakes, shown_seed())


def _statement_row(words, holds, numbers):
    """Return the row for one statement; a statement that cannot even be computed does not hold."""
    try:
        with quiet():
            held = bool(holds(*numbers))
    except Exception as error:
        return Row("value", words, False, seen=f"for {numbers} it cannot be computed: {described(error)}")
    return Row("value", words, held, seen="" if held else f"it does not hold for {_shown(numbers)}")


def _same(numbers, wrong):
    theirs = np.ravel(wrong)
    return len(numbers) == len(theirs) and bool(np.allclose(numbers, theirs, rtol=DIGITS_TYPED, atol=0))


def _shown(numbers):
    return show.shortened(", ".join(show.number(number) for number in numbers)) or "no number at all"
