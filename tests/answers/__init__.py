"""Answers to the tasks of every assignment, by assignment: right ones in other styles, and wrong values."""

import importlib
import pkgutil

MODULES = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
RIGHT = {task: styles for module in MODULES for task, styles in module.RIGHT.items()}
WRONG = {task: codes for module in MODULES for task, codes in module.WRONG.items()}
