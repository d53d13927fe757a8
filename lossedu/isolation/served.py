"""What the tester does for a student's code that uses a stand-in: modules, their public names, and calls.

Only what the course offers can be had. Underscores lead nowhere, and neither do attributes of objects that
the offered modules did not make: a generator's frame would lead to the tests.
"""

import importlib
import sys
import types
from functools import cached_property

import numpy as np

from lossedu.isolation.codec import NotPlain

MOST_OBJECTS = 100_000  # handed out to one student's process
NOT_HANDED_OUT = (
    types.ModuleType,
    types.FrameType,
    types.CodeType,
    types.GeneratorType,
    types.CoroutineType,
    types.AsyncGeneratorType,
    types.TracebackType,
)
FUNCTIONS = (types.FunctionType, types.MethodType, types.BuiltinFunctionType)
DEEPEST = 3  # containers within containers in which objects of the tests are looked for
OWN = "__main__"  # the module of what locked cells define
FOR_ANSWERS = "for_answers"  # attribute of a class: names that answers may ask of its objects, and no others


class Refused(Exception):
    """The student's code asked for what is not offered; the message says so to the student."""


class Served:
    """The offered modules, and the objects that were handed out, by number."""

    def __init__(self, offered):
        self.offered = frozenset(offered)
        self.objects = []
        self.numbers = {}
        self.made = {}  # by id, what calls of the student's code have made
        self.own_names = {}

    def protect(self, names):
        """Let nobody change the objects that a namespace of the tester's holds."""
        self.own_names = names

    def answer(self, question):
        """Return what a question of the student's code asks for, or raise what its call raises."""
        kind, *arguments = question
        handler = {
            "names": self.names,
            "member": self.member,
            "attribute": self.attribute,
            "assign": self.assign,
            "overwrite": self.overwrite,
            "call": self.call,
        }.get(kind)
        if handler is None:
            raise Refused("no such question")
        return handler(*arguments)

    def describe(self, thing):
        """Return [number, name] of an object that is not plain, or raise NotPlain."""
        if isinstance(thing, NOT_HANDED_OUT) or len(self.objects) >= MOST_OBJECTS:
            raise NotPlain(f"a {type(thing).__name__}")
        number = self.numbers.get(id(thing))
        if number is None:
            number = self.numbers[id(thing)] = len(self.objects)
            self.objects.append(thing)  # kept alive, so that its id stays its own
        return [number, name_of(thing)]

    def object_of(self, number):
        """Return the object that was handed out under a number."""
        if type(number) is not int or not 0 <= number < len(self.objects):
            raise Refused("no such object")
        return self.objects[number]

    def names(self, name):
        """Return the public names of an offered module, or the offered modules of a package."""
        if name in self.offered:
            return public_names(self._loaded(name))
        return [one.rpartition(".")[2] for one in sorted(self.offered) if one.rpartition(".")[0] == name]

    def member(self, module, name):
        """Return what an offered module defines under a public name."""
        if module not in self.offered or name not in public_names(self._loaded(module)):
            raise AttributeError(f"{module}.{name} is not available while an answer is graded")
        return getattr(self._loaded(module), name)

    def attribute(self, number, name):
        """Return a public attribute of an object that an offered module or a locked cell has defined."""
        thing = self.object_of(number)
        allowed = getattr(type(thing), FOR_ANSWERS, None)
        refused = allowed is not None and name not in allowed
        if refused or not is_public(name) or home_of(thing) not in {*self.offered, OWN}:
            raise AttributeError(f"{name_of(thing)} has no attribute {name!r} here")
        value = getattr(thing, name)
        return self.note_made(value) if id(thing) in self.made else value

    def assign(self, number, name, value):
        """Set an attribute of an object that the student's code had made for itself."""
        self.changeable(number, name)
        setattr(self.object_of(number), name, value)

    def overwrite(self, number, name, place, array):
        """Give an array of such an object new entries; ``place`` is its index where the attribute is a
        list.
        """
        self.changeable(number, name)
        found = getattr(self.object_of(number), name)
        found = found if place is None else found[place]
        if any(np.may_share_memory(found, held) for held in self.held() if isinstance(held, np.ndarray)):
            raise AttributeError(f"{name} cannot be changed")
        found[...] = array

    def changeable(self, number, name):
        """Refuse to change what the student's code has not made, and what is no attribute to be seen."""
        thing = self.object_of(number)
        self.attribute(number, name)
        own = id(thing) in self.made and not any(thing is held for held in self.held())
        if isinstance(thing, (type, *FUNCTIONS)) or not own:
            raise AttributeError(f"{name_of(thing)} cannot be changed")

    def held(self):
        """Yield the objects that the tests and the modules of withheld packages hold, in containers too."""
        yield from self.of_modules
        yield from inside(self.own_names, DEEPEST)

    @cached_property
    def of_modules(self):
        """What the modules of withheld packages hold; no answer can add to that."""
        packages = {name.partition(".")[0] for name in self.offered}
        modules = [vars(m) for full, m in list(sys.modules.items()) if full.partition(".")[0] in packages]
        kept = {id(item): item for names in modules for item in inside(names, DEEPEST)}
        return [item for item in kept.values() if hasattr(item, "__dict__") or isinstance(item, np.ndarray)]

    def call(self, number, arguments, named):
        """Call an object that was handed out."""
        return self.note_made(self.object_of(number)(*arguments, **named))

    def note_made(self, value):
        """Note that a value was made for the student's code, and what is in it, if it was not handed out."""
        for item in inside([value], DEEPEST):
            if id(item) not in self.numbers and hasattr(item, "__dict__"):
                self.made[id(item)] = item
        return value

    def _loaded(self, name):
        return sys.modules.get(name) or importlib.import_module(name)


def public_names(module):
    """Return the names that a module offers: ``__all__``, or what it defines without an underscore."""
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return list(listed)
    return [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and home_of(value) == module.__name__
    ]


def inside(container, depth):
    """Yield the items of a container, and those of the containers in it."""
    items = list(container.values()) if isinstance(container, dict) else list(container)
    for item in items:
        yield item
        if depth and isinstance(item, dict | list | tuple | set):
            yield from inside(item, depth - 1)


def is_public(name):
    """Whether a name is one that a student's code may use of an object."""
    return type(name) is str and name.isidentifier() and not name.startswith("_")


def home_of(thing):
    """Return the name of the module that has defined an object or, failing that, its class."""
    own = getattr(thing, "__module__", None)
    return own if isinstance(own, str) else type(thing).__module__


def name_of(thing):
    """Return the name by which a student's process shows an object."""
    name = getattr(thing, "__name__", None)
    return name if isinstance(name, str) else type(thing).__name__
