// The planner inside of another page: it keeps nothing, changes no address, and
// speaks with the page around it alone. What they say to each other is written
// down in docs/embedding.md. It takes the place of what `src/ui/host.js` does
// with storage, address and focus.

const NAME = "cmek-planner";
const VERSION = 1;
const MODES = ["edit", "view", "result"];
const PRESETS = { type: ["serverless", "managed-clusters"], provider: ["aws", "gcp", "azure"] };
const root = document.documentElement;
const asked = new URLSearchParams(location.search);

/** The counts of an answer, in the order in which they come. */
const COUNTS = ["databases", "deployments", "keys", "to_create", "registered", "not_covered", "depends_on_registration"];

// The origin of the page around this one, once it has spoken.
let host = null;

function tell(type, words, to = "*") {
  parent.postMessage({ [NAME]: VERSION, type, ...words }, to);
}

// The fragment that the page around this one gave last; the one that is shown;
// the one that the page was told last.
let given = location.hash.slice(1) || asked.get("plan") || "";
let shown = "";
let told = "";
let summary = null;

// What was kept last, which says more than a link; whether the page gave it; and
// whether it is still to be told.
let kept = "";
let isGiven = false;
let isUntold = false;
// True while a plan of the page arrives.
let isArriving = false;

let telling = null;
// Whose plan is to be told as soon as the page has spoken, if one is.
let unheard = null;

/** Tells the page which plan is shown, once the counts have followed it. */
function tellPlan(isTheirs) {
  clearTimeout(telling);
  telling = setTimeout(() => {
    // Whoever has not spoken yet hears of it then.
    unheard = host === null ? isTheirs : null;
    // An act shows its link before it is kept; then it comes again, packed.
    if (host === null || (shown === told && !isTheirs)) return;
    told = shown;
    const words = { plan: shown, link: linkTo(shown), summary, given: isTheirs };
    tell("plan", words, host === "null" ? "*" : host);
  });
}

const open = Object.assign(document.createElement("a"), {
  className: "full",
  textContent: "Open in the full planner",
  target: "_blank",
  rel: "noopener",
});
const base = location.origin + location.pathname;
const linkTo = (fragment) => (fragment ? `${base}#${fragment}` : base);
open.href = linkTo(given);

let hear = () => {};
let setMode = () => {};
let leave = () => {};
// The link is the one of what stands there, also of what was typed just now.
for (const kind of ["pointerdown", "focusin", "keydown", "contextmenu"]) open.addEventListener(kind, () => leave());

const { announce, focus, select, reveal, scrollTo, onUndo, onBring } = planner;
// Nobody who reads the page around this one is to lose their place.
const ifHere = (act) => (...words) => document.hasFocus() && act(...words);

// What the page around this one is about, where it is one of the words for it.
const preset = Object.entries(PRESETS).map(([name, words]) => words.find((word) => word === asked.get(name)?.toLowerCase()));
root.toggleAttribute("data-preset", preset.some(Boolean));

// Keys and files change no plan that is only shown, and bring nothing into one
// that is about something.
const canEdit = () => root.dataset.mode === MODES[0];
const canBring = () => canEdit() && !root.hasAttribute("data-preset");

Object.assign(planner, {
  load: () => "",
  save: (text) => {
    open.href = linkTo(text);
    if (text !== kept) {
      kept = text;
      isUntold = true;
      isGiven = isArriving;
    }
    isArriving = false;
    return "kept";
  },
  hold: () => true,
  held: () => undefined,
  letGo: () => {},
  arrive: () => {
    isArriving = true;
    isUntold = false;
    clearTimeout(telling);
  },
  onElsewhere: () => {},
  onHide: (act) => (leave = act),
  address: () => given,
  entry: () => 5,
  beginVisit: () => {},
  base: () => base,
  title: () => {},
  onAddress: (act) => (hear = act),
  show: (fragment) => {
    shown = fragment;
    if (isUntold) tellPlan(isGiven);
    isUntold = false;
  },
  onUndo: (act) => onUndo((...words) => canEdit() && act(...words)),
  onBring: (most, long, act) => onBring(most, long, (...words) => canBring() && act(...words)),
  preset: () => preset.join(" "),
  onMode: (act) => {
    setMode = act;
    be(root.dataset.mode);
  },
  counts: (counts) => (summary = Object.fromEntries(counts.split(" ").map((count, at) => [COUNTS[at], Number(count)]))),
  announce: (id, text) => {
    if (id === "refusal-outcome" && text) {
      tell("error", { message: text });
      tellPlan(true);
    } else if (!document.hasFocus()) return;
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
  setMode(canEdit());
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
  if (unheard !== null) tellPlan(unheard);
  if (data.type === "mode") be(data.mode);
  else if (data.type === "theme") {
    root.dataset.theme = data.theme === "dark" || data.theme === "light" ? data.theme : "";
    token("--accent", "color", data.accent);
    token("--sans", "font-family", data.font);
    token("--radius", "border-radius", data.radius);
  } else if (data.type === "plan" && typeof data.plan === "string") {
    given = data.plan.replace(/^.*#/, "");
    hear(given);
  }
});

const sheet = document.head.appendChild(
  Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("embed.css", document.baseURI).href }),
);
const styled = new Promise((done) => (sheet.onload = sheet.onerror = done));

/** Begins once the planner has drawn itself. */
export async function begin() {
  await styled;
  const about = Object.assign(document.createElement("p"), {
    className: "hint",
    textContent: "The page around this planner is told the plan that you make here; nothing is sent elsewhere.",
  });
  document.querySelector(".answer > .body").append(open, about);
  // What is laid over the page below needs no room.
  const measure = () => tell("height", { height: Math.ceil(document.body.getBoundingClientRect().height) });
  measure();
  tell("ready");
  new ResizeObserver(measure).observe(document.body);
}
