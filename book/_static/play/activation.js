/* Chapter 6: an activation above its derivative. */
"use strict";

{
  const NAMES = {
    step: "step",
    sign: "sign",
    identity: "identity",
    sigmoid: "sigmoid",
    tanh: "tanh",
    relu: "ReLU",
    leaky_relu: "leaky ReLU, slope 0.01",
    prelu: "PReLU, slope 0.25",
    elu: "ELU, α = 1",
    softplus: "softplus",
    swish: "swish, β = 1",
  };
  const LAYERS = 20;
  const REACH = 0.8; // half the width of the drawn tangent
  const value = (c, x = c.x) => formulas[c.activation](x);
  const slope = (c, x = c.x) => formulas[`${c.activation}_slope`](x);

  /* The curve of f, with a gap where it jumps at 0. */
  function curve(f) {
    const jumps = Math.abs(f(1e-9) - f(-1e-9)) > 1e-6;
    return (x) => (jumps && x === 0 ? NaN : f(x));
  }

  function marks(c) {
    const rise = REACH * slope(c);
    return [
      { line: [c.x - REACH, value(c) - rise, c.x + REACH, value(c) + rise], curve: 0 },
      { point: [c.x, value(c)], curve: 0 },
      { point: [c.x, slope(c)], curve: 1 },
    ];
  }

  function says(c) {
    const size = Math.abs(slope(c));
    if (size === 0) return "Dead zone: the slope is 0, and no gradient comes through.";
    const zone = size < 0.05 ? "Saturated: the curve is nearly flat. " : "";
    if (size === 1) return "The gradient passes as it is, through any number of layers.";
    return `${zone}With this slope in each, ${LAYERS} layers multiply a gradient by ${play.short(slope(c) ** LAYERS)}.`;
  }

  play("activation", {
    axes: { x: { label: "x", from: -6, to: 6 }, y: { label: "value and derivative", from: -1.5, to: 3 } },
    controls: {
      activation: { label: "activation", options: NAMES, value: "sigmoid" },
      x: { label: "x", from: -6, to: 6, step: 0.1, value: 1, drag: "x" },
    },
    curves: [
      { label: "value f(x)", y: (c) => curve((x) => value(c, x)) },
      { label: "derivative f′(x)", y: (c) => curve((x) => slope(c, x)) },
    ],
    marks,
    columns: ["at", "f(x)", "f′(x)"],
    readouts: (c) => [[`x = ${play.number(c.x, 1)}`, play.short(value(c)), play.short(slope(c))]],
    says,
  });
}
