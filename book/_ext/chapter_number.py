"""Give a chapter the number in its file name: book/02-….md is chapter 2 in headings, equations and figures.

Sphinx counts chapters from 1 in the order of the contents, which is wrong as long as one is missing. A
further page of a chapter has a letter: on book/07b-….md everything is numbered 7b.1, 7b.2, ….
"""

import re

from docutils import nodes


def number_in_name(docname):
    """Return the chapter's number, or None for a page that is no chapter."""
    found = re.fullmatch(r"book/0?(\d+[a-z]?)-.*", docname)
    return found[1] if found else None


def renumber(app, env):
    """Put the chapter's number in front of every number that Sphinx has assigned below it."""
    for docname, sections in env.toc_secnumbers.items():
        chapter = number_in_name(docname)
        if chapter is None:
            continue
        replace_first(sections, chapter)
        for figures in env.toc_fignumbers.get(docname, {}).values():
            replace_first(figures, chapter)
        for reference in env.tocs[docname].findall(nodes.reference):
            if reference.get("secnumber"):
                reference["secnumber"] = [chapter, *reference["secnumber"][1:]]
        env.titles[docname]["secnumber"] = [chapter]
    return []


def replace_first(numbers, chapter):
    """Replace the first part of every tuple of numbers by ``chapter``."""
    for key, parts in numbers.items():
        numbers[key] = (chapter, *parts[1:])


def setup(app):
    """Run after Sphinx has assigned its own numbers."""
    app.connect("env-get-updated", renumber, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
