"""What surrounds every loss: argument checks, weights, reduction and the 1/N of the mean."""

import functools
import inspect
import math
from dataclasses import dataclass

import numpy as np

from lossedu import arguments
from lossedu.arguments import class_index, class_label, complain, distribution, float_array
from lossedu.blocks import in_blocks, joined
from lossedu.definitions import Definition, decorator, infinity_allowed


class Loss(Definition):
    """A loss: a call gives its value, ``gradient`` its derivative by the prediction.

    Mean is over entries (elementwise) or rows (rowwise); with ``sample_weight`` it is the weighted mean.
    """

    def __init__(self, formula, *, pairs_with=None, reduction="mean", **about):
        self.pairs_with = pairs_with
        self.default_reduction = reduction
        self._gradient = None
        self._no_gradient = None
        super().__init__(formula, **about)

    def define_gradient(self, formula):
        """Register the derivative of the formula by its last argument."""
        self._gradient = formula
        return self

    def refuse_gradient(self, why):
        """Say why there is no gradient; asking for it raises TypeError with these words."""
        self._no_gradient = why
        return self

    @property
    def differentiable(self):
        """Whether ``gradient`` can be asked for."""
        return self._no_gradient is None

    @infinity_allowed
    def __call__(self, *args, **kwargs):
        call = self._checked_call(args, kwargs)
        losses = _weighed(self.formula, call)
        if call.reduction == "none":
            losses = ((place, block + 0.0) for place, block in losses)  # a loss of -0.0 becomes 0.0
            return joined(losses, call.rows).reshape(call.shape)[()]
        total = np.sum([block.sum() for _, block in losses]) + 0.0
        return float(total if call.reduction == "sum" else total / call.count)

    @infinity_allowed
    def gradient(self, *args, **kwargs):
        """Return the gradient by the prediction, of the prediction's shape; the mean's 1/N is in it.

        Takes the same arguments as the loss. With ``reduction="none"`` each entry or row has the gradient of
        its own loss. Raises TypeError if the loss has none.
        """
        if not self.differentiable:
            raise TypeError(f"{self.__name__} has no gradient: {self._no_gradient}")
        call = self._checked_call(args, kwargs)
        gradients = _weighed(self._gradient, call)
        if call.reduction == "mean":
            gradients = ((place, block / call.count) for place, block in gradients)
        return joined(gradients, call.rows).reshape(call.prediction_shape)[()]

    def _checked_call(self, args, kwargs):
        bound = self.__signature__.bind(*args, **kwargs)
        bound.apply_defaults()
        given = bound.arguments
        arguments.check_reduction(given["reduction"])
        return self._checked_inputs(given)

    def _public_arguments(self):
        kind = inspect.Parameter.KEYWORD_ONLY
        common = [inspect.Parameter(name, kind, default=default) for name, default in self._common().items()]
        return self._public_positional() + self._public_parameters() + common

    def _public_positional(self):
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        names = ["y_true", "y_pred"] if len(self._arguments) == 2 else [self._arguments[0].name]
        return [inspect.Parameter(name, kind) for name in names]

    def _common(self):
        return {"sample_weight": None, "reduction": self.default_reduction}

    def _argument_lines(self):
        public = self._public_positional()
        lines = []
        for argument, declared in zip(public, self._arguments, strict=True):
            shape = self._shape_words(declared)
            lines.append(
                f"    {argument.name} ({declared.name} in the book): {shape}, {declared.annotation.words}"
            )
        return lines + self._common_lines()


@dataclass(frozen=True)
class _Call:
    """Checked inputs of one call, and how its losses are to be put together."""

    inputs: list  # with a common first axis, that of the rows
    parameters: dict
    weights: np.ndarray | None  # with the same first axis
    reduction: str
    shape: tuple  # of the unreduced losses
    prediction_shape: tuple

    @property
    def rows(self):
        """How many rows the inputs have."""
        return len(self.inputs[0])

    @functools.cached_property
    def count(self):
        """What the mean divides by: the number of losses, or the sum of their weights."""
        losses = math.prod(self.shape)
        return losses if self.weights is None else self.weights.sum() * (losses // self.weights.size)


def _weighed(formula, call):
    """Yield (place, results of the formula there, weighed) for one block of rows after another."""
    for place, results in in_blocks(formula, call.inputs, call.parameters):
        yield place, results if call.weights is None else _times(results, call.weights[place])


def _times(results, weights):
    """Return results times weights; weight 0 leaves out even an infinite loss."""
    weights = weights.reshape(weights.shape + (1,) * (results.ndim - weights.ndim))
    return np.multiply(results, weights, where=weights != 0, out=np.zeros(results.shape))


class ElementwiseLoss(Loss):
    """A loss of each entry by itself; y_true and y_pred have one shape, any shape."""

    _channel_words = "; one for all, or (C,) for one a channel of the last axis"

    def _checked_inputs(self, given):
        y_true = float_array("y_true", given["y_true"])
        y_pred = float_array("y_pred", given["y_pred"])
        arguments.same_shape(y_true, y_pred)
        true_domain, prediction_domain = self.argument_domains.values()
        true_domain.check("y_true", y_true)
        prediction_domain.check("y_pred", y_pred)
        shape = y_pred.shape
        parameters = self._checked_parameters(given, shape)
        weights = self._entry_weights(given["sample_weight"], shape)
        inputs = [np.atleast_1d(y_true), np.atleast_1d(y_pred)]
        return _Call(inputs, parameters, weights, given["reduction"], shape, shape)

    def _entry_weights(self, weights, shape):
        """Return weights, one an entry or one a row, so that they broadcast against the losses; or None."""
        if weights is None:
            return None
        weights = arguments.check_weights("sample_weight", weights, (shape, shape[:1]))
        return np.atleast_1d(weights.reshape(weights.shape + (1,) * (len(shape) - weights.ndim)))

    def _shape_words(self, declared):
        return "array of any shape, the same for both"

    def _common_lines(self):
        return [
            "    sample_weight: array of that shape, or (N,) for one weight a row, at least 0",
            '    reduction: "mean" over all entries (weighted mean), "sum", or "none" for one loss an entry',
        ]


class RowwiseLoss(Loss):
    """A loss of each row of C classes; leading axes before the classes count as rows."""

    def __init__(self, formula, *, class_weighted=True, **about):
        self._class_weighted = class_weighted
        super().__init__(formula, **about)

    def _checked_inputs(self, given):
        names = [argument.name for argument in self._public_positional()]
        arrays = [float_array(name, given[name]) for name in names]
        shape = arrays[-1].shape
        if shape == ():
            complain(names[-1], "an array whose last axis holds the classes", "a single number")
        domains = self.argument_domains.values()
        fitting = zip(names, domains, arrays, strict=True)
        checked = [self._checked_array(name, domain, array, shape) for name, domain, array in fitting]
        parameters = self._checked_parameters(given)
        weights = self._row_weights(given, checked[0], shape)
        flat = [_flat_rows(array, shape) for array in checked]
        return _Call(flat, parameters, weights, given["reduction"], shape[:-1], shape)

    def _checked_array(self, name, domain, array, shape):
        """Return labels or rows that fit a prediction of ``shape`` (..., C), labels as integers."""
        one_a_row = array.ndim == len(shape) - 1
        if domain is class_index or (domain is class_label and one_a_row):
            _check_one_a_row(name, array, shape)
            return arguments.check_class_index(name, array, shape[-1])
        if array.shape != shape:
            expected = f"the shape of the prediction, {shape}"
            if domain is class_label:
                expected = f"integer labels {shape[:-1]} or one-hot or soft labels {shape}"
            complain(name, expected, f"shape {array.shape}")
        if domain in (distribution, class_label):
            return arguments.check_distribution(name, array)
        return domain.check(name, array)

    def _row_weights(self, given, labels, shape):
        """Return sample weight times class weight for every row, or None if neither is given."""
        leading, classes = shape[:-1], shape[-1:]
        weights = None
        if given["sample_weight"] is not None:
            weights = arguments.check_weights("sample_weight", given["sample_weight"], (leading,))
        if given.get("class_weight") is not None:
            of_class = arguments.check_weights("class_weight", given["class_weight"], (classes,))
            of_row = of_class[labels] if labels.shape == leading else labels @ of_class
            weights = of_row if weights is None else weights * of_row
        if weights is not None and not weights.any():
            complain("sample_weight and class_weight", "a row with weight above 0", "only rows of weight 0")
        return None if weights is None else weights.reshape(-1)

    def _common(self):
        weight = {"class_weight": None} if self._class_weighted else {}
        return weight | super()._common()

    def _is_row(self, domain):
        return domain is not class_index and domain in self.argument_domains.values()

    def _shape_words(self, declared):
        if declared.annotation is class_index:
            return "one label a row, shape (N,)"
        if declared.annotation is class_label:
            return "shape (N,) or (N, C)"
        return "rows of C classes, shape (N, C); one row (C,) and further leading axes are allowed"

    def _common_lines(self):
        lines = ["    sample_weight: one weight a row, shape (N,), at least 0"]
        if self._class_weighted:
            lines.append("    class_weight: shape (C,); a row weighs what its label weighs")
        return [
            *lines,
            '    reduction: "mean" over rows (weighted mean), "sum", or "none" for one loss a row',
        ]


def _check_one_a_row(name, labels, shape):
    """Raise ValueError unless there is one label for each row of a prediction of ``shape`` (..., C)."""
    if labels.shape == shape[:-1]:
        return
    advice = f"One-hot labels become integers by {name}.argmax(axis=-1)." if labels.shape == shape else ""
    complain(name, f"one integer label a row, shape {shape[:-1]}", f"shape {labels.shape}", advice)


def _flat_rows(array, shape):
    """Return labels as (N,) and rows of classes as (N, C)."""
    return array.reshape(-1, shape[-1]) if array.shape == shape else array.reshape(-1)


elementwise_loss = decorator(ElementwiseLoss)
rowwise_loss = decorator(RowwiseLoss)
