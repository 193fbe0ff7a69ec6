// What has to be known before anything is painted, for which the page waits:
// light or dark, and whether there is a plan, which needs more room than none.
// Of the theme nothing but the choice is kept, and the system's is the first one.
(() => {
  const KEPT = "astra-cmek-planner.theme";
  const root = document.documentElement;
  root.dataset.theme = "";
  const asked = new URLSearchParams(location.search);
  let hasPlan = location.hash.length > 1 || asked.has("plan");
  // Inside of another page nothing is kept, and the address says how to look.
  if (parent !== window) {
    root.dataset.theme = asked.get("theme") ?? "";
    root.dataset.mode = asked.get("mode") ?? "edit";
    return;
  }
  // A browser that blocks storage throws even when it is only asked for.
  try {
    root.dataset.theme = localStorage.getItem(KEPT) || "";
    hasPlan = hasPlan || localStorage.getItem("astra-cmek-planner.plan") !== null;
  } catch {
    // The system's theme, then, and the plan of the address.
  }
  root.toggleAttribute("data-plan", hasPlan);
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
