"""Pictures of networks: what they answer in the plane, what hidden units see, and what flows through them."""

from itertools import pairwise

import numpy as np

from lossedu.figures.style import BLUE, INK, ORANGE, PALETTE, in_style, new_figure

MARKERS = ("o", "s")  # so that the classes differ in more than colour
COLOURS = (BLUE, ORANGE)


def draw_classes(axes, X, y):
    """Draw points X (N, 2): class 0 as open discs, class 1 as filled squares."""
    for label, (marker, colour) in enumerate(zip(MARKERS, COLOURS, strict=True)):
        chosen = np.asarray(y).ravel() == label
        face = colour if label else "white"
        options = {"markerfacecolor": face, "markeredgecolor": colour, "markeredgewidth": 2, "markersize": 9}
        axes.plot(X[chosen, 0], X[chosen, 1], marker, linestyle="none", zorder=3, **options)


@in_style
def answers_in_the_plane(models, X, y, *, margin=0.4, x_label="$x_1$", y_label="$x_2$"):
    """Draw a panel for each model ``{name: score}``: the plane, hatched where the score is above 0.

    ``score`` takes points (M, 2) and gives M numbers. Points X (N, 2) of class 0 are open discs, those of
    class 1 filled squares.

    >>> X, y = [[0, 0], [1, 1]], [0, 1]
    >>> picture = answers_in_the_plane({"left to right": lambda points: points[:, 0] - 0.5}, X, y)
    >>> picture.axes[0].get_title()
    'left to right'
    """
    X = np.asarray(X, dtype=float)
    figure, panels = new_figure(1, len(models), height=2.1 if len(models) > 1 else 3.0, squeeze=False)
    low, high = X.min() - margin, X.max() + margin
    ticks = np.linspace(low, high, 121)
    first, second = np.meshgrid(ticks, ticks)
    points = np.column_stack([first.ravel(), second.ravel()])
    for axes, (name, score) in zip(panels[0], models.items(), strict=True):
        scores = np.reshape(score(points), first.shape)
        axes.grid(False)
        if scores.max() > 0 > scores.min():
            axes.contour(first, second, scores, levels=[0.0], colors=[INK], linewidths=1.2)
            above = [0.0, scores.max()]
            axes.contourf(first, second, scores, levels=above, colors=[ORANGE], alpha=0.25, hatches=["//"])
        draw_classes(axes, X, y)
        axes.set(title=name, xlabel=x_label, xticks=[0, 1], yticks=[0, 1], xlim=(low, high), ylim=(low, high))
        axes.set_aspect("equal")
    panels[0, 0].set_ylabel(y_label)
    return figure


@in_style
def folded_plane(X, H, y, separating):
    """Draw points X (N, 2) as they are and, beside them, H (N, 2), where a hidden layer puts them.

    ``separating`` is (w, b) of the line w·h + b = 0 on the right. Points that come to lie on each other are
    counted beside them.

    >>> X, y = [[0, 0], [0, 1], [1, 0]], [0, 1, 1]
    >>> picture = folded_plane(X, [[0, 0], [1, 0], [1, 0]], y, ([1.0, 0.0], -0.5))
    >>> [text.get_text() for text in picture.axes[1].texts]
    ['2 points']
    """
    X, H = np.asarray(X, dtype=float), np.asarray(H, dtype=float)
    figure, panels = new_figure(1, 2, height=2.6)
    titles = (("inputs", "$x_1$", "$x_2$"), ("hidden units", "$h_1$", "$h_2$"))
    for axes, points, (title, x_label, y_label) in zip(panels, (X, H), titles, strict=True):
        draw_classes(axes, points, y)
        axes.set(title=title, xlabel=x_label, ylabel=y_label)
        axes.margins(0.25)
    (w_1, w_2), b = separating
    low, high = H[:, 0].min() - 0.5, H[:, 0].max() + 0.5
    if w_2 == 0:
        panels[1].axvline(-b / w_1, color=INK, linestyle="--")
    else:
        ends = np.array([low, high])
        panels[1].plot(ends, -(b + w_1 * ends) / w_2, "--", color=INK)
    panels[1].set(xlim=(low, high), ylim=(H[:, 1].min() - 0.5, H[:, 1].max() + 0.5))
    places, counts = np.unique(H.round(9), axis=0, return_counts=True)
    for place, count in zip(places, counts, strict=True):
        if count > 1:
            panels[1].annotate(f"{count} points", place, xytext=(8, -14), textcoords="offset points")
    return figure


@in_style
def values_and_gradients(layers):
    """Draw layers of units; ``layers`` is a list of lists of (name, value, gradient).

    Every unit of a layer is joined to every one of the next. The value stands above the name, the gradient
    below it, None where there is none to show.

    >>> picture = values_and_gradients([[("x", 2.0, None)], [("y", 6.0, 1.0)]])
    >>> [text.get_text() for text in picture.axes[0].texts]
    ['x', '2', 'y', '6', '1']
    """
    figure, axes = new_figure(height=3.4)
    places = []
    for column, layer in enumerate(layers):
        heights = (np.arange(len(layer)) - (len(layer) - 1) / 2)[::-1]
        places.append([(column, height) for height in heights])
    for before, after in pairwise(places):
        for x_0, y_0 in before:
            for x_1, y_1 in after:
                axes.plot([x_0, x_1], [y_0, y_1], color=INK, linewidth=0.8, zorder=1)
    for layer, spots in zip(layers, places, strict=True):
        for (name, value, gradient), (x, y) in zip(layer, spots, strict=True):
            axes.plot(x, y, "o", markersize=26, markerfacecolor="white", markeredgecolor=INK)
            axes.text(x, y, name, ha="center", va="center")
            axes.text(x, y + 0.3, f"{value:.6g}", ha="center", va="bottom", color=BLUE, weight="bold")
            if gradient is not None:
                shown = f"{gradient:.6g}".replace("-", "−")
                axes.text(x, y - 0.3, shown, ha="center", va="top", color=ORANGE, style="italic")
    tallest = max(map(len, layers))
    axes.set(xlim=(-0.4, len(layers) - 0.6), ylim=(-tallest / 2 - 0.2, tallest / 2 + 0.2))
    axes.axis("off")
    return figure


@in_style
def sorted_ends(ends, *, y_label, levels=None):
    """Draw the sorted outcomes of many runs ``{name: outcomes (S,)}``, with named ``levels`` as thin lines.

    >>> picture = sorted_ends({"tanh": [0.5, 0.1, 0.3]}, y_label="loss", levels={"chance": 0.4})
    >>> picture.axes[0].lines[1].get_ydata()
    array([0.1, 0.3, 0.5])
    """
    figure, axes = new_figure(height=3.4)
    for name, level in (levels or {}).items():
        axes.axhline(level, color=INK, linewidth=0.8)
        axes.annotate(name, (1, level), xytext=(0, 4), textcoords="offset points", fontsize=10)
    styles = zip(ends.items(), PALETTE, ("o", "s", "^", "D"), strict=False)
    for (name, outcomes), colour, marker in styles:
        numbers = np.arange(1, len(outcomes) + 1)
        axes.plot(numbers, np.sort(outcomes), marker, color=colour, markersize=4, label=name)
    axes.set(xlabel="runs, best first", ylabel=y_label)
    figure.legend(loc="outside upper center", ncols=4, handletextpad=0.1, columnspacing=1.0)
    return figure
