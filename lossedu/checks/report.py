"""A verdict as text in 80 columns and as HTML.

The HTML is a plain table with row and column heads, says everything in words, sets no colours, so that it
reads in dark and light and aloud, and escapes all that came from a student.
"""

import os
import textwrap
from html import escape

WIDTH = 80
FAULTS_SHOWN = 3  # of one group; one mistake fails many probes in the same way
CELL = "text-align:left;vertical-align:top;padding:0.2em 1em 0.2em 0"
ROOM = "min-width:13em"  # a long call leaves the name of its probe room, and a long name the numbers


def text(verdict):
    """Return a verdict as text of at most 80 columns."""
    lines = _wrapped(f"{verdict.task}: {verdict.headline}")
    for mistake in verdict.mistakes:
        lines += ["", *_wrapped(f"Likely mistake: {mistake.says} See {_place(mistake)}.")]
    for group in verdict.points:
        lines += ["", *_wrapped(_group_line(verdict, group))]
        for row in _shown(verdict, group):
            lines += _wrapped(f"  {'passed' if row.passed else 'FAILED'}  {row.what}", indent=10)
            for word, words in row.details:
                lines += _wrapped(f"          {word:<9} {words}", indent=20)
        lines += [f"          {note}" for note in _unshown(verdict, group)]
    if verdict.seed:
        lines += ["", *_wrapped(f"Inputs drawn with seed {verdict.seed}.")]
    return "\n".join(lines)


def html(verdict):
    """Return a verdict as an HTML section."""
    parts = [f"<section><p><strong>{escape(verdict.task)}: {escape(verdict.headline)}</strong></p>"]
    for mistake in verdict.mistakes:
        parts.append(f"<p>Likely mistake: {escape(mistake.says)} See {_html_place(mistake)}.</p>")
    drawn = f", inputs drawn with seed {verdict.seed}" if verdict.seed else ""
    caption = escape(f"Probes of {verdict.task}{drawn}")
    heads = "".join(f'<th scope="col" style="{CELL}">{word}</th>' for word in ("Probe", "Result", "Why"))
    parts.append(f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead>")
    for group in verdict.points:
        line = escape(_group_line(verdict, group))
        parts.append(f'<tbody><tr><th scope="rowgroup" colspan="3" style="{CELL}">{line}</th></tr>')
        parts += [_html_row(row) for row in _shown(verdict, group)]
        parts += [f'<tr><td colspan="3" style="{CELL}">{note}</td></tr>' for note in _unshown(verdict, group)]
        parts.append("</tbody>")
    return "".join([*parts, "</table></section>"])


def _html_row(row):
    result = "passed" if row.passed else "<strong>failed</strong>"
    why = "<br>".join(f"{word}: <code>{escape(words)}</code>" for word, words in row.details)
    head = f'<th scope="row" style="{CELL};{ROOM};font-weight:normal">{escape(row.what)}</th>'
    cells = f'<td style="{CELL}">{result}</td><td style="{CELL};{ROOM}">{why or "as expected"}</td>'
    return f"<tr>{head}{cells}</tr>"


def _shown(verdict, group):
    """Return the rows to show: all that passed, and the first few that failed in different ways."""
    if _waits(verdict, group):
        return []
    rows = verdict.rows_of(group)
    faults = _faults_shown([row for row in rows if not row.passed])
    return [row for row in rows if row.passed or row in faults]


def _faults_shown(faults):
    alike = len({row.seen for row in faults}) == 1
    return faults[: 1 if alike else FAULTS_SHOWN]


def _unshown(verdict, group):
    """Return a line that counts the failed rows left out, if there are any."""
    faults = [row for row in verdict.rows_of(group) if not row.passed]
    more = len(faults) - len(_faults_shown(faults))
    return [f"and {more} more failed"] if more and not _waits(verdict, group) else []


def _waits(verdict, group):
    """Return whether a group counts for nothing, and need not be read, since the first group failed."""
    first, *others = verdict.points
    return group in others and first not in verdict.passed_groups


def _group_line(verdict, group):
    """Return the points of a group."""
    most = verdict.points[group]
    first, *_ = verdict.points
    if _waits(verdict, group):
        return f"{group}: 0 of {most:g}, counts once “{first}” is right"
    return f"{group}: {most if group in verdict.passed_groups else 0:g} of {most:g}"


def listed(words):
    """Return words as a list in a sentence.

    >>> listed(["values", "input", "shapes"])
    'values, input and shapes'
    """
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last


def _wrapped(line, indent=0):
    """Return a line as lines of at most WIDTH columns, broken between words if that can be."""
    return textwrap.wrap(line, WIDTH, subsequent_indent=" " * indent, break_on_hyphens=False) or [""]


def _place(mistake):
    return f"section “{mistake.section}” of chapter {mistake.page}"


def _html_place(mistake):
    """Return the place in the book, as a link if LOSSEDU_BOOK of the environment says where the book is."""
    base = os.environ.get("LOSSEDU_BOOK", "")
    words = escape(_place(mistake))
    if not base.startswith(("http://", "https://")):
        return words
    address = f"{base.rstrip('/')}/book/{mistake.page}.html#{mistake.section}"
    return f'<a href="{escape(address)}">{words}</a>'
