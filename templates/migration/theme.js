
"use strict";
// Runs before the page is drawn, so that no page flashes in the wrong theme.
(() => {
  const root = document.documentElement;
  const key = "specloom:theme";
  try {
    const kept = localStorage.getItem(key);
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch { /* no storage: the system's theme */ }
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      root.dataset.theme = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
      try { localStorage.setItem(key, root.dataset.theme); } catch { /* until reloaded */ }
    });
  });
})();
