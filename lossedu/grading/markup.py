"""Turns what students and checks wrote into HTML that runs nothing and loads nothing."""

import html
import re
from functools import lru_cache
from xml.etree import ElementTree

import bleach
from latex2mathml.converter import convert_to_element
from markupsafe import Markup
from nbconvert.filters.ansi import strip_ansi
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

LONGEST = 200_000  # characters of HTML worth cleaning; beyond this it is no answer
LONGEST_TEXT = 20_000
LONGEST_MARKDOWN = 20_000  # unclosed formulas and tags take the square of it
KEPT_TEXTS = 200
LONGEST_FORMULA = 4_000
EMBEDDED_IMAGE = re.compile(r"data:image/(png|jpeg|gif|svg\+xml);base64,[A-Za-z0-9+/=\s]*\Z")
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
# Text of these elements is no text for a reader; the cleaner would keep it and drop only the tags.
CODE_BEGINS = re.compile(r"<(style|script)\b", re.IGNORECASE)
CODE_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("style", "script")}
# LaTeX environments that the converter does not know or would number, with one that looks the same.
ENVIRONMENTS = {
    "align": "align*",
    "aligned": "align*",
    "split": "align*",
    "equation": "equation*",
    "gather": "matrix",
    "gather*": "matrix",
    "gathered": "matrix",
}
# Sums and products carry their limits below and above; the converter puts them beside.
LIMITS = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}

TEXT_TAGS = re.findall(
    r"\S+",
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary "
    "sup table tbody td tfoot th thead tr u ul var",
)
MATH_TAGS = re.findall(
    r"\S+",
    "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace "
    "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none",
)
MATH_ATTRIBUTES = re.findall(
    r"\S+",
    "accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form frame "
    "height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowlines "
    "rowspacing rspace scriptlevel separator stretchy symmetric width xmlns",
)
TEXT_ATTRIBUTES = {
    "details": {"open"},
    "img": {"alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


# What a test cell shows is the instructor's, but it may repeat what a student's function returned.
SHOWN = (
    "a|b|br|caption|code|div|em|h[1-6]|hr|i|li|ol|p|pre|section|small|span|strong|sub|sup|"
    "table|tbody|td|tfoot|th|thead|tr|ul"
)
ATTRIBUTE = r'(?:class|scope|colspan|rowspan)="[^"<>]*"|style="[-\w\s:;.%#,]*"|href="(?:https?://|\#)[^"<>]*"'
UNUSUAL = re.compile(rf"<(?!/?(?:{SHOWN})(?:\s+(?:{ATTRIBUTE}))*\s*/?>)", re.ASCII)
STYLE = re.compile(r'(?<!\s)\s+style="[^"<>]*"')
UNCLOSED = re.compile(r"<(br|hr)\s*>")  # HTML closes these by itself


def clean(text, *, classes=False):
    """HTML with nothing left in it that runs, loads, or leaves its place, as Markup.

    ``classes`` keeps class attributes, for markup that our own style sheet dresses.
    """
    if len(text) > LONGEST:
        return Markup("<p>This output is too long to be shown.</p>")

    def allowed(tag, name, value):
        if name == "class":
            return classes
        if tag in MATH_TAGS:
            return name in MATH_ATTRIBUTES
        if (tag, name) == ("img", "src"):
            return bool(EMBEDDED_IMAGE.match(value))
        if (tag, name) == ("a", "href"):
            return bool(LINK.match(value))
        return name in TEXT_ATTRIBUTES.get(tag, ())

    cleaner = bleach.Cleaner(
        tags=[*TEXT_TAGS, *MATH_TAGS],
        attributes=allowed,
        protocols=["http", "https", "mailto", "data"],
        strip=True,
        strip_comments=True,
    )
    return Markup(cleaner.clean(without_code(text)))


def without_code(text):
    """HTML without style sheets and scripts, in time linear in the text."""
    kept, end, unclosed = [], 0, set()
    for begin in CODE_BEGINS.finditer(text):
        name = begin[1].lower()
        if begin.start() < end or name in unclosed:
            continue
        if found := CODE_ENDS[name].search(text, begin.end()):
            kept.append(text[end : begin.start()])
            end = found.end()
        else:
            unclosed.add(name)
    return "".join([*kept, text[end:]])


def report(text):
    """HTML of a verdict, clean, with its classes.

    Cleaning takes long; where all tags are plain and closed, only the styles have to go.
    """
    if len(text) <= LONGEST and not UNUSUAL.search(text) and is_well_formed(text):
        return Markup(STYLE.sub("", text))
    return clean(text, classes=True)


def is_well_formed(text):
    """Whether every tag is closed where it should be."""
    try:
        ElementTree.fromstring(f"<div>{UNCLOSED.sub('', text)}</div>")
    except ElementTree.ParseError:
        return False
    return True


def plain(text):
    """Terminal output as text: without colours, and cut where nobody reads on."""
    text = strip_ansi(text)
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT] + f"\n… {len(text) - LONGEST_TEXT} more characters"
    return text


def markdown(text, attachments=None):
    """Markdown of a notebook cell as clean HTML, its formulas as MathML; very long ones as they are."""
    if len(text) > LONGEST_MARKDOWN:
        return Markup("<pre>{}</pre>").format(plain(text))
    return rendered(text, attachments) if attachments else rendered_before(text)


def rendered(text, attachments=None):
    """Markdown as clean HTML."""
    renderer = PageRenderer(escape=False, attachments=attachments or {})
    return clean(MarkdownWithMath(renderer=renderer).render(text))


rendered_before = lru_cache(KEPT_TEXTS)(rendered)  # the instructor's texts are on every student's page


def mathml(tex, display):
    """A formula as MathML, or as its own TeX where the converter cannot read it."""
    if len(tex) > LONGEST_FORMULA:
        return f"<code>{html.escape(tex)}</code>"
    try:
        root = convert_to_element(readable(tex), display="block" if display else "inline")
    except Exception:  # an unreadable formula raises whatever the parser stumbles on
        return f"<code>{html.escape(tex)}</code>"
    for element in root.iter():
        element.text = html.unescape(element.text or "")
        if element.tag in LIMITS and element[0].text in ("&#x02211;", "&#x0220F;"):
            element.tag = LIMITS[element.tag]
    return ElementTree.tostring(root, encoding="unicode")


def readable(tex):
    """A formula in words that the converter knows, without numbers and labels, to which nothing on the
    page refers.
    """
    tex = re.sub(r"\\(label|tag)\*?\{[^{}]*\}", "", tex)
    for environment, known in ENVIRONMENTS.items():
        for edge in ("begin", "end"):
            tex = tex.replace(rf"\{edge}{{{environment}}}", rf"\{edge}{{{known}}}")
    return tex.strip()


class PageRenderer(IPythonRenderer):
    """Renders a cell's Markdown for a page that stands alone: formulas as MathML, images only if they are
    inside.
    """

    def heading(self, text, level, **attributes):
        """Headings go two levels down: the page has its own above them."""
        level = min(level + 2, 6)
        return f"<h{level}>{text}</h{level}>\n"

    def block_code(self, code, info=None):
        return f"<pre><code>{html.escape(code)}</code></pre>\n"

    def inline_math(self, body):
        return mathml(body, display=False)

    def block_math(self, body):
        return mathml(body, display=True)

    def latex_environment(self, name, body):
        return mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", display=True)

    def image(self, text, url, title=None):
        """An image from elsewhere becomes a link, since the page loads nothing."""
        name = url.removeprefix("attachment:")
        if name in self.attachments:
            kind, data = next(iter(self.attachments[name].items()))
            url = f"data:{kind};base64,{data}"
        alt = html.escape(Markup(text).striptags())
        if url.startswith("data:"):
            return f'<img src="{html.escape(url)}" alt="{alt}">'
        return f'<a href="{html.escape(url)}">{alt or "image"}</a>'
