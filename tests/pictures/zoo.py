"""Examples of lossedu.figures.zoo."""

import numpy as np

from lossedu import activations, figures

X = np.linspace(-2.0, 2.0, 41)
CURVES = {
    "step": (activations.step, {}),
    "PReLU": (activations.prelu, {"slope": 0.25}),
    "tanh": (activations.tanh, {}),
}
NORMS = {"He": np.array([1e-6, 1e-3, 1.0]), "Xavier": np.array([1e-9, 1e-5, 0.1])}
WALKS = {"far": [[0.0, 0.0], [0.5, 0.5], [0.4, 0.1]], "near": [[0.0, 0.0], [1.0, -1.0]]}
OUTPUTS = np.array([[1.0, 0.0, -0.5], [2.0, 0.0, 0.0]])
PIECES = [(-1.0, -1.0), (0.2, 0.0), (1.5, -2.0)]

PICTURES = {
    "value_and_slope": lambda: figures.value_and_slope(CURVES, reach=2.0),
    "function_panels": lambda: figures.function_panels(
        X, {"one": {"x": X, "x²": X**2}, "two": {"x": -X}, "three": {"x": X}}
    ),
    "layer_gradients": lambda: figures.layer_gradients({"sigmoid": NORMS, "tanh": NORMS}),
    "weight_walks": lambda: figures.weight_walks(WALKS, goal=(1.0, -1.0)),
    "active_units": lambda: figures.active_units({"before": OUTPUTS, "after": OUTPUTS[:1]}),
    "maxout_pieces": lambda: figures.maxout_pieces(PIECES, reach=2.0),
}
