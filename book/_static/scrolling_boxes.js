/* A box that scrolls is reached by the tabulator key. It is measured once it is laid out, near the screen. */
"use strict";

{
  const boxes = document.querySelectorAll("pre, .cell_output > .output, .pst-scrollable-table-container");
  const watcher = new ResizeObserver((entries) => entries.forEach(({ target: box }) => {
    box.tabIndex = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight ? 0 : -1;
  }));
  boxes.forEach((box) => watcher.observe(box));
}
