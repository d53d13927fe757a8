"""Examples of lossedu.figures.logistic."""

import numpy as np

from lossedu import activations, datasets, figures

HEIGHT, BROKE = datasets.cups()
CURVES = {"line": lambda x: (x - 1.5) / 6, "sigmoid": lambda x: activations.sigmoid(1.3 * (x - 4.5))}
MARKED = [0.5, 0.9]
WEIGHTS = np.linspace(-2.0, 2.0, 81)
VALLEYS = {"one": WEIGHTS**2, "two": (WEIGHTS**2 - 1) ** 2}
X, LABELS = datasets.blobs(((-1.0, 0.0), (1.0, 0.5)), per_class=20)
BOUNDARIES = {"steep": (np.array([1.0, 0.25]), -0.5), "level": (np.array([0.0, 2.0]), -1.0)}

PICTURES = {
    "labels_and_curves": lambda: figures.labels_and_curves(HEIGHT, BROKE, CURVES, x_label="height"),
    "sigmoid_and_slope": figures.sigmoid_and_slope,
    "likelihood": lambda: figures.likelihood(7, 3),
    "probability_losses": figures.probability_losses,
    "logit_slopes": lambda: figures.logit_slopes(MARKED),
    "valleys": lambda: figures.valleys(WEIGHTS, VALLEYS),
    "focal_losses": figures.focal_losses,
    "two_classes": lambda: figures.two_classes(X, LABELS, BOUNDARIES),
}
