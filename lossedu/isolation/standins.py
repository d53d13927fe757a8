"""What stands in a student's process for modules that are not there: each call is answered by the tester.

A course withholds its own package, so that no answer can be had by calling it. What a task offers works all
the same: the call goes to the tester, which knows who asks, and may count it as borrowed.
"""

import importlib
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

MOST_WATCHED = 100  # arrays that were asked for last


class StandIn:
    """An object of the tester's: its public attributes can be asked for, and it can be called."""

    __slots__ = ("_name", "_number", "_side")

    def __init__(self, side, number, name):
        self._side = side
        self._number = number
        self._name = name

    def __call__(self, *arguments, **named):
        return self._side.ask("call", self._number, list(arguments), named)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"{self._name} has no attribute {name!r} here")
        value = self._side.ask("attribute", self._number, name)
        self._side.copies.watch(self._number, name, value)
        return value

    def __setattr__(self, name, value):
        if name in StandIn.__slots__:
            object.__setattr__(self, name, value)
        else:
            self._side.ask("assign", self._number, name, value)

    def __repr__(self):
        return f"<{self._name}>"

    @property
    def __name__(self):
        return self._name.rpartition(".")[2]


class Copies:
    """The arrays that a student's code has got as attributes: copies, whose changes belong to the
    original.
    """

    def __init__(self):
        self.watched = []

    def watch(self, number, name, value):
        """Keep an eye on an array, or the arrays of a list, that was asked for as an attribute."""
        arrays = list(enumerate(value)) if type(value) is list else [(None, value)]
        for place, array in arrays:
            if type(array).__module__ == "numpy" and hasattr(array, "tobytes") and array.ndim:
                self.watched.append((number, name, place, array, array.tobytes()))
        del self.watched[:-MOST_WATCHED]

    def changes(self):
        """Return the changed arrays as arguments of a question, and take them as they are now."""
        changed = [
            (number, name, place, array)
            for number, name, place, array, before in self.watched
            if array.tobytes() != before
        ]
        self.watched = [(*kept, kept[-1].tobytes()) for *kept, _ in self.watched] if changed else self.watched
        return changed


def number_of(stand_in):
    """Return the number by which the tester knows the object behind a stand-in."""
    return object.__getattribute__(stand_in, "_number")


class Module(ModuleType):
    """A module whose public names are asked for when they are used first."""

    def __getattr__(self, name):
        if name == "__all__":
            return self.__side__.ask("names", self.__name__)
        if name.startswith("_"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} here")
        full = f"{self.__name__}.{name}"
        if holds_offered(full, self.__offered__):
            return importlib.import_module(full)
        value = self.__side__.ask("member", self.__name__, name)
        setattr(self, name, value)
        return value


class Finder(MetaPathFinder, Loader):
    """Finds the modules of withheld packages before Python looks for files."""

    def __init__(self, withheld, offered, side):
        self.withheld = withheld
        self.offered = offered
        self.side = side

    def find_spec(self, fullname, path=None, target=None):
        """Return the spec of a module that has a stand-in, or None."""
        if fullname.partition(".")[0] not in self.withheld:
            return None
        if not holds_offered(fullname, self.offered):
            raise ModuleNotFoundError(f"{fullname} is not available while an answer is graded", name=fullname)
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        """Return an empty module."""
        module = Module(spec.name)
        module.__dict__.update(__side__=self.side, __offered__=self.offered)
        return module

    def exec_module(self, module):
        """Do nothing: names come when they are asked for."""


def holds_offered(name, offered):
    """Whether a module is one of those that are offered, or a package that holds one."""
    return any(f"{one}.".startswith(f"{name}.") for one in offered)


def install(withheld, offered, side):
    """Put stand-ins in the place of the packages named in ``withheld``, loaded ones too; of their modules
    only those of the names in ``offered`` can be had.

    The modules of this package stay: they serve the process.
    """
    for name in list(sys.modules):
        if name.partition(".")[0] in withheld and not f"{name}.".startswith(f"{__package__}."):
            del sys.modules[name]
    sys.meta_path.insert(0, Finder(withheld, offered, side))
