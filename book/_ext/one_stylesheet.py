"""Give all pages one style sheet, with the rules that some page uses and no others.

The theme and its companions put a dozen style sheets on every page, 600 kB of which a few per cent are
used, and a browser shows nothing before it has read them all. Here they are joined in their order into
_static/book.css.
"""

import re
from pathlib import Path
from posixpath import join, normpath

import tinycss2

THEME = ["styles/theme.css", "styles/pydata-sphinx-theme.css"]  # named in a template of the theme's
TOGETHER = "book.css"
URL = re.compile(r"""url\(["']?(?!data:|#)([^)"']+)["']?\)""")
IMPORT = re.compile(r"""@import ["']([^"']+)["'];""")
GROUPS = {"media", "supports", "layer", "container"}


def remember(app, pagename, templatename, context, doctree):
    """Note the style sheets of a page; its template asks for the joined one."""
    if app.builder.format != "html":
        return
    for css in context["css_files"]:
        app.style_sheets.setdefault(str(css.filename).removeprefix("_static/").split("?")[0])


def read_sheet(static, name):
    """Return a style sheet with what it imports in place, and addresses as seen from the static folder."""
    folder = name.rpartition("/")[0]
    text = (static / name).read_text(encoding="utf-8")
    text = URL.sub(lambda found: f"url({normpath(join(folder, found[1]))})", text)
    return IMPORT.sub(lambda found: read_sheet(static, normpath(join(folder, found[1]))), text)


def names_used(folder):
    """Return the classes and ids of all pages, and the words of the scripts they load, which may set more.

    A script also puts a class together from parts, ``play-${kind}``; its beginning is returned as ``play-*``.
    """
    names, scripts = set(), set()
    pages = [page for page in folder.rglob("*.html") if "_static" not in page.parts]
    for page in pages:
        html = page.read_text(encoding="utf-8")
        for value in re.findall(r'(?:class|id)="([^"]*)"', html):
            names.update(value.split())
        scripts.update((page.parent / source).resolve() for source in re.findall(r'src="([^"?]*\.js)', html))
    for script in scripts:
        code = script.read_text(encoding="utf-8")
        names.update(re.findall(r"[\w-]+", code))
        names.update(f"{beginning}*" for beginning in re.findall(r"([\w-]+-)\$\{", code))
    return names


def names_in(selector):
    """Return the classes and ids that an element must have, leaving out those in brackets, as in :not()."""
    names, before = set(), None
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and before == "."):
            names.add(token.value)
        before = token.value if token.type == "literal" else None
    return names


def is_needed(selector, names):
    """Whether pages or scripts have all classes and ids of a selector, each whole or by its first part."""
    return all(name in names or f"{name.partition('-')[0]}-*" in names for name in names_in(selector))


def split_at_commas(tokens):
    """Return the selectors of a rule."""
    selectors = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def used_rules(rules, names):
    """Return the text of the rules that some page may need."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = split_at_commas(rule.prelude)
            selectors = [selector for selector in selectors if is_needed(selector, names)]
            if selectors:
                kept.append(f"{','.join(map(text_of, selectors))}{{{text_of(rule.content)}}}")
        elif rule.type == "at-rule" and rule.at_keyword in GROUPS and rule.content is not None:
            inner = used_rules(tinycss2.parse_blocks_contents(rule.content, True, True), names)
            if inner:
                kept.append(f"@{rule.at_keyword} {text_of(rule.prelude)}{{{inner}}}")
        elif rule.type == "at-rule" and rule.at_keyword != "charset":
            kept.append(rule.serialize())
        elif rule.type == "error":
            raise ValueError(f"a style sheet cannot be read: {rule.message}")
    return "\n".join(kept)


def text_of(tokens):
    """Return tokens as text, without comments and with single spaces."""
    tokens = [token for token in tokens if token.type != "comment"]
    return " ".join(tinycss2.serialize(tokens).split())


def without_missing_fonts(css, static):
    """Take out fonts that are not there: old formats, for browsers of another age."""
    missing = [
        found
        for found in re.finditer(r',?url\(([^)]+)\) ?format\("[\w-]+"\)', css)
        if not found[1].startswith("data:") and not (static / found[1].strip("\"'")).exists()
    ]
    for found in missing:
        css = css.replace(found[0], "")
    return css


def join_sheets(app, exception):
    """Write the joined style sheet once all pages are written, and remove those that it replaces."""
    if exception or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    static = folder / "_static"
    names = [*THEME, *(name for name in app.style_sheets if name not in THEME)]
    together = "\n".join(read_sheet(static, name) for name in names)
    rules = tinycss2.parse_stylesheet(together, skip_comments=True, skip_whitespace=True)
    css = used_rules(rules, names_used(folder))
    (static / TOGETHER).write_text(without_missing_fonts(css, static), encoding="utf-8")


def setup(app):
    """Listen to every page and to the end of the build."""
    app.style_sheets = {}  # an ordered set
    app.connect("html-page-context", remember, priority=950)
    app.connect("build-finished", join_sheets, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
