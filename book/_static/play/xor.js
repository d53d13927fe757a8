/* Chapter 7: what a network of three hidden units answers while it learns exclusive or. */
"use strict";

{
  const NAMES = { tanh: "tanh", identity: "identity", relu: "ReLU, an unlucky start" };
  const ACTIVATIONS = { tanh: formulas.tanh, identity: formulas.identity, relu: formulas.relu };
  const CORNERS = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]; // inputs and what is wanted
  const axis = (label) => ({ label, from: -0.4, to: 1.4, ticks: [[0, "0"], [1, "1"]] });
  const axes = { x: axis("input x₁"), y: axis("input x₂") };

  /* The network with the parameters of this moment, which are W1 by rows, b1, W2, b2. */
  function network({ run, moment }) {
    const theta = xorRuns[run][moment];
    const f = ACTIVATIONS[run];
    const hidden = (x1, x2, unit) => f(theta[unit] * x1 + theta[3 + unit] * x2 + theta[6 + unit]);
    return (x1, x2) => theta[12] + [0, 1, 2].reduce((sum, unit) => sum + theta[9 + unit] * hidden(x1, x2, unit), 0);
  }

  const answers = (c) => CORNERS.map(([x1, x2]) => network(c)(x1, x2));
  const loss = (c) => answers(c).reduce((sum, answer, i) => sum + (answer - CORNERS[i][2]) ** 2, 0) / 4;

  function marks(c) {
    const f = network(c);
    const boundary = plane.contour(f, axes, 0.5).map((path) => ({ path, thin: true }));
    const corners = CORNERS.map(([x1, x2, wanted]) => ({ point: [x1, x2], curve: wanted }));
    return [...plane.shading(f, axes, 1), ...boundary, ...corners];
  }

  function says(c) {
    const decided = answers(c).map((answer) => Math.abs(answer - 0.5) > 0.01);
    const right = answers(c).filter((answer, i) => decided[i] && answer > 0.5 === (CORNERS[i][2] === 1)).length;
    const between = decided.filter((each) => !each).length;
    const verdict = `${right} of 4 points lie on the right side${between ? `, ${between} on none` : ""}`;
    return `After ${xorRuns.epochs[c.moment]} steps the mean squared error is ${play.number(loss(c))}. ${verdict}.`;
  }

  play("xor", {
    axes,
    controls: {
      run: { label: "hidden activation", options: NAMES, value: "tanh" },
      moment: {
        label: "steps of training", from: 0, to: xorRuns.epochs.length - 1, step: 1, value: 0,
        shown: (moment) => String(xorRuns.epochs[moment]),
      },
    },
    buttons: { Back: ({ moment }) => ({ moment: moment - 1 }), Forward: ({ moment }) => ({ moment: moment + 1 }) },
    curves: [
      { label: "0 is wanted", sample: "point" },
      { label: "1 is wanted", sample: "point" },
      { label: "output 0.5", sample: "thin" },
    ],
    marks,
    columns: ["inputs", "wanted", "output"],
    readouts: (c) => answers(c).map((answer, i) => {
      const [x1, x2, wanted] = CORNERS[i];
      return [`${x1} and ${x2}`, String(wanted), play.number(answer)];
    }),
    says,
    tall: true,
  });
}
