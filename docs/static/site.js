// Headings of the table of contents say their level, and code that is wider than the page can be reached by keys.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("p.caption[role=heading]").forEach((heading) => heading.setAttribute("aria-level", "2"));
  document.querySelectorAll("pre").forEach((block) => { if (block.scrollWidth > block.clientWidth) block.tabIndex = 0; });
});

// A field over every page with many entries of packs: shows those that have all words that are typed.
document.addEventListener("DOMContentLoaded", () => {
  const entries = [...document.querySelectorAll("article dl.std:not(.subcommand)")];
  if (entries.length < 12) return;
  const words = entries.map((entry) => entry.textContent.toLowerCase().replaceAll("_", " "));
  const field = Object.assign(document.createElement("input"), { type: "search", className: "entry-filter" });
  field.placeholder = `Filter ${entries.length} entries`;
  field.setAttribute("aria-label", field.placeholder);
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase().replaceAll("_", " ").split(/\s+/);
    entries.forEach((entry, at) => { entry.hidden = !wanted.every((word) => words[at].includes(word)); });
  });
  entries[0].before(field);
});
