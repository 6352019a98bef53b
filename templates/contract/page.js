"use strict";

// Search, filters, copying and deep links. Without script the page is whole, and all of it unfolds.
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;

  const query = document.getElementById("query");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const unfold = document.getElementById("unfold");
  const groups = [...document.querySelectorAll(".group")];
  const read = (element) => ({ element, text: element.textContent.toLowerCase() });
  const cards = [...document.querySelectorAll(".card")].map(read);
  const operations = [...document.querySelectorAll(".operation")].map(read);
  const boxes = [...tools.querySelectorAll("input[name=standing]")];

  function filter() {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const standings = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const told = (one) => words.every((word) => one.text.includes(word));
    let count = 0;
    for (const card of cards) {
      const fits = standings.has(card.element.dataset.standing) && told(card);
      card.element.hidden = !fits;
      if (fits) count += 1;
    }
    for (const operation of operations) {
      operation.element.hidden = !told(operation);
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    none.hidden = cards.length === 0 || count > 0;
    shown.textContent = count === cards.length ? "" : `${count} of ${cards.length}`;
  }

  function showAll() {
    query.value = "";
    for (const box of boxes) box.checked = true;
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

  // What cannot be copied is selected, so that a key copies it.
  async function copy(button) {
    const code = button.closest("figure").querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
    }
  }

  tools.hidden = false;
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
    for (const gone of ["blur", "pointerleave"]) {
      button.addEventListener(gone, () => { button.textContent = "Copy"; });
    }
  }
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", filter);
  document.getElementById("clear").addEventListener("click", () => {
    showAll();
    query.focus();
  });
  unfold?.addEventListener("click", () => {
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
