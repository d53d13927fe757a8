"""Pictures of activations: their curves and slopes, what flows through many of them, what they build."""

import numpy as np

from lossedu.figures.style import BLUE, DASHES, INK, ORANGE, PALETTE, in_style, new_figure


@in_style
def value_and_slope(curves, reach=4.0):
    """Draw activations ``{name: (activation, parameters)}``, and below them their slopes, up to ``reach``.

    Where a curve jumps at 0, a gap is left and no steep line is drawn.

    >>> from lossedu import activations
    >>> above, below = value_and_slope({"sign": (activations.sign, {})}).axes
    >>> above.get_ylabel(), below.get_ylabel()
    ('value', 'slope')
    """
    x = np.linspace(-reach, reach, 801)
    figure, (above, below) = new_figure(2, 1, height=4.6, sharex=True)
    for (name, (activation, parameters)), colour, dash in zip(curves.items(), PALETTE, DASHES, strict=False):
        above.plot(x, _with_gap(x, activation(x, **parameters)), dash, color=colour, label=name)
        below.plot(x, _with_gap(x, activation.derivative(x, **parameters)), dash, color=colour)
    above.set_ylabel("value")
    below.set(xlabel="x", ylabel="slope")
    figure.legend(loc="outside upper center", ncols=2)
    return figure


def _with_gap(x, y):
    """Return y without its value at x = 0 if it jumps there."""
    middle = np.argmin(np.abs(x))
    jumps = np.abs(y[middle + 1] - y[middle - 1]) > 0.1
    return np.where((x == 0) & jumps, np.nan, y)


@in_style
def function_panels(x, panels, *, x_label="x", y_label="output", columns=2):
    """Draw functions of x (M,) in panels ``{title: {name: values (M,)}}``, which share their axes.

    >>> x = np.linspace(0, 1, 5)
    >>> [axes.get_title() for axes in function_panels(x, {"line": {"x": x}, "square": {"x²": x**2}}).axes]
    ['line', 'square']
    """
    figure, grid = _grid(len(panels), columns)
    for axes, (title, curves) in zip(grid.flat, panels.items(), strict=False):
        for (name, y), colour, dash in zip(curves.items(), PALETTE, DASHES, strict=False):
            axes.plot(x, y, dash, color=colour, label=name)
        axes.set_title(title)
    _label_outside(grid, x_label, y_label)
    _one_legend(figure, grid)
    return figure


@in_style
def layer_gradients(panels):
    """Draw gradient sizes by layer, ``{title: {name: norms (layers,)}}``, on a logarithmic scale.

    >>> layer_gradients({"sigmoid": {"He": [1e-9, 1e-5, 0.1]}}).axes[0].get_yscale()
    'log'
    """
    figure, grid = _grid(len(panels), columns=2)
    for axes, (title, curves) in zip(grid.flat, panels.items(), strict=False):
        for (name, norms), colour, dash in zip(curves.items(), PALETTE, DASHES, strict=False):
            axes.plot(1 + np.arange(len(norms)), norms, dash, color=colour, label=name)
        axes.set(title=title, yscale="log", xticks=[1, 10, 20])
    _label_outside(grid, "layer", "size of gradient")
    _one_legend(figure, grid)
    return figure


@in_style
def weight_walks(walks, goal):
    """Draw walks of two weights ``{title: (T, 2)}`` in panels of their own, with the goal (2,) as a star.

    >>> axes, = weight_walks({"walk": [[0, 0], [1, 1]]}, goal=(1, 0)).axes
    >>> axes.lines[0].get_xdata()
    array([0., 1.])
    """
    figure, panels = new_figure(1, len(walks), height=2.9, sharex=True, sharey=True, squeeze=False)
    for axes, (title, walk), colour in zip(panels[0], walks.items(), PALETTE, strict=False):
        walk = np.asarray(walk, dtype=float)
        axes.plot(*walk.T, ".-", color=colour, linewidth=1.2)
        axes.plot(*walk[0], "o", color=INK)
        axes.plot(*goal, "*", color=INK, markersize=12)
        axes.set(title=title, xlabel="$w_1$")
        axes.margins(0.15)
        axes.set_aspect("equal")
    panels[0, 0].set_ylabel("$w_2$")
    return figure


@in_style
def active_units(panels):
    """Draw which units answer which samples, ``{title: outputs (N, units)}``: dark where the output is not 0.

    >>> outputs = np.array([[1.0, 0.0], [2.0, 0.0]])
    >>> active_units({"one of two": outputs}).axes[0].images[0].get_array().tolist()
    [[1, 1], [0, 0]]
    """
    from matplotlib.colors import ListedColormap

    figure, grid = new_figure(1, len(panels), height=2.9, sharey=True, squeeze=False)
    for axes, (title, outputs) in zip(grid[0], panels.items(), strict=True):
        active = (np.asarray(outputs).T != 0).astype(int)
        colours = ListedColormap(["#ffffff00", BLUE])
        axes.imshow(active, cmap=colours, vmin=0, vmax=1, aspect="auto", interpolation="nearest")
        axes.set(title=title, xlabel="sample")
        axes.grid(visible=False)
        axes.spines[["right", "top"]].set_visible(True)
    grid[0, 0].set_ylabel("unit")
    return figure


@in_style
def maxout_pieces(pieces, reach=3.0):
    """Draw straight pieces ``[(slope, intercept), …]`` thin and dashed, and their maximum thick.

    >>> axes, = maxout_pieces([(1, 0), (-1, 0)]).axes
    >>> float(axes.lines[-1].get_ydata().min()) >= 0
    True
    """
    from lossedu import activations

    x = np.linspace(-reach, reach, 601)
    z = np.stack([slope * x + intercept for slope, intercept in pieces], axis=1)
    figure, axes = new_figure()
    for k, piece in enumerate(z.T, start=1):
        axes.plot(x, piece, "--", color=BLUE, linewidth=1.2, label="pieces" if k == 1 else None)
    axes.plot(x, activations.maxout(z), color=ORANGE, linewidth=3.0, label="maxout")
    axes.set(xlabel="x", ylabel="output")
    axes.legend()
    return figure


def _grid(panels, columns):
    """Return a figure with room for so many panels, which share their axes, in rows of ``columns``."""
    columns = min(columns, panels)
    rows = -(-panels // columns)
    figure, grid = new_figure(rows, columns, height=0.7 + 2.0 * rows, sharex=True, sharey=True, squeeze=False)
    for axes in grid.flat[panels:]:
        axes.set_axis_off()
    return figure, grid


def _label_outside(grid, x_label, y_label):
    for axes in grid[-1]:
        axes.set_xlabel(x_label)
    for axes in grid[:, 0]:
        axes.set_ylabel(y_label)


def _one_legend(figure, grid):
    """Put a legend on top, with each name once, unless there is only one name."""
    named = {}
    for axes in grid.flat:
        lines, names = axes.get_legend_handles_labels()
        named |= dict(zip(names, lines, strict=True))
    if len(named) > 1:
        figure.legend(named.values(), named.keys(), loc="outside upper center", ncols=3)
