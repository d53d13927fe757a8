"""An example of every picture, by the name of its function, from the modules beside this one."""

import pkgutil
from importlib import import_module

PICTURES = {}
for _found in pkgutil.iter_modules(__path__):
    PICTURES |= import_module(f"pictures.{_found.name}").PICTURES


def curve(axes, label):
    """Return x and y of the line with this label."""
    (found,) = [line for line in axes.lines if line.get_label() == label]
    return found.get_xdata(), found.get_ydata()


def legend(axes):
    return [text.get_text() for text in axes.get_legend().get_texts()]
