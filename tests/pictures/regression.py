"""Examples of lossedu.figures.regression."""

from lossedu import datasets, figures

LINES = {"A": (1.0, 1.0), "B": (1.5, 0.8)}
ROOMS, RENT = datasets.rents()
VALUES = [1.0, 2.0, 3.0, 2.0, 102.0]

PICTURES = {
    "points_and_lines": lambda: figures.points_and_lines(ROOMS, RENT, LINES, ringed=1),
    "residual_squares": lambda: figures.residual_squares(ROOMS, RENT, LINES),
    "vertical_and_orthogonal": lambda: figures.vertical_and_orthogonal((2.0, 4.0), 1.0, 1.0),
    "constant_predictions": lambda: figures.constant_predictions(VALUES),
    "regression_losses": lambda: figures.regression_losses(delta=2.0),
}
