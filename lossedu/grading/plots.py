"""Plots of a report as SVG that stands in a page: real text, the page's own ink, nothing loaded."""

import io
import re

import matplotlib
from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

INK = "#010203"  # stands for the page's text colour, in dark and light
FILL = "#4c83c3"  # holds 3 to 1 against white and against the dark page
WIDTH = 4.2  # inches, for a telephone in upright position
ROW = 0.5  # inches for a bar with its label above
STYLE = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def histogram(scores, max_score, salt):
    """How many students have which score."""

    def draw(axes):
        axes.hist(scores, bins=10, range=(0, max_score or 1), color=FILL, rwidth=0.9)
        axes.set_xlabel("score")
        axes.set_ylabel("students")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))

    return drawn(draw, 2.6, salt)


def bars(labels, values, limit, axis_label, salt):
    """Horizontal bars with their labels above them, so that long names fit on a narrow screen."""

    def draw(axes):
        places = range(len(labels))
        axes.barh(places, values, height=0.35, color=FILL)
        for place, label in zip(places, labels, strict=True):
            axes.text(0, place - 0.25, label, va="bottom")
        axes.set_xlim(0, limit)
        axes.set_ylim(len(labels) - 0.5, -0.75)
        axes.set_yticks([])
        axes.set_xlabel(axis_label)
        axes.spines["left"].set_visible(False)
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=limit > 1))

    return drawn(draw, ROW * len(labels) + 0.7, salt)


def drawn(draw, height, salt):
    """An SVG element of what ``draw(axes)`` draws; ``salt`` keeps its ids apart from those of other plots."""
    with matplotlib.rc_context(STYLE | {"svg.hashsalt": salt}):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        draw(figure.add_subplot())
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    svg = file.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    return Markup(svg.replace(INK, "currentColor"))
