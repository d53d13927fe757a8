"""Numbers from code into the text of the book, in a way that also runs without the book's tools."""

__all__ = ["Table", "glue"]


def glue(name, value, display=False):
    """Store ``value`` under ``name``, so that the text of a chapter can show it.

    While the book is built, myst-nb keeps the value and the text asks for it by name. Elsewhere, as in a
    downloaded notebook, the value is shown below the cell. NumPy scalars become Python numbers, since the
    text formats what is printed of them. ``display`` shows the value below the cell in the book too.

    In a downloaded notebook ``glue("mean", 2.5)`` prints ``mean = 2.5``.
    """
    value = _plain(value)
    try:
        from myst_nb import glue as keep
    except ImportError:
        _show(name, value)
    else:
        keep(name, value, display)


def _plain(value):
    """Return a NumPy scalar or an array without axes as a Python number, anything else as it is."""
    is_number = hasattr(value, "item") and getattr(value, "ndim", None) == 0
    return value.item() if is_number else value


def _show(name, value):
    """Print a number or text beside its name; hand anything else to the notebook to draw."""
    if isinstance(value, (str, int, float)):
        print(f"{name} = {value}")
    else:
        from IPython.display import display

        display(value)


class Table:
    """A small table that a notebook shows as a table and a terminal as text.

    ``headings`` are C texts, ``rows`` are sequences of C cells. Numbers are shown with six significant
    digits; text may hold Markdown and ``$math$``. Raises ValueError for an empty heading, which would leave
    a screen reader without a name for the column.

    >>> Table(["loss", "value"], [["MSE", 0.5], ["MAE", 1 / 3]])
    | loss | value |
    |---|---|
    | MSE | 0.5 |
    | MAE | 0.333333 |
    """

    def __init__(self, headings, rows):
        self.headings = list(headings)
        if not all(self.headings):
            raise ValueError(f"headings: expected a text for each column, received {self.headings}.")
        self.rows = [list(row) for row in rows]

    def __repr__(self):
        rule = "|" + "---|" * len(self.headings)
        return "\n".join([_line(self.headings), rule, *map(_line, self.rows)])

    def _repr_markdown_(self):
        return repr(self)


def _line(cells):
    """Return one line of a Markdown table."""
    return "| " + " | ".join(_text(cell) for cell in cells) + " |"


def _text(cell):
    """Return a cell as Markdown; a bar in it must not end it."""
    return cell.replace("|", r"\|") if isinstance(cell, str) else f"{cell:.6g}"
