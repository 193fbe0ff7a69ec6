// The panel for authors of documentation: what the planner looks like inside of
// a page, and what to write there. It is fetched when somebody opens it.

const place = document.querySelector(".embed").appendChild(document.createElement("div"));
const home = location.href.split(/[?#]/)[0].replace(/[^/]*$/, "");

/** Makes an element with properties and children. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A choice below its label. */
function choice(name, label, options) {
  const select = make("select", { id: `embed-${name}` });
  for (const [value, text] of options) select.append(make("option", { value, textContent: text }));
  const field = make("div", { className: "field" }, make("label", { htmlFor: select.id, textContent: label }), select);
  return { name, select, field };
}

const format = choice("format", "Where it is put", [
  ["html", "HTML"],
  ["antora", "Antora (AsciiDoc)"],
  ["docusaurus", "Docusaurus (MDX)"],
  ["mkdocs", "MkDocs (Markdown)"],
  ["link", "A link, nothing embedded"],
]);
const start = choice("start", "It begins with", [
  ["plan", "This plan"],
  ["", "No plan"],
]);
const choices = [
  choice("mode", "What readers may do", [
    ["", "Change the plan"],
    ["view", "See plan and answer"],
    ["result", "See the answer"],
  ]),
  choice("theme", "Light or dark", [
    ["", "As the page is"],
    ["light", "Light"],
    ["dark", "Dark"],
  ]),
  choice("type", "Database type", [
    ["", "Any"],
    ["serverless", "Astra DB Serverless"],
    ["managed-clusters", "Astra Managed Clusters"],
  ]),
  choice("provider", "Cloud provider", [
    ["", "Any"],
    ["aws", "AWS"],
    ["gcp", "Google Cloud"],
    ["azure", "Azure"],
  ]),
];

const snippet = make("textarea", { id: "embed-snippet", rows: 6, readOnly: true });
snippet.setAttribute("spellcheck", "false");
snippet.setAttribute("aria-describedby", "embed-about");
const outcome = make("span");
outcome.setAttribute("role", "status");
const copy = make("button", { type: "button", textContent: "Copy the snippet" });
copy.dataset.icon = "duplicate";
const about = make("p", { className: "hint", id: "embed-about" });
const title = make("h4", { textContent: "In a page, it looks like this" });
const hint = make("p", { className: "hint", textContent: "What you change in it changes nothing above." });

// What *Share* says of names holds here, too.
const shared = document.getElementById("share-names");
const names = make("input", { type: "checkbox", id: "embed-names" });

const given = () => choices.filter(({ select }) => select.value).map(({ name, select }) => [name, select.value]);

/** What to write, and what has to be done once for the site. */
function written(plan) {
  const link = plan ? `${home}#${plan}` : home;
  const all = [...(plan ? [["plan", plan]] : []), ...given()];
  const attributes = all.map(([name, value]) => ` ${name}="${value}"`).join("");
  const script = `<script src="${home}embed.js" defer></script>`;
  const rule = preview.shadowRoot.querySelector("p").textContent;
  const element = `<cmek-planner${attributes}>\n  ${rule}\n  <a href="${link}">Plan your customer keys</a>\n</cmek-planner>`;
  switch (format.select.value) {
    case "antora":
      return [
        `cmek-planner::${plan}[${given().map((pair) => pair.join("=")).join(",")}]`,
        `On a line of its own. Once for the site: save ${home}antora.js beside the playbook, list ./antora.js under asciidoc, extensions, and set the attribute cmek-planner-url to ${home}.`,
      ];
    case "docusaurus":
      return [element, `Once for the site: { src: "${home}embed.js", defer: true } among the scripts of docusaurus.config.js.`];
    case "mkdocs":
      return [element, `Once for the site: ${home}embed.js under extra_javascript of mkdocs.yml.`];
    case "link":
      return [link, ""];
    default:
      return [`${script}\n${element}`, ""];
  }
}

const preview = document.createElement("cmek-planner");

/** Shows what was chosen, of the plan that stands there now. */
function show() {
  const plan = start.select.value && planner.link.split("#")[1];
  const [text, once] = written(plan);
  snippet.value = text;
  const isLink = format.select.value === "link";
  const allowed = isLink ? "" : `A content security policy of the site must allow ${location.origin} in script-src and frame-src.`;
  about.textContent = [once, allowed].filter(Boolean).join(" ");
  names.checked = shared.checked;
  for (const { select } of choices) select.disabled = isLink;
  names.disabled = !plan;
  outcome.textContent = "";
  for (const it of [title, hint, preview]) it.hidden = isLink;
  if (preview.plan !== plan) preview.plan = plan;
  for (const { name, select } of choices) preview[name] = select.value || null;
}

function begin() {
  const guide = make("a", { href: `${home}embedding.md`, target: "_blank", rel: "noopener", textContent: "Everything about embedding" });
  const fields = make("div", { className: "fields" }, format.field, start.field, ...choices.map(({ field }) => field));
  const label = make("label", { htmlFor: snippet.id, textContent: "What to write" });
  Object.assign(place.style, { display: "grid", gap: "var(--space-3)" });
  place.append(
    make("p", {}, "For pages of documentation: the planner inside of the page. ", guide, "."),
    fields,
    make("div", { className: "field check" }, names, make("label", { htmlFor: names.id, textContent: "With names and key identifiers" })),
    make("div", { className: "field" }, label, snippet, about),
    make("div", { className: "buttons" }, copy, outcome),
    title,
    hint,
    preview,
  );
  place.addEventListener("change", ({ target }) => {
    if (target !== names) show();
    else if (names.checked !== shared.checked) shared.click();
  });
  shared.addEventListener("change", () => (names.checked = shared.checked));
  copy.addEventListener("click", () => {
    planner.copy(snippet.value, (isClosed) => {
      outcome.textContent = isClosed ? "The browser keeps its clipboard closed; copy what is selected." : "Copied.";
      if (isClosed) planner.select(snippet.id);
    });
  });
  // The plan goes on changing.
  const { share } = planner;
  planner.share = (link) => {
    share(link);
    // Once it is closed, it is told no plan.
    if (place.parentElement.open) show();
  };
  show();
}

await import(new URL("embed.js", document.baseURI).href);
begin();
