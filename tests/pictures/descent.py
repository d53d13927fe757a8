"""Examples of lossedu.figures.descent."""

import numpy as np

from lossedu import figures

CURVES = {"fast": ([1, 10, 100], [1.0, 0.1, 0.01]), "slow": ([1, 10, 100], [1.0, 0.9, 0.8])}
PATHS = {"one": [[1.0, 1.0], [0.5, -0.5], [0.1, 0.2]], "two": [[1.0, 1.0], [0.0, 0.1]]}
WALKS = {"left": np.array([-2.0, -1.5, -1.0]), "right": np.array([2.0, 1.0])}


def hill(x):
    return (x**2 - 1) ** 2


PICTURES = {
    "measured": lambda: figures.measured(CURVES, x_label="samples", y_label="loss", log="xy", marks=True),
    "paths_in_a_valley": lambda: figures.paths_in_a_valley((1.0, 20.0), PATHS),
    "starts_and_ends": lambda: figures.starts_and_ends(hill, WALKS, low=-2.2, high=2.2),
}
