"""Examples of lossedu.figures.objectives."""

import numpy as np

from lossedu import figures

W = np.linspace(0.0, 3.0, 31)
COSTS = {"mean residual": W - 1, "mean square": (W - 1) ** 2}
MARKED = {"mean residual": [(2.0, 0.5)]}
WALKS = {"small": ([0.0, 0.5], [1.0, 0.25]), "large": ([0.0, 2.5], [1.0, 2.25])}
POINTS = (np.array([0.0, 1.0]), np.array([0.0, 2.0]), np.array([0.5]), np.array([1.0]))
BELIEFS = {"hesitant": [0.51, 0.51], "bold": [0.99, 0.49]}

PICTURES = {
    "costs_over_weight": lambda: figures.costs_over_weight(W, COSTS, marked=MARKED),
    "descents_on_curve": lambda: figures.descents_on_curve(W, (W - 1) ** 2, WALKS, top=4.0),
    "fits_and_new_data": lambda: figures.fits_and_new_data(*POINTS, {"line": (W, 2 * W)}),
    "two_classifiers": lambda: figures.two_classifiers(["a", "b"], BELIEFS),
}
