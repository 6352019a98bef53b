
"use strict";
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  const cards = all("article.change");
  if (!cards.length) return;
  for (const it of all(".search, #help, #filters, .acts")) it.hidden = false;

  // ----------------------------------------------------------------------------- checklist
  // What is ticked is kept by fingerprint. A page opened from a file may have no storage.
  const keep = (() => {
    try {
      localStorage.getItem("");
      return localStorage;
    } catch { return null; }
  })();
  const key = (fingerprint) => `specloom:${document.body.dataset.api}:${fingerprint}`;
  const boxes = all("[data-done]");

  function tick(fingerprint, checked) {
    for (const box of boxes.filter((it) => it.dataset.done === fingerprint)) {
      box.checked = checked;
      box.closest("article, li").classList.toggle("done", checked);
    }
  }

  function tally() {
    const list = all(".checklist [data-done]");
    const done = list.filter((box) => box.checked).length;
    for (const it of all(".tally")) it.textContent = done ? `${done} of ${list.length}` : list.length;
  }

  for (const box of boxes) {
    if (keep?.getItem(key(box.dataset.done))) tick(box.dataset.done, true);
    box.addEventListener("change", () => {
      tick(box.dataset.done, box.checked);
      try {
        if (box.checked) keep?.setItem(key(box.dataset.done), "done");
        else keep?.removeItem(key(box.dataset.done));
      } catch { /* full: remembered until reloaded */ }
      tally();
      apply();
    });
  }
  for (const it of all(".kept")) it.hidden = !keep;

  // --------------------------------------------------------------------- search and filters
  const search = byId("search");
  const shown = byId("shown");
  const everything = shown.textContent;
  const texts = new Map(cards.map((card) => [card, `${card.textContent} ${card.id}`.toLowerCase()]));
  const chips = all("[aria-pressed]");
  const selects = all("#filters select");
  const undone = byId("undone");
  const pressed = (kind) => chips
    .filter((chip) => chip.getAttribute("aria-pressed") === "true" && kind in chip.dataset)
    .map((chip) => chip.dataset[kind]);
  const meets = (card, kind, wanted) =>
    !wanted.length || card.dataset[kind].split(" ").some((it) => wanted.includes(it));

  function wanted() {
    return {
      words: search.value.toLowerCase().split(/\s+/).filter(Boolean),
      levels: pressed("level"),
      labels: pressed("label"),
      chosen: selects.filter((it) => it.value).map((it) => [it.id, [it.value]]),
      undone: Boolean(undone?.checked),
    };
  }

  function fits(card, { words, levels, labels, chosen, undone }) {
    return words.every((word) => texts.get(card).includes(word))
      && meets(card, "level", levels)
      && meets(card, "labels", labels)
      && chosen.every(([kind, values]) => meets(card, kind, values))
      && !(undone && card.classList.contains("done"));
  }

  function apply() {
    const filter = wanted();
    for (const card of cards) card.hidden = !fits(card, filter);
    const found = cards.filter((card) => !card.hidden).length;
    const active = filter.undone
      || [filter.words, filter.levels, filter.labels, filter.chosen].some((it) => it.length);
    for (const section of all("section.changes")) {
      const left = all("article.change:not([hidden])", section).length;
      const link = one(`nav a[href="#${section.id}"]`);
      section.hidden = active && !left;
      link.classList.toggle("none", active && !left);
      for (const it of [section, link]) one(".number", it).textContent = left;
    }
    shown.textContent = active ? `${found} of ${cards.length} changes` : everything;
    byId("clear").hidden = !active;
    byId("empty").hidden = found > 0;
    mark(filter.words);
  }

  // Marks what is searched for without touching the page's elements.
  function mark(words) {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("found");
    if (!words.length) return;
    const ranges = new Highlight();
    for (const card of cards.filter((it) => !it.hidden)) {
      const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const text = node.data.toLowerCase();
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            if (at + word.length > node.length) break;
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.add(range);
          }
        }
      }
    }
    CSS.highlights.set("found", ranges);
  }

  function clear() {
    search.value = "";
    for (const chip of chips) chip.setAttribute("aria-pressed", "false");
    for (const select of selects) select.value = "";
    if (undone) undone.checked = false;
    apply();
  }

  search.addEventListener("input", apply);
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
      apply();
    });
  }
  for (const it of [...selects, undone]) it?.addEventListener("change", apply);
  for (const id of ["clear", "reset"]) byId(id).addEventListener("click", clear);
  one("#filters form").addEventListener("submit", (event) => event.preventDefault());
  if (matchMedia("(max-width: 63rem)").matches) byId("filters").open = false;

  // ------------------------------------------------------------------------ fold and unfold
  const folds = all("article.change > details");
  byId("unfold").addEventListener("click", ({ target }) => {
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
    target.textContent = open ? "Fold all" : "Unfold all";
  });
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("article.change details:not([open])");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });

  // ----------------------------------------------------------------------------- deep links
  function show(card) {
    card.scrollIntoView();
    one("summary", card).focus({ preventScroll: true });
  }

  function follow() {
    const target = byId(location.hash.slice(1));
    const card = target?.closest("article.change");
    if (!card) return;
    if (card.hidden) clear();
    one("details", card).open = true;
    const fold = target.closest("details");  // of what is settled with others
    if (fold) fold.open = true;
    show(card);
    if (target !== card) target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", follow);
  follow();

  for (const link of all("a.permalink")) {
    link.addEventListener("click", () => {
      navigator.clipboard?.writeText(link.href).then(() => {
        const before = shown.textContent;
        shown.textContent = "Link copied";
        link.classList.add("copied");
        setTimeout(() => {
          link.classList.remove("copied");
          if (shown.textContent === "Link copied") shown.textContent = before;
        }, 1500);
      }, () => { /* not allowed: the address bar has it */ });
    });
  }

  // ------------------------------------------------------------------------------- keyboard
  const guide = byId("guide");
  byId("help").addEventListener("click", () => guide.showModal());
  guide.addEventListener("click", (event) => { if (event.target === guide) guide.close(); });

  const focused = () => document.activeElement.closest("article.change");

  function walk(by) {
    const seen = cards.filter((card) => !card.hidden);
    const edge = one(".bar").getBoundingClientRect().bottom;
    const here = seen.indexOf(focused());
    const first = seen.findIndex((card) => card.getBoundingClientRect().top >= edge);
    const next = here >= 0 ? here + by : by > 0 ? first : first - 1;
    if (seen[next]) show(seen[next]);
  }

  const keys = {
    "/": () => search.select(),
    "?": () => guide.showModal(),
    "j": () => walk(1),
    "k": () => walk(-1),
    "x": () => one("input.mark", focused() ?? byId("guide"))?.click(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || guide.open) return;
    if (event.key === "Escape") {
      search.blur();
      clear();
    } else if (!event.target.matches("input:not([type=checkbox]), select") && event.key in keys) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // -------------------------------------------------------------------------- where one is
  const sections = all("nav a").map((link) => [byId(link.hash.slice(1)), link]);
  let waiting = false;
  function locate() {
    waiting = false;
    const edge = innerHeight / 3;
    const passed = sections.filter(([it]) => !it.hidden && it.getBoundingClientRect().top < edge);
    for (const [, link] of sections) link.removeAttribute("aria-current");
    passed.at(-1)?.[1].setAttribute("aria-current", "true");
  }
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(locate);
    waiting = true;
  }, { passive: true });

  tally();
  apply();
  locate();
})();
