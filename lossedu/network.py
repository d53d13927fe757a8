"""Dense layers and networks of them: forward, and backward by the delta rule.

Rows are samples. A layer computes a = XW + b and f(a), its weights W are (inputs, outputs). ``forward`` hands
out what ``backward`` needs, and nothing is kept in between: gradients are made afresh by every backward pass
and can neither pile up nor belong to other weights. A network has ``parameters`` and ``loss_and_gradients``,
which is all that training needs.
"""

from itertools import pairwise

import numpy as np

from lossedu import activations
from lossedu.arguments import complain, float_array
from lossedu.shapes import matrix, vector

__all__ = [
    "Dense",
    "Network",
    "collapse_affine",
    "dead_fractions",
    "dense_network",
    "gradient_norms",
    "he",
    "normal",
    "ones",
    "xavier",
    "zeros",
]

# ------------------------------------------------------------------------------------------- initial weights


def zeros(inputs, outputs, rng):
    """Return weights of 0, (inputs, outputs): units of one layer then stay equal for ever. S5.

    >>> zeros(1, 3, np.random.default_rng(0))
    array([[0., 0., 0.]])
    """
    return np.zeros((inputs, outputs))


def ones(inputs, outputs, rng):
    """Return weights of 1, (inputs, outputs): units of one layer stay equal, as with zeros. S5.

    >>> ones(1, 3, np.random.default_rng(0))
    array([[1., 1., 1.]])
    """
    return np.ones((inputs, outputs))


def normal(inputs, outputs, rng, scale=0.01):
    """Return normal weights of mean 0 and standard deviation ``scale``, (inputs, outputs).

    >>> print(f"{normal(100, 100, np.random.default_rng(0)).std():.3f}")
    0.010
    """
    return scale * rng.standard_normal((inputs, outputs))


def xavier(inputs, outputs, rng):
    """Return uniform weights of variance 2 / (inputs + outputs), made for tanh. Glorot and Bengio (2010).

    >>> print(f"{xavier(50, 150, np.random.default_rng(0)).var():.3f}")
    0.010
    """
    limit = np.sqrt(6 / (inputs + outputs))
    return rng.uniform(-limit, limit, (inputs, outputs))


def he(inputs, outputs, rng):
    """Return normal weights of variance 2 / inputs, made for relu. He, Zhang, Ren and Sun (2015).

    >>> print(f"{he(200, 100, np.random.default_rng(0)).var():.3f}")
    0.010
    """
    return np.sqrt(2 / inputs) * rng.standard_normal((inputs, outputs))


# ---------------------------------------------------------------------------------------------- one layer


class Dense:
    """A layer f(XW + b): weights W (inputs, outputs), bias b (outputs,), and an activation f.

    ``activation`` gives as many numbers as it takes (not maxout or logsumexp); further keywords go to
    it. Raises ValueError if the shapes do not fit. S4, S5.

    >>> layer = Dense([[1.0], [-2.0]], [0.5], activations.relu)
    >>> Z, cache = layer.forward([[3.0, 1.0], [0.0, 1.0]])
    >>> Z
    array([[1.5],
           [0. ]])
    >>> dX, (dW, db) = layer.backward(cache, [[1.0], [1.0]])  # the second row is cut off by relu
    >>> dX
    array([[ 1., -2.],
           [ 0.,  0.]])
    >>> dW.tolist(), db.tolist()
    ([[3.0], [1.0]], [1.0])
    """

    def __init__(self, W, b, activation=activations.identity, **options):
        self.W = np.array(matrix("W", W))  # copies: training changes them in place
        self.b = np.array(vector("b", b))
        if len(self.b) != self.outputs:
            complain("b", f"shape ({self.outputs},), one bias a column of W", f"shape {self.b.shape}")
        self.activation = activation
        self.options = options

    @property
    def inputs(self):
        """The number of inputs, rows of W."""
        return self.W.shape[0]

    @property
    def outputs(self):
        """The number of units, columns of W."""
        return self.W.shape[1]

    @property
    def parameters(self):
        """The arrays that training changes in place: [W, b]."""
        return [self.W, self.b]

    def forward(self, X):
        """Return f(XW + b), shape (N, outputs), and the cache that ``backward`` needs: X and XW + b."""
        X = matrix("X", X)
        if X.shape[1] != self.inputs:
            complain("X", f"{self.inputs} columns, one for each row of W", f"{X.shape[1]} columns")
        A = X @ self.W + self.b
        return self.activation(A, **self.options), (X, A)

    def backward(self, cache, G):
        """Return the gradient by X, (N, inputs), and [dW, db], from G, the gradient by the output."""
        X, A = cache
        delta = self.times_derivative(A, float_array("G", G))
        return delta @ self.W.T, [X.T @ delta, delta.sum(axis=0)]

    def times_derivative(self, A, G):
        """Return delta, the gradient by A = XW + b, from G, the gradient by f(A)."""
        if hasattr(self.activation, "vjp"):
            return self.activation.vjp(A, G)
        if G.shape != A.shape:
            complain("G", f"the shape of the layer's output, {A.shape}", f"shape {G.shape}")
        return G * self.activation.derivative(A, **self.options)


# ------------------------------------------------------------------------------------------------ networks


class Network:
    """Dense layers one after another, under a loss that compares the last output with y.

    y has the shape of the output, (N, outputs), or is (N,) where the loss takes class labels; further
    keywords go to the loss. A loss that takes logits wants the identity as last activation.
    Raises ValueError if a layer does not take what the one before it gives. S4, S5.

    >>> from lossedu.losses import half_mean_squared_error
    >>> hidden, output = Dense(np.ones((2, 3)), np.ones(3)), Dense(np.ones((3, 1)), np.ones(1))
    >>> network = Network([hidden, output], half_mean_squared_error)
    >>> network.predict([[0, 0], [0, 1], [1, 0], [1, 1]]).ravel()
    array([ 4.,  7.,  7., 10.])
    >>> network.parameter_count
    13
    >>> network.loss_and_gradients([[0, 0]], [[0]])[0]
    8.0
    """

    def __init__(self, layers, loss, **loss_options):
        self.layers = list(layers)
        self.loss = loss
        self.loss_options = loss_options
        if not self.layers:
            complain("layers", "at least one layer", "none")
        for number, (before, layer) in enumerate(pairwise(self.layers), start=2):
            if layer.inputs != before.outputs:
                expected = f"W with {before.outputs} rows, the outputs of the layer before"
                complain(f"layer {number}", expected, f"{layer.inputs} rows")

    @property
    def parameters(self):
        """The arrays that training changes in place: [W, b] of the first layer, of the second, …"""
        return [array for layer in self.layers for array in layer.parameters]

    @property
    def parameter_count(self):
        """The number of weights and biases."""
        return sum(array.size for array in self.parameters)

    def forward(self, X):
        """Return the output (N, outputs) for X (N, inputs), and the caches of all layers."""
        caches = []
        for layer in self.layers:
            X, cache = layer.forward(X)
            caches.append(cache)
        return X, caches

    def backward(self, caches, G):
        """Return the gradient by X and those by all parameters, from G, the gradient by the output.

        The gradients stand in the order of ``parameters``. S4, S5, delta rule.
        """
        gradients = []
        for layer, cache in zip(reversed(self.layers), reversed(caches), strict=True):
            G, of_layer = layer.backward(cache, G)
            gradients = of_layer + gradients
        return G, gradients

    def predict(self, X):
        """Return the output (N, outputs) for X (N, inputs)."""
        return self.forward(X)[0]

    def loss_and_gradients(self, X, y):
        """Return the loss and its gradients in the order of ``parameters``; no parameter is changed."""
        y_hat, caches = self.forward(X)
        loss = self.loss(y, y_hat, **self.loss_options)
        G = self.loss.gradient(y, y_hat, **self.loss_options)
        return loss, self.backward(caches, G)[1]


def dense_network(sizes, activation, loss, *, output=activations.identity, initialise=xavier, seed=0):
    """Return a Network of the given sizes: inputs, units of each hidden layer, outputs.

    ``activation`` is that of the hidden layers, ``output`` the last one's. ``initialise`` makes weights
    from (inputs, outputs, generator); ``seed`` is an integer or a NumPy Generator. Biases start at 0.

    >>> from lossedu.losses import binary_cross_entropy_with_logits
    >>> network = dense_network([2, 3, 1], activations.tanh, binary_cross_entropy_with_logits)
    >>> network.parameter_count
    13
    """
    if len(sizes) < 2:
        complain("sizes", "the number of inputs and of outputs at least", str(list(sizes)))
    rng = np.random.default_rng(seed)
    layers = []
    for number, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        f = output if number == len(sizes) - 1 else activation
        layers.append(Dense(initialise(inputs, outputs, rng), np.zeros(outputs), f))
    return Network(layers, loss)


# --------------------------------------------------------------------------------------- looking at a network


def collapse_affine(layers):
    """Return the one W and b that do what all layers do, if each is affine: W₁W₂… and b₁W₂… + b₂… + ….

    Raises ValueError if a layer has an activation other than the identity. S5.

    >>> layers = [Dense(np.ones((2, 3)), np.ones(3)), Dense(np.ones((3, 1)), np.ones(1))]
    >>> W, b = collapse_affine(layers)
    >>> W.ravel(), b
    (array([3., 3.]), array([4.]))
    """
    W, b = np.eye(layers[0].inputs), np.zeros(layers[0].inputs)
    for number, layer in enumerate(layers, start=1):
        if layer.activation is not activations.identity:
            complain(f"layer {number}", "the identity as activation", layer.activation.__name__)
        W, b = W @ layer.W, b @ layer.W + layer.b
    return W, b


def gradient_norms(network, X, y):
    """Return the Euclidean norm of the weight gradient of each layer, first to last: (layers,).

    Where gradients vanish, the first are the smallest; where they explode, the largest. S3, S4, S5.

    >>> from lossedu.losses import half_mean_squared_error
    >>> layers = [Dense([[1.0]], [0.0], activations.sigmoid) for _ in range(3)]
    >>> norms = gradient_norms(Network(layers, half_mean_squared_error), [[1.0]], [[0.0]])
    >>> bool(np.all(np.diff(norms) > 0))
    True
    """
    _, gradients = network.loss_and_gradients(X, y)
    return np.array([np.linalg.norm(dW) for dW in gradients[::2]])


def dead_fractions(network, X):
    """Return for each layer the share of units whose activation has slope 0 on every row of X: (layers,).

    Such a unit passes no gradient back and does not learn from X. For relu these are the units that are
    silent on all rows. A layer whose activation mixes its row, such as softmax, counts as 0. S3, S4, S5.

    >>> from lossedu.losses import half_mean_squared_error
    >>> layer = Dense([[1.0, 1.0]], [0.0, -10.0], activations.relu)
    >>> dead_fractions(Network([layer], half_mean_squared_error), [[-1.0], [2.0]])
    array([0.5])
    """
    _, caches = network.forward(X)
    fractions = []
    for layer, (_, A) in zip(network.layers, caches, strict=True):
        mixed = hasattr(layer.activation, "vjp")
        slopes = np.ones_like(A) if mixed else layer.activation.derivative(A, **layer.options)
        fractions.append(np.mean(np.all(slopes == 0, axis=0)))
    return np.array(fractions)
