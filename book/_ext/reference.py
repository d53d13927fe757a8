"""The directive ``reference``: a module's docstring, and its public names with signature and docstring.

    ```{reference} losses
    ```

``reference-modules`` lists all modules with the first paragraph of each.

Sphinx's own autodoc takes a loss, which is an object that can be called, for a piece of data. Docstrings are
text with ``Arguments:`` lists and examples after ``>>>``, which is turned into Markdown.
"""

import importlib
import inspect
import re

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

import lossedu


def public(name):
    """Return {name: object} of what a module of lossedu offers to be called, in the order of its text."""
    module = importlib.import_module(f"lossedu.{name}")
    return {key: value for key, value in vars(module).items() if key in module.__all__ and callable(value)}


def names(module):
    """Return the full names of all that has an entry: ``losses.huber``, ``training.Adam.update``."""
    found = []
    for name, value in public(module).items():
        inside = methods(value) if inspect.isclass(value) else {}
        found += [f"{module}.{name}", *(f"{module}.{name}.{method}" for method in inside)]
    return found


def methods(cls):
    """Return {name: method} of what a class defines and documents itself."""
    own = {name: value for name, value in vars(cls).items() if not name.startswith("_")}
    return {name: value for name, value in own.items() if inspect.isfunction(value) and value.__doc__}


def signature(value):
    """Return a signature without annotations, since docstrings give shapes and domains."""
    if inspect.isclass(value) and issubclass(value, Exception):
        return ""
    parameters = inspect.signature(value).parameters.values()
    plain = [p.replace(annotation=p.empty, default=named(p.default)) for p in parameters if p.name != "self"]
    return str(inspect.Signature(plain))


class Name(str):
    """A text that stands in a signature without quotes."""

    __repr__ = str.__str__


def named(default):
    """Return a function or an activation by its name, any other default as it is."""
    is_object = callable(default) and not inspect.isclass(default)
    return Name(default.__name__) if is_object else default


def markdown(docstring):
    """Return a docstring as Markdown: lists of arguments as lists, examples as code."""
    text, mark, example = inspect.cleandoc(docstring).partition(">>>")
    text = re.sub(r"^ {4}(\w+)([^:\n]*): ", r"- `\1`\2: ", text.replace("``", "`"), flags=re.MULTILINE)
    text = text.replace("Arguments:\n", "Arguments:\n\n")
    return f"{text}\n```pycon\n{mark}{example}\n```" if mark else text


def entry(kind, name, value, inside="", fence="``````"):
    """Return the Markdown of one object: a directive of Sphinx's Python domain."""
    body = "\n\n".join(part for part in (markdown(value.__doc__), inside) if part)
    return f"{fence}{{py:{kind}}} {name}{signature(value)}\n{body}\n{fence}"


def class_entry(name, cls):
    inside = [entry("method", method, value, fence="`````") for method, value in methods(cls).items()]
    return entry("class", name, cls, "\n\n".join(inside))


def page(name):
    """Return the Markdown of a module: what it says of itself, then an entry for each of its names."""
    parts = [markdown(importlib.import_module(f"lossedu.{name}").__doc__)]
    for key, value in public(name).items():
        full = f"{name}.{key}"
        parts.append(class_entry(full, value) if inspect.isclass(value) else entry("function", full, value))
    return "\n\n".join(parts)


def overview():
    """Return the Markdown of a list of all modules; the page of each has the label api-NAME."""
    lines = []
    for name in lossedu.__all__:
        first, *_ = inspect.getdoc(importlib.import_module(f"lossedu.{name}")).split("\n\n")
        lines.append(f"- {{ref}}`{name} <api-{name}>`: {' '.join(first.split())}")
    return "\n".join(lines)


class Parsed(SphinxDirective):
    """Have some Markdown parsed in the place of the directive."""

    def parsed(self, text):
        found = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines(), source="lossedu"), self.content_offset, found)
        return found.children


class Reference(Parsed):
    """A module as Markdown."""

    required_arguments = 1

    def run(self):
        return self.parsed(page(self.arguments[0]))


class Modules(Parsed):
    """The list of modules."""

    def run(self):
        return self.parsed(overview())


def setup(app):
    app.add_directive("reference", Reference)
    app.add_directive("reference-modules", Modules)
    app.add_css_file("reference.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
