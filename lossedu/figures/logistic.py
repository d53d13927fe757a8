"""Pictures of the sigmoid, of losses of a label 0 or 1, and of lines between two classes."""

import numpy as np

from lossedu import activations, losses
from lossedu.figures.style import BLUE, DASHES, GREEN, INK, ORANGE, PALETTE, in_style, mark_counts, new_figure

FOUR = tuple(zip(PALETTE, DASHES, strict=True))


@in_style
def labels_and_curves(x, y, curves, *, x_label="x", y_label="probability of label 1"):
    """Draw labels y (N,) of 0 and 1 over x (N,), and curves ``{name: function of x}``.

    >>> figure = labels_and_curves([0, 1, 2], [0, 1, 1], {"line": lambda x: x / 2})
    >>> figure.legends[0].get_texts()[0].get_text()
    'line'
    """
    figure, axes = new_figure()
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    margin = 0.1 * np.ptp(x)
    places = np.linspace(x.min() - margin, x.max() + margin, 301)
    for edge in (0, 1):
        axes.axhline(edge, color=INK, linewidth=0.8)
    for (name, curve), (colour, dash) in zip(curves.items(), FOUR, strict=False):
        axes.plot(places, curve(places), dash, color=colour, label=name)
    axes.plot(x[y == 0], y[y == 0], "o", color=INK, markerfacecolor="none")
    axes.plot(x[y == 1], y[y == 1], "o", color=INK)
    axes.set(xlabel=x_label, ylabel=y_label)
    mark_counts(axes, x)
    figure.legend(loc="outside upper center", ncols=2)
    return figure


@in_style
def sigmoid_and_slope(reach=6.0):
    """Draw the sigmoid from ``-reach`` to ``reach``, and below it its slope.

    >>> [axes.get_ylabel() for axes in sigmoid_and_slope().axes]
    ['probability p', 'slope']
    """
    z = np.linspace(-reach, reach, 241)
    figure, (above, below) = new_figure(2, 1, height=4.2, sharex=True)
    above.plot(z, activations.sigmoid(z), color=BLUE)
    below.plot(z, activations.sigmoid.derivative(z), "--", color=ORANGE)
    above.set(ylabel="probability p", ylim=(-0.03, 1.03))
    below.set(xlabel="score z", ylabel="slope", ylim=(0, 0.28))
    return figure


@in_style
def likelihood(ones, zeros):
    """Draw how probable such a sample is if label 1 has probability p, and minus the logarithm of that.

    ``ones`` and ``zeros`` count the labels; the best p is marked in both panels.

    >>> above, below = likelihood(3, 1).axes
    >>> float(above.lines[-1].get_xdata()[0])
    0.75
    """
    p = np.linspace(0.01, 0.99, 197)
    best = ones / (ones + zeros)
    figure, (above, below) = new_figure(2, 1, height=4.4, sharex=True)

    def log_likelihood(p):
        return ones * np.log(p) + zeros * np.log1p(-p)

    above.plot(p, np.exp(log_likelihood(p)), color=BLUE)
    above.plot(best, np.exp(log_likelihood(best)), "o", color=BLUE)
    below.plot(p, -log_likelihood(p), "--", color=ORANGE)
    below.plot(best, -log_likelihood(best), "o", color=ORANGE)
    above.set(ylabel="likelihood")
    below.set(xlabel="probability p", ylabel="minus its logarithm", ylim=(0, 5 * -log_likelihood(best)))
    return figure


@in_style
def probability_losses():
    """Draw cross-entropy and squared error of a probability, in one panel for each label.

    >>> [axes.get_title() for axes in probability_losses().axes]
    ['label y = 1', 'label y = 0']
    """
    p = np.linspace(0.005, 0.995, 199)
    figure, panels = new_figure(1, 2, height=3.0, sharey=True)
    for axes, y in zip(panels, (1.0, 0.0), strict=True):
        label = np.full_like(p, y)
        cross_entropy = losses.binary_cross_entropy(label, p, reduction="none")
        square = losses.mean_squared_error(label, p, reduction="none")
        axes.plot(p, cross_entropy, "-", color=BLUE, label="cross-entropy")
        axes.plot(p, square, "--", color=ORANGE, label="squared error")
        axes.set(title=f"label y = {y:.0f}", xlabel="probability p", ylim=(0, 5))
    panels[0].set_ylabel("loss")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return figure


@in_style
def logit_slopes(marked, reach=8.0):
    """Draw the slopes by the score z of cross-entropy and squared error of sigmoid(z), for the label 0.

    ``marked`` (K,) are probabilities at which both curves carry a mark.

    >>> logit_slopes([0.9]).axes[0].get_xlabel()
    'score z, label y = 0'
    """
    figure, axes = new_figure()
    z = np.linspace(-reach / 2, reach, 301)
    at_marks = np.log(marked) - np.log1p(-np.asarray(marked, dtype=float))

    def of_cross_entropy(z):
        return losses.binary_cross_entropy_with_logits.gradient(np.zeros_like(z), z, reduction="none")

    def of_square(z):
        p = activations.sigmoid(z)
        by_p = losses.mean_squared_error.gradient(np.zeros_like(z), p, reduction="none")
        return by_p * activations.sigmoid.derivative(z)

    curves = {"cross-entropy": (of_cross_entropy, BLUE, "-"), "squared error": (of_square, ORANGE, "--")}
    for name, (slope, colour, dash) in curves.items():
        axes.plot(z, slope(z), dash, color=colour, label=name)
        axes.plot(at_marks, slope(at_marks), "o", color=colour)
    axes.set(xlabel="score z, label y = 0", ylabel="slope of the loss")
    axes.legend(loc="upper left")
    return figure


@in_style
def valleys(weights, curves):
    """Draw losses ``{name: values}`` over ``weights`` (K,), one panel each, with a dot in every valley.

    >>> weights = np.linspace(-2, 2, 9)
    >>> figure = valleys(weights, {"one valley": weights**2, "two": (weights**2 - 1) ** 2})
    >>> [len(axes.lines[-1].get_xdata()) for axes in figure.axes]
    [1, 2]
    """
    figure, panels = new_figure(len(curves), 1, height=2.2 * len(curves), sharex=True, squeeze=False)
    for axes, (name, values), (colour, dash) in zip(panels[:, 0], curves.items(), FOUR, strict=False):
        values = np.asarray(values)
        falls_before, rises_after = values[1:-1] < values[:-2], values[1:-1] <= values[2:]
        lowest = 1 + np.flatnonzero(falls_before & rises_after)
        axes.plot(weights, values, dash, color=colour)
        axes.plot(weights[lowest], values[lowest], "o", color=colour)
        axes.set(ylabel="loss", title=name)
    panels[-1, 0].set_xlabel("weight w")
    return figure


@in_style
def focal_losses(gammas=(0.0, 1.0, 2.0, 5.0)):
    """Draw the focal loss over the probability of the true label, one curve for each of four gammas or fewer.

    >>> [text.get_text() for text in focal_losses((0, 2)).axes[0].get_legend().get_texts()]
    ['γ = 0', 'γ = 2']
    """
    figure, axes = new_figure()
    p = np.linspace(0.01, 1.0, 199)
    for gamma, (colour, dash) in zip(gammas, FOUR, strict=False):
        loss = losses.focal(np.ones_like(p), p, gamma=gamma, reduction="none")
        axes.plot(p, loss, dash, color=colour, label=f"γ = {gamma:g}")
    axes.set(xlabel="probability of the true label", ylabel="loss", ylim=(0, 4))
    axes.legend()
    return figure


@in_style
def two_classes(X, labels, boundaries, *, names=("label 0", "label 1"), x_label="$x_1$", y_label="$x_2$"):
    """Draw points X (N, 2) with labels 0 and 1, and boundaries ``{name: (W, b)}`` on which W·x + b is 0.

    >>> axes = two_classes([[0, 0], [2, 1]], [0, 1], {"x1 = 1": ([1.0, 0.0], -1.0)}).axes[0]
    >>> axes.lines[-1].get_xdata().tolist()
    [1.0, 1.0]
    """
    figure, axes = new_figure(height=3.8)
    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    for label, (colour, mark) in enumerate(((GREEN, "."), (INK, "^"))):
        axes.plot(*X[labels == label].T, mark, color=colour, markersize=4, label=names[label])
    low, high = X.min(axis=0) - 0.2, X.max(axis=0) + 0.2
    for (name, (W, b)), (colour, dash) in zip(boundaries.items(), FOUR, strict=False):
        foot = -b * np.asarray(W) / np.dot(W, W)
        along = np.array([-W[1], W[0]]) / np.linalg.norm(W)
        ends = foot + np.outer([-1, 1], np.linalg.norm(high - low) * along)
        axes.plot(*ends.T, dash, color=colour, label=name)
    axes.set(xlabel=x_label, ylabel=y_label, xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    figure.legend(loc="outside upper center", ncols=2)
    return figure
