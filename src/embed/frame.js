// The planner inside of another page: it keeps nothing, changes no address, and
// speaks with the page around it alone. What they say to each other is written
// down in docs/embedding.md. It takes the place of what `src/ui/host.js` does
// with storage, address and focus.

const NAME = "cmek-planner";
const VERSION = 1;
const MODES = ["edit", "view", "result"];
const root = document.documentElement;
const asked = new URLSearchParams(location.search);

/** The counts of an answer, in the order in which they come. */
const COUNTS = ["databases", "deployments", "keys", "to_create", "registered", "not_covered", "depends_on_registration"];

// The origin of the page around this one, once it has spoken.
let host = null;

function tell(type, words, to = "*") {
  parent.postMessage({ [NAME]: VERSION, type, ...words }, to);
}

let plan = location.hash.slice(1) || asked.get("plan") || "";
let summary = null;
// True until the reader does something: what the page gives is no news to it.
let isGiven = true;
for (const kind of ["input", "click", "keydown"]) addEventListener(kind, () => (isGiven = false), true);

const open = Object.assign(document.createElement("a"), {
  className: "full",
  textContent: "Open in the full planner",
  target: "_blank",
  rel: "noopener",
});
const base = location.origin + location.pathname;
const lead = (fragment) => (open.href = fragment ? `${base}#${fragment}` : base);
lead(plan);

let given = () => {};
let setMode = () => {};
let leave = () => {};
// The link is the one of what stands there, also of what was typed just now.
for (const kind of ["pointerdown", "focusin", "keydown", "contextmenu"]) open.addEventListener(kind, () => leave());

const { announce, focus, select, reveal, scrollTo } = planner;
// Nobody who reads the page around this one is to lose their place.
const ifHere = (act) => (...words) => document.hasFocus() && act(...words);

Object.assign(planner, {
  load: () => "",
  save: (text) => {
    lead(text);
    return "kept";
  },
  hold: () => true,
  held: () => undefined,
  letGo: () => {},
  arrive: () => {},
  onElsewhere: () => {},
  onHide: (act) => (leave = act),
  address: () => plan,
  entry: () => 5,
  beginVisit: () => {},
  base: () => base,
  title: () => {},
  onAddress: (act) => (given = act),
  show: (fragment) => {
    lead(fragment);
    const isNews = fragment !== plan && !isGiven;
    plan = fragment;
    if (isNews && host !== null) tell("plan", { plan, link: open.href, summary }, host === "null" ? "*" : host);
  },
  preset: () => `${asked.get("type") ?? ""} ${asked.get("provider") ?? ""}`,
  onMode: (act) => {
    setMode = act;
    be(root.dataset.mode);
  },
  counts: (counts) => (summary = Object.fromEntries(counts.split(" ").map((count, at) => [COUNTS[at], Number(count)]))),
  announce: (id, text) => {
    if (id === "refusal-outcome" && text) tell("error", { message: text });
    announce(id, text);
  },
  focus: ifHere(focus),
  select: ifHere(select),
  reveal: ifHere(reveal),
  scrollTo: ifHere(scrollTo),
});

// A page without an origin may start no worker, so the modules run right here.
if (self.origin === "null") {
  globalThis.Worker = class {
    #module;
    constructor(address, { name }) {
      const file = (ending) => new URL(name + ending + new URL(address).search, document.baseURI).href;
      this.#module = import(file(".js")).then(async (module) => {
        await module.default({ module_or_path: file("_bg.wasm") });
        return module;
      });
    }
    async postMessage([work, ...given]) {
      try {
        this.onmessage({ data: [1, (await this.#module)[work](...given)] });
      } catch (error) {
        this.onmessage({ data: [2, String(error.message || error)] });
      }
    }
    terminate() {}
  };
}

function be(mode) {
  root.dataset.mode = MODES.includes(mode) ? mode : MODES[0];
  setMode(root.dataset.mode === "edit");
}

/** Takes a token of the page around this one, where it is one of its kind. */
function token(name, property, value) {
  const isOne = typeof value === "string" && value.length < 200 && CSS.supports(property, value);
  if (isOne) root.style.setProperty(name, value);
  else root.style.removeProperty(name);
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.[NAME] !== VERSION) return;
  host ??= origin;
  if (origin !== host) return;
  if (data.type === "mode") be(data.mode);
  else if (data.type === "theme") {
    root.dataset.theme = data.theme === "dark" || data.theme === "light" ? data.theme : "";
    token("--accent", "color", data.accent);
    token("--sans", "font-family", data.font);
    token("--radius", "border-radius", data.radius);
  } else if (data.type === "plan") {
    isGiven = true;
    plan = String(data.plan).replace(/^.*#/, "");
    lead(plan);
    given(plan);
  }
});

const sheet = document.head.appendChild(
  Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("embed.css", document.baseURI).href }),
);
const styled = new Promise((done) => (sheet.onload = sheet.onerror = done));

/** Begins once the planner has drawn itself. */
export async function begin() {
  await styled;
  document.querySelector(".answer > .body").append(open);
  // What is laid over the page below needs no room.
  const measure = () => tell("height", { height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(measure).observe(document.body);
  tell("ready");
}
