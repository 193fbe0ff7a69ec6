// Loads the planner. The page needs a script file of its own for this, because
// its content security policy forbids the inline one that Trunk would write.

const AFTERWARDS =
  "The rule, the support table and the documentation links on this page stand without it.";

// The status is gone once the planner has drawn itself; then a new one is put before it.
function giveUp(reason) {
  let status = document.getElementById("planner-status");
  if (!status) {
    status = document.createElement("p");
    status.className = "notice";
    status.setAttribute("role", "alert");
    document.getElementById("planner").prepend(status);
  }
  status.textContent = `${reason}. ${AFTERWARDS}`;
  // Nothing comes that would need the room.
  document.getElementById("planner").toggleAttribute("data-failed", true);
}

// Trunk hashes both names, so they are read from the preload links that it wrote
// into the head. `href` is absolute, which lets the page live in any folder.
const address = (id) => document.getElementById(id).href;

// A missing file would otherwise reach the compiler as an HTML page.
async function download(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url}`);
  return response;
}

async function start() {
  const inside = parent === window ? null : await import(new URL("frame.js", document.baseURI).href);
  // Both start at once: the compiler streams the module as soon as the glue is in.
  const [glue, wasm] = await Promise.all([
    import(address("planner-js")),
    download(address("planner-wasm")),
  ]);
  await glue.default({ module_or_path: wasm });
  inside?.begin();
}

// A browser that has WebAssembly switched off is no error, so nothing is logged.
if (typeof WebAssembly === "undefined") {
  giveUp("The planner could not start: this browser has no WebAssembly, or it is switched off");
} else {
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) giveUp("The planner stopped; load the page again to go on");
  });
  start().catch((error) => {
    console.error(error);
    giveUp(`The planner could not start: ${String(error.message || error).replace(/\.$/, "")}`);
  });
}
