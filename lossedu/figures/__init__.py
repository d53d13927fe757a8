"""The pictures of the book: one function each, one look for all.

A function returns a matplotlib Figure that pyplot does not know of, so nothing is left open and nothing is
drawn twice. Pictures of one subject stand in one module, and all are reached from here.
"""

from lossedu.figures.classifiers import (
    class_regions,
    gradient_bars,
    loss_along_one_score,
    margin_losses,
    scores_and_margins,
    streets,
    weight_squares,
)
from lossedu.figures.logistic import (
    focal_losses,
    labels_and_curves,
    likelihood,
    logit_slopes,
    probability_losses,
    sigmoid_and_slope,
    two_classes,
    valleys,
)
from lossedu.figures.objectives import (
    costs_over_weight,
    descents_on_curve,
    fits_and_new_data,
    two_classifiers,
)
from lossedu.figures.regression import (
    constant_predictions,
    points_and_lines,
    regression_losses,
    residual_squares,
    vertical_and_orthogonal,
)
from lossedu.figures.softmax import (
    cross_entropy_of_two,
    losses_with_floors,
    pull_of_labels,
    reliability_diagram,
    scores_to_probabilities,
    softmax_over_temperature,
    softmax_regions,
)
from lossedu.figures.style import DASHES, INK, PALETTE, STYLE, style

__all__ = [
    "DASHES",
    "INK",
    "PALETTE",
    "STYLE",
    "class_regions",
    "constant_predictions",
    "costs_over_weight",
    "cross_entropy_of_two",
    "descents_on_curve",
    "fits_and_new_data",
    "focal_losses",
    "gradient_bars",
    "labels_and_curves",
    "likelihood",
    "logit_slopes",
    "loss_along_one_score",
    "losses_with_floors",
    "margin_losses",
    "points_and_lines",
    "probability_losses",
    "pull_of_labels",
    "regression_losses",
    "reliability_diagram",
    "residual_squares",
    "scores_and_margins",
    "scores_to_probabilities",
    "sigmoid_and_slope",
    "softmax_over_temperature",
    "softmax_regions",
    "streets",
    "style",
    "two_classes",
    "two_classifiers",
    "valleys",
    "vertical_and_orthogonal",
    "weight_squares",
]
