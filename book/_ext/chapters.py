"""The chapters of the book by number, also those that are not written yet, and what belongs to none."""

import re
from pathlib import Path

BOOK = Path(__file__).resolve().parents[1]
BACKGROUND = "background"
TITLES = {
    1: "Why a loss",
    2: "Mean squared error and its family",
    3: "Sigmoid and binary cross-entropy",
    4: "Softmax and categorical cross-entropy",
    5: "SVM versus softmax",
    6: "The activation zoo",
    7: "Backpropagation on XOR",
    BACKGROUND: "Background and history",
}


def files():
    """Return {number: path} of the chapters that are written, each by its first page."""
    return {int(path.name[:2]): path for path in sorted(BOOK.glob("[0-9][0-9]-*.md"))}


def text(number):
    """Return the text of a written chapter, all its pages one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(BOOK.glob(f"{number:02}*-*.md")))


def label(number):
    """Return the label of a written chapter, which stands above its heading."""
    return re.search(r"^\((ch-[\w-]+)\)=$", text(number), flags=re.MULTILINE)[1]


def heading(chapter):
    """Return what a list calls a chapter."""
    return TITLES[chapter] if chapter == BACKGROUND else f"Chapter {chapter}: {TITLES[chapter]}"
