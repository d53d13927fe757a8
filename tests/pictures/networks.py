"""Examples of lossedu.figures.networks."""

import numpy as np

from lossedu import datasets, figures

X, Y = datasets.xor()
MODELS = {"either": lambda points: points.sum(axis=1) - 0.5, "none": lambda points: -np.ones(len(points))}
SUM = X.sum(axis=1)
HIDDEN = np.column_stack([np.maximum(SUM, 0), np.maximum(SUM - 1, 0)])
LINE = ([1.0, -2.0], -0.5)
LAYERS = [[("a", 2.0, -4.5), ("b", 3.0, None)], [("f", 6.0, 1.0)]]
ENDS = {"one": np.array([0.3, 0.1, 0.2]), "two": np.array([0.7, 0.7, 0.1])}

PICTURES = {
    "answers_in_the_plane": lambda: figures.answers_in_the_plane(MODELS, X, Y),
    "folded_plane": lambda: figures.folded_plane(X, HIDDEN, Y, LINE),
    "values_and_gradients": lambda: figures.values_and_gradients(LAYERS),
    "sorted_ends": lambda: figures.sorted_ends(ENDS, y_label="loss", levels={"chance": 0.69}),
}
