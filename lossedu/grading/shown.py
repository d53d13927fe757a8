"""Texts that a student chose, such as names of files, made fit for a terminal and for a line of a table."""

LONGEST = 80  # characters


def shown(text, longest=LONGEST):
    r"""A text in one line, cut, in which characters that do not print are escapes.

    >>> print(shown("a\x1b[2K\n.txt"))
    a\x1b[2K\n.txt
    """
    whole = "".join(printed(character) for character in str(text)[: longest + 1])
    return whole if len(whole) <= longest else f"{whole[: longest - 1]}…"


def printed(character):
    """A character, or its escape if a terminal would take it for a command or could not write it."""
    return character if character.isprintable() else ascii(character)[1:-1]
