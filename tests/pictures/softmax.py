"""Examples of lossedu.figures.softmax."""

import numpy as np

from lossedu import activations, datasets, figures

SCORES, LABELS = datasets.three_images()
NAMES = ["cat", "car", "frog"]
POINTS, CLASSES = datasets.blobs(per_class=10)
W = np.array([[-1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
B = np.array([0.0, 0.5, -1.0])
RIGHT = [1, 1, 0, 1, 0, 0]
CONFIDENCE = [0.9, 0.9, 0.9, 0.5, 0.5, 0.5]
HISTORIES = {"slow": [3.0, 2.0, 1.5], "fast": [3.0, 1.0, 0.75]}

PICTURES = {
    "scores_to_probabilities": lambda: figures.scores_to_probabilities(NAMES, SCORES[0]),
    "softmax_over_temperature": lambda: figures.softmax_over_temperature(NAMES, SCORES[0]),
    "pull_of_labels": lambda: figures.pull_of_labels(NAMES, NAMES, activations.softmax(SCORES), LABELS),
    "softmax_regions": lambda: figures.softmax_regions(POINTS, CLASSES, W, B),
    "losses_with_floors": lambda: figures.losses_with_floors(HISTORIES, {"floor": 0.5}),
    "cross_entropy_of_two": lambda: figures.cross_entropy_of_two(0.7, [0.5, 0.9]),
    "reliability_diagram": lambda: figures.reliability_diagram({"mine": (RIGHT, CONFIDENCE)}),
}
