"""What surrounds every loss: argument checks, weights, reduction and the 1/N of the mean."""

import inspect
import math
from dataclasses import dataclass

import numpy as np

from lossedu import arguments
from lossedu.arguments import class_index, class_label, complain, distribution, float_array
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
        values = self.formula(*call.inputs, **call.parameters)
        return _reduced(values.reshape(call.shape), call)

    @infinity_allowed
    def gradient(self, *args, **kwargs):
        """Return the gradient by the prediction, of the prediction's shape; the mean's 1/N is in it.

        Takes the same arguments as the loss. With ``reduction="none"`` each entry or row has the gradient of
        its own loss. Raises TypeError if the loss has none.
        """
        if not self.differentiable:
            raise TypeError(f"{self.__name__} has no gradient: {self._no_gradient}")
        call = self._checked_call(args, kwargs)
        gradients = self._gradient(*call.inputs, **call.parameters)
        return _scaled(gradients.reshape(call.prediction_shape), call)

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

    inputs: list
    parameters: dict
    weights: np.ndarray | None  # broadcasts against the losses
    reduction: str
    shape: tuple  # of the unreduced losses
    prediction_shape: tuple

    @property
    def count(self):
        """What the mean divides by: the number of losses, or the sum of their weights."""
        if self.weights is None:
            return math.prod(self.shape)
        return np.broadcast_to(self.weights, self.shape).sum()


def _reduced(values, call):
    """Return the mean or sum as a float, or the losses themselves as an array."""
    if call.weights is not None:
        values = _weighed(values, call.weights)
    if call.reduction == "none":
        return values + 0.0  # a loss of -0.0 becomes 0.0
    total = values.sum() + 0.0
    return float(total if call.reduction == "sum" else total / call.count)


def _scaled(gradients, call):
    """Return the gradients of the reduced loss, in the shape of the prediction."""
    if call.weights is not None:
        classes = (1,) * (gradients.ndim - len(call.shape))
        gradients = _weighed(gradients, call.weights.reshape(call.weights.shape + classes))
    if call.reduction == "mean":
        gradients = gradients / call.count
    return gradients[()]


def _weighed(values, weights):
    """Return values times weights; weight 0 leaves out even an infinite value."""
    return np.multiply(values, weights, where=weights != 0, out=np.zeros(values.shape))


class ElementwiseLoss(Loss):
    """A loss of each entry by itself; y_true and y_pred have one shape, any shape."""

    _channel_words = "; one for all, or (C,) for one a channel of the last axis"

    def _checked_inputs(self, given):
        y_true = float_array("y_true", given["y_true"])
        y_pred = float_array("y_pred", given["y_pred"])
        arguments.same_shape(y_true, y_pred)
        for name, array, declared in zip(
            ("y_true", "y_pred"), (y_true, y_pred), self._arguments, strict=True
        ):
            declared.annotation.check(name, array)
        shape = y_true.shape
        weights = given["sample_weight"]
        if weights is not None:
            weights = arguments.check_weights("sample_weight", weights, (shape, shape[:1]))
            weights = weights.reshape(weights.shape + (1,) * (len(shape) - weights.ndim))
        parameters = self._checked_parameters(given, shape)
        return _Call((y_true, y_pred), parameters, weights, given["reduction"], shape, shape)

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
        rows = [float_array(p.name, given[p.name]) for p in self._public_positional()]
        y_pred = rows[-1]
        if y_pred.ndim == 0:
            complain(
                self._public_positional()[-1].name,
                "an array whose last axis holds the classes",
                "a single number",
            )
        checked = [self._checked_row(p, d.annotation, row, y_pred) for p, d, row in self._zipped(rows)]
        leading = y_pred.shape[:-1]
        weights = self._row_weights(given, checked[0], leading, y_pred.shape[-1])
        flat = [_flat_rows(row, y_pred) for row in checked]
        parameters = self._checked_parameters(given)
        return _Call(flat, parameters, weights, given["reduction"], leading, y_pred.shape)

    def _zipped(self, rows):
        return zip(self._public_positional(), self._arguments, rows, strict=True)

    def _checked_row(self, public, domain, row, y_pred):
        name, leading = public.name, y_pred.shape[:-1]
        n_classes = y_pred.shape[-1]
        integer = domain is class_index or (domain is class_label and row.ndim == y_pred.ndim - 1)
        if integer:
            if row.shape != leading:
                advice = (
                    "One-hot labels become integers by y_true.argmax(axis=-1)."
                    if row.shape == y_pred.shape
                    else ""
                )
                complain(name, f"one integer label a row, shape {leading}", f"shape {row.shape}", advice)
            return arguments.check_class_index(name, row, n_classes)
        if row.shape != y_pred.shape:
            complain(name, self._label_shapes(domain, y_pred), f"shape {row.shape}")
        if domain in (distribution, class_label):
            return arguments.check_distribution(name, row)
        return domain.check(name, row)

    def _label_shapes(self, domain, y_pred):
        if domain is class_label:
            return f"integer labels {y_pred.shape[:-1]} or one-hot or soft labels {y_pred.shape}"
        return f"the shape of the prediction, {y_pred.shape}"

    def _row_weights(self, given, labels, leading, n_classes):
        """Return sample weight times class weight for every row, or None if neither is given."""
        weights = None
        if given["sample_weight"] is not None:
            weights = arguments.check_weights("sample_weight", given["sample_weight"], (leading,))
        if given.get("class_weight") is not None:
            of_class = arguments.check_weights("class_weight", given["class_weight"], ((n_classes,),))
            of_row = of_class[labels] if labels.shape == leading else labels @ of_class
            weights = of_row if weights is None else weights * of_row
        if weights is not None and not weights.any():
            complain("sample_weight and class_weight", "a row with weight above 0", "only rows of weight 0")
        return weights

    def _common(self):
        weight = {"class_weight": None} if self._class_weighted else {}
        return weight | super()._common()

    def _is_row(self, domain):
        return domain not in (class_index,) and domain in self.argument_domains.values()

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


def _flat_rows(row, y_pred):
    """Return labels as (N,) and rows of classes as (N, C)."""
    if row.shape == y_pred.shape:
        return row.reshape(-1, y_pred.shape[-1])
    return row.reshape(-1)


elementwise_loss = decorator(ElementwiseLoss)
rowwise_loss = decorator(RowwiseLoss)
