
"use strict";
// A link to a pair unfolds it.
(() => {
  function follow() {
    for (const pair of document.querySelectorAll("details")) {
      if (`#${pair.id}` === location.hash) pair.open = true;
    }
  }
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    for (const pair of document.querySelectorAll("details")) pair.open = true;
  });
  follow();
})();
