/* What takes a row of scores or probabilities: softmax, its loss and the multiclass hinge, with gradients. */
"use strict";

const rows = {
  /* The largest score is taken off first, so that no exponential overflows. */
  softmax(z) {
    const largest = Math.max(...z);
    const powers = z.map((score) => Math.exp(score - largest));
    const sum = powers.reduce((a, b) => a + b);
    return powers.map((power) => power / sum);
  },

  /* In nats; what has probability 0 adds nothing. */
  entropy(p) {
    return p.reduce((sum, each) => (each > 0 ? sum - each * Math.log(each) : sum), 0);
  },

  softmaxCrossEntropy(y, z) {
    const largest = Math.max(...z);
    return largest - z[y] + Math.log(z.reduce((sum, score) => sum + Math.exp(score - largest), 0));
  },

  softmaxCrossEntropyGradient(y, z) {
    return rows.softmax(z).map((p, k) => (k === y ? p - 1 : p));
  },

  /* By how much each wrong score comes closer than 1 to the true one. What only rounding adds is none. */
  violations(y, z) {
    const violation = (score) => score - z[y] + 1;
    return z.map((score, k) => (k !== y && violation(score) > 1e-9 ? violation(score) : 0));
  },

  multiclassHinge(y, z) {
    return rows.violations(y, z).reduce((a, b) => a + b);
  },

  multiclassHingeGradient(y, z) {
    const slopes = rows.violations(y, z).map((violation) => (violation > 0 ? 1 : 0));
    const sum = slopes.reduce((a, b) => a + b);
    return slopes.map((slope, k) => (k === y ? 0 - sum : slope));
  },
};

if (typeof module !== "undefined") module.exports = rows;
