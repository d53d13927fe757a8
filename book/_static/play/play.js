/* Figures to play with: a page declares axes, curves, marks, controls and readouts; this draws them in SVG.
 *
 * play("name", {
 *   axes: { x: { label, from, to }, y: { label, from, to } },
 *   controls: { c: { label, from, to, step, value, drag } },  // drag: "x" or "y" moves c by pointer too
 *   curves: [{ label, y: (c) => (x) => number }],              // c holds the value of every control
 *   marks: (c) => [{ point: [x, y], curve, handle }, { line: [x1, y1, x2, y2], curve }],
 *   columns: ["loss", "value", ...],
 *   readouts: (c) => [["what", "number", ...], ...],           // rows below the columns
 * });
 *
 * A control is a native range input, so keyboard, touch and screen reader work without code of ours. Each curve
 * has a colour, a dash and a shape. A handle is the mark that is dragged; dragging along x works everywhere.
 */
"use strict";

const play = (() => {
  const MARGIN = { left: 46, right: 12, top: 12, bottom: 40 };
  const SAMPLES = 240; // points of a curve
  const COLOURS = ["play-1", "play-2", "play-3", "play-4"]; // in full: the style sheet keeps classes it finds
  const OUTLINES = {
    1: [-1, -1, 2, 0, 0, 2, -2, 0], // square: its first corner from the centre, then the steps round it
    2: [0, -1.2, 1.2, 2.1, -2.4, 0], // triangle
    3: [0, -1.4, 1.4, 1.4, -1.4, 1.4, -1.4, -1.4], // diamond
  };
  const STILL = 600; // milliseconds without a change, until the numbers are spoken

  /* ----------------------------------------------------------------------------------------- elements */

  function svgElement(name, attributes = {}, text = "") {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.textContent = text;
    return node;
  }

  function html(name, properties = {}, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  /* ------------------------------------------------------------------------------------------ numbers */

  /* So many digits after the point, a minus as wide as a plus, and none before a zero. */
  function number(value, digits = 3) {
    const text = value.toFixed(digits);
    return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
  }

  const decimals = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

  /* The nearest value that a control can take. */
  function snapped(value, { from, to, step }) {
    const nearest = from + Math.round((value - from) / step) * step;
    return Number(Math.min(Math.max(nearest, from), to).toFixed(decimals(step)));
  }

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

  /* ------------------------------------------------------------------------------------------ drawing */

  /* Maps between the numbers on the axes and the pixels of a figure of this size. */
  function scales({ x, y }, width, height) {
    const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
    return {
      width,
      height,
      inner,
      x: (value) => MARGIN.left + ((value - x.from) / (x.to - x.from)) * inner.width,
      y: (value) => MARGIN.top + ((y.to - value) / (y.to - y.from)) * inner.height,
      fromX: (pixel) => x.from + ((pixel - MARGIN.left) / inner.width) * (x.to - x.from),
      fromY: (pixel) => y.to - ((pixel - MARGIN.top) / inner.height) * (y.to - y.from),
    };
  }

  /* The path of a curve: broken where it is no number, and held near the frame where it leaves it. */
  function path(y, axes, scale) {
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
    return d;
  }

  function frame(axes, scale) {
    const { width, height } = scale;
    const bottom = height - MARGIN.bottom;
    const group = svgElement("g", { class: "play-frame" });
    const text = (attributes, content) => group.append(svgElement("text", attributes, content));
    for (const [x, label] of ticks(axes.x, width < 480 ? 5 : 8)) {
      group.append(svgElement("path", { d: `M${scale.x(x)} ${MARGIN.top}V${bottom}` }));
      text({ x: scale.x(x), y: bottom + 16, "text-anchor": "middle" }, label);
    }
    for (const [y, label] of ticks(axes.y, 5)) {
      group.append(svgElement("path", { d: `M${MARGIN.left} ${scale.y(y)}H${width - MARGIN.right}` }));
      text({ x: MARGIN.left - 6, y: scale.y(y) + 4, "text-anchor": "end" }, label);
    }
    const middle = { x: (MARGIN.left + width - MARGIN.right) / 2, y: (MARGIN.top + bottom) / 2 };
    text({ x: middle.x, y: height - 6, "text-anchor": "middle" }, axes.x.label);
    const sideways = `translate(12 ${middle.y}) rotate(-90)`;
    text({ "text-anchor": "middle", transform: sideways }, axes.y.label);
    return group;
  }

  const classOf = (kind, curve) => `${kind} ${COLOURS[curve]}`;

  /* Each curve's points have a shape of their own: disc, square, triangle, diamond. */
  function point(x, y, curve, size = 6) {
    const attributes = { class: classOf("play-point", curve) };
    if (curve === 0) return svgElement("circle", { ...attributes, cx: x, cy: y, r: size });
    const [dx, dy, ...steps] = OUTLINES[curve].map((part) => part * size);
    return svgElement("path", { ...attributes, d: `M${x + dx} ${y + dy}l${steps.join(" ")}z` });
  }

  function mark({ point: at, line, curve = 0, handle }, scale) {
    if (line) {
      const [x1, y1, x2, y2] = line;
      const d = `M${scale.x(x1)} ${scale.y(y1)}L${scale.x(x2)} ${scale.y(y2)}`;
      return svgElement("path", { class: classOf("play-tangent", curve), d });
    }
    const [x, y] = [scale.x(at[0]), scale.y(at[1])];
    const drawn = point(x, y, curve);
    if (!handle) return drawn;
    const group = svgElement("g", { class: "play-handle" });
    group.append(svgElement("circle", { class: "play-grip", cx: x, cy: y, r: 22 }));
    group.append(svgElement("circle", { class: "play-ring", cx: x, cy: y, r: 11 }), drawn);
    return group;
  }

  function legend(curves, withPoints) {
    const items = curves.map(({ label }, i) => {
      const sample = svgElement("svg", { viewBox: "0 0 40 14", width: 40, height: 14, "aria-hidden": "true" });
      sample.append(svgElement("path", { class: classOf("play-curve", i), d: "M0 7H40" }));
      if (withPoints) sample.append(point(20, 7, i, 5));
      return html("li", {}, sample, ` ${label}`);
    });
    return html("ul", { className: "play-legend" }, ...items);
  }

  /* ------------------------------------------------------------------------------------- one figure */

  function mount(stage, { axes, controls, curves, marks = () => [], columns, readouts }) {
    const svg = stage.querySelector("svg");
    const values = {};
    const inputs = {};
    for (const [name, { value }] of Object.entries(controls)) values[name] = value;

    const panel = html("div", { className: "play-controls" });
    for (const [name, { label, from, to, step, value }] of Object.entries(controls)) {
      const input = html("input", { type: "range", min: from, max: to, step, value });
      const shown = html("output", {}, number(value, decimals(step)));
      input.addEventListener("input", () => set(name, Number(input.value)));
      inputs[name] = { input, shown };
      panel.append(html("label", {}, html("span", {}, label), input, shown));
    }
    const reset = html("button", { type: "button" }, "Start again");
    reset.addEventListener("click", () => Object.entries(controls).forEach(([name, { value }]) => set(name, value)));
    panel.append(reset);

    const body = html("tbody");
    const head = html("tr", {}, ...columns.map((column) => html("th", { scope: "col" }, column)));
    const table = html("table", { className: "play-readouts" }, html("thead", {}, head), body);
    const spoken = html("p", { className: "play-spoken" });
    spoken.setAttribute("role", "status");
    const ofCurves = marks(values).some((m) => m.point && m.curve > 0 && m.curve < curves.length);
    svg.after(legend(curves, ofCurves), panel, table, spoken);

    let timer;
    function set(name, value) {
      const control = controls[name];
      values[name] = snapped(value, control);
      inputs[name].input.value = values[name];
      inputs[name].shown.textContent = number(values[name], decimals(control.step));
      draw();
      clearTimeout(timer);
      timer = setTimeout(speak, STILL);
    }

    function speak() {
      const named = (cells) => cells.map((cell, i) => `${columns[i + 1]} ${cell}`).join(", ");
      const rows = readouts(values).map(([what, ...cells]) => `${what}: ${named(cells)}`);
      spoken.textContent = `${rows.join("; ")}.`;
    }

    function scaleNow() {
      const width = Math.max(svg.getBoundingClientRect().width, 280);
      return scales(axes, width, Math.round(Math.min(Math.max(0.62 * width, 260), 380)));
    }

    function draw() {
      const scale = scaleNow();
      svg.setAttribute("viewBox", `0 0 ${scale.width} ${scale.height}`);
      const box = { x: MARGIN.left, y: MARGIN.top, ...scale.inner };
      for (const [key, value] of Object.entries(box)) svg.querySelector("clipPath rect").setAttribute(key, value);
      const inside = svgElement("g", { "clip-path": `url(#${stage.id}-clip)` });
      curves.forEach(({ y }, i) => {
        inside.append(svgElement("path", { class: classOf("play-curve", i), d: path(y(values), axes, scale) }));
      });
      inside.append(...marks(values).map((each) => mark(each, scale)));
      svg.querySelectorAll(":scope > g").forEach((group) => group.remove());
      svg.append(frame(axes, scale), inside);
      const rows = readouts(values).map(([what, ...cells]) => {
        return html("tr", {}, html("th", { scope: "row" }, what), ...cells.map((cell) => html("td", {}, cell)));
      });
      body.replaceChildren(...rows);
    }

    const dragged = Object.entries(controls).filter(([, { drag }]) => drag);
    const sidewaysOnly = dragged.length > 0 && dragged.every(([, { drag }]) => drag === "x");
    if (sidewaysOnly) svg.classList.add("play-sideways");
    function drag(event) {
      if (!svg.hasPointerCapture(event.pointerId)) return;
      const box = svg.getBoundingClientRect();
      const scale = scales(axes, box.width, box.height);
      for (const [name, control] of dragged) {
        const value = control.drag === "x" ? scale.fromX(event.clientX - box.left) : scale.fromY(event.clientY - box.top);
        set(name, value);
      }
    }
    svg.addEventListener("pointerdown", (event) => {
      if (!sidewaysOnly && !event.target.closest(".play-handle")) return;
      svg.setPointerCapture(event.pointerId);
      drag(event);
    });
    svg.addEventListener("pointermove", drag);
    new ResizeObserver(draw).observe(svg);
    draw();
  }

  function play(name, figure) {
    play.figures[name] = figure;
    if (typeof document !== "undefined") mount(document.getElementById(`play-${name}`), figure);
  }
  return Object.assign(play, { figures: {}, number, ticks, snapped });
})();

if (typeof module !== "undefined") module.exports = play;
