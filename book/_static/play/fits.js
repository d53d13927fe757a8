/* Lines a + b x through points [[x, y], ...]: least squares, least absolute residuals, least Huber loss. */
"use strict";

const fits = {
  /* Weighted least squares in closed form; without weights every point counts the same. */
  squares(points, weights = points.map(() => 1)) {
    const total = (f) => points.reduce((sum, [x, y], i) => sum + weights[i] * f(x, y), 0);
    const all = total(() => 1);
    const [meanX, meanY] = [total((x) => x) / all, total((x, y) => y) / all];
    const b = total((x, y) => (x - meanX) * (y - meanY)) / total((x) => (x - meanX) ** 2);
    return { a: meanY - b * meanX, b };
  },

  /* Some best line of least absolute residuals passes through two of the points, so all pairs are tried. */
  absolute(points) {
    const total = ({ a, b }) => points.reduce((sum, [x, y]) => sum + Math.abs(a + b * x - y), 0);
    let best = { a: 0, b: 0 };
    let least = Infinity;
    points.forEach(([x1, y1], i) => {
      for (const [x2, y2] of points.slice(i + 1)) {
        if (x1 === x2) continue;
        const b = (y2 - y1) / (x2 - x1);
        const line = { a: y1 - b * x1, b };
        if (total(line) < least) [best, least] = [line, total(line)];
      }
    });
    return best;
  },

  /* Huber's line by weights: a residual r beyond delta weighs delta / |r|, and so pulls like delta. */
  huber(points, delta) {
    let line = fits.squares(points);
    for (let i = 0; i < 400; i++) {
      const weights = points.map(([x, y]) => Math.min(1, delta / Math.abs(line.a + line.b * x - y)));
      line = fits.squares(points, weights);
    }
    return line;
  },
};

if (typeof module !== "undefined") module.exports = fits;
