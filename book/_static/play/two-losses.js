/* Chapter 5: the same three scores under the multiclass hinge and under softmax cross-entropy. */
"use strict";

{
  const NAMES = ["cat", "car", "frog"];
  const TRUE = 0; // a cat
  const WIDTH = 0.36; // of a bar
  const scores = (c) => NAMES.map((name) => c[name]);
  const LOSSES = [
    { label: "multiclass hinge", value: rows.multiclassHinge, gradient: rows.multiclassHingeGradient },
    { label: "softmax cross-entropy", value: rows.softmaxCrossEntropy, gradient: rows.softmaxCrossEntropyGradient },
  ];
  const score = (name, value) => ({ label: `score of ${name}`, from: -6, to: 6, step: 0.1, value });

  function bars(c) {
    return LOSSES.flatMap(({ gradient }, curve) => {
      const left = (curve - 1) * WIDTH;
      return gradient(TRUE, scores(c)).map((g, k) => ({ box: [k + left, 0, k + left + WIDTH, g], curve }));
    });
  }

  function says(c) {
    const [hinge, softmax] = LOSSES.map(({ gradient }) => gradient(TRUE, scores(c)));
    const pull = play.short(-softmax[TRUE]);
    if (hinge[TRUE] === 0) {
      return `The hinge is silent: no wrong score comes closer than 1 to the cat’s score. Softmax still pulls it up, by ${pull}.`;
    }
    const near = NAMES.filter((name, k) => hinge[k] > 0).join(" and ");
    return `Too close for the hinge: ${near}. It pushes each down by 1, wherever it stands. Softmax pulls the cat up by ${pull}.`;
  }

  play("two-losses", {
    axes: {
      x: { label: "score", from: -0.5, to: 2.5, ticks: NAMES.map((name, k) => [k, k === TRUE ? `${name} (true)` : name]) },
      y: { label: "gradient by the score", from: -2.2, to: 1.2 },
    },
    controls: { cat: score("cat", 3.2), car: score("car", 5.1), frog: score("frog", -1.7) },
    curves: LOSSES.map(({ label }) => ({ label })),
    marks: bars,
    columns: ["loss", "value", "by cat", "by car", "by frog"],
    readouts: (c) =>
      LOSSES.map(({ label, value, gradient }) => {
        return [label, ...[value(TRUE, scores(c)), ...gradient(TRUE, scores(c))].map(play.short)];
      }),
    says,
  });
}
