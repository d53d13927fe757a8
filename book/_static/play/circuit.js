/* Chapter 7: a neuron and its loss as a circuit, to step through forward and back. */
"use strict";

{
  const [W0, W1, B, Y] = [2, -3, 1, 1]; // weights, bias, and the answer that is wanted

  /* Where each node stands, on a field of 100 by 100, and where its output goes. */
  const NODES = {
    w0: { name: "w₀", at: [6, 92], to: "p0" },
    x0: { name: "x₀", at: [6, 71], to: "p0" },
    w1: { name: "w₁", at: [6, 50], to: "p1" },
    x1: { name: "x₁", at: [6, 29], to: "p1" },
    b: { name: "b", at: [6, 8], to: "z" },
    p0: { name: "×", at: [30, 81.5], to: "z" },
    p1: { name: "×", at: [30, 39.5], to: "z" },
    z: { name: "+", at: [52, 50], to: "f" },
    f: { name: "σ", at: [73, 50], to: "L" },
    L: { name: "L", at: [94, 50] },
  };
  const WORDS = { p0: "w₀x₀", p1: "w₁x₁", z: "z", f: "f = σ(z)", L: "L = ½(f − y)²" };

  function forward({ x0, x1 }) {
    const [p0, p1] = [W0 * x0, W1 * x1];
    const z = p0 + p1 + B;
    const f = formulas.sigmoid(z);
    return { w0: W0, x0, w1: W1, x1, b: B, p0, p1, z, f, L: formulas.half_mean_squared_error(Y, f) };
  }

  /* The slope of L by each value, from the end to the start. */
  function backward(v) {
    const f = formulas.half_mean_squared_error_slope(Y, v.f);
    const z = f * formulas.sigmoid_slope(v.z);
    return { L: 1, f, z, p0: z, p1: z, b: z, w0: z * v.x0, x0: z * W0, w1: z * v.x1, x1: z * W1 };
  }

  /* One step after another: the node that works, what it computes, whether forward, and its rule. */
  const STEPS = [
    [null, [], true, () => "The inputs, weights and bias are given. Forward computes the values above the wires."],
    ["p0", ["p0"], true, (v) => `Multiply: w₀x₀ = ${n(v.w0)} · ${n(v.x0)} = ${n(v.p0)}.`],
    ["p1", ["p1"], true, (v) => `Multiply: w₁x₁ = ${n(v.w1)} · ${n(v.x1)} = ${n(v.p1)}.`],
    ["z", ["z"], true, (v) => `Add: z = w₀x₀ + w₁x₁ + b = ${n(v.z)}.`],
    ["f", ["f"], true, (v) => `Sigmoid: f = 1 / (1 + exp(−z)) = ${n(v.f)}.`],
    ["L", ["L"], true, (v) => `Loss: half the square of f − y, with y = ${Y}: ${n(v.L)}.`],
    ["L", ["L"], false, () => "Back: the slope of L by itself is 1. The gradients stand below the wires."],
    ["L", ["f"], false, (v, g) => `The square: ∂L/∂f = f − y = ${n(g.f)}.`],
    ["f", ["z"], false, (v, g) => `The sigmoid: times f(1 − f) = ${n(v.f * (1 - v.f))}, so ∂L/∂z = ${n(g.z)}.`],
    ["z", ["p0", "p1", "b"], false, (v, g) => `The sum: slope 1 for each part, so all three get ${n(g.z)}.`],
    ["p1", ["w1", "x1"], false, (v, g) => `The product: each factor gets the other one times ${n(g.p1)}, w₁ thus ${n(g.w1)}.`],
    ["p0", ["w0", "x0"], false, (v, g) => `The product: each factor gets the other one times ${n(g.p0)}, w₀ thus ${n(g.w0)}.`],
  ];
  const n = play.number;
  const LAST = STEPS.length - 1;

  /* The names whose value, or whose gradient, is known after this step. */
  function known(step, isForward) {
    const done = STEPS.slice(0, step + 1).filter(([, , way]) => way === isForward);
    return new Set([...(isForward ? ["w0", "x0", "w1", "x1", "b"] : []), ...done.flatMap(([, names]) => names)]);
  }

  function marks(c) {
    const v = forward(c);
    const g = backward(v);
    const [values, gradients] = [known(c.step, true), known(c.step, false)];
    const [working, fresh, isForward] = STEPS[c.step];
    const wires = Object.values(NODES).filter(({ to }) => to).map(({ at, to }) => ({ path: [at, NODES[to].at], thin: true }));
    const numbers = Object.entries(NODES).flatMap(([key, { at, to }]) => {
      const place = to ? alongWire(at, NODES[to].at) : at;
      const [over, under] = to ? [-5, 15] : [-22, 32];
      const strong = fresh.includes(key);
      const above = { text: n(v[key], 2), at: place, dy: over, strong: strong && isForward };
      const below = { text: n(g[key], 2), at: place, dy: under, strong: strong && !isForward };
      return [...(values.has(key) ? [above] : []), ...(gradients.has(key) ? [below] : [])];
    });
    const nodes = Object.entries(NODES).map(([key, { name, at }]) => ({ node: at, name, active: key === working }));
    return [...wires, ...nodes, ...numbers];
  }

  /* The place of a wire's numbers: the steeper it is, the nearer to its start, since wires meet at their ends. */
  function alongWire([x1, y1], [x2, y2]) {
    const share = 0.5 - 0.005 * Math.abs(y2 - y1);
    return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
  }

  function readouts(c) {
    const v = forward(c);
    const g = backward(v);
    const [values, gradients] = [known(c.step, true), known(c.step, false)];
    const cell = (names, key, numbers) => (names.has(key) ? n(numbers[key]) : "not yet");
    return Object.keys(NODES).map((key) => {
      return [WORDS[key] ?? NODES[key].name, cell(values, key, v), cell(gradients, key, g)];
    });
  }

  function says(c) {
    const v = forward(c);
    return STEPS[c.step][3](v, backward(v));
  }

  play("circuit", {
    axes: { x: { from: 0, to: 100, ticks: [] }, y: { from: 0, to: 100, ticks: [] } },
    controls: {
      x0: { label: "input x₀", from: -2, to: 2, step: 0.1, value: 0.5 },
      x1: { label: "input x₁", from: -2, to: 2, step: 0.1, value: 1 },
      step: { label: `step, of ${LAST}`, from: 0, to: LAST, step: 1, value: 0 },
    },
    buttons: {
      Back: ({ step }) => ({ step: step - 1 }),
      Forward: ({ step }) => ({ step: step + 1 }),
      "To the end": () => ({ step: LAST }),
    },
    marks,
    columns: ["at", "value", "gradient"],
    readouts,
    says,
    tall: true,
  });
}
