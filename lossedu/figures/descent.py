"""Pictures of descent: what is measured along the way, paths in a valley, and starts on a hilly line."""

import numpy as np

from lossedu.figures.style import BLUE, DASHES, INK, ORANGE, PALETTE, in_style, new_figure

MARKERS = ("o", "s", "^", "D")


@in_style
def measured(curves, *, x_label, y_label, log="y", marks=False):
    """Draw curves ``{name: (x, y)}``; ``log`` names the logarithmic axes, "", "x", "y" or "xy".

    ``marks`` puts a mark on every measured point.

    >>> picture = measured({"half": ([0, 1, 2], [1.0, 0.5, 0.25])}, x_label="step", y_label="loss")
    >>> picture.axes[0].get_yscale()
    'log'
    """
    figure, axes = new_figure()
    for number, (name, (x, y)) in enumerate(curves.items()):
        turn = number % len(PALETTE)
        marker = MARKERS[turn] if marks else None
        axes.plot(x, y, DASHES[turn], color=PALETTE[turn], marker=marker, markersize=5, label=name)
    axes.set(xlabel=x_label, ylabel=y_label)
    if "x" in log:
        axes.set_xscale("log")
    if "y" in log:
        axes.set_yscale("log")
    figure.legend(loc="outside upper center", ncols=2)
    return figure


@in_style
def paths_in_a_valley(curvatures, paths, *, reach=1.2):
    """Draw contours of (a w_1² + b w_2²) / 2 for curvatures (a, b), and on them paths ``{name: (steps, 2)}``.

    Each path has a panel, since paths that overlap cannot be told apart; a square marks its end.

    >>> len(paths_in_a_valley((1.0, 9.0), {"straight": [[1, 1], [0, 0]]}).axes)
    1
    """
    figure, panels = new_figure(len(paths), 1, height=1.5 * len(paths) + 0.4, sharex=True, squeeze=False)
    a, b = curvatures
    ticks = np.linspace(-reach, reach, 161)
    w_1, w_2 = np.meshgrid(ticks, ticks)
    heights = (a * w_1**2 + b * w_2**2) / 2
    levels = heights.max() * np.geomspace(0.002, 1.0, 8)
    for axes, (name, path), colour in zip(panels[:, 0], paths.items(), PALETTE, strict=False):
        path = np.asarray(path, dtype=float)
        axes.grid(False)
        axes.contour(w_1, w_2, heights, levels=levels, colors=[INK], linewidths=0.5)
        axes.plot(path[:, 0], path[:, 1], "-o", color=colour, markersize=3, linewidth=1.2)
        axes.plot(*path[-1], "s", color=colour, markersize=8)
        axes.set(title=name, ylabel="$w_2$", xlim=(-reach, reach), ylim=(-reach, reach))
    panels[-1, 0].set_xlabel("$w_1$")
    return figure


@in_style
def starts_and_ends(height, paths, *, low, high):
    """Draw the curve ``height`` between ``low`` and ``high``, and on it where each path starts and ends.

    ``paths`` is ``{name: (steps,)}``. A start is an open disc, an end a filled square.

    >>> picture = starts_and_ends(np.square, {"down": [1.0, 0.5, 0.0]}, low=-1, high=1)
    >>> [text.get_text() for text in picture.axes[0].get_legend().get_texts()]
    ['down: start', 'down: end']
    """
    figure, axes = new_figure(height=3.4)
    x = np.linspace(low, high, 401)
    axes.plot(x, height(x), color=INK, linewidth=1.2)
    for (name, path), colour in zip(paths.items(), (BLUE, ORANGE), strict=False):
        path = np.asarray(path, dtype=float)
        axes.plot(path, height(path), ".", color=colour, markersize=4)
        start = {"markerfacecolor": "white", "markeredgecolor": colour, "markersize": 10}
        axes.plot(path[0], height(path[0]), "o", linestyle="none", label=f"{name}: start", **start)
        axes.plot(path[-1], height(path[-1]), "s", linestyle="none", color=colour, label=f"{name}: end")
    axes.set(xlabel="x", ylabel="loss")
    axes.legend(loc="upper center", ncols=2, bbox_to_anchor=(0.5, 1.25))
    return figure
