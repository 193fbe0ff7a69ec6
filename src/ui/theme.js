// Light or dark, before anything is painted: this script is no module, so the
// page waits for it. Nothing but the choice is kept, and the system's is the
// first one.
(() => {
  const KEPT = "astra-cmek-planner.theme";
  const root = document.documentElement;
  // A browser that blocks storage throws even when it is only asked for.
  try {
    root.dataset.theme = localStorage.getItem(KEPT) || "";
  } catch {
    root.dataset.theme = "";
  }
  addEventListener("DOMContentLoaded", () => {
    const choice = document.getElementById("theme");
    choice.value = root.dataset.theme;
    if (choice.selectedIndex < 0) choice.value = "";
    choice.disabled = false;
    choice.addEventListener("change", () => {
      root.dataset.theme = choice.value;
      try {
        if (choice.value) localStorage.setItem(KEPT, choice.value);
        else localStorage.removeItem(KEPT);
      } catch {
        // It holds for this visit.
      }
    });
  });
})();
