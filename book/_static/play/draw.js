/* What a figure to play with is drawn from, in SVG: numbers, axes, curves, marks, and the legend.
 *
 * A mark is an object with one of these keys, in the numbers of the axes:
 *   point: [x, y]             with the shape of its curve; handle: true for the one that is dragged
 *   line: [x1, y1, x2, y2]    thin, as a tangent
 *   path: [[x, y], ...]       through all points; thin: true for a contour or a wire
 *   box: [x1, y1, x2, y2]     a bar; with `strength` from 0 to 1 a cell of a plane, shaded so far
 *   node: [x, y], name        a ringed word; active: true fills it
 *   text: "...", at: [x, y]   dy pixels below that; strong: true in bold; anchor: "start" or "end"
 * `curve` is the number of the curve whose colour, dash and shape it shares.
 */
"use strict";

const draw = (() => {
  const SAMPLES = 240; // points of a curve
  const OUTLINES = {
    1: [-1, -1, 2, 0, 0, 2, -2, 0], // square: its first corner from the centre, then the steps round it
    2: [0, -1.2, 1.2, 2.1, -2.4, 0], // triangle
    3: [0, -1.4, 1.4, 1.4, -1.4, 1.4, -1.4, -1.4], // diamond
  };

  function element(name, attributes = {}, text = "") {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.textContent = text;
    return node;
  }

  /* ------------------------------------------------------------------------------------------ numbers */

  /* So many digits after the point, a minus as wide as a plus, and none before a zero. */
  function number(value, digits = 3) {
    const text = value.toFixed(digits);
    return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
  }

  const raised = (exponent) => String(exponent).replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);

  /* Three digits that count, with a power of ten where the number is very small or large. */
  function short(value) {
    if (value === 0 || !Number.isFinite(value)) return String(value).replace("-", "−").replace("Infinity", "∞");
    const [digits, exponent] = value.toExponential(2).split("e").map(Number);
    if (exponent < -3 || exponent > 4) return `${number(digits, 2)}·10${raised(exponent)}`;
    return number(value, Math.max(0, 2 - exponent));
  }

  const decimals = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

  /* Numbers for an axis, about `wanted` of them, in steps of 1, 2 or 5 times a power of ten. */
  function ticks({ from, to }, wanted) {
    const rough = (to - from) / wanted;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
    const first = Math.ceil(from / step - 1e-9);
    const last = Math.floor(to / step + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, i) => number((first + i) * step, decimals(step)))
      .map((text) => [Number(text.replace("−", "-")), text]);
  }

  /* --------------------------------------------------------------------------------------------- axes */

  /* Maps between the numbers on the axes and the pixels of a figure of this size. */
  function scales({ x, y }, width, height) {
    const margin = { left: y.label ? 46 : 8, right: 12, top: 12, bottom: x.label ? 40 : 8 };
    const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
    return {
      width,
      height,
      margin,
      inner,
      x: (value) => margin.left + ((value - x.from) / (x.to - x.from)) * inner.width,
      y: (value) => margin.top + ((y.to - value) / (y.to - y.from)) * inner.height,
      fromX: (pixel) => x.from + ((pixel - margin.left) / inner.width) * (x.to - x.from),
      fromY: (pixel) => y.to - ((pixel - margin.top) / inner.height) * (y.to - y.from),
    };
  }

  /* Lines at the ticks and what stands beside them. An axis may bring its own ticks: [[at, text], ...]. */
  function frame({ x, y }, { width, height, margin, ...scale }) {
    const bottom = height - margin.bottom;
    const group = element("g", { class: "play-frame" });
    const text = (attributes, content) => group.append(element("text", attributes, content));
    for (const [at, label] of x.ticks ?? ticks(x, width < 480 ? 5 : 8)) {
      group.append(element("path", { d: `M${scale.x(at)} ${margin.top}V${bottom}` }));
      text({ x: scale.x(at), y: bottom + 16, "text-anchor": "middle" }, label);
    }
    for (const [at, label] of y.ticks ?? ticks(y, 5)) {
      group.append(element("path", { d: `M${margin.left} ${scale.y(at)}H${width - margin.right}` }));
      text({ x: margin.left - 6, y: scale.y(at) + 4, "text-anchor": "end" }, label);
    }
    const middle = { x: (margin.left + width - margin.right) / 2, y: (margin.top + bottom) / 2 };
    text({ x: middle.x, y: height - 6, "text-anchor": "middle" }, x.label ?? "");
    text({ "text-anchor": "middle", transform: `translate(12 ${middle.y}) rotate(-90)` }, y.label ?? "");
    return group;
  }

  /* ----------------------------------------------------------------------------------- curves and marks */

  const ofCurve = (kind, curve) => `play-${kind} play-${curve + 1}`;

  /* A curve: broken where it is no number, and held near the frame where it leaves it. */
  function curve(y, number, axes, scale) {
    const { from, to } = axes.x;
    const reach = axes.y.to - axes.y.from;
    let pen = "M";
    let d = "";
    for (let i = 0; i <= SAMPLES; i++) {
      const x = from + ((to - from) * i) / SAMPLES;
      const value = Math.min(Math.max(y(x), axes.y.from - reach), axes.y.to + reach);
      if (!Number.isNaN(value)) d += `${pen}${scale.x(x).toFixed(1)} ${scale.y(value).toFixed(1)}`;
      pen = Number.isNaN(value) ? "M" : "L";
    }
    return element("path", { class: ofCurve("curve", number), d });
  }

  /* Each curve's points have a shape of their own: disc, square, triangle, diamond. */
  function shape(x, y, curve, size = 6) {
    const attributes = { class: ofCurve("point", curve) };
    if (curve === 0) return element("circle", { ...attributes, cx: x, cy: y, r: size });
    const [dx, dy, ...steps] = OUTLINES[curve].map((part) => part * size);
    return element("path", { ...attributes, d: `M${x + dx} ${y + dy}l${steps.join(" ")}z` });
  }

  function grouped(kind, ...parts) {
    const group = element("g", { class: kind });
    group.append(...parts);
    return group;
  }

  const KINDS = {
    point({ point, curve = 0, handle }, scale) {
      const [x, y] = [scale.x(point[0]), scale.y(point[1])];
      if (!handle) return shape(x, y, curve);
      const grip = element("circle", { class: "play-grip", cx: x, cy: y, r: 22 });
      const ring = element("circle", { class: "play-ring", cx: x, cy: y, r: 11 });
      return grouped("play-handle", grip, ring, shape(x, y, curve));
    },
    line({ line: [x1, y1, x2, y2], curve = 0 }, scale) {
      const d = `M${scale.x(x1)} ${scale.y(y1)}L${scale.x(x2)} ${scale.y(y2)}`;
      return element("path", { class: ofCurve("tangent", curve), d });
    },
    path({ path, curve = 0, thin }, scale) {
      const d = path.map(([x, y]) => `${scale.x(x).toFixed(1)} ${scale.y(y).toFixed(1)}`).join("L");
      return element("path", { class: thin ? "play-thin" : ofCurve("curve", curve), d: `M${d}` });
    },
    box({ box: [x1, y1, x2, y2], curve = 0, strength }, scale) {
      const [left, right] = [scale.x(x1), scale.x(x2)];
      const [top, bottom] = [y1, y2].map(scale.y).sort((a, b) => a - b);
      const attributes = { x: left, y: top, width: right - left, height: bottom - top };
      if (strength === undefined) return element("rect", { class: ofCurve("bar", curve), ...attributes });
      return element("rect", { class: ofCurve("cell", curve), "fill-opacity": strength.toFixed(2), ...attributes });
    },
    node({ node, name, active }, scale) {
      const [x, y] = [scale.x(node[0]), scale.y(node[1])];
      const ring = element("circle", { cx: x, cy: y, r: 15 });
      return grouped(active ? "play-node play-active" : "play-node", ring, element("text", { x, y: y + 5 }, name));
    },
    text({ text, at: [x, y], dy = 0, strong, anchor = "middle" }, scale) {
      const place = { x: scale.x(x), y: scale.y(y) + dy, "text-anchor": anchor };
      return element("text", { class: strong ? "play-text play-strong" : "play-text", ...place }, text);
    },
  };

  function mark(each, scale) {
    const kind = Object.keys(KINDS).find((key) => key in each);
    return KINDS[kind](each, scale);
  }

  /* ------------------------------------------------------------------------------------------- legend */

  /* A picture of a curve, 40 by 14 pixels: its line with or without its point, or what `sample` says: "bar", "point", "thin". */
  function sample({ y, sample = y ? "line" : "bar" }, number, withPoint) {
    const picture = element("svg", { viewBox: "0 0 40 14", width: 40, height: 14, "aria-hidden": "true" });
    if (sample === "line") picture.append(element("path", { class: ofCurve("curve", number), d: "M0 7H40" }));
    if (sample === "thin") picture.append(element("path", { class: "play-thin", d: "M0 7H40" }));
    if (sample === "bar") picture.append(element("rect", { class: ofCurve("bar", number), x: 8, y: 1, width: 24, height: 12 }));
    if (sample === "point" || (sample === "line" && withPoint)) picture.append(shape(20, 7, number, 5));
    return picture;
  }

  const kinds = Object.keys(KINDS);
  return { element, number, short, decimals, ticks, scales, frame, curve, mark, sample, kinds };
})();

if (typeof module !== "undefined") module.exports = draw;
