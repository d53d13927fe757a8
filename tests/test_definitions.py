"""What every loss and activation brings along: documentation, signature, symbols, pickling."""

import copy
import doctest
import inspect
import pickle
import re
import subprocess
import sys

import numpy as np
import oracle
import pytest
import samples

from lossedu import activations, losses
from lossedu.definitions import Definition
from lossedu.loss_definitions import Loss

ALL = losses.ALL | activations.ALL

# Formulas that are analytic as they are computed: no absolute value, no branch on the prediction.
ANALYTIC = [
    *["mean_squared_error", "half_mean_squared_error", "sum_squared_error", "exponential", "focal"],
    *["binary_cross_entropy", "categorical_cross_entropy", "sparse_categorical_cross_entropy"],
    *["negative_log_likelihood", "softmax_cross_entropy", "entropy", "cross_entropy", "kl_divergence"],
]


def test_tables_hold_what_the_modules_define():
    for module in (losses, activations):
        defined = {n for n, thing in vars(module).items() if isinstance(thing, Definition)}
        assert set(module.ALL) == defined
        assert all(thing.__name__ == name for name, thing in module.ALL.items())
        assert all(thing.__module__ == module.__name__ for thing in module.ALL.values())


# ---------------------------------------------------------------------------------------- documentation


@pytest.mark.parametrize("name", ALL)
def test_documentation(name):
    definition = ALL[name]
    text = definition.__doc__
    first, _, rest = text.partition("\n")
    assert re.fullmatch(r"[A-Z].*[.:].*", first), "the first line is a sentence"
    assert not rest.startswith("\n    "), "the docstring keeps no indentation"
    arguments = text[text.index("\nArguments:\n") : text.index("\nRaises ValueError")]
    for parameter in definition.__signature__.parameters:
        assert f"    {parameter}" in arguments
    for domain in (definition.argument_domains | definition.parameter_domains).values():
        assert domain.words in arguments
    per_channel = definition.parameter_domains and not samples.rowwise(definition)
    assert ("(C,) for one a channel" in arguments) == bool(per_channel)
    assert re.search(r"\nSource: S[1-5](, S[1-5])*(; [^;]+ \d{4})?\.\n", text)


@pytest.mark.parametrize("module", [losses, activations], ids=lambda module: module.__name__)
def test_every_example_is_run_by_doctest(module):
    found = {test.name.rpartition(".")[2]: test.examples for test in doctest.DocTestFinder().find(module)}
    assert [name for name in module.ALL if not found.get(name)] == []
    for name, definition in module.ALL.items():
        shown = doctest.DocTestParser().get_examples(definition.__doc__)
        assert [example.source for example in shown] == [example.source for example in found[name]]
        assert any(name in example.source for example in shown)


@pytest.mark.parametrize("name", ALL)
def test_origin(name):
    definition = ALL[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", definition.concept)
    assert set(definition.sources) <= {"S1", "S2", "S3", "S4", "S5"}
    assert len(set(definition.sources)) == len(definition.sources)
    assert definition.sources or definition.reference


@pytest.mark.parametrize("name", losses.ALL)
def test_what_a_loss_pairs_with(name):
    assert losses.ALL[name].pairs_with in {*activations.ALL, "argmax", None}


# --------------------------------------------------------------------------------------------- signature


@pytest.mark.parametrize("name", ALL)
def test_signature(name):
    definition = ALL[name]
    parameters = inspect.signature(definition).parameters
    by_keyword = {n: p.default for n, p in parameters.items() if p.kind is p.KEYWORD_ONLY}
    positional = [n for n, p in parameters.items() if p.kind is not p.KEYWORD_ONLY]
    assert {n: by_keyword[n] for n in definition.defaults} == definition.defaults
    if isinstance(definition, Loss):
        assert positional in (["y_true", "y_pred"], list(definition.argument_domains))
        assert by_keyword["sample_weight"] is None
        assert by_keyword["reduction"] == ("sum" if name == "sum_squared_error" else "mean")
    else:
        assert positional == list(definition.argument_domains)
    assert repr(definition) == f"<{definition.__module__}.{name}{definition.__signature__}>"


@pytest.mark.parametrize("name", ALL)
def test_unknown_and_missing_arguments_raise_type_error(name):
    definition = ALL[name]
    given = samples.ordinary(definition, (2,), np.random.default_rng(0))
    with pytest.raises(TypeError, match="colour"):
        definition(*given, colour="red")
    with pytest.raises(TypeError, match="missing"):
        definition()
    with pytest.raises(TypeError, match="positional"):
        definition(*given, "mean", 1.0)


# ----------------------------------------------------------------------------------- symbols and slopes


@pytest.mark.parametrize("name", ALL)
def test_expression_uses_the_named_symbols_only(name):
    definition = ALL[name]
    named = definition.symbols
    assert list(named) == [*definition.argument_domains, *definition.parameter_domains]
    flat = {s for entry in named.values() for s in (entry if isinstance(entry, tuple) else (entry,))}
    assert definition.expression.free_symbols <= flat
    rows = [entry for entry in named.values() if isinstance(entry, tuple)]
    assert bool(rows) == samples.rowwise(definition)
    assert all([s.name for s in row] == [f"{row[0].name[:-2]}_{k}" for k in range(3)] for row in rows)


@pytest.mark.parametrize("name", ANALYTIC)
def test_gradient_is_the_complex_step_of_the_bare_formula(name):
    loss, rng, h = losses.ALL[name], np.random.default_rng(9), 1e-200
    *label, x = samples.ordinary(loss, (20,), rng)
    gradient = loss.gradient(*label, x, reduction="none")
    steps = np.eye(3) if x.ndim == 2 else [1.0]
    slopes = [loss.formula(*label, x + 1j * h * step, **loss.defaults).imag / h for step in steps]
    np.testing.assert_allclose(gradient, np.transpose(slopes).reshape(x.shape), rtol=1e-13, atol=1e-14)


# -------------------------------------------------------------------------------- pickling and importing


@pytest.mark.parametrize("name", ALL)
def test_pickled_and_copied_by_name(name):
    definition = ALL[name]
    assert pickle.loads(pickle.dumps(definition)) is definition
    assert copy.copy(definition) is definition
    assert copy.deepcopy({"f": definition})["f"] is definition
    if isinstance(definition, Loss):
        assert pickle.loads(pickle.dumps(definition.gradient)) == definition.gradient


def test_values_need_no_sympy():
    program = """
import sys
sys.modules["sympy"] = None  # an import of it now fails
from lossedu import activations, losses
assert losses.huber([0.0], [3.0]) == 2.5
assert activations.softmax.jacobian([0.0, 0.0])[0, 0] == 0.25
try:
    losses.huber.expression
except ImportError:
    print("expressions need it")
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "expressions need it\n"


def test_the_oracle_shares_nothing_with_lossedu():
    assert "lossedu" not in vars(oracle)
    homes = {str(getattr(thing, "__module__", "")) for thing in vars(oracle).values()}
    assert not [home for home in homes if home.startswith("lossedu")]
