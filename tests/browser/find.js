// Finds an element by a path of roles and names, each below the one before it.
// Answers with the elements of the path, or with a text that says what is amiss.
//
// A selector stands for each role, and the name is worked out in the simplest
// way, in which blanks do not count; whoever asks verifies both against those
// that the browser computes.

const plain = (text) => text.replace(/\s+/g, " ").trim();

const bare = (text) => text.replace(/\s+/g, "");

const textOf = (id) => document.getElementById(id)?.textContent ?? "";

const nameOf = (element) => {
  const labelledBy = element.getAttribute("aria-labelledby");
  if (labelledBy) return plain(labelledBy.split(/\s+/).map(textOf).join(" "));
  const label = element.getAttribute("aria-label");
  if (label) return plain(label);
  if (element.labels?.length) return plain([...element.labels].map((label) => label.textContent).join(" "));
  if (element.tagName === "FIELDSET") return plain(element.querySelector("legend")?.textContent ?? "");
  if (element.tagName === "TABLE") return plain(element.caption?.textContent ?? "");
  return plain(element.textContent);
};

const fits = (name, wanted) =>
  wanted === null || (wanted.endsWith("…") ? bare(name).startsWith(bare(wanted.slice(0, -1))) : bare(name) === bare(wanted));

const [path] = arguments;
const found = [];
let below = document;
for (const [role, selector, wanted] of path) {
  const all = [...below.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const fitting = all.filter((element) => fits(nameOf(element), wanted));
  if (fitting.length !== 1) {
    const names = all.map((element) => `“${nameOf(element)}”`).join(", ");
    return `${fitting.length} of role ${role} are named ${wanted === null ? "anything" : `“${wanted}”`}, among ${names || "none"}`;
  }
  below = fitting[0];
  found.push(below);
}
return found;
