/* Chapter 2: drag a prediction and watch three losses and their slopes. The true value is 0. */
"use strict";

{
  const LOSSES = [
    ["squared, r²", "mean_squared_error"],
    ["absolute, |r|", "mean_absolute_error"],
    ["Huber", "huber"],
  ];
  const REACH = 0.6; // half the width of a drawn tangent
  const value = (name, c, y_hat = c.y_hat) => formulas[name](0, y_hat, c);
  const slope = (name, c) => formulas[`${name}_slope`](0, c.y_hat, c);

  function tangent(name, c) {
    const rise = REACH * slope(name, c);
    return [c.y_hat - REACH, value(name, c) - rise, c.y_hat + REACH, value(name, c) + rise];
  }

  play("residual", {
    axes: { x: { label: "prediction ŷ, true value y = 0", from: -3, to: 3 }, y: { label: "loss", from: 0, to: 5 } },
    controls: {
      y_hat: { label: "prediction ŷ", from: -3, to: 3, step: 0.05, value: 1.5, drag: "x" },
      delta: { label: "Huber’s δ", from: 0.2, to: 3, step: 0.1, value: 1 },
    },
    curves: LOSSES.map(([label, name]) => ({ label, y: (c) => (y_hat) => value(name, c, y_hat) })),
    marks: (c) =>
      LOSSES.flatMap(([, name], curve) => [
        { line: tangent(name, c), curve },
        { point: [c.y_hat, value(name, c)], curve },
      ]),
    columns: ["loss", "value", "slope"],
    readouts: (c) => LOSSES.map(([label, name]) => [label, play.number(value(name, c)), play.number(slope(name, c))]),
  });
}
