"""The directive ``quiz``: one question, radio buttons, and for every option a reply that says why.

    :::{quiz} Every residual doubles. What does the mean squared error do?
    :name: quiz-doubled

    - It doubles.
      : That is the mean absolute error. A square grows with the square of the residual.
    + It becomes four times as large.
      : Each squared residual is four times as large, so their mean is too.
    :::

A line that starts with ``-`` is a wrong option, ``+`` the right one, ``:`` begins its reply. Exactly one
option is right and each has a reply; anything else is a warning, and so ends a strict build. ``:name:`` is
for links, and for book/coverage.yml. All of it is in the page: without script and in print every reply shows.
"""

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

OPTION = re.compile(r"^([+-]) (.+)$")
REPLY = re.compile(r"^\s+: (.+)$")


class Quiz(nodes.General, nodes.Element):
    """A question with its options; ``group`` is the name that its radio buttons share."""


class Question(nodes.Part, nodes.TextElement):
    """The question itself, shown as the legend."""


class Option(nodes.Part, nodes.TextElement):
    """An option, shown as a labelled radio button."""


class Reply(nodes.Part, nodes.TextElement):
    """What is said once its option is chosen."""


def parse(lines):
    """Return [is_right, option, reply] for each option; lines that begin nothing continue what is above."""
    options = []
    for line in lines:
        if option := OPTION.match(line):
            options.append([option[1] == "+", option[2], ""])
        elif options and (reply := REPLY.match(line)):
            options[-1][2] = reply[1]
        elif options and line.strip():
            last = 2 if options[-1][2] else 1
            options[-1][last] += " " + line.strip()
        elif line.strip():
            raise ValueError(f"a quiz option starts with '- ' or '+ ', not with {line!r}")
    if sum(right for right, _, _ in options) != 1:
        raise ValueError("a quiz has exactly one right option, the one that starts with '+ '")
    if not all(reply for _, _, reply in options):
        raise ValueError("every option of a quiz needs a reply, a line that starts with ': '")
    return options


class QuizDirective(SphinxDirective):
    """Turn the question and its options into nodes; their text may hold mathematics and references."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {"name": directives.unchanged_required}

    def run(self):
        try:
            options = parse(self.content)
        except ValueError as error:
            return [self.state.document.reporter.warning(f"quiz: {error}", line=self.lineno)]
        group = f"quiz-{self.env.new_serialno('quiz') + 1}"
        quiz = Quiz()
        self.set_source_info(quiz)
        self.add_name(quiz)
        quiz += self.text(Question(), self.arguments[0])
        for number, (right, option, reply) in enumerate(options, start=1):
            quiz += self.text(Option(group=group, number=number), option)
            quiz += self.text(Reply(right=right), reply)
        return [quiz]

    def text(self, node, source):
        """Return ``node`` with ``source`` parsed into it as inline text."""
        children, messages = self.state.inline_text(source, self.lineno)
        node.extend(children + messages)
        return node


def visit_quiz(self, node):
    self.body.append(self.starttag(node, "fieldset", CLASS="quiz"))


def depart_quiz(self, node):
    self.body.append("</fieldset>\n")


def visit_question(self, node):
    self.body.append("<legend>")


def depart_question(self, node):
    self.body.append("</legend>\n")


def visit_option(self, node):
    button = f'<input type="radio" name="{node["group"]}" value="{node["number"]}">'
    self.body.append(f"<label>{button} <span>")


def depart_option(self, node):
    self.body.append("</span></label>\n")


def visit_reply(self, node):
    mark = "Right." if node["right"] else "No."
    kind = "right" if node["right"] else "wrong"
    self.body.append(f'<p class="quiz-reply quiz-{kind}" role="status"><span><b>{mark}</b> ')


def depart_reply(self, node):
    self.body.append("</span></p>\n")


def skip(self, node):
    """Leave the children to the other builders as they are."""


def add_script(app, pagename, templatename, context, doctree):
    """Load the script on pages with a quiz, and on no other."""
    if doctree is not None and next(doctree.findall(Quiz), None):
        app.add_js_file("quiz.js", loading_method="defer")


def setup(app):
    plain = (skip, skip)
    for node, visit, depart in [
        (Quiz, visit_quiz, depart_quiz),
        (Question, visit_question, depart_question),
        (Option, visit_option, depart_option),
        (Reply, visit_reply, depart_reply),
    ]:
        app.add_node(node, html=(visit, depart), latex=plain, text=plain)
    app.add_directive("quiz", QuizDirective)
    app.add_css_file("quiz.css")
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
