"use strict";

// Search, filters and deep links. Without script the page is whole: all changes, foldable.
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;

  const query = document.getElementById("query");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const unfold = document.getElementById("unfold");
  const groups = [...document.querySelectorAll(".group")];
  const cards = [...document.querySelectorAll(".card")].map((element) => ({
    element,
    level: element.dataset.level,
    labels: element.dataset.labels.split(" ").filter(Boolean),
    text: element.textContent.toLowerCase(),
  }));

  const boxes = (name) => [...tools.querySelectorAll(`input[name=${name}]`)];
  const checked = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));

  function filter() {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const levels = checked("level");
    const labels = checked("label");
    const everyLabel = labels.size === boxes("label").length;
    let count = 0;
    for (const card of cards) {
      const fits =
        levels.has(card.level) &&
        (everyLabel || card.labels.some((label) => labels.has(label))) &&
        words.every((word) => card.text.includes(word));
      card.element.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    none.hidden = count > 0;
    shown.textContent = count === cards.length ? "" : `${count} of ${cards.length}`;
  }

  function showAll() {
    query.value = "";
    for (const box of [...boxes("level"), ...boxes("label")]) box.checked = true;
    filter();
  }

  function setOpen(open) {
    for (const card of cards) card.element.open = open;
  }

  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains("card")) return;
    if (target.hidden) showAll();
    target.open = true;
    target.scrollIntoView();
  }

  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", filter);
  document.getElementById("clear").addEventListener("click", () => {
    showAll();
    query.focus();
  });
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    unfold.textContent = open ? "Fold all" : "Unfold all";
    setOpen(open);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== query && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      query.focus();
    }
    if (event.key === "Escape" && document.activeElement === query) showAll();
  });
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => setOpen(true));
  follow();
})();
