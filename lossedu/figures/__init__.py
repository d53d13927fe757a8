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
from lossedu.figures.descent import measured, paths_in_a_valley, starts_and_ends
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
from lossedu.figures.networks import answers_in_the_plane, folded_plane, sorted_ends, values_and_gradients
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
from lossedu.figures.zoo import (
    active_units,
    function_panels,
    layer_gradients,
    maxout_pieces,
    value_and_slope,
    weight_walks,
)

__all__ = [
    "DASHES",
    "INK",
    "PALETTE",
    "STYLE",
    "active_units",
    "answers_in_the_plane",
    "class_regions",
    "constant_predictions",
    "costs_over_weight",
    "cross_entropy_of_two",
    "descents_on_curve",
    "fits_and_new_data",
    "focal_losses",
    "folded_plane",
    "function_panels",
    "gradient_bars",
    "labels_and_curves",
    "layer_gradients",
    "likelihood",
    "logit_slopes",
    "loss_along_one_score",
    "losses_with_floors",
    "margin_losses",
    "maxout_pieces",
    "measured",
    "paths_in_a_valley",
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
    "sorted_ends",
    "starts_and_ends",
    "streets",
    "style",
    "two_classes",
    "two_classifiers",
    "valleys",
    "value_and_slope",
    "values_and_gradients",
    "vertical_and_orthogonal",
    "weight_squares",
    "weight_walks",
]
