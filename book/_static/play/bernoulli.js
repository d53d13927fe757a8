/* Chapter 3: drag a logit and watch cross-entropy and squared error, with their slopes. */
"use strict";

{
  const REACH = 1.2; // half the width of a drawn tangent
  const label = (c) => Number(c.y);
  const LOSSES = [
    {
      label: "cross-entropy",
      value: (y, z) => formulas.binary_cross_entropy_with_logits(y, z),
      byLogit: (y, z) => formulas.binary_cross_entropy_with_logits_slope(y, z),
      byProbability: (y, p) => formulas.binary_cross_entropy_slope(y, p),
    },
    {
      label: "squared error, (p − y)²",
      value: (y, z) => formulas.mean_squared_error(y, formulas.sigmoid(z)),
      byLogit: (y, z) => formulas.mean_squared_error_slope(y, formulas.sigmoid(z)) * formulas.sigmoid_slope(z),
      byProbability: (y, p) => formulas.mean_squared_error_slope(y, p),
    },
  ];

  function marks(c) {
    return LOSSES.flatMap(({ value, byLogit }, curve) => {
      const at = value(label(c), c.z);
      const rise = REACH * byLogit(label(c), c.z);
      return [{ line: [c.z - REACH, at - rise, c.z + REACH, at + rise], curve }, { point: [c.z, at], curve }];
    });
  }

  function readouts(c) {
    const p = formulas.sigmoid(c.z);
    return LOSSES.map(({ label: name, value, byLogit, byProbability }) => {
      const numbers = [value(label(c), c.z), byLogit(label(c), c.z), byProbability(label(c), p)];
      return [name, ...numbers.map(play.short)];
    });
  }

  function says(c) {
    const p = formulas.sigmoid(c.z);
    const [entropy, square] = LOSSES.map(({ byLogit }) => Math.abs(byLogit(label(c), c.z)));
    const miss = Math.abs(p - label(c));
    const state = miss > 0.9 ? "Confidently wrong" : miss < 0.1 ? "Confidently right" : "Undecided, more or less";
    const ratio = play.short(entropy / square);
    return `p = ${play.short(p)}. ${state}: cross-entropy pulls at z ${ratio} times as hard as the square.`;
  }

  play("bernoulli", {
    axes: { x: { label: "logit z", from: -8, to: 8 }, y: { label: "loss", from: -0.3, to: 6 } },
    controls: {
      y: { label: "true label y", options: { 0: "y = 0", 1: "y = 1" }, value: "1" },
      z: { label: "logit z", from: -8, to: 8, step: 0.1, value: -4, drag: "x" },
    },
    curves: LOSSES.map(({ label: name, value }) => ({ label: name, y: (c) => (z) => value(label(c), z) })),
    marks,
    columns: ["loss", "value", "slope by z", "slope by p"],
    readouts,
    says,
  });
}
