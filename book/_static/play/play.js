/* Figures to play with: a page declares axes, curves, marks, controls and readouts; this sets them in motion.
 *
 * play("name", {
 *   axes: { x: { label, from, to }, y: { label, from, to } },  // `ticks` of an axis replace the round numbers
 *   controls: {                                                // c below holds the value of every control
 *     a: { label, from, to, step, value, drag, shown },  // drag: "x" or "y" moves a by pointer too; shown(a) is text
 *     b: { label, options: { value: "text", ... }, value },    // one of several
 *   },
 *   buttons: { "Step": (c) => ({ a: c.a + 1 }) },              // the controls that change, kept within their range
 *   curves: [{ label, y: (c) => (x) => number }],              // without y: a name for marks, with its `sample`
 *   marks: (c) => [{ point: [x, y], curve, handle }, ...],     // the kinds are listed in draw.js
 *   columns: ["loss", "value", ...],
 *   readouts: (c) => [["what", "number", ...], ...],           // rows below the columns
 *   says: (c) => "what happens, in a sentence",
 *   tall: true,                                                // for what needs height on a phone
 * });
 *
 * Controls are native inputs, lists and buttons, so keyboard, touch and screen reader work without code of ours.
 * All that changes is the value of a control: a figure has no other state. Each curve has a colour, a dash and a
 * shape. A handle is the mark that is dragged; where everything is dragged along x, it is dragged anywhere.
 */
"use strict";

const play = (() => {
  const STILL = 600; // milliseconds without a change, until the numbers are spoken

  function html(name, properties = {}, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  /* The nearest value that a control can take. */
  function snapped(value, { from, to, step, options }) {
    if (options) return value;
    const nearest = from + Math.round((value - from) / step) * step;
    return Number(Math.min(Math.max(nearest, from), to).toFixed(draw.decimals(step)));
  }

  /* The value of a control as text. */
  function text(value, { step, options, shown }) {
    if (options) return options[value];
    return shown ? shown(value) : draw.number(value, draw.decimals(step));
  }

  const starts = (controls) => Object.fromEntries(Object.entries(controls).map(([name, { value }]) => [name, value]));

  /* ---------------------------------------------------------------------------------- what stands below */

  /* A list, or a slider with its value beside it; `show` writes a value into both. */
  function field({ label, from, to, step, value, options, shown }, changed) {
    const choices = Object.entries(options ?? {}).map(([key, words]) => html("option", { value: key }, words));
    const slider = { type: "range", min: from, max: to, step, value };
    const input = options ? html("select", {}, ...choices) : html("input", slider);
    const beside = html("span", { className: "play-value" });
    beside.setAttribute("aria-hidden", "true"); // a slider tells its value itself
    const row = html("label", {}, html("span", {}, label), input);
    if (!options) row.append(beside);
    input.addEventListener("input", () => changed(options ? input.value : Number(input.value)));
    function show(now) {
      input.value = now;
      beside.textContent = text(now, { step, options, shown });
      if (shown) input.setAttribute("aria-valuetext", beside.textContent);
    }
    return { row, show };
  }

  function button(label, pressed) {
    const node = html("button", { type: "button" }, label);
    node.addEventListener("click", pressed);
    return node;
  }

  function legend(curves, withPoints) {
    const items = curves.map((each, i) => html("li", {}, draw.sample(each, i, withPoints), ` ${each.label}`));
    return html("ul", { className: "play-legend" }, ...items);
  }

  /* The columns' heads, and rows that are replaced. */
  function table(columns) {
    const head = html("tr", {}, ...columns.map((column) => html("th", { scope: "col" }, column)));
    const body = html("tbody");
    const cell = (content) => html("td", {}, content);
    const row = ([what, ...cells]) => html("tr", {}, html("th", { scope: "row" }, what), ...cells.map(cell));
    return {
      whole: html("table", { className: "play-readouts" }, html("thead", {}, head), body),
      fill: (rows) => body.replaceChildren(...rows.map(row)),
    };
  }

  /* ------------------------------------------------------------------------------------- one figure */

  function mount(stage, figure) {
    const { axes, controls, buttons = {}, curves = [], marks = () => [], columns, readouts, says, tall } = figure;
    const svg = stage.querySelector("svg");
    const values = starts(controls);
    const fields = Object.entries(controls).map(([name, each]) => [name, field(each, (now) => set({ [name]: now }))]);

    const steps = Object.entries(buttons).map(([label, to]) => button(label, () => set(to(values))));
    const reset = button("Start again", () => set(starts(controls)));
    const row = html("div", { className: "play-buttons" }, ...steps, reset);
    const panel = html("div", { className: "play-controls" }, ...fields.map(([, each]) => each.row), row);
    const readout = table(columns);
    const said = html("p", { className: "play-says" });
    const spoken = html("p", { className: "play-spoken" });
    spoken.setAttribute("role", "status");
    const ofCurves = marks(values).some((m) => m.point && m.curve > 0 && m.curve < curves.length);
    const named = curves.length > 0 ? [legend(curves, ofCurves)] : [];
    svg.after(...named, panel, ...(says ? [said] : []), readout.whole, spoken);

    let timer;
    function set(changes) {
      for (const [name, value] of Object.entries(changes)) values[name] = snapped(value, controls[name]);
      show();
      paint();
      clearTimeout(timer);
      timer = setTimeout(speak, STILL);
    }

    function show() {
      for (const [name, { show: into }] of fields) into(values[name]);
      readout.fill(readouts(values));
      if (says) said.textContent = says(values);
    }

    function speak() {
      const named = (cells) => cells.map((cell, i) => `${columns[i + 1]} ${cell}`).join(", ");
      const rows = readouts(values).map(([what, ...cells]) => `${what}: ${named(cells)}`);
      spoken.textContent = `${says ? `${says(values)} ` : ""}${rows.join("; ")}.`;
    }

    function scaleNow() {
      const width = Math.max(svg.getBoundingClientRect().width, 280);
      const [least, most] = tall ? [340, 420] : [260, 380];
      return draw.scales(axes, width, Math.round(Math.min(Math.max(0.62 * width, least), most)));
    }

    function paint() {
      const scale = scaleNow();
      svg.setAttribute("viewBox", `0 0 ${scale.width} ${scale.height}`);
      const box = { x: scale.margin.left, y: scale.margin.top, ...scale.inner };
      for (const [key, value] of Object.entries(box)) svg.querySelector("clipPath rect").setAttribute(key, value);
      const inside = draw.element("g", { "clip-path": `url(#${stage.id}-clip)` });
      curves.forEach(({ y }, i) => y && inside.append(draw.curve(y(values), i, axes, scale)));
      inside.append(...marks(values).map((each) => draw.mark(each, scale)));
      svg.querySelectorAll(":scope > g").forEach((group) => group.remove());
      svg.append(draw.frame(axes, scale), inside);
    }

    const dragged = Object.entries(controls).filter(([, { drag }]) => drag);
    const sidewaysOnly = dragged.length > 0 && dragged.every(([, { drag }]) => drag === "x");
    if (sidewaysOnly) svg.classList.add("play-sideways");
    function drag(event) {
      if (!svg.hasPointerCapture(event.pointerId)) return;
      const box = svg.getBoundingClientRect();
      const scale = draw.scales(axes, box.width, box.height);
      const at = { x: scale.fromX(event.clientX - box.left), y: scale.fromY(event.clientY - box.top) };
      set(Object.fromEntries(dragged.map(([name, control]) => [name, at[control.drag]])));
    }
    svg.addEventListener("pointerdown", (event) => {
      if (!sidewaysOnly && !event.target.closest(".play-handle")) return;
      svg.setPointerCapture(event.pointerId);
      drag(event);
    });
    svg.addEventListener("pointermove", drag);
    // Drawn once its size is known, near the screen: to measure it sooner would lay out the page up to here.
    new ResizeObserver(paint).observe(svg);
    addEventListener("beforeprint", paint);
    show();
  }

  function play(name, figure) {
    play.figures[name] = figure;
    if (typeof document !== "undefined") mount(document.getElementById(`play-${name}`), figure);
  }
  return Object.assign(play, { figures: {}, number: draw.number, short: draw.short, snapped, text, starts });
})();

if (typeof module !== "undefined") module.exports = play;
