"""What the five sources state, as data that is run: read claims.yml, run its checks, show its numbers.

A claim is one statement of a source with a verdict. A computed claim carries a check, a cited one names
references, a judged one says why it is opinion. A check is one expression: conditions separated by commas,
each of which must be True; ``name := value`` among them names a value for what follows and for ``shows``.
Warnings in a check are errors. It sees NumPy, SymPy, mpmath, math and modules of lossedu.
"""

import ast
import importlib
import re
import warnings
from dataclasses import dataclass
from pathlib import Path

import chapters
import yaml

LOSSEDU = ["losses", "activations", "scores", "classifiers", "network", "training", "datasets", "gradcheck"]
MODULES = {"np": "numpy", "sp": "sympy", "mp": "mpmath", "math": "math"}
MODULES |= {name: f"lossedu.{name}" for name in LOSSEDU}
SOURCES = ("S1", "S2", "S3", "S4", "S5")
CHAPTERS = tuple(chapters.TITLES)
VERDICTS = ("correct", "wrong", "misleading", "ambiguous", "unit-mix", "convention")
COMMON = ("id", "source", "where", "chapter", "kind", "says", "verdict", "truth")
BASIS = {"computed": "check", "cited": "cite", "judged": "why"}
FILE_NAME = re.compile(r"\w+\.(txt|md|yml|py)\b|(^|\s)/\w+/")


class ClaimError(Exception):
    """A claim that is badly written, or a check that does not hold."""


@dataclass(frozen=True)
class Claim:
    """One statement of a source. Of check, cite and why it has the one that belongs to its kind."""

    id: str
    source: str
    where: str
    chapter: int | str
    kind: str
    says: str
    verdict: str
    truth: str
    check: str = ""
    shows: str = ""
    cite: tuple[str, ...] = ()
    why: str = ""


# ------------------------------------------------------------------------------------------------- reading


def load(path, bibliography=None):
    """Return the claims of a YAML file in its order, each validated.

    ``bibliography`` is a BibTeX file that holds every cited key. Raises ClaimError, naming the claim.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load(Path(path).read_text(encoding="utf-8"), loader)
    keys = None if bibliography is None else bibliography_keys(bibliography)
    claims = [to_claim(entry) for entry in entries]
    for claim in claims:
        validate(claim, keys)
    names = [claim.id for claim in claims]
    for name in set(names):
        if names.count(name) > 1:
            raise ClaimError(f"{name}: the id stands twice")
    places = [CHAPTERS.index(claim.chapter) for claim in claims]
    if places != sorted(places):
        raise ClaimError("claims: expected in the order of the chapters")
    return claims


def bibliography_keys(path):
    """Return the keys of a BibTeX file."""
    return set(re.findall(r"^@\w+\{([^,\s]+),", Path(path).read_text(encoding="utf-8"), re.MULTILINE))


def to_claim(entry):
    """Return the Claim of one entry of the file, whose fields must be the right ones in the right order."""
    if not isinstance(entry, dict) or entry.get("kind") not in BASIS:
        raise ClaimError(f"{entry}: expected fields with a kind of {', '.join(BASIS)}")
    optional = ["shows"] if entry["kind"] == "computed" and "shows" in entry else []
    expected = [*COMMON, BASIS[entry["kind"]], *optional]
    if list(entry) != expected:
        received = ", ".join(entry)
        raise ClaimError(f"{entry.get('id')}: expected the fields {', '.join(expected)}, received {received}")
    return Claim(**{key: tuple(value) if key == "cite" else value for key, value in entry.items()})


def validate(claim, keys):
    """Raise ClaimError if a field of the claim is empty, unknown, or says what does not belong there."""
    for name in ("id", "where", "says", BASIS[claim.kind]):
        if not getattr(claim, name):
            raise ClaimError(f"{claim.id}: {name} is empty")
    known = {"source": SOURCES, "chapter": CHAPTERS, "verdict": VERDICTS}
    for name, words in known.items():
        if getattr(claim, name) not in words:
            raise ClaimError(f"{claim.id}: {name} {getattr(claim, name)!r} is none of {words}")
    if claim.verdict != "correct" and not claim.truth:
        raise ClaimError(f"{claim.id}: not correct, so truth must say what is")
    for text in (claim.where, claim.says, claim.truth, claim.why):
        validate_prose(claim, text)
    for key in claim.cite:
        if keys is not None and key not in keys:
            raise ClaimError(f"{claim.id}: {key} is not in the bibliography")
    for code in (claim.check, claim.shows):
        parts(claim, code)


def validate_prose(claim, text):
    """Raise ClaimError for names of files, since sources are S1 to S5, or for mathematics left open."""
    if found := FILE_NAME.search(text):
        raise ClaimError(f"{claim.id}: {found.group()!r} does not belong into the text")
    if text.count("$") % 2:
        raise ClaimError(f"{claim.id}: a dollar sign is not closed in {text!r}")


# ------------------------------------------------------------------------------------------------- running


def run(claim):
    """Return True if every condition of a computed claim holds; otherwise raise ClaimError with it."""
    namespace = namespace_of(claim)
    for part in parts(claim, claim.check):
        value = evaluate(claim, part, namespace)
        if not isinstance(part, ast.NamedExpr) and not is_true(value):
            raise ClaimError(f"{claim.id}: gives {value!r}\n{ast.unparse(part)}")
    return True


def show(claim):
    """Return the computed numbers of a claim as text of six significant digits, or "" if it shows none.

    Names given in the check may be used in ``shows``; the conditions of the check are not run.
    """
    namespace = namespace_of(claim)
    for part in parts(claim, claim.check) if claim.shows else []:
        if isinstance(part, ast.NamedExpr):
            evaluate(claim, part, namespace)
    shown = parts(claim, claim.shows)
    values = [evaluate(claim, part, namespace) for part in unpacked(shown)]
    return ", ".join(number(claim, v) for value in values for v in flat(value))


def parts(claim, code):
    """Return the comma-separated expressions of a check."""
    try:
        return ast.parse(f"({code.rstrip().rstrip(',')}\n,)" if code else "()", mode="eval").body.elts
    except SyntaxError as error:
        raise ClaimError(f"{claim.id}: {error}\n{code}") from error


def unpacked(expressions):
    """Return expressions without the stars of ``*values``."""
    return [part.value if isinstance(part, ast.Starred) else part for part in expressions]


def namespace_of(claim):
    """Return the modules that the claim mentions, by their short names."""
    words = set(re.findall(r"\w+", f"{claim.check} {claim.shows}"))
    return {name: importlib.import_module(module) for name, module in MODULES.items() if name in words}


def evaluate(claim, part, namespace):
    """Return the value of one expression; warnings and errors in it become ClaimError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return eval(compile(ast.Expression(part), f"<{claim.id}>", "eval"), namespace)
    except Exception as error:
        raise ClaimError(f"{claim.id}: {error!r} in\n{ast.unparse(part)}") from error


def is_true(value):
    """Whether a condition gave True itself (of Python, NumPy or SymPy), not merely a non-empty value."""
    return str(value) == "True" and type(value).__name__ in ("bool", "bool_", "BooleanTrue")


def flat(value):
    """Return the numbers of a scalar, a tuple or an array in a list."""
    if isinstance(value, (tuple, list)):
        return [v for part in value for v in flat(part)]
    return list(value.ravel()) if hasattr(value, "ravel") else [value]


def number(claim, value):
    """Return one number as text."""
    try:
        return f"{float(value):.6g}"
    except (TypeError, ValueError) as error:
        raise ClaimError(f"{claim.id}: shows {value!r}, which is no number") from error
