/* The filter of the errata page. Its choice stands in the address, so a chapter can link to its own errata. */
"use strict";

{
  const form = document.querySelector(".errata-filter");
  const items = [...document.querySelectorAll(".erratum")];
  const shown = form.querySelector("output");

  function choose() {
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    items.forEach((item) => (item.hidden = !chosen.every(([name, value]) => item.classList.contains(`${name}-${value}`))));
    document.querySelectorAll(".errata-chapter").forEach((chapter) => {
      chapter.hidden = !chapter.querySelector(".erratum:not([hidden])");
    });
    shown.textContent = `${items.filter((item) => !item.hidden).length} of ${items.length} shown`;
    const query = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  form.hidden = false;
  form.addEventListener("change", choose);
  choose();
}
