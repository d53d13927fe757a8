"""Hands in code of spaces and line ends, which takes a highlighter the square of its length."""

EXTRA = ["x = 1\n" + " \n" * 20_000 + "x"]

STATUS = "ok"
