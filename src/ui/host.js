// What the planner asks of the browser, where plain JavaScript is shorter than
// bindings: storage, address, streams, files, workers; `src/ui/browser.rs` asks.
// And what the page does with its own elements: what belongs together lights up,
// letters press buttons. Nothing here knows what a plan is.

const get = (id) => document.getElementById(id);

/** What is kept: one text, begun by the version of its grammar. */
const KEPT = "astra-cmek-planner.plan";

// What this tab last saw there. Another text means that another tab was here.
let seen = null;

// A browser that blocks storage throws even when it is only asked for.
function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function load() {
  try {
    seen = storage().getItem(KEPT);
  } catch {
    seen = null;
  }
  return seen ?? "";
}

/** Answers `kept`, `elsewhere` (another tab wrote in between) or `failed`. */
function save(text) {
  try {
    const store = storage();
    if (store.getItem(KEPT) !== seen) return "elsewhere";
    if (text === "") store.removeItem(KEPT);
    else store.setItem(KEPT, text);
    seen = text || null;
    return "kept";
  } catch {
    return "failed";
  }
}

// What this tab shows while nobody has chosen what is kept: nothing that was
// typed is lost where the page is loaded anew. It goes with the address that it
// was made of, which is not the one of a link that is only just arriving.
let origin;
const arrive = () => (origin = location.hash.slice(1));
arrive();

function hold(text) {
  try {
    sessionStorage.setItem(KEPT, `${origin}\n${text}`);
    return true;
  } catch {
    return false;
  }
}

/** What is held: the fragment of its address, a line feed, and the text. */
function held() {
  try {
    return sessionStorage.getItem(KEPT) ?? undefined;
  } catch {
    return undefined;
  }
}

// What another address brought may be all that is left of it.
function letGo(isAll) {
  try {
    if (isAll || sessionStorage.getItem(KEPT)?.startsWith(`${origin}\n`)) sessionStorage.removeItem(KEPT);
  } catch {
    // Where nothing can be held, nothing is.
  }
}

function onElsewhere(act) {
  addEventListener("storage", ({ key, newValue, storageArea }) => {
    if (storageArea === storage() && (key === KEPT || key === null) && newValue !== seen) act();
  });
}

function onHide(act) {
  addEventListener("pagehide", () => act());
}

// The address. Entries of the history that are ours carry the visit that wrote
// them, which tells a step back from a link that somebody put into the address
// bar, and from what was forgotten.
let visit;
const beginVisit = () => (visit = Math.random());
beginVisit();

// The address as it was last read or written here. Where it has become another,
// somebody goes elsewhere, and the browser is about to say so.
let known;
let hear;

/** The longest plan that stands in the address, in characters; browsers take about two million. */
const LONGEST_ADDRESS = 100000;

// A whole address: a path of two slashes would be taken for a host.
const withoutPlan = () => location.href.split("#")[0];

/** The plan of the address; `?plan=` is moved to the fragment at once. */
function address() {
  const url = new URL(location.href);
  const plan = url.searchParams.get("plan");
  if (plan !== null) {
    url.searchParams.delete("plan");
    url.hash = plan;
    history.replaceState(null, "", url);
    arrive();
  }
  known = location.hash;
  return known.slice(1);
}

/**
 * Who wrote this entry: 0 anybody, 1 an earlier visit, 2 this one, 3 this one,
 * but the plan was too long, 4 an earlier visit that could not keep its plan.
 */
function entry() {
  const mark = history.state?.planner;
  if (!mark) return 0;
  if (mark.visit !== visit) return mark.isUnkept ? 4 : 1;
  return mark.isTooLong ? 3 : 2;
}

/** Writes the plan into the address, as a new entry of the history where it is another one, or into this one. */
function show(fragment, isNew, isUnkept) {
  // What is written now would overwrite the entry that is gone to.
  if (location.hash !== known) return queueMicrotask(hear);
  const isTooLong = fragment.length > LONGEST_ADDRESS;
  const target = fragment && !isTooLong ? `#${fragment}` : withoutPlan();
  const change = isNew && location.hash.slice(1) !== fragment ? "pushState" : "replaceState";
  try {
    history[change]({ planner: { visit, isTooLong, isUnkept } }, "", target);
  } catch {
    // A browser refuses after too many changes in a short time; the next one comes.
  }
  known = location.hash;
  arrive();
}

// What brought somebody here is no business of whom they send the plan to.
const base = () => location.href.split(/[?#]/)[0];

function onAddress(act) {
  hear = () => {
    if (location.hash !== known) act(address());
  };
  addEventListener("hashchange", hear);
}

// DEFLATE. The browser's own streams weigh nothing, and answer later.

// Some browsers have no such stream, and some know no raw DEFLATE.
function streamOf(kind) {
  try {
    return new globalThis[kind]("deflate-raw");
  } catch {
    return null;
  }
}

async function collected(readable, most) {
  const parts = [];
  let size = 0;
  let state = 0;
  const reader = readable.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        state = 1;
        break;
      }
      size += value.length;
      if (size > most) {
        reader.cancel();
        return [new Uint8Array(), 2];
      }
      parts.push(value);
    }
  } catch {
    // What broke off: the parts before it count.
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return [whole, state];
}

async function feed(writable, bytes, step) {
  const writer = writable.getWriter();
  for (let at = 0; at < bytes.length; at += step) await writer.write(bytes.subarray(at, at + step));
  await writer.close();
}

/** Gives the packed bytes, or none where the browser cannot pack. */
async function pack(text, done) {
  const stream = streamOf("CompressionStream");
  if (!stream) return done(new Uint8Array());
  const bytes = new TextEncoder().encode(text);
  feed(stream.writable, bytes, bytes.length).catch(() => {});
  const [packed] = await collected(stream.readable, Infinity);
  done(packed);
}

/**
 * Gives what could be unpacked and how that ended: 0 it broke off, 1 it is
 * whole, 2 it is larger than `most`, 3 the browser cannot unpack.
 */
async function unpack(bytes, most, done) {
  const stream = streamOf("DecompressionStream");
  if (!stream) return done(new Uint8Array(), 3);
  // What Rust lends is its own again when this function first waits.
  bytes = bytes.slice();
  // In small pieces, so that what comes before a break is given out, and a
  // bomb is noticed before it has grown.
  feed(stream.writable, bytes, 64).catch(() => {});
  done(...(await collected(stream.readable, most)));
}

// Files and texts that are brought in.

/** Reads a file. It comes without bytes where the browser cannot open it, as it cannot open a folder. */
async function take(file, most, act) {
  stop();
  const mine = turn;
  let bytes;
  try {
    // One byte more than may be read shows that there was more.
    bytes = new Uint8Array(await file.slice(0, most + 1).arrayBuffer());
  } catch {
    bytes = undefined;
  }
  if (turn === mine) act(file.name, bytes);
}

/**
 * Hears what is dropped on the page, or pasted where nobody is writing. A text
 * of more than `long` characters does not go into a field, which it would make
 * slow.
 */
function onBring(most, long, act) {
  const field = (target) => target instanceof Element && target.closest("input, textarea, select");
  const hear = (event, data) => {
    // Events that a script made carry nothing.
    if (!data) return;
    const [file, ...more] = data.files;
    const text = data.getData("text");
    const isWritten = field(event.target) && !(text.length > long && event.target.matches("textarea"));
    // A copied cell of a spreadsheet comes as its picture too.
    if (more.length && event.type === "drop") act(`${more.length + 1} files`);
    else if (file && (event.type === "drop" || !text)) take(file, most, act);
    else if (text && !isWritten) act("", new TextEncoder().encode(text.slice(0, most + 1)));
    else return;
    event.preventDefault();
  };
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") || !field(event.target)) event.preventDefault();
  });
  addEventListener("drop", (event) => hear(event, event.dataTransfer));
  addEventListener("paste", (event) => hear(event, event.clipboardData));
}

function chosen(event, most, act) {
  const [file] = event.target.files;
  if (file) take(file, most, act);
}

function download(name, type, text) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

// What belongs together lights up together: rows of the plan, rows of the
// tables, lines and boxes of the picture.
let pointed = null;

function light({ target }) {
  const it = target.closest?.("[data-row], [data-key]");
  if (it === pointed) return;
  pointed = it;
  const all = [...document.querySelectorAll("[data-row], [data-key]")];
  const meet = (a, b) => (!a.row || !b.row || a.row === b.row) && (!a.key || !b.key || a.key === b.key);
  // In a grid there are no lines: boxes and rows of a key meet by themselves.
  const joins = it ? all.filter((each) => each.matches(".line") && meet(each.dataset, it.dataset)) : [];
  const isOne = ({ row, key }) => key !== undefined && key === it?.dataset.key && row === it.dataset.row;
  const isLit = (each) => joins.some((line) => meet(each.dataset, line.dataset)) || (!joins[0] && isOne(each.dataset));
  for (const each of all) each.toggleAttribute("data-lit", isLit(each));
  get("picture")?.toggleAttribute("data-lit", all.some((each) => each.matches("#picture [data-lit]")));
}
// A pointer that rests points at nothing new, whatever moves below it.
addEventListener("pointermove", light);
addEventListener("focusin", light);

// A box that is pressed leads to the row that it stands for.
addEventListener("click", ({ target }) => {
  const { row, key } = target.closest?.("#picture g")?.dataset ?? {};
  if (!row && !key) return;
  const place = row ? `[data-row="${row}"] :is(.line, input)` : `tbody[data-key="${key}"] button`;
  // What is filtered away, or beyond what a table shows, has its means near by.
  (document.querySelector(place) ?? get(row ? "filter" : "key-table-title")).focus();
});

// The keys that undo. A text that is being typed keeps the browser's own undo;
// once it is back to what it was, the next press goes to the plan.

let before = "";
// How often the browser took typing back in the field; as often it can do it again.
let takenBack = 0;

function atField() {
  before = document.activeElement?.value;
  takenBack = 0;
}
addEventListener("focusin", atField);
addEventListener("input", ({ inputType }) => {
  if (inputType === "historyUndo") takenBack += 1;
  else takenBack = inputType === "historyRedo" ? Math.max(takenBack - 1, 0) : 0;
});

function onUndo(act) {
  addEventListener("keydown", (event) => {
    const key = event.key?.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    const isRedo = key === "y" || event.shiftKey;
    const { target } = event;
    if (target.matches?.("input[type=text], input[type=search], textarea")) {
      if (isRedo ? takenBack > 0 : target.value !== before) {
        // Not every browser has keys of its own for it.
        if (document.execCommand(isRedo ? "redo" : "undo")) event.preventDefault();
        return;
      }
    }
    event.preventDefault();
    act(isRedo);
    // What the plan has put there now is nothing that somebody typed.
    requestAnimationFrame(() => {
      if (document.activeElement?.value !== before) atField();
    });
  });
}

// Shortcuts press what stands on the page already. Single letters can be
// switched off, for whoever speaks to the browser or types without looking.

/** What is kept: that single letters are none. */
const QUIET = "astra-cmek-planner.shortcuts";

const LETTERS = { a: "#databases-add", i: "#bring", c: ".share [data-icon=duplicate]" };

// Inside of another page, they would be keys of that page.
const isInside = parent !== window;
let isQuiet = isInside;
try {
  isQuiet ||= localStorage.getItem(QUIET) === "off";
} catch {
  // They work for this visit, and can be switched off for it.
}

addEventListener("keydown", (event) => {
  const { target } = event;
  // Whoever locked the capitals means the same letter.
  const key = event.shiftKey ? event.key : event.key?.toLowerCase();
  const isTyping = target.matches?.("input:not([type=checkbox]), select, textarea");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || isQuiet || document.querySelector("dialog[open]")) return;
  if (key === "?") return showShortcuts(event);
  const row = key === "d" && target.closest?.(".rows > li");
  const button = row ? row.querySelector("[data-icon=duplicate]") : document.querySelector(LETTERS[key] ?? "#none");
  const panel = button?.closest("details");
  if (!button || panel?.hidden) return;
  // What it brings must not be typed into the field that gets the focus.
  event.preventDefault();
  if (event.repeat) return;
  // What a panel says is worked out once it tells that it has opened; later than
  // the key, some browsers would copy nothing.
  if (panel && !panel.open) {
    panel.open = true;
    panel.dispatchEvent(new Event("toggle"));
  }
  button.click();
  panel?.scrollIntoView({ block: "nearest" });
});

function showShortcuts(event) {
  event.preventDefault();
  get("shortcuts-on").checked = !isQuiet;
  get("shortcuts").showModal();
  get("shortcuts-title").focus();
}
get("shortcuts-open").addEventListener("click", showShortcuts);
get("shortcuts-close").addEventListener("click", () => get("shortcuts").close());
get("shortcuts-on").addEventListener("change", ({ target }) => {
  isQuiet = !target.checked;
  try {
    if (isQuiet) localStorage.setItem(QUIET, "off");
    else localStorage.removeItem(QUIET);
  } catch {
    // It holds for this visit.
  }
});

// Modules of their own in workers: the reader reads what is opened, a question
// at a time; the drawer draws the plan, and writes its Markdown.

// How long to wait for another keystroke, in milliseconds.
const PAUSE = 400;

// Whatever is asked for, there is one script to be had.
const script = (build) => new URL(`worker.js?${encodeURIComponent(build)}`, document.baseURI).href;
const scripts = globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: script });

/**
 * Gives a worker something to do; `hear` is told the answer (`1`) or why there
 * is none (`2`). An answer begins with the build that gave it.
 */
function put(worker, name, build, what, given, hear) {
  try {
    const address = scripts ? scripts.createScriptURL(build) : script(build);
    worker = worker || new Worker(address, { type: "module", name });
    worker.onmessage = ({ data: [state, text] }) => {
      if (state !== 1) hear(state, text);
      else if (text.startsWith(`${build}\n`)) hear(1, text.slice(build.length + 1));
      else hear(2, "it is of another version; load the page again");
    };
    worker.onerror = (event) => {
      event.preventDefault();
      hear(2, "its file could not be loaded");
    };
    worker.postMessage(what, given);
  } catch (error) {
    hear(2, String(error.message || error));
  }
  return worker;
}

let worker = null;

// True while it owes an answer.
let isAtWork = false;

// Counts what was begun, files and questions: what comes of anything but the
// last is dropped.
let turn = 0;

/** Drops what is under way. A reader that has answered stays for the next question, unless it `isOver`. */
function stop(isOver = false) {
  turn += 1;
  if (!isAtWork && !isOver) return;
  worker?.terminate();
  worker = null;
  isAtWork = false;
}

/**
 * Asks the reader, once nothing else was begun for a while; `act` hears that it
 * is at work (`0`), the answer (`1`), or why there is none (`2`).
 */
function ask(build, said, bytes, act) {
  stop();
  const mine = turn;
  // A view would take all of Rust's memory along.
  const own = bytes.slice();
  const hear = (state, text) => {
    if (turn !== mine) return;
    isAtWork = state === 0;
    if (state === 2) stop(true);
    act(state, text);
  };
  setTimeout(() => {
    if (turn !== mine) return;
    worker = put(worker, "reader", build, ["read", said, own], [own.buffer], hear);
    hear(0, "");
  }, PAUSE);
}

let drawer = null;

// The drawing that is being made, and the one that is wanted next; of those in
// between nobody would see anything.
let isDrawing = false;
let wanted = null;

/** Draws a plan; `failed` hears why it could not be drawn, or nothing. */
function draw(build, plan, failed) {
  wanted = () => {
    wanted = null;
    isDrawing = true;
    drawer = put(drawer, "drawer", build, ["draw", plan], [], (state, text) => {
      isDrawing = false;
      if (state !== 1) {
        drawer?.terminate();
        drawer = null;
      }
      if (wanted) return wanted();
      sketch(state === 1 ? text : "");
      failed(state === 1 ? "" : text);
    });
  };
  if (!isDrawing) wanted();
}

function drawNothing() {
  wanted = isDrawing ? () => (wanted = null) : null;
  sketch("");
}

/** An element a line, with its attributes between tabs; a bar ends the last one, behind its text. */
function sketch(strokes) {
  let at = get("picture");
  at.replaceChildren();
  for (const line of strokes.split(`\n`)) {
    const [name, ...words] = line.split(`\t`);
    if (name === "|") {
      at.append(words[0]);
      at = at.parentNode;
    } else if (name) {
      at = at.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
      for (let place = 0; place < words.length; place += 2) at.setAttribute(words[place], words[place + 1]);
    }
  }
  // What is new is lit like what it belongs to.
  const last = pointed;
  pointed = null;
  light({ target: last?.isConnected ? last : document.activeElement });
}

/**
 * Offers the picture as it was drawn, without what the page made of it; as
 * pixels, up to twice as large. `failed` hears that there are too many of them.
 */
async function downloadDrawn(name, isSvg, failed) {
  const drawn = get("picture").firstChild.cloneNode(true);
  for (const lit of drawn.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
  const text = new XMLSerializer().serializeToString(drawn);
  const type = "image/svg+xml";
  if (isSvg) return download(name, type, text);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type }));
  try {
    await image.decode();
    const canvas = document.createElement("canvas");
    // Of more pixels than these, some browsers make nothing.
    const { width, height } = image;
    const scale = Math.min(2, 16000 / Math.max(width, height), Math.sqrt(16e6 / (width * height)));
    canvas.width = Math.floor(scale * width);
    canvas.height = Math.floor(scale * height);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise((done) => canvas.toBlob(done));
    if (picture) download(name, "image/png", picture);
    else failed();
  } catch {
    failed();
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

// Elements, focus and time. What is to get the focus may not be drawn yet.

// Where what has the focus goes away and nothing else takes it, it would be
// lost to whoever uses the keyboard.
let focused = null;
addEventListener("focusin", ({ target }) => (focused = target));
addEventListener("pointerdown", () => (focused = null), true);

function catchFocus() {
  // Whoever went back to the page around this one stays there.
  if (isInside && !document.hasFocus()) return;
  // What is not shown has no box; Firefox leaves the focus at it.
  if (!focused || focused.getClientRects().length) return;
  if (![document.body, focused].includes(document.activeElement)) return;
  focused = null;
  // A page around this one may show the answer alone.
  get(document.documentElement.dataset.mode === "result" ? "answer-title" : "plan-title")?.focus();
}
const changes = new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(catchFocus)));
changes.observe(document.body, { childList: true, subtree: true });
changes.observe(document.documentElement, { attributeFilter: ["data-mode"] });

// Not with the next frame, which may be late: what is typed until then would go
// elsewhere.
const drawn = (id, act) => setTimeout(() => get(id) && act(get(id)));

function select(field) {
  field.focus();
  field.select();
}

function mountPoint(id) {
  get(id)?.replaceChildren();
  return get(id);
}

const timers = {};

function later(name, pause, act) {
  if (name) clearTimeout(timers[name]);
  const timer = setTimeout(act, pause);
  if (name) timers[name] = timer;
}

function announce(id, text) {
  const say = (words) => get(id) && (get(id).textContent = words);
  // What is said once more is news, too.
  say("");
  later(id, 1000, () => {
    say(text);
    // Whoever reads on meets it once, where it stands to be read.
    later(id, 5000, () => say(""));
  });
}

/** Copies a text; `done` hears that it is done (`0`), or the text where the clipboard is closed (`1`). */
async function copy(text, done) {
  try {
    // Without a secure context there is no clipboard at all.
    await navigator.clipboard.writeText(text);
  } catch {
    return done(1, text);
  }
  done(0, "");
}

/** Copies what the drawer writes, beside what it may be drawing; `done` also hears why there is nothing (`2`). */
async function copyMarkdown(build, plan, incomplete, problems, done) {
  const text = new Promise((give, refuse) => {
    const writer = put(null, "drawer", build, ["markdown", plan, incomplete, problems], [], (state, text) => {
      setTimeout(() => writer?.terminate());
      (state === 1 ? give : refuse)(text);
    });
  });
  const type = "text/plain";
  const blob = text.then((text) => new Blob([text], { type }));
  // Promised now: some browsers take nothing that comes later than the click.
  const written = (async () => navigator.clipboard.write([new ClipboardItem({ [type]: blob })]))();
  for (const each of [blob, written]) each.catch(() => {});
  try {
    const given = await text;
    // Others take no promises.
    written.then(() => done(0, ""), () => copy(given, done));
  } catch (why) {
    done(2, why);
  }
}

// What an author of documentation opens comes when it is opened.
function loadPanel({ target }) {
  if (!target.matches?.(".embed")) return;
  import(new URL("panel.js", document.baseURI).href).catch(() => {
    target.append(target.querySelector(".problem") ?? Object.assign(document.createElement("p"), { className: "problem" }));
    target.lastChild.textContent = "What belongs here could not be loaded; load the page again.";
  });
}
addEventListener("toggle", loadPanel, true);

globalThis.planner = {
  load, save, hold, held, letGo, arrive, onElsewhere, onHide,
  address, entry, show, beginVisit, base, onAddress,
  pack, unpack,
  onBring, chosen, download, draw, drawNothing, downloadDrawn,
  onUndo,
  // The panel for authors reads it: `src/embed/panel.js`.
  share: (link) => (planner.link = link),
  // A page around this one says more: `src/embed/frame.js`.
  preset: () => "",
  onMode: () => {},
  counts: () => {},
  ask, stop,
  mountPoint, later, announce, copy, copyMarkdown,
  title: (text) => (document.title = text),
  keyOf: (event) => (event.altKey ? "Alt+" : "") + event.key,
  isRepeated: (event) => event.repeat,
  isOpen: (event) => event.target.open,
  clear: (event) => (event.target.value = ""),
  entered: (event) => event.target.elements[0].value,
  hasFocus: (id) => document.activeElement === get(id),
  blur: () => document.activeElement?.closest(".row-form") && document.activeElement.blur(),
  focus: (id) => drawn(id, (element) => element.focus()),
  select: (id) => drawn(id, select),
  scrollTo: (id) => get(id)?.scrollIntoView(),
  reveal: (id) => drawn(id, (element) => element.scrollIntoView({ block: "nearest" })),
};
