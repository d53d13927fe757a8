/* A function f(x, y) over the plane of the axes, as shaded cells and as lines of one height. */
"use strict";

const plane = {
  /* The corners of so many columns and rows of cells: [x1, y1, x2, y2]. */
  grid({ x, y }, columns, rows) {
    const [width, height] = [(x.to - x.from) / columns, (y.to - y.from) / rows];
    return Array.from({ length: columns * rows }, (_, i) => {
      const [left, bottom] = [x.from + (i % columns) * width, y.from + Math.floor(i / columns) * height];
      return [left, bottom, left + width, bottom + height];
    });
  },

  /* Each cell shaded by f in its middle, from 0 to 1 and no further; `most` is the darkest shade. */
  shading(f, axes, curve, most = 0.6) {
    return plane.grid(axes, 44, 30).map(([x1, y1, x2, y2]) => {
      const value = f((x1 + x2) / 2, (y1 + y2) / 2);
      return { box: [x1, y1, x2, y2], curve, strength: most * Math.min(Math.max(value, 0), 1) };
    });
  },

  /* Where f is `level`: in each triangle of a fine grid, as if f were a plane there. */
  contour(f, axes, level) {
    const height = ([x, y]) => f(x, y) - level;
    return plane.grid(axes, 60, 60).flatMap(([x1, y1, x2, y2]) => {
      const corners = [[x1, y1], [x2, y1], [x2, y2], [x1, y2]];
      const triangles = [[corners[0], corners[1], corners[2]], [corners[0], corners[2], corners[3]]];
      return triangles.map((triangle) => crossings(triangle, height)).filter((path) => path.length === 2);
    });

    function crossings([a, b, c], height) {
      return [[a, b], [b, c], [c, a]].flatMap(([p, q]) => {
        const [atP, atQ] = [height(p), height(q)];
        if (atP > 0 === atQ > 0) return [];
        const share = atP / (atP - atQ);
        return [[p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])]];
      });
    }
  },
};

if (typeof module !== "undefined") module.exports = plane;
