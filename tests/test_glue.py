"""Values for the text: through myst-nb while the book is built, plainly shown elsewhere."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest
from markdown_it import MarkdownIt
from myst_nb.core.variables import format_plain_text

from lossedu.glue import Table, glue


@pytest.fixture
def kept(monkeypatch):
    """Put a recorder in the place of myst-nb; return the list of what is handed to it."""
    calls = []
    monkeypatch.setitem(sys.modules, "myst_nb", SimpleNamespace(glue=lambda *call: calls.append(call)))
    return calls


@pytest.fixture
def without_myst_nb(monkeypatch):
    monkeypatch.setitem(sys.modules, "myst_nb", None)  # importing it raises ImportError


def test_myst_nb_gets_name_value_and_display(kept, capsys):
    glue("mean", 2.5)
    glue("mean", "two", display=True)
    assert kept == [("mean", 2.5, False), ("mean", "two", True)]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("value", [np.float64(2.5), np.array(2.5), np.float32(2.5), 2.5])
def test_the_text_can_format_a_numpy_number(kept, value):
    """The text formats the printed value; NumPy prints np.float64(2.5), which is no number to it."""
    glue("mean", value)
    ((_, plain, _),) = kept
    assert format_plain_text(repr(plain), ".2f") == "2.50"


def test_arrays_stay_arrays(kept):
    value = np.array([1.0])
    glue("row", value)
    assert kept[0][1] is value


@pytest.mark.parametrize(("value", "shown"), [(np.float64(0.25), "0.25"), (np.int64(4), "4"), ("two", "two")])
def test_a_number_is_printed_without_myst_nb(without_myst_nb, capsys, value, shown):
    glue("share", value)
    assert capsys.readouterr().out == f"share = {shown}\n"


def test_anything_else_is_displayed_without_myst_nb(without_myst_nb, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    table = Table(["x"], [[1]])
    glue("table", table)
    assert shown == [table]


def test_every_column_of_a_table_has_a_heading():
    with pytest.raises(ValueError, match="a text for each column, received"):
        Table(["", "x"], [[1, 2]])


def test_a_table_is_markdown_with_the_cells_in_place():
    table = Table(["loss", "value"], [["half | square", 1 / 3], ["$|r|$", 2000.8]])
    html = MarkdownIt().enable("table").render(table._repr_markdown_())
    cells = [line[4:-5] for line in html.splitlines() if line.startswith(("<th>", "<td>"))]
    assert cells == ["loss", "value", "half | square", "0.333333", "$|r|$", "2000.8"]
    assert repr(table) == table._repr_markdown_()
