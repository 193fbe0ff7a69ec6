// <cmek-planner>: the planner inside of another page, in a frame of its own, so
// that neither page touches the styles of the other. A card stands there until
// the planner has drawn itself, and wherever it cannot. What the two say to each
// other is written down in docs/embedding.md.
(() => {
  const NAME = "cmek-planner";
  const VERSION = 1;
  if (customElements.get(NAME)) return;

  // The planner lies beside this script.
  const home = new URL(".", document.currentScript?.src || document.baseURI).href;

  // How long the planner may take to draw itself, in milliseconds.
  const PATIENCE = 20000;

  // How documentation portals say that they are dark, on <html> or <body>.
  const THEMES = ["data-theme", "data-theme-system", "data-md-color-scheme"];
  const night = matchMedia("(prefers-color-scheme: dark)");

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host { display: block; position: relative; }" +
    ":host([hidden]), [hidden] { display: none; }" +
    "iframe { border: 0; display: block; inline-size: 100%; }" +
    ".card { border: 1px solid; border-radius: var(--cmek-radius, 4px); box-sizing: border-box; padding: 1em; }" +
    ".card p { margin: 0 0 .5em; }" +
    // It stays in the flow: what leaves that makes the page jump below the reader.
    ".away { block-size: 1px !important; visibility: hidden; }",
  );

  const make = (name, parent, fill) => parent.appendChild(Object.assign(document.createElement(name), fill));

  class Planner extends HTMLElement {
    static observedAttributes = ["plan", "mode", "theme", "type", "provider", "src", "height"];

    #card;
    #link;
    #frame = null;
    #isReady = false;
    // Where the frame hears, once it has said so.
    #to = "";
    // What is to be said once the planner hears, by what it is about.
    #queue = new Map();
    // The fragment of what is shown, edits included.
    #plan = "";
    // How high the planner said that it is.
    #height = 0;
    // Takes away whatever listens for this element while it is in the page.
    #life = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      this.#card = make("div", root, { className: "card" });
      const slot = make("slot", this.#card, {});
      make("p", slot, {
        textContent: "Each combination of database type, cloud provider and region needs a customer key of its own.",
      });
      this.#link = make("a", this.#card, {
        textContent: "Open the customer key planner",
        target: "_blank",
        rel: "noopener",
      });
    }

    /** The address of the plan that is shown, in the full planner. */
    get link() {
      return `${this.#base()}${this.#plan && "#"}${this.#plan}`;
    }

    connectedCallback() {
      // What was set before this script had run would hide the property.
      for (const name of Planner.observedAttributes) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      this.#life = new AbortController();
      const { signal } = this.#life;
      const hear = (target, kind, act) => target.addEventListener(kind, act, { signal });
      hear(window, "message", (event) => this.#hear(event));
      hear(night, "change", () => this.#paint());
      hear(this, "focusin", () => this.#load());
      hear(this.shadowRoot, "focusout", (event) => this.#putAway(event.relatedTarget));
      const paint = new MutationObserver(() => this.#paint());
      for (const root of [document.documentElement, document.body]) {
        paint.observe(root, { attributeFilter: THEMES });
      }
      const sight = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.#load(), {
        rootMargin: "400px",
      });
      sight.observe(this);
      signal.addEventListener("abort", () => [paint, sight].forEach((it) => it.disconnect()));
      this.#link.href = this.link;
      // An author's own link is enough.
      this.#link.hidden = Boolean(this.querySelector("a"));
    }

    disconnectedCallback() {
      this.#life.abort();
      this.#unload();
    }

    // Moved in one step, the frame goes along.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, value) {
      if (name === "plan") {
        this.#plan = (value ?? "").replace(/^.*#/, "");
        this.#link.href = this.link;
        this.#say("plan", { plan: this.#plan });
      } else if (name === "mode") this.#say("mode", { mode: value ?? "edit" });
      else if (name === "theme") this.#paint();
      else if (name === "height") this.#fit();
      else if (before !== value) {
        this.#link.href = this.link;
        if (!this.#frame) return;
        this.#unload();
        this.#load();
      }
    }

    // Where the planner is; nothing but a page of the web is one.
    #base() {
      const said = this.getAttribute("src");
      const { protocol, origin, pathname } = URL.canParse(said, document.baseURI) ? new URL(said, document.baseURI) : {};
      return said && /^https?:$/.test(protocol) ? origin + pathname : home;
    }

    #load() {
      if (this.#frame || !this.isConnected) return;
      const asked = new URLSearchParams({ mode: this.mode || "edit", theme: this.#theme() });
      for (const name of ["type", "provider"]) if (this[name]) asked.set(name, this[name]);
      this.#frame = make("iframe", this.shadowRoot, {
        className: "away",
        title: this.title || "Customer key planner for Astra",
        allow: "clipboard-write",
        src: `${this.#base()}?${asked}#${this.#plan}`,
      });
      this.#paint();
      const { signal } = this.#life;
      const frame = this.#frame;
      setTimeout(() => {
        if (signal.aborted || frame !== this.#frame || this.#isReady) return;
        this.#tell("error", { message: "the planner did not start; the card stays" });
      }, PATIENCE);
    }

    #unload() {
      this.#frame?.remove();
      this.#frame = null;
      this.#isReady = false;
      this.#queue.clear();
      this.#card.hidden = false;
      this.#link.href = this.link;
    }

    #fit() {
      const fixed = parseFloat(this.height) || 0;
      const height = Math.min(fixed || this.#height, 100000);
      this.#card.style.minBlockSize = `${fixed}px`;
      if (this.#frame && height > 0) this.#frame.style.blockSize = `${height}px`;
    }

    // Light or dark, as the attribute or else the page says, and its tokens.
    #theme() {
      const said = (value) => /^(dark|slate)$/.test(value) ? "dark" : /^(light|default)$/.test(value) && "light";
      const roots = [document.documentElement, document.body];
      const all = THEMES.flatMap((name) => roots.map((root) => root.getAttribute(name)));
      return [this.theme, ...all].map(said).find(Boolean) || (night.matches ? "dark" : "light");
    }

    #paint() {
      if (!this.#frame) return;
      const theme = this.#theme();
      // Of another scheme than its content, a frame is not transparent.
      this.#frame.style.colorScheme = theme;
      const style = getComputedStyle(this);
      const token = (name) => style.getPropertyValue(`--cmek-${name}`).trim();
      this.#say("theme", { theme, accent: token("accent"), font: token("font"), radius: token("radius") });
    }

    #say(type, words) {
      if (!this.#frame) return;
      this.#queue.set(type, words);
      if (!this.#isReady) return;
      for (const [type, words] of this.#queue) {
        this.#frame.contentWindow.postMessage({ [NAME]: VERSION, type, ...words }, this.#to);
      }
      this.#queue.clear();
    }

    #hear({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || data?.[NAME] !== VERSION) return;
      // A page without an origin of its own may give none to its frames either.
      const isOpaque = origin === "null" && self.origin === "null";
      if (!isOpaque && origin !== new URL(this.#base()).origin) return;
      if (data.type === "ready") this.#show(isOpaque ? "*" : origin);
      else if (data.type === "height") {
        this.#height = Number(data.height);
        this.#fit();
      } else if (data.type === "error") this.#tell("error", { message: String(data.message) });
      else if (data.type === "plan") {
        this.#plan = String(data.plan);
        this.#link.href = this.link;
        if (!data.given) this.#tell("plan-change", { link: this.link, summary: data.summary });
      }
    }

    #show(to) {
      // Somebody loaded the frame again.
      if (this.#isReady) this.#queue.set("plan", { plan: this.#plan });
      this.#isReady = true;
      this.#to = to;
      this.#paint();
      this.#say("mode", { mode: this.mode || "edit" });
      this.#frame.className = "";
      this.#fit();
      this.#putAway(this.getRootNode().activeElement);
      this.#tell("ready");
    }

    // The planner is there in the place of the card, unless somebody is at that:
    // then below it, where the next key leads to.
    #putAway(next) {
      const isAtCard = this.#card.contains(next) || this.contains(next);
      if (!this.#isReady || isAtCard || !document.hasFocus() && this.matches(":focus-within")) return;
      this.#card.hidden = true;
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`cmek-${name}`, { bubbles: true, composed: true, detail }));
    }
  }

  // Each attribute is a property, too.
  for (const name of Planner.observedAttributes) {
    Object.defineProperty(Planner.prototype, name, {
      get() {
        return this.getAttribute(name) ?? "";
      },
      set(value) {
        if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
  customElements.define(NAME, Planner);
})();
