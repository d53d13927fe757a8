"""Pictures of scores that become probabilities, of cross-entropy, and of classifiers of several classes."""

import numpy as np

from lossedu import losses, scores
from lossedu.activations import softmax
from lossedu.figures.style import BLUE, DASHES, FAINT, INK, ORANGE, PALETTE, in_style, new_figure

MARKERS = ("o", "s", "^", "D")


@in_style
def scores_to_probabilities(class_names, z):
    """Draw scores z (C,) as bars, their exponentials beside them, and these divided by their sum.

    >>> panels = scores_to_probabilities(["cat", "dog"], [1.0, 1.0]).axes
    >>> [axes.get_title() for axes in panels], float(panels[2].patches[0].get_width())
    (['score', 'exp', 'divided by sum'], 0.5)
    """
    z = np.asarray(z, dtype=float)
    stages = [("score", z, ".1f"), ("exp", np.exp(z), ".3g"), ("divided by sum", softmax(z), ".3f")]
    figure, panels = new_figure(1, 3, height=2.2, sharey=True)
    for axes, (title, values, form), colour in zip(panels, stages, PALETTE, strict=False):
        bars = axes.barh(class_names, values, color=colour, height=0.6)
        axes.bar_label(bars, [f"{value:{form}}" for value in values], padding=3)
        axes.axvline(0, color=INK, linewidth=1)
        low, high = min(values.min(), 0), max(values.max(), 0)
        axes.set_xlim(low - 0.75 * (high - low) * (low < 0), high + 0.75 * (high - low))
        axes.set(title=title, xticks=[])
        axes.spines["bottom"].set_visible(False)
        axes.grid(visible=False)
    panels[0].invert_yaxis()  # the first class on top
    return figure


@in_style
def softmax_over_temperature(class_names, z, *, lowest=0.1, highest=100.0):
    """Draw softmax(z / T) of scores z (C,) over the temperature T, and below it the entropy in nats.

    >>> above, below = softmax_over_temperature(["cat", "dog"], [0.0, 1.0]).axes
    >>> below.get_ylabel(), round(float(below.lines[1].get_ydata()[0]), 6)  # log 2
    ('entropy', 0.693147)
    """
    T = np.geomspace(lowest, highest, 241)
    P = softmax(np.asarray(z, dtype=float) / T[:, np.newaxis])
    figure, (above, below) = new_figure(2, 1, height=4.6, sharex=True, height_ratios=[3, 2])
    for name, of_class, colour, dash in zip(class_names, P.T, PALETTE, DASHES, strict=False):
        above.plot(T, of_class, dash, color=colour, label=name)
    below.plot(T, losses.entropy(P, reduction="none"), color=INK)
    below.axhline(np.log(P.shape[1]), color=INK, linestyle=":", label="log C")
    for axes in (above, below):
        axes.axvline(1.0, color=FAINT, linewidth=2)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:g}")
    above.set(ylabel="probability", ylim=(-0.02, 1.02))
    below.set(xlabel="temperature T", ylabel="entropy", ylim=(-0.05, 1.25 * np.log(P.shape[1])))
    above.legend()
    below.legend(loc="lower right")
    return figure


@in_style
def pull_of_labels(class_names, row_names, P, labels):
    """Draw each row of probabilities P (N, C) as bars, with arrows from p to the label's 0 or 1.

    An arrow is minus the gradient of softmax cross-entropy by the score of its class.

    >>> panels = pull_of_labels(["cat", "dog"], ["first"], [[0.25, 0.75]], [0]).axes
    >>> [text.xy for text in panels[0].texts]
    [(0, 1.0), (1, 0.0)]
    """
    P = np.asarray(P, dtype=float)
    Y = scores.one_hot(labels, P.shape[1])
    figure, panels = new_figure(1, len(P), height=2.8, sharey=True, squeeze=False)
    arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 2.0, "shrinkA": 0, "shrinkB": 0}
    for axes, name, p, y in zip(panels[0], row_names, P, Y, strict=True):
        axes.bar(class_names, p, color=BLUE, alpha=0.35, width=0.8)
        axes.plot(range(len(y)), y, "D", color=INK, markersize=6)
        for k in np.flatnonzero(np.abs(p - y) > 0.03):  # a shorter arrow is all head
            axes.annotate("", (int(k), float(y[k])), (int(k), float(p[k])), arrowprops=arrow)
        axes.set(title=name, ylim=(-0.08, 1.08))
        axes.grid(visible=False, axis="x")
    panels[0, 0].set_ylabel("probability")
    return figure


@in_style
def softmax_regions(X, labels, W, b, *, sure=0.9):
    """Draw points X (N, 2) by class, the boundaries of the scores XW + b, and where p reaches ``sure``.

    W is (2, C), b is (C,). On a solid line two classes are equally probable; beyond a dotted one the
    class on that side has at least the probability ``sure``.

    >>> W, b = np.eye(2), np.zeros(2)
    >>> [text.get_text() for text in softmax_regions(W, [0, 1], W, b).legends[0].get_texts()]
    ['class 0', 'class 1']
    """
    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    figure, axes = new_figure(height=4.0)
    low, high = X.min(axis=0) - 0.5, X.max(axis=0) + 0.5
    across, up = np.meshgrid(*(np.linspace(start, end, 121) for start, end in zip(low, high, strict=True)))
    P = softmax(scores.linear_scores(np.column_stack([across.ravel(), up.ravel()]), W, b))
    P = P.reshape(*across.shape, -1)
    for k in range(P.shape[2]):
        ahead = np.log(P[..., k]) - np.log(np.delete(P, k, axis=2).max(axis=2))
        colour = PALETTE[k]
        axes.contourf(across, up, ahead, levels=[0, np.inf], colors=[colour], alpha=0.12)
        axes.contour(across, up, ahead, levels=[0], colors=[INK], linewidths=1.5)
        axes.contour(across, up, P[..., k], levels=[sure], colors=[colour], linestyles=":")
        own = X[labels == k].T
        axes.plot(*own, MARKERS[k], color=colour, markersize=5, linestyle="none", label=f"class {k}")
    axes.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    figure.legend(loc="outside upper center", ncols=P.shape[2])
    return figure


@in_style
def losses_with_floors(histories, floors):
    """Draw losses ``{name: values}`` over the steps of training, and ``{name: height}`` as dotted levels.

    >>> axes = losses_with_floors({"falls": [2.0, 1.0]}, {"floor": 0.5}).axes[0]
    >>> float(axes.lines[1].get_ydata()[0])
    0.5
    """
    figure, axes = new_figure()
    for (name, values), colour, dash in zip(histories.items(), PALETTE, DASHES, strict=False):
        axes.plot(values, dash, color=colour, label=name)
    for name, height in floors.items():
        axes.axhline(height, color=INK, linestyle=":", linewidth=1.5)
        axes.annotate(
            name,
            (1, height),
            (0, -4),
            xycoords=("axes fraction", "data"),
            ha="right",
            va="top",
            textcoords="offset points",
        )
    axes.set(xlabel="step", ylabel="training loss")
    axes.set_ylim(bottom=0)
    axes.legend()
    return figure


@in_style
def cross_entropy_of_two(p, marked):
    """Draw H(P, Q) in nats over q for P = (p, 1-p) and Q = (q, 1-q), and the entropy of P below it.

    The gap between the two is the Kullback-Leibler divergence; it is drawn at each q of ``marked``.

    >>> axes = cross_entropy_of_two(0.5, [0.25]).axes[0]
    >>> [text.get_text() for text in axes.get_legend().get_texts()]
    ['H(P, Q)', 'H(P)', 'gap D(P‖Q)']
    """
    figure, axes = new_figure()
    q = np.linspace(0.02, 0.99, 195)

    def cost(q):
        Q = np.column_stack([q, 1 - q])
        return losses.cross_entropy(np.broadcast_to([p, 1 - p], Q.shape), Q, reduction="none")

    lowest = losses.entropy([p, 1 - p])
    at_marked = cost(np.asarray(marked, dtype=float))
    axes.plot(q, cost(q), color=BLUE, label="H(P, Q)")
    axes.axhline(lowest, color=INK, linestyle="--", label="H(P)")
    axes.vlines(marked, lowest, at_marked, color=ORANGE, linewidth=3, label="gap D(P‖Q)")
    axes.plot(marked, at_marked, "o", color=INK)
    axes.set(xlabel="q, the share Q gives to the first class", ylabel="nats", ylim=(0, 2.2))
    axes.legend(loc="upper center")
    return figure


@in_style
def reliability_diagram(predictions, *, bins=10):
    """Draw how often a classifier is right against how sure it is, for ``{name: (right, confidence)}``.

    right (N,) is 1 where the class it named is true, else 0; confidence (N,) is the probability it gave.
    A calibrated classifier lies on the diagonal; below it, it is too sure.

    >>> axes = reliability_diagram({"honest": ([0, 1], [0.5, 0.5])}).axes[0]
    >>> axes.lines[1].get_xydata().tolist()
    [[0.5, 0.5]]
    """
    figure, axes = new_figure(height=3.8)
    axes.plot([0, 1], [0, 1], color=INK, linewidth=1, label="calibrated")
    for (name, (right, confidence)), colour, dash, marker in zip(
        predictions.items(), PALETTE, DASHES, MARKERS, strict=False
    ):
        predicted, observed, _ = scores.reliability(right, confidence, bins)
        axes.plot(predicted, observed, dash + marker, color=colour, label=name)
    axes.set(xlabel="mean confidence in the bin", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1))
    axes.set_aspect("equal")
    axes.legend()
    return figure
