"""Pictures of linear classifiers and of the losses that train them, with a margin or with a softmax."""

import numpy as np

from lossedu import losses
from lossedu.activations import softmax
from lossedu.figures.style import BLUE, DASHES, INK, ORANGE, PALETTE, in_style, new_figure
from lossedu.scores import linear_scores, one_hot

MARKERS = ("o", "s", "^", "D")  # one a class, so that colour is never the only difference
HINGE, SOFTMAX = {"color": ORANGE, "label": "hinge"}, {"color": BLUE, "label": "softmax"}


@in_style
def scores_and_margins(Z, labels, classes, *, margin=None):
    """Draw the scores Z (N, C) of each sample on a line, with a ring round the true class of ``labels`` (N,).

    With a ``margin``, a dashed line marks what wrong classes must stay below, and a bar how far each is above
    it: the bars of a panel are together as long as its multiclass hinge loss.

    >>> panel = scores_and_margins([[3.0, 2.5]], [0], ["cat", "car"], margin=1.0).axes[0]
    >>> panel.lines[-1].get_xdata().tolist()
    [2.0, 2.5]
    """
    Z = np.asarray(Z, dtype=float)
    figure, panels = new_figure(len(Z), 1, height=1.3 * len(Z) + 0.4, sharex=True, squeeze=False)
    heights = np.arange(len(classes))[::-1]
    for axes, row, label in zip(panels[:, 0], Z, labels, strict=True):
        axes.plot(row, heights, "o", color=INK, zorder=3)
        axes.plot(row[label], heights[label], "o", markersize=15, color=BLUE, fillstyle="none")
        axes.set_yticks(heights, classes)
        axes.set_ylim(-0.6, len(classes) - 0.4)
        axes.set_title(f"image of a {classes[label]}")
        if margin is not None:
            allowed = row[label] - margin
            axes.axvline(allowed, linestyle="--", color=BLUE)
            for j in np.flatnonzero(row > allowed):
                if j != label:
                    axes.plot([allowed, row[j]], [heights[j]] * 2, color=ORANGE, linewidth=5)
    panels[-1, 0].set_xlabel("score")
    return figure


@in_style
def weight_squares(images):
    """Draw images ``{name: (rows, columns)}`` as squares: area is size, filled is plus, hollow is minus.

    Each image is drawn to its own scale, so its largest number fills its pixel.

    >>> square, = weight_squares({"one pixel": [[-4.0]]}).axes[0].patches
    >>> float(square.get_width()), square.get_fill()
    (0.9, False)
    """
    from matplotlib.patches import Rectangle

    figure, panels = new_figure(1, len(images), height=1.6, squeeze=False)
    for axes, (name, image) in zip(panels[0], images.items(), strict=True):
        image = np.asarray(image, dtype=float)
        for (row, column), value in np.ndenumerate(image):
            side = 0.9 * np.sqrt(abs(value) / np.abs(image).max())
            corner = (column - side / 2, row - side / 2)
            positive = value > 0
            colour = BLUE if positive else ORANGE
            if value != 0:
                axes.add_patch(Rectangle(corner, side, side, color=colour, fill=positive, linewidth=2))
        rows, columns = image.shape
        axes.set(xlim=(-0.6, columns - 0.4), ylim=(rows - 0.4, -0.6), title=name)
        axes.set(xticks=np.arange(columns - 1) + 0.5, yticks=np.arange(rows - 1) + 0.5)
        axes.tick_params(length=0, labelbottom=False, labelleft=False)
        axes.spines[["right", "top"]].set_visible(True)
        axes.set_aspect("equal")
    return figure


@in_style
def class_regions(X, labels, W, b, *, names=None):
    """Draw points X (N, 2) of integer ``labels`` (N,) and the region where each class has the highest score.

    W (2, C) and b (C,) are weights and bias; an arrow shows the column of W of each class, the way in which
    its score grows fastest.

    >>> W, b = [[-1.0, 1.0], [0.0, 0.0]], [0.0, 0.0]
    >>> figure = class_regions([[-1.0, 0.0], [1.0, 1.0]], [0, 1], W, b, names=["left", "right"])
    >>> [text.get_text() for text in figure.legends[0].get_texts()]
    ['left', 'right']
    """
    X, labels, W = np.asarray(X, dtype=float), np.asarray(labels), np.asarray(W, dtype=float)
    names = [f"class {k}" for k in range(W.shape[1])] if names is None else names
    figure, axes = new_figure(height=3.8)
    low, high = X.min(axis=0) - 0.8, X.max(axis=0) + 0.8
    across, up = np.meshgrid(np.linspace(low[0], high[0], 241), np.linspace(low[1], high[1], 241))
    grid = linear_scores(np.column_stack([across.ravel(), up.ravel()]), W, b)
    middle = X.mean(axis=0)
    for k, (name, colour, marker) in enumerate(zip(names, PALETTE, MARKERS, strict=False)):
        lead = grid[:, k] - np.delete(grid, k, axis=1).max(axis=1)
        lead = lead.reshape(across.shape)
        axes.contourf(across, up, lead, levels=[0, np.inf], colors=[colour], alpha=0.15)
        axes.contour(across, up, lead, levels=[0], colors=[INK], linewidths=1)
        axes.plot(*X[labels == k].T, marker, color=colour, markersize=5, label=name)
        axes.annotate("", middle + W[:, k], middle, arrowprops={"arrowstyle": "->", "color": INK, "lw": 2})
    axes.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    axes.set_aspect("equal")
    figure.legend(loc="outside upper center", ncols=len(names))
    return figure


@in_style
def loss_along_one_score(z, label, *, reach=4.0):
    """Draw multiclass hinge and softmax loss, and their slopes, while the score of class ``label`` moves.

    The other scores of z (C,) stay; a mark stands where it is, and it goes ``reach`` either way.

    >>> [axes.get_ylabel() for axes in loss_along_one_score([1.0, 4.0, 2.0], 1).axes]
    ['loss', 'slope']
    """
    z = np.asarray(z, dtype=float)
    moved = np.linspace(z[label] - reach, z[label] + reach, 401)
    rows = np.tile(z, (len(moved), 1))
    rows[:, label] = moved
    labels = np.full(len(moved), label)
    figure, (above, below) = new_figure(2, 1, height=4.6, sharex=True)
    curves = [(losses.multiclass_hinge, HINGE, "-", "o"), (losses.softmax_cross_entropy, SOFTMAX, "--", "s")]
    for loss, look, dash, marker in curves:
        value = loss(labels, rows, reduction="none")
        slope = loss.gradient(labels, rows, reduction="none")[:, label]
        above.plot(moved, value, dash, **look)
        below.plot(moved, slope, dash, color=look["color"])
        above.plot(z[label], loss(label, z), marker, color=look["color"])
        below.plot(z[label], loss.gradient(label, z)[label], marker, color=look["color"])
    above.set(ylabel="loss")
    below.set(xlabel="score of the true class", ylabel="slope")
    above.legend(loc="upper right")
    return figure


@in_style
def gradient_bars(Z, labels, classes):
    """Draw the gradients of multiclass hinge and softmax by each score of Z (N, C), one panel a sample.

    >>> panel = gradient_bars([[3.0, 4.0]], [0], ["cat", "car"]).axes[0]
    >>> [float(bar.get_height()) for bar in panel.containers[0]]
    [-1.0, 1.0]
    """
    Z, labels = np.asarray(Z, dtype=float), np.asarray(labels)
    figure, panels = new_figure(len(Z), 1, height=1.5 * len(Z) + 0.5, sharey=True, squeeze=False)
    place = np.arange(len(classes))
    hinge = losses.multiclass_hinge.gradient(labels, Z, reduction="sum")
    of_softmax = softmax(Z) - one_hot(labels, len(classes))
    for axes, label, first, second in zip(panels[:, 0], labels, hinge, of_softmax, strict=True):
        bars = [
            axes.bar(place - 0.2, first + 0.0, 0.36, **HINGE),
            axes.bar(place + 0.2, second, 0.36, hatch="///", edgecolor="white", **SOFTMAX),
        ]
        for heights in bars:
            axes.bar_label(heights, fmt="%.2f", padding=1)
        axes.axhline(0, color=INK, linewidth=1)
        axes.set_title(f"image of a {classes[label]}")
        axes.set_xticks(place, classes)
        axes.margins(y=0.25)
    panels[len(Z) // 2, 0].set_ylabel("gradient by the score")
    handles, names = panels[0, 0].get_legend_handles_labels()
    figure.legend(handles, names, loc="outside upper center", ncols=2)
    return figure


@in_style
def margin_losses(reach=3.0):
    """Draw the losses of a margin m = t z from ``-reach`` to ``reach``: zero-one and four upper bounds of it.

    The logistic loss is in bits, so that it is 1 at the margin 0, as the others are.

    >>> figure = margin_losses()
    >>> len(figure.axes[0].lines)
    5
    """
    m = np.linspace(-reach, reach, 401)
    t = np.ones_like(m)
    curves = {
        "hinge": losses.hinge(t, m, reduction="none"),
        "squared hinge": losses.squared_hinge(t, m, reduction="none"),
        "logistic, bits": losses.logistic(t, m, reduction="none") / np.log(2),
        "exponential": losses.exponential(t, m, reduction="none"),
    }
    figure, axes = new_figure(height=3.8)
    axes.plot([-reach, 0, 0, reach], [1, 1, 0, 0], color=INK, linewidth=3.5, label="zero-one")
    for (name, values), colour, dash in zip(curves.items(), PALETTE, DASHES, strict=True):
        axes.plot(m, values, dash, color=colour, label=name)
    axes.set(xlabel="margin $m = t z$", ylabel="loss", ylim=(-0.1, reach + 1.2))
    axes.legend()
    return figure


@in_style
def streets(X, t, fits):
    """Draw points X (N, 2) of labels t (N,), -1 and +1, and the street of each fit ``{name: fit}`` of an SVM.

    The solid line is the boundary, where the score is 0; the dashed edges are where it is -1 and +1. Rings
    mark the support vectors, the points on their edge or past it.

    >>> from lossedu import classifiers
    >>> X, t = [[-1.0, 0.0], [1.0, 0.0], [3.0, 0.0]], [-1, 1, 1]
    >>> panel = streets(X, t, {"C = 1": classifiers.fit_svm(X, t)}).axes[0]
    >>> panel.lines[-1].get_xdata().tolist()
    [-1.0, 1.0]
    """
    X, t = np.asarray(X, dtype=float), np.asarray(t)
    figure, panels = new_figure(1, len(fits), height=2.9, sharey=True, squeeze=False)
    low, high = X.min(axis=0) - 0.6, X.max(axis=0) + 0.6
    across, up = np.meshgrid(np.linspace(low[0], high[0], 61), np.linspace(low[1], high[1], 61))
    for axes, (name, fit) in zip(panels[0], fits.items(), strict=True):
        score = fit.scores(np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
        axes.contourf(across, up, score, levels=[-1, 1], colors=[INK], alpha=0.1)
        styles = ["dashed", "solid", "dashed"]
        axes.contour(across, up, score, levels=[-1, 0, 1], colors=[INK], linewidths=1.5, linestyles=styles)
        for sign, colour, marker in ((-1, ORANGE, "s"), (1, BLUE, "o")):
            axes.plot(*X[t == sign].T, marker, color=colour, markersize=5)
        supports = X[t * fit.scores(X) <= 1 + 1e-4]
        axes.plot(*supports.T, "o", markersize=12, markerfacecolor="none", markeredgecolor=INK)
        axes.set(title=name, xlabel="$x_1$", xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        axes.set_aspect("equal")
    panels[0, 0].set_ylabel("$x_2$")
    return figure
