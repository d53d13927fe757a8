"""How long all test cells of an assignment take on its solution, in a process that is warm."""

import numpy as np

from bench import timing
from bench.checks.mutants import assignment

REPEATS = 11
UNIT = "a thousand calls of np.mean((a - b) ** 2) on 8 numbers"
A, B = np.arange(8.0), np.ones(8)


def unit():
    """Do what the times are compared with."""
    for _ in range(1000):
        np.mean((A - B) ** 2)


def measured(name, repeats=REPEATS):
    """Return the median time of the test cells in seconds, and its ratio to the time of the unit."""
    owner = assignment(name)
    namespaces = {task: owner.answered(task, owner.cells[task].source) for task in owner.solution_tasks}

    def test_cells():
        for task, namespace in namespaces.items():
            owner.tested(task, dict(namespace))

    times = timing.pairs(test_cells, unit, repeats)
    return timing.median_of_ours(times), timing.ratio(times)
