/* Chapter 1: gradient descent on the mean squared error of a line a + b x through four flats. */
"use strict";

{
  /* The loss is a bowl: where its floor lies, how deep it is, and how it bends along its two axes. */
  const points = data.rents;
  const mean = (f) => points.reduce((sum, [x, y]) => sum + f(x, y), 0) / points.length;
  const floor = fits.squares(points);
  const loss = ({ a, b }) => mean((x, y) => (a + b * x - y) ** 2);
  const [ofX, ofXX] = [mean((x) => x), mean((x) => x * x)];
  const gradient = ({ a, b }) => ({
    a: mean((x, y) => 2 * (a + b * x - y)),
    b: mean((x, y) => 2 * (a + b * x - y) * x),
  });

  /* Eigenvalues of the Hessian 2 [[1, ofX], [ofX, ofXX]]: the curvatures across the valley and along it. */
  const spread = Math.hypot(1 - ofXX, 2 * ofX);
  const [across, along] = [1 + ofXX + spread, 1 + ofXX - spread];
  const turn = Math.atan2(across / 2 - 1, ofX); // the angle of the axis across the valley

  /* All lines whose loss is so much above the least: an ellipse round the floor. */
  function contour(excess) {
    const [wide, long] = [across, along].map((curvature) => Math.sqrt((2 * excess) / curvature));
    return Array.from({ length: 121 }, (_, i) => {
      const [u, v] = [wide * Math.cos((i * Math.PI) / 60), long * Math.sin((i * Math.PI) / 60)];
      const a = floor.a + u * Math.cos(turn) - v * Math.sin(turn);
      return [a, floor.b + u * Math.sin(turn) + v * Math.cos(turn)];
    });
  }
  const CONTOURS = [0.1, 0.4, 1.6, 6.4, 25.6].map((excess) => ({ path: contour(excess), thin: true }));

  /* Start and every step after it, as [a, b]. */
  function walk({ a, b, eta, steps }) {
    const line = { a, b };
    const path = [[a, b]];
    for (let i = 0; i < steps; i++) {
      const slope = gradient(line);
      line.a -= eta * slope.a;
      line.b -= eta * slope.b;
      path.push([line.a, line.b]);
    }
    return path;
  }

  const near = ([a, b]) => Math.abs(a) + Math.abs(b) < 1000; // as far as it is drawn

  function marks(c) {
    const path = walk(c).filter(near);
    return [
      ...CONTOURS,
      { point: [floor.a, floor.b], curve: 2 },
      { path, curve: 0 },
      { point: [c.a, c.b], curve: 0, handle: true },
      { point: path.at(-1), curve: 1 },
    ];
  }

  function readouts(c) {
    const [a, b] = walk(c).at(-1);
    const slope = gradient({ a, b });
    const numbers = [a, b, loss({ a, b }), Math.hypot(slope.a, slope.b)];
    return [[`step ${c.steps}`, ...numbers.map(play.short)]];
  }

  function says({ eta }) {
    const [wide, long] = [1 - eta * across, 1 - eta * along];
    const factors = `Each step multiplies the error across the valley by ${play.short(wide)}, along it by ${play.short(long)}.`;
    if (wide > 0) return `${factors} It comes down without overshooting.`;
    if (wide > -1) return `${factors} It overshoots, and still comes closer.`;
    const limit = `2 / ${play.short(across)} = ${play.short(2 / across)}`;
    return `${factors} It diverges: the rate is above ${limit}, two over the largest curvature.`;
  }

  play("descent", {
    axes: { x: { label: "intercept a", from: -2, to: 5 }, y: { label: "slope b", from: -1, to: 2.5 } },
    controls: {
      a: { label: "start, intercept a", from: -2, to: 5, step: 0.1, value: -1, drag: "x" },
      b: { label: "start, slope b", from: -1, to: 2.5, step: 0.1, value: 0.2, drag: "y" },
      eta: { label: "learning rate η", from: 0.005, to: 0.14, step: 0.005, value: 0.05 },
      steps: { label: "steps", from: 0, to: 200, step: 1, value: 0 },
    },
    buttons: {
      Step: ({ steps }) => ({ steps: steps + 1 }),
      "Ten steps": ({ steps }) => ({ steps: steps + 10 }),
      "Back to step 0": () => ({ steps: 0 }),
    },
    curves: [
      { label: "path, from the ringed start", sample: "line" },
      { label: "where it stands", sample: "point" },
      { label: "least loss", sample: "point" },
    ],
    marks,
    columns: ["after", "a", "b", "loss", "length of gradient"],
    readouts,
    says,
  });
}
