"""How the tester sees an object of the student's process that is not plain data.

A proxy can be called, asked for a public attribute and gone through, and that is all. Operators,
comparison, truth and every other dunder are the tester's own: an object that calls itself equal to
everything is not asked.
"""

from lossedu.isolation.ahead import Ahead
from lossedu.isolation.codec import NotPlain

COMPARED = "the answer gives an object of class {0}, where the test expects plain data"


class Proxy:
    """An object of the student's process."""

    __slots__ = ("_known_as", "_link", "_number", "_shown_name", "_type_name")
    __array_ufunc__ = None

    def __init__(self, link, number, type_name, shown_name):
        self._link = link
        self._number = number
        self._type_name = type_name
        self._shown_name = shown_name
        self._known_as = ""

    def know_as(self, name):
        """Remember the name by which a test has found this; what an object says of its own name is not
        believed.
        """
        self._known_as = name

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"attribute {name!r} of a student's object is not looked at")
        return self._link.attribute(self, name)

    def __iter__(self):
        iterator = self._link.request("iterate", self)
        if not isinstance(iterator, Proxy):
            raise NotPlain("what is gone through is no iterator")
        count = 0
        while found := self._link.request("next", iterator):
            yield self._link.received(found, self._known_as)[0]
            count += 1
        if not count:
            self._link.look_for_nothing(self._known_as, [])

    def __repr__(self):
        return f"<{self._type_name} of the student's>"

    def __eq__(self, other):
        if other is None or self is other:
            return other is not None
        raise NotPlain(COMPARED.format(self._type_name))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return id(self)

    def __bool__(self):
        raise NotPlain(COMPARED.format(self._type_name))


class Function(Proxy):
    """An object of the student's process that can be called."""

    __slots__ = ()

    def __call__(self, *arguments, **named):
        return self._link.call(self, arguments, named)

    def __bool__(self):
        return True

    def called_ahead(self, calls):
        """Have calls made one after another, as a context: it gives a function for each, which waits for
        its outcome, and carries out the changes of its arguments on the caller's.
        """
        return Ahead(self._link, self, calls)

    def looked_at(self, look):
        """Have ``look`` called for what Python enters here while the student's process has its questions
        answered, as a context.
        """
        return self._link.looked_at(look)

    @property
    def __doc__(self):
        raise AttributeError("the docstring of a student's function is not looked at")

    @property
    def __name__(self):
        return self._shown_name if self._shown_name.isidentifier() else "answer"


def carried_out(old, new):
    """Give a list, dict, set or array the content of another of its type, in place."""
    if type(old) is not type(new):
        return
    if isinstance(old, dict | set):
        old.clear()
        old.update(new)
    elif not hasattr(old, "shape"):
        old[:] = new
    elif old.shape == new.shape and old.dtype == new.dtype:
        old[...] = new
