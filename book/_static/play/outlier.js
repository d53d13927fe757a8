/* Chapter 2: move the last of twelve points and watch three fitted lines. */
"use strict";

{
  const LAST = data.line.length - 1;
  const points = ({ last }) => data.line.map(([x, y], i) => [x, i === LAST ? last : y]);
  const along = ({ a, b }) => (x) => a + b * x;
  const LINES = [
    ["squared", (c) => fits.squares(points(c))],
    ["absolute", (c) => fits.absolute(points(c))],
    ["Huber, δ = 1", (c) => fits.huber(points(c), 1)],
  ];

  play("outlier", {
    axes: { x: { label: "x", from: -0.5, to: 10.5 }, y: { label: "y", from: -20, to: 30 } },
    controls: { last: { label: "y of the ringed point", from: -20, to: 30, step: 0.1, value: 6.3, drag: "y" } },
    curves: LINES.map(([label, fit]) => ({ label, y: (c) => along(fit(c)) })),
    marks: (c) => points(c).map((point, i) => ({ point, curve: 3, handle: i === LAST })),
    columns: ["loss of the fit", "intercept", "slope"],
    readouts: (c) => LINES.map(([label, fit]) => [label, play.number(fit(c).a, 2), play.number(fit(c).b, 2)]),
  });
}
