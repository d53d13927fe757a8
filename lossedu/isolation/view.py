"""Which files of this machine the two zygotes may see."""

import importlib.util
import os
import sys
from pathlib import Path

from lossedu.isolation.sandbox import default_readable

PACKAGE = "lossedu"
OWN = Path(__file__).parent  # the code of the two processes themselves


def visible(role, modules, withheld):
    """Return the paths that a zygote of a role may read, and those below them that it may not.

    A readable path below a hidden one is readable all the same.
    """
    readable = set(default_readable())
    hidden = set()
    for name in {module.partition(".")[0] for module in modules} | {PACKAGE}:
        for place in places_of(name):
            (hidden if role == "student" and name in withheld else readable).add(place)
    if role == "student":
        readable |= {str(OWN), str(OWN.parent / "__init__.py")}
    return sorted(readable), sorted(hidden)


def places_of(name):
    """Return the folders of a package, or the file of a module, of this Python."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return []
    if spec is None:
        return []
    if spec.submodule_search_locations:
        return [str(Path(place).resolve()) for place in spec.submodule_search_locations]
    return [spec.origin] if spec.has_location else []


def package_paths():
    """Return the folders in which this Python finds modules."""
    return [str(Path(path).resolve()) for path in sys.path if path and os.path.isdir(path)]


def font_lists():
    """Return Matplotlib's list of fonts as {name: content}, so that no zygote has to look for all of them
    again.
    """
    if importlib.util.find_spec("matplotlib") is None:
        return {}
    return lists_in(usual_cache()) or lists_in(cache_of_matplotlib())


def lists_in(folder):
    """Return the lists of fonts in a folder as {name: content}."""
    return {path.name: path.read_bytes() for path in folder.glob("fontlist*.json")}


def usual_cache():
    """Where Matplotlib keeps its lists on most machines; to ask it would load it first."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(os.environ.get("MPLCONFIGDIR") or os.path.join(base, "matplotlib"))


def cache_of_matplotlib():
    """Where Matplotlib says that it keeps its lists, after it has made one if there is none."""
    import matplotlib

    cache = Path(matplotlib.get_cachedir())
    if not lists_in(cache):
        importlib.import_module("matplotlib.font_manager")
    return cache
