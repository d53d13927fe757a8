/* Chapter 6: the size of activations and gradients through twenty layers. */
"use strict";

{
  const NAMES = { identity: "identity", sigmoid: "sigmoid", tanh: "tanh", relu: "ReLU", leaky_relu: "leaky ReLU" };
  const { scales, of } = layerSizes;
  const LAST = of.tanh[0].forward.length - 1;
  const STRIP = { bottom: -22.5, height: 3 }; // below the bars, where a share of 1 fills the height
  const WIDTH = 0.4; // of a bar
  const network = (c) => of[c.activation][c.scale];
  const size = (power) => play.short(10 ** power);

  function marks(c) {
    const { forward, backward, flat } = network(c);
    const edges = [STRIP.bottom, STRIP.bottom + STRIP.height].map((y) => ({ path: [[0.5, y], [20.5, y]], thin: true }));
    const bars = forward.flatMap((power, i) => [
      { box: [i + 1 - WIDTH, 0, i + 1, power], curve: 0 },
      { box: [i + 1, 0, i + 1 + WIDTH, backward[i]], curve: 1 },
      { box: [i + 1 - WIDTH, STRIP.bottom, i + 1 + WIDTH, STRIP.bottom + STRIP.height * flat[i]], curve: 2 },
    ]);
    return [...edges, ...bars];
  }

  function says(c) {
    const { forward, backward } = network(c);
    const onTheWayBack = backward[0] - backward[LAST];
    const verdict = onTheWayBack < -2 ? "vanishes" : onTheWayBack > 2 ? "explodes" : "arrives";
    const ahead = `The activations of the last layer are ${size(forward[LAST] - forward[0])} times those of the first.`;
    return `${ahead} The first layer gets ${size(onTheWayBack)} times the gradient of the last: it ${verdict}.`;
  }

  play("layers", {
    axes: {
      x: { label: "layer", from: 0.3, to: 20.7, ticks: [1, 5, 10, 15, 20].map((layer) => [layer, String(layer)]) },
      y: {
        label: "power of ten of the size", from: -23, to: 13,
        ticks: [-18, -12, -6, 0, 6, 12].map((power) => [power, play.number(power, 0)]),
      },
    },
    controls: {
      activation: { label: "activation", options: NAMES, value: "sigmoid" },
      scale: {
        label: "spread of weights × √n", from: 0, to: scales.length - 1, step: 1, value: 2,
        shown: (index) => play.number(scales[index], 2),
      },
    },
    curves: [
      { label: "activations" },
      { label: "gradients by the activations" },
      { label: "share of flat outputs (strip)" },
    ],
    marks,
    columns: ["layer", "activations", "gradient", "flat"],
    readouts: (c) =>
      [0, 4, 9, 14, LAST].map((i) => {
        const { forward, backward, flat } = network(c);
        return [`layer ${i + 1}`, size(forward[i]), size(backward[i]), `${play.number(100 * flat[i], 0)} %`];
      }),
    says,
    tall: true,
  });
}
