// Owns the panel for an address whose story is not shown to the present audience: that it is there, why it is not seen, and how to see it.
import { icon, make } from "./make.js";

/** `state.page.held` is what the server says of it. */
export function heldPanel(words, setView, state) {
  return {
    title: () => words.heldTitle,
    note: () => words.heldLead(words.who[state.page.view.audience]),
    draw(body) {
      const { held } = state.page;
      if (!held) return;
      body.append(make("p.why", {}, icon("lock"), [words.heldWhy[held.why ?? "audience"] ?? held.why, held.until ? words.heldUntil(held.until.text) : null].filter(Boolean).join(" ")),
        make("p.ways", {},
          make("button.small.strong", { type: "button", "data-keep": "show", onclick: () => setView({ audience: held.audience }) }, icon("eye"), words.heldShow(words.who[held.audience] ?? held.audience)),
          held.until && ["scheduled", "embargo", "approved"].includes(held.why) ? make("button.small", { type: "button", "data-keep": "later", onclick: () => setView({ at: held.until.iso }) }, icon("clock"), words.heldAt) : null));
    },
  };
}
