// Owns the panel that says what `check` found on this page, which parts it lacks, and how long it is in each language.
import { coded, icon, make } from "./make.js";

/** The shape that tells how much a finding weighs, without colour. */
export const shape = (severity) => make("span.shape", { "data-severity": severity, "aria-hidden": "true" }, { error: "!", warning: "▲", advice: "i" }[severity] ?? "i");

/** The words of a finding: sentence, hints, place, the way to the editor. */
export function telling(finding, words) {
  const place = finding.file && [finding.file, finding.line ? words.place(finding.line, finding.column ?? 1) : null].filter(Boolean).join(" · ");
  return [
    make("p.sentence", {}, make("b", {}, words.severity[finding.severity] ?? finding.severity), " ", coded(finding.message)),
    finding.hints?.length ? make("ul.hints", {}, finding.hints.map((hint) => make("li", {}, coded(hint)))) : null,
    place ? make("p.place", {}, place) : null,
  ];
}

/** `notes`: the notes beside the text (notes.js). `shut()` closes the panel. */
export function checkPanel(words, state, notes, shut) {
  const finding = (one) => make("li.finding", {}, shape(one.severity), make("div", {}, telling(one, words),
    make("p.ways", {},
      notes.has(one) ? make("button.small", { type: "button", onclick: () => {
        // A narrow window has no room for the panel and the text.
        if (innerWidth < 768) shut();
        notes.go(one);
      } }, words.toPlace) : null,
      one.editor ? make("a.small", { href: one.editor }, icon("pen"), words.openHere) : null)));

  const part = (one) => make("li", { "data-need": one.need }, make("span.need", {}, words.need[one.need] ?? one.need), make("span", {}, coded(one.words)));

  const version = (one) => make("tr", {}, make("th", { scope: "row", lang: one.lang }, one.path ? make("a", { href: one.path }, one.name) : one.name),
    one.path ? [make("td", {}, words.minutes(one.minutes)), make("td", {}, [one.syllables ? words.syllables(one.syllables) : null, one.words ? words.wordCount(one.words) : null].filter(Boolean).join(" · ")), make("td", {}, words.spaced(one.spaced))]
      : make("td.none", { colspan: "3" }, words.notYet));

  return {
    title: () => words.checkTitle,
    note: () => words.found(state.page?.findings?.length ?? 0),
    size: "high",
    tools: () => [make("button.chip", { type: "button", "data-keep": "beside", "aria-pressed": String(notes.shown), onclick: (press) => {
      notes.show(!notes.shown);
      press.currentTarget.setAttribute("aria-pressed", String(notes.shown));
    } }, words.beside)],
    draw(body) {
      const { page } = state;
      if (!page) return body.append(make("p.empty", {}, words.loading));
      const findings = page.findings ?? [];
      const story = page.kind === "story" || (page.missing ?? []).length > 0;
      body.append(make("div.thirds", {},
        make("section.list", { "aria-label": words.check }, findings.length ? make("ul", {}, findings.map(finding)) : make("p.good", {}, icon("check"), words.nothingFound)),
        make("div.aside", {},
          story ? make("section", {}, make("h3", {}, words.parts), page.missing.length ? make("ul.parts", {}, page.missing.map(part)) : make("p.good", {}, icon("check"), words.allParts)) : null,
          page.versions?.length ? make("section", {}, make("h3", {}, words.length), make("div.wide", { tabindex: "0", role: "region", "aria-label": words.length }, make("table", {}, make("tbody", {}, page.versions.map(version))))) : null)));
    },
  };
}
