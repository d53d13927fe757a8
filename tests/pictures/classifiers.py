"""Examples of lossedu.figures.classifiers."""

import numpy as np

from lossedu import classifiers, datasets, figures, scores

CLASSES = ["cat", "car", "frog"]
Z, LABELS = datasets.three_images()
IMAGE, PIXEL_WEIGHTS, _ = datasets.four_pixels()
BLOBS, BLOB_LABELS = datasets.blobs(per_class=10)
W = np.array([[-0.9, 0.9, 0.0], [-0.7, -0.5, 1.2]])
B = np.array([0.6, 0.8, -1.4])
TWO, TWO_LABELS = datasets.blobs(((-1.5, -1.0), (1.5, 1.0)), per_class=10, spread=0.8, seed=2)
SIGNS = 2 * TWO_LABELS - 1
FITS = {f"C = {C:g}": classifiers.fit_svm(TWO, SIGNS, C=C) for C in (100.0, 0.1)}

PICTURES = {
    "scores_and_margins": lambda: figures.scores_and_margins(Z, LABELS, CLASSES, margin=1.0),
    "weight_squares": lambda: figures.weight_squares(
        {"image": IMAGE.reshape(2, 2), "cat": scores.templates(PIXEL_WEIGHTS, (2, 2))[0]}
    ),
    "class_regions": lambda: figures.class_regions(BLOBS, BLOB_LABELS, W, B, names=CLASSES),
    "loss_along_one_score": lambda: figures.loss_along_one_score(Z[1], 1),
    "gradient_bars": lambda: figures.gradient_bars(Z, LABELS, CLASSES),
    "margin_losses": figures.margin_losses,
    "streets": lambda: figures.streets(TWO, SIGNS, FITS),
}
