// Owns the choice of the audience as whom the newsroom is seen: a panel of its own, and a row in others.
import { make } from "./make.js";

const AUDIENCES = ["public", "press", "internal"];

/** The three audiences as radio buttons. `small`: without the sentence that says what each sees. */
export function audiences(words, state, setView, small) {
  const now = state.page?.view.audience ?? "public";
  const name = small ? "audience-small" : "audience-large";
  return make(small ? "fieldset.audiences.small-set" : "fieldset.audiences", {}, make("legend", {}, words.audience),
    make("div.choices", {}, AUDIENCES.map((audience) => {
      const input = make("input", { type: "radio", name, id: `${name}-${audience}`, value: audience, "data-keep": `${name}-${audience}`, onchange: () => setView({ audience }) });
      input.checked = audience === now;
      return make("label", { for: input.id }, input, make("span", {}, make("b", {}, words.who[audience]), small ? null : make("span", {}, words.whoSees[audience])));
    })));
}

export function audiencePanel(words, setView, state) {
  return {
    title: () => words.audienceTitle,
    note: () => words.audienceNote,
    draw: (body) => body.append(audiences(words, state, setView, false)),
  };
}
