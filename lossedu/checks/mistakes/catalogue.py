"""What an entry of the mistake catalogue is, and how a chapter's module registers its entries."""

import functools
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

MISTAKES = []


@dataclass(frozen=True)
class Mistake:
    """A wrong answer with a name.

    ``task`` is the grade_id of the solution cell, ``says`` the sentence a student sees, ``section`` the
    paragraph that helps, on the page ``page`` of the book, ``points`` what the task then earns, ``seen_in``
    where such a mistake is known from. ``also`` maps a parameter of the wrong version to other values of it
    that make the same mistake, such as another bound at which to clip.
    """

    name: str
    task: str
    assignment: str
    says: str
    section: str
    points: float
    answer: Callable
    gives_value: bool
    page: str
    seen_in: str = ""
    also: dict = field(default_factory=dict, compare=False)

    @functools.cached_property
    def answers(self):
        """The wrong version, and the same with each of the other values of its parameter."""
        others = [{name: value} for name, values in self.also.items() for value in values]
        return [self.answer, *(functools.partial(self.answer, **other) for other in others)]

    @functools.cached_property
    def code(self):
        """The source of a solution cell that contains this mistake."""
        lines = inspect.getsource(self.answer).splitlines()
        start = next(number for number, line in enumerate(lines) if line.startswith("def "))
        if not self.gives_value:
            return "\n".join(lines[start:]) + "\n"
        *body, last = textwrap.dedent("\n".join(lines[start + 1 :])).splitlines()
        parameters = inspect.signature(self.answer).parameters.values()
        defaults = [f"{parameter.name} = {parameter.default!r}" for parameter in parameters]
        return "\n".join([*defaults, *body, last.replace("return", f"{self.answer.__name__} =", 1)]) + "\n"


def of_task(task):
    """Return the entries of a task."""
    return [mistake for mistake in MISTAKES if mistake.task == task]


def make_ready_for_tests(tasks):
    """Compute the wrong values of these tasks; the process that a class's tests are forked from does this
    once.

    SymPy takes longer to derive one than a check takes to compare it.
    """
    for mistake in MISTAKES:
        if mistake.gives_value and mistake.task in tasks:
            for answer in mistake.answers:
                answer()


def registrar(assignment, task, gives_value=False, page=""):
    """Return a decorator that enters wrong versions of one task into the catalogue.

    The decorated function is the wrong version, under the name that the task asks for. With ``gives_value``
    the task asks for a value of that name instead, and the function returns it. ``page`` is where the
    sections stand, by default the chapter of the same name as the assignment.

    ``also={"epsilon": (1e-7, 1e-8)}`` lets one entry stand for a family: an answer is recognised if it did
    what the wrong version does with its own ``epsilon`` or with one of these.
    """

    def entry(name, says, *, section, points=0, seen_in="", page=page or assignment, also=()):
        def register(function):
            about = {"says": says, "section": section, "points": float(points), "seen_in": seen_in}
            wrong = functools.cache(function) if gives_value else function
            answer = {"answer": wrong, "gives_value": gives_value, "page": page, "also": dict(also)}
            MISTAKES.append(Mistake(name, task, assignment, **about, **answer))
            return function

        return register

    return entry
