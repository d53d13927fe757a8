"""What is measured: every loss and activation, each of its operations, on both sizes."""

from dataclasses import dataclass

import numpy as np

from bench import rivals
from lossedu import activations, losses
from lossedu.activation_definitions import LearnedActivation, RowwiseActivation
from lossedu.arguments import (
    binary_label,
    class_index,
    class_label,
    distribution,
    log_probability,
    real,
    sign_label,
    unit_interval,
)
from lossedu.loss_definitions import RowwiseLoss

VECTOR, ROWS = (1_000_000,), (100_000, 10)
AGREEMENT = 1e-9  # of the largest entry; the naive forms that people write lose digits


@dataclass(frozen=True)
class Case:
    """One operation of one definition on inputs of one shape, and the expressions of its rivals."""

    name: str
    operation: str
    shape: tuple
    ours: object
    letters: tuple
    inputs: tuple
    rivals: dict

    def call_ours(self):
        return self.ours(*self.inputs)

    def rival_call(self, library):
        """Return a function without arguments that has the rival compute the same."""
        rival = rivals.compiled(self.rivals[library], self.letters)
        inputs = self.inputs
        if library == "PyTorch":
            inputs = [rivals.torch.from_numpy(array) for array in inputs]
        return lambda: rival(*inputs)

    def check(self, library):
        """Raise AssertionError unless the rival's result is ours, up to rounding."""
        mine, other = self.call_ours(), np.asarray(self.rival_call(library)())
        gap = np.abs(mine - other.reshape(np.shape(mine))).max()
        if not gap <= AGREEMENT * np.abs(mine).max():
            raise AssertionError(f"{self.name} {self.operation}: {self.rivals[library]} differs by {gap:.3g}")


def cases(vector=VECTOR, rows=ROWS):
    """Yield every case; a definition of whole rows has no vector case."""
    for module, table in ((losses, rivals.LOSSES), (activations, rivals.ACTIVATIONS)):
        for definition in module.ALL.values():
            rowwise = isinstance(definition, (RowwiseLoss, RowwiseActivation))
            for shape in (rows,) if rowwise else (vector, rows):
                yield from cases_of(definition, table[definition.__name__], shape)


def cases_of(definition, table, shape):
    """Yield the cases of one definition on one shape."""
    rng = np.random.default_rng(0)
    domains = definition.argument_domains
    inputs = {letter: sample(rng, letter, domain, shape) for letter, domain in domains.items()}
    if definition is losses.zero_one:
        inputs = {letter: rng.integers(0, 10, shape).astype(float) for letter in inputs}
    for operation, ours in operations(definition).items():
        given = inputs
        if operation == "vjp":
            given = inputs | {"g": rng.normal(size=np.shape(definition(inputs["z"])))}
        yield Case(
            definition.__name__,
            operation,
            shape,
            ours,
            tuple(given),
            tuple(given.values()),
            rivals.installed(table[operation]),
        )


def operations(definition):
    """Return the operations of a definition by name."""
    if definition.__name__ in losses.ALL:
        gradient = {"gradient": definition.gradient} if definition.differentiable else {}
        return {"value": definition} | gradient
    if definition.__name__ in ("softmax", "log_softmax", "logsumexp"):
        return {"value": definition, "vjp": definition.vjp}
    found = {"value": definition, "derivative": definition.derivative}
    if isinstance(definition, LearnedActivation):
        found["slope_gradient"] = definition.slope_gradient
    return found


def sample(rng, letter, domain, shape):
    """Return random input from a domain: a true value if the letter is y, else a prediction."""
    if domain in (class_index, class_label):
        return rng.integers(0, shape[-1], shape[:-1])
    if domain is sign_label:
        return rng.choice([-1.0, 1.0], shape)
    if domain is binary_label or (domain is unit_interval and letter == "y"):
        return rng.choice([0.0, 1.0], shape)
    if domain is unit_interval:
        return rng.uniform(0.001, 0.999, shape)
    if domain is distribution and letter == "y":
        return np.eye(shape[-1])[rng.integers(0, shape[-1], shape[:-1])]
    scores = rng.normal(scale=3.0, size=shape)
    if domain is distribution:
        return activations.softmax(scores)
    if domain is log_probability:
        return activations.log_softmax(scores)
    assert domain is real, f"no sample for {domain.words}"
    return scores
