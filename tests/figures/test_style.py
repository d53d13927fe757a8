"""The pictures: what they show is what was computed, all in one look that colour-blind readers can use."""

import itertools
import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from pictures import PICTURES

from lossedu import figures


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_figure_and_leaves_nothing_behind(name):
    before = dict(matplotlib.rcParams)
    figure = PICTURES[name]()
    assert isinstance(figure, Figure)
    assert dict(matplotlib.rcParams) == before
    assert matplotlib._pylab_helpers.Gcf.get_all_fig_managers() == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_a_phone_and_its_ground_is_transparent(name, tmp_path):
    figure = PICTURES[name]()
    assert figure.get_figwidth() <= 4.6
    assert all(text.get_fontsize() >= 10 for text in figure.findobj(matplotlib.text.Text) if text.get_text())
    figure.savefig(tmp_path / "picture.png")
    pixels = matplotlib.image.imread(tmp_path / "picture.png")
    assert pixels[0, 0, 3] == pixels[-1, -1, 3] == 0


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_picture_gives_the_same_file(name, tmp_path):
    files = [tmp_path / "first.svg", tmp_path / "second.svg"]
    for file in files:
        with matplotlib.rc_context(figures.STYLE):
            PICTURES[name]().savefig(file, metadata={"Date": None})
    assert files[0].read_bytes() == files[1].read_bytes()


# Colours. Contrast by WCAG 2; colour blindness by the matrices of Machado, Oliveira and Fernandes (2009).

COLOUR_BLIND = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour):
    """Return linear light of an sRGB colour."""
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lightness(light):
    return light @ [0.2126, 0.7152, 0.0722]


def contrast(first, second):
    darker, lighter = sorted([lightness(linear(first)), lightness(linear(second))])
    return (lighter + 0.05) / (darker + 0.05)


def in_dark_theme(colour):
    """Return what the page's filter, invert(1) hue-rotate(180deg), makes of a colour."""
    matrix = np.array([[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]])
    return np.clip(matrix @ (1 - np.array(to_rgb(colour))), 0, 1)


@pytest.mark.parametrize("colour", [figures.INK, *figures.PALETTE])
def test_colours_stand_out_in_both_themes(colour):
    assert contrast(colour, "white") >= 3
    assert contrast(in_dark_theme(colour), "#121212") >= 3


@pytest.mark.parametrize("kind", COLOUR_BLIND)
def test_lines_differ_for_colour_blind_readers(kind):
    """Any two colours differ visibly, and no two lines share their dashes."""
    matrix = np.array(COLOUR_BLIND[kind])
    seen = [np.clip(matrix @ linear(colour), 0, 1) ** (1 / 2.2) for colour in figures.PALETTE]
    for first, second in itertools.combinations(seen, 2):
        assert np.linalg.norm(first - second) > 0.1
    assert len(set(figures.DASHES)) == len(figures.PALETTE)


def test_matplotlib_is_loaded_when_a_picture_is_made():
    code = "import sys; from lossedu import figures; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_picture_has_an_example():
    drawn = {name for name in figures.__all__ if callable(getattr(figures, name))} - {"style"}
    assert set(PICTURES) == drawn
