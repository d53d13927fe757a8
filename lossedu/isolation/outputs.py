"""Outputs of a notebook's cell, in the form of nbformat."""

import io

MOST_PRINTED = 200_000  # characters that a cell may print before the rest is dropped
LONGEST = 100_000  # characters of a shown value
RICH = ("_repr_html_", "_repr_latex_")
MIME_OF = {"_repr_html_": "text/html", "_repr_latex_": "text/latex"}


class Captured(io.TextIOBase):
    """A stream that keeps what is printed, up to a limit."""

    encoding = "utf-8"

    def __init__(self):
        self.parts = []
        self.room = MOST_PRINTED

    @property
    def text(self):
        """All that was printed."""
        return "".join(self.parts)

    def writable(self):
        return True

    def write(self, text):
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
        return len(text)


def writable(text):
    """Return a text that any file and any database takes: without NUL and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def stream(text, name="stdout"):
    """Return an output of printed text."""
    return {"output_type": "stream", "name": name, "text": writable(text)}


def error(name, message, trace):
    """Return an output of an exception."""
    lines = [writable(line) for line in trace]
    return {"output_type": "error", "ename": writable(name), "evalue": writable(message), "traceback": lines}


def result(value):
    """Return an output of the value of a cell's last expression, in the forms that it offers."""
    data = {"text/plain": writable(repr(value)[:LONGEST])}
    bundle = getattr(value, "_repr_mimebundle_", None)
    if bundle is not None:
        data |= bundle()
    else:
        for method in RICH:
            rich = getattr(value, method, None)
            if rich is not None:
                data[MIME_OF[method]] = rich()
    return {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}


def figure(png):
    """Return an output of an image, given in base 64."""
    return {"output_type": "display_data", "metadata": {}, "data": {"image/png": png}}
