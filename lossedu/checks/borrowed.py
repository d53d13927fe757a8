"""Whether a student's function calls lossedu's own implementation instead of being one.

In a graded run lossedu's implementations are not there to be called. In the student's own kernel they are,
and a report that praised a borrowed answer would mislead. So the functions that Python enters during a call
are looked at: none may belong to an implementation, but for those that the task offers.
"""

import contextlib
import functools
import importlib
import inspect
import sys
from types import FunctionType

from lossedu.definitions import Definition

# In this order: what stands earlier is never at work for what stands later, whatever it is handed.
MODULES = ("training", "gradcheck", "autodiff", "network", "classifiers", "scores", "losses", "activations")
BETWEEN_PROCESSES = "lossedu.isolation."  # the modules through which an answer in another process asks
FORMULAS = ("formula", "_gradient", "_derivative", "_jacobian", "_vjp", "_slope_gradient")


@contextlib.contextmanager
def watched(answer, may_use=()):
    """Collect the names of the implementations that calls of ``answer`` enter and may not, in a list.

    What an implementation in ``may_use`` enters itself is no borrowing. An answer that runs in another
    process enters none by itself; its class has a method that looks at what is entered here for it.
    """
    known = implementations()
    offered = {code: _place(known.get(code, "")) for member in may_use for code in _codes(member)}
    entered = []

    def look(frame, event, _):
        name = known.get(frame.f_code) if event == "call" else None
        if name and not _is_at_work(frame, offered, _place(name)):
            entered.append(name)

    with getattr(type(answer), "looked_at", entering)(answer, look):
        yield entered


@contextlib.contextmanager
def entering(answer, look):
    """Have ``look`` called for whatever Python enters."""
    before = sys.getprofile()
    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(before)


def _is_at_work(frame, offered, place):
    """Return whether a frame, or one that called it, runs an offered implementation which may need one of
    this place in MODULES; what an answer asks for while it is itself called back is its own doing.
    """
    while frame is not None and not frame.f_globals.get("__name__", "").startswith(BETWEEN_PROCESSES):
        if offered.get(frame.f_code, len(MODULES)) <= place:
            return True
        frame = frame.f_back
    return False


def _place(name):
    """Return the place in MODULES of an implementation's module; that of anything else is before them."""
    module = name.partition(".")[0]
    return MODULES.index(module) if module in MODULES else -1


@functools.cache
def implementations():
    """Return the public implementations of lossedu as {code object: name}."""
    found = {}
    for module_name in MODULES:
        module = importlib.import_module(f"lossedu.{module_name}")
        for name in module.__all__:
            for code in _codes(getattr(module, name)):
                found[code] = f"{module_name}.{name}"
    return found


def _codes(member):
    """Return the code objects of a definition, a function, or the public methods of a class."""
    if isinstance(member, Definition):
        formulas = [getattr(member, name, None) for name in FORMULAS]
        return [formula.__code__ for formula in formulas if isinstance(formula, FunctionType)]
    if inspect.isclass(member):
        return [method.__code__ for method in vars(member).values() if isinstance(method, FunctionType)]
    return [member.__code__] if isinstance(member, FunctionType) else []
