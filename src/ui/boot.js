// Loads the planner. The page needs a script file of its own for this, because
// its content security policy forbids the inline one that Trunk would write.

const AFTERWARDS =
  "The rule, the support table and the documentation links on this page stand without it.";

function giveUp(reason) {
  const status = document.getElementById("planner-status");
  if (status) status.textContent = `The planner could not start: ${reason}. ${AFTERWARDS}`;
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
  // Both start at once: the compiler streams the module as soon as the glue is in.
  const [glue, wasm] = await Promise.all([
    import(address("planner-js")),
    download(address("planner-wasm")),
  ]);
  await glue.default({ module_or_path: wasm });
}

// A browser that has WebAssembly switched off is no error, so nothing is logged.
if (typeof WebAssembly === "undefined") {
  giveUp("this browser has no WebAssembly, or it is switched off");
} else {
  start().catch((error) => {
    console.error(error);
    giveUp(String(error.message || error).replace(/\.$/, ""));
  });
}
