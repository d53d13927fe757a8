"""The one look of all pictures. Matplotlib is loaded when a picture is made."""

import functools

import numpy as np

INK = "#222222"
FAINT = "#c0c0c0"
BLUE = "#0072b2"
ORANGE = "#c44d00"
GREEN = "#00795a"
PURPLE = "#a3527f"
PALETTE = (BLUE, ORANGE, GREEN, PURPLE)  # after Okabe and Ito, darkened to 3:1 or more on white
DASHES = ("-", "--", "-.", ":")  # so that colour is never the only difference

STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlesize": 11,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",  # transparent: the page shows through, light or dark
    "figure.figsize": (4.6, 3.2),  # inches; on a phone 11 points are still 11 pixels
    "font.size": 11,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "legend.fontsize": 10,
    "legend.frameon": False,
    "lines.linewidth": 2.0,
    "lines.markersize": 7,
    "svg.hashsalt": "lossedu",  # the same picture gives the same file
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


def style():
    """Draw in the book's look from here on; in a notebook, as SVG on a transparent ground."""
    import matplotlib

    matplotlib.rcParams.update(STYLE)
    try:
        from IPython import get_ipython
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:
        return
    if get_ipython() is not None:
        set_matplotlib_formats("svg", metadata={"Date": None})


def in_style(draw):
    """Decorate a function that returns a Figure: draw in the book's look and leave other figures alone."""

    @functools.wraps(draw)
    def drawn(*args, **kwargs):
        import matplotlib

        with matplotlib.rc_context(STYLE):
            figure = draw(*args, **kwargs)
            figure.draw_without_rendering()  # ticks take their colours when they are first drawn
        return figure

    return drawn


def new_figure(rows=1, columns=1, height=3.2, **options):
    """Return a new Figure and its axes, one or an array of them."""
    from matplotlib.figure import Figure

    width, _ = STYLE["figure.figsize"]
    figure = Figure(figsize=(width, height))
    return figure, figure.subplots(rows, columns, **options)


def mark_counts(axes, x):
    """Mark only whole numbers on the x axis if x counts something."""
    from matplotlib.ticker import MaxNLocator

    if np.all(x == np.round(x)):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
