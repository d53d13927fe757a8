"""Pictures of what is minimised: costs over one weight, descents, fits and new data, two classifiers."""

import numpy as np

from lossedu.figures.style import BLUE, DASHES, INK, ORANGE, PALETTE, in_style, new_figure


@in_style
def costs_over_weight(w, costs, *, marked=None):
    """Draw, one above the other, the costs ``{name: values}`` over one weight w (n,).

    A cost that jumps for a single w is drawn as dots there: ``marked`` gives ``{name: [(w, value), ...]}``.

    >>> figure = costs_over_weight([0.0, 1.0], {"square": [1.0, 0.0]})
    >>> [axes.get_ylabel() for axes in figure.axes]
    ['square']
    """
    figure, panels = new_figure(len(costs), 1, height=1.6 * len(costs) + 0.4, sharex=True, squeeze=False)
    for axes, (name, values), colour in zip(panels[:, 0], costs.items(), PALETTE, strict=False):
        axes.plot(w, values, color=colour)
        for point in (marked or {}).get(name, []):
            axes.plot(*point, "o", color=colour)
        axes.set_ylabel(name)
    panels[-1, 0].set_xlabel("weight w")
    return figure


@in_style
def descents_on_curve(w, cost, paths, *, top=None):
    """Draw a cost over one weight, w (n,) and cost (n,), and the steps of descents on it.

    ``paths`` are ``{name: (weights, costs)}``; a step is a line between two marks, the start has a ring.

    >>> figure = descents_on_curve([-1.0, 1.0], [1.0, 1.0], {"rate 1": ([-1.0, 1.0], [1.0, 1.0])})
    >>> figure.axes[0].get_title()
    'rate 1'
    """
    figure, panels = new_figure(1, len(paths), height=2.9, sharex=True, sharey=True, squeeze=False)
    for axes, (name, (weights, costs)), colour in zip(panels[0], paths.items(), PALETTE, strict=False):
        axes.plot(w, cost, color=INK, linewidth=1)
        axes.plot(weights, costs, "o-", color=colour, linewidth=1, markersize=5)
        axes.plot(weights[0], costs[0], "o", color=colour, markersize=11, markerfacecolor="none")
        axes.set(xlabel="weight w", ylim=(0, top), title=name)
    panels[0, 0].set_ylabel("cost")
    return figure


@in_style
def fits_and_new_data(x, y, x_new, y_new, curves):
    """Draw points that were fitted, new points, and the curves ``{name: (x, y)}`` fitted to the first.

    >>> figure = fits_and_new_data([0.0], [0.0], [1.0], [1.0], {"line": ([0.0, 1.0], [0.0, 1.0])})
    >>> [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    ['line', 'fitted', 'new']
    """
    figure, axes = new_figure(height=3.6)
    for (name, (across, up)), colour, dash in zip(curves.items(), PALETTE, DASHES, strict=False):
        axes.plot(across, up, dash, color=colour, label=name)
    axes.plot(x, y, "o", color=INK, label="fitted")
    axes.plot(x_new, y_new, "s", color=INK, markerfacecolor="none", label="new")
    spread = np.ptp(np.concatenate([y, y_new]))
    axes.set(xlabel="x", ylabel="y", ylim=(min(y) - 0.6 * spread, max(y) + 0.6 * spread))
    axes.legend(ncols=2)
    return figure


@in_style
def two_classifiers(names, probabilities, *, threshold=0.5):
    """Draw, for each classifier, the probability it gives to the true class of each sample.

    ``probabilities`` are ``{classifier: p (N,)}`` and ``names`` the N samples; bars that do not reach the
    threshold are wrong decisions.

    >>> len(two_classifiers(["a", "b"], {"bold": [0.9, 0.4]}).axes[0].patches)
    2
    """
    figure, axes = new_figure(height=2.8)
    width = 0.8 / len(probabilities)
    place = np.arange(len(names))
    styles = zip((BLUE, ORANGE), ("", "//"), strict=True)
    for i, ((name, p), (colour, hatch)) in enumerate(zip(probabilities.items(), styles, strict=False)):
        left = place + (i - (len(probabilities) - 1) / 2) * width
        axes.bar(left, p, width, color=colour, hatch=hatch, edgecolor="white", label=name)
    axes.axhline(threshold, color=INK, linestyle="--")
    axes.set(ylabel="probability of the truth", ylim=(0, 1))
    axes.set_xticks(place, names)
    figure.legend(loc="outside upper center", ncols=2)
    return figure
