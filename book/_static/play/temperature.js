/* Chapter 4: four scores divided by a temperature, and the softmax of them. */
"use strict";

{
  const NAMES = ["class 0", "class 1", "class 2", "class 3"];
  const HALF = 0.35; // half the width of a bar
  const scores = (c) => [c.z0, c.z1, c.z2, c.z3];
  const temperature = (c) => 10 ** c.power;
  const scaled = (c) => scores(c).map((z) => z / temperature(c));
  const probabilities = (c) => rows.softmax(scaled(c));
  const score = (k, value) => ({ label: `score of ${NAMES[k]}`, from: -5, to: 5, step: 0.1, value });

  function says(c) {
    const p = probabilities(c);
    const nats = rows.entropy(p);
    const largest = Math.max(...p);
    const bits = `${play.number(nats / Math.LN2)} of at most 2 bits (${play.number(nats)} nats)`;
    return `Entropy: ${bits}. The largest probability is ${play.number(largest)}, of ${NAMES[p.indexOf(largest)]}.`;
  }

  play("temperature", {
    axes: {
      x: { label: "class", from: -0.5, to: 3.5, ticks: NAMES.map((name, k) => [k, name]) },
      y: { label: "probability", from: 0, to: 1.1, ticks: [0, 0.25, 0.5, 0.75, 1].map((p) => [p, String(p)]) },
    },
    controls: {
      power: {
        label: "temperature T", from: -1, to: 1, step: 0.05, value: 0, shown: (power) => play.number(10 ** power, 2),
      },
      z0: score(0, 2),
      z1: score(1, 1),
      z2: score(2, 0.1),
      z3: score(3, -1),
    },
    curves: [{ label: "softmax of z / T" }],
    marks: (c) =>
      probabilities(c).flatMap((p, k) => [
        { box: [k - HALF, 0, k + HALF, p], curve: 0 },
        { text: play.number(p), at: [k, p], dy: -5 },
      ]),
    columns: ["class", "score z", "z / T", "probability"],
    readouts: (c) =>
      probabilities(c).map((p, k) => {
        return [NAMES[k], play.number(scores(c)[k], 1), play.number(scaled(c)[k], 2), play.number(p, 4)];
      }),
    says,
  });
}
