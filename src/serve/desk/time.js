// Owns the time slider: the newsroom as of any moment, with a stop at every change that is coming.
import { audiences } from "./audience.js";
import { icon, make } from "./make.js";
import { brief } from "./moment.js";

/** Milliseconds after the last key before the page follows. */
const SETTLE = 140;

/** The panel. `view`: how it is set (view.js), `setView(change)`: sets it and tells the server. */
export function timePanel(words, fetchJson, setView, state) {
  let times = null;
  let panels = null;
  let timer = 0;
  let at = 0;
  let dragged = false; // drawing the panel anew would take the slider out of the hand
  let wanted = null; // the stop that a key or the pointer chose and that the server is not yet asked for

  /** The stops with "now" in front and a moment of the writer's own choice among them. */
  const stops = () => {
    const list = [{ ...times.now, now: true, appears: [], goes: [] }, ...times.stops.filter((stop) => stop.unix > times.now.unix)];
    const { view } = state.page;
    if (view.at && !list.some((stop) => stop.iso === view.at || stop.unix === view.now.unix)) {
      list.push({ ...view.now, iso: view.at, chosen: true, appears: [], goes: [] });
      list.sort((a, b) => a.unix - b.unix);
    }
    return list;
  };
  const indexOf = (list) => {
    const { view } = state.page;
    if (!view.at) return list.findIndex((stop) => stop.now);
    return Math.max(0, list.findIndex((stop) => stop.iso === view.at || stop.unix === view.now.unix));
  };
  const event = (stop) => {
    if (stop.now) return words.now;
    if (stop.chosen) return words.chosen;
    const both = [stop.appears.length && words.appearsN(stop.appears.length), stop.goes.length && words.goesN(stop.goes.length)].filter(Boolean);
    return both.join(", ") || words.nothingChanges;
  };
  const title = (one) => (one.front ? words.onFront(words.places[one.front] ?? one.front, one.title) : one.title);
  const spoken = (stop) => [stop.text, stop.now ? words.now : null, ...stop.appears.map((one) => `${title(one)} ${words.appears}`), ...stop.goes.map((one) => `${title(one)} ${words.goes}`)].filter(Boolean).join(", ");

  return {
    bind(owner) { panels = owner; },
    async stale() {
      if (panels.open !== "time") times = null;
      else if (!dragged) {
        times = await fetchJson("times").catch(() => times);
        if (!dragged) panels.redraw("time");
      }
    },
    title: () => words.timeTitle,
    note: () => {
      const next = state.page?.view.next_change;
      return next ? [words.nextChange, make("strong", {}, brief(next.text, state.page.view.now.iso)), words.nextEnd] : words.noChange;
    },
    tools: () => [
      state.page?.view.next_change ? make("button.small", { type: "button", "data-keep": "next", onclick: () => setView({ at: state.page.view.next_change.iso }) }, icon("arrow"), words.toNext) : null,
      state.page?.view.at ? make("button.small", { type: "button", "data-keep": "now", onclick: () => setView({ at: "" }) }, words.toNow) : null,
    ],
    left() {
      clearTimeout(timer);
      wanted = null;
    },
    async draw(body) {
      if (!times || !state.page) {
        body.append(make("p.empty", { role: "status" }, words.loading));
        try {
          times = await fetchJson("times");
        } catch {
          body.replaceChildren(make("p.empty", { role: "status" }, words.failed));
          return;
        }
        if (body.isConnected && state.page) panels.redraw("time");
        return;
      }
      const list = stops();
      const chosen = wanted ? list.findIndex((stop) => (wanted.now ? stop.now : stop.iso === wanted.iso)) : -1;
      at = chosen < 0 ? indexOf(list) : chosen;
      const thumb = make("div.thumb", { role: "slider", tabindex: "0", "data-keep": "thumb", "aria-label": words.slider, "aria-orientation": "horizontal", "aria-valuemin": "0", "aria-valuemax": String(list.length - 1) });
      const label = make("output.label", { "aria-hidden": "true" });
      const done = make("span.done");
      const ticks = list.map((stop, n) => make("button.stop", { type: "button", tabindex: "-1", "aria-hidden": "true", onclick: () => go(n, true) },
        make("b", {}, stop.now ? words.now : lines(brief(stop.text, times.now.iso))), make("span", {}, stop.now ? "" : event(stop))));
      const rail = make("div.rail", {}, make("span.line"), done, thumb, label);
      const track = make("div.track", {}, rail, make("div.stops", {}, ticks));
      const scroll = make("div.scroll", {}, track);
      const happens = make("div.happens", { "aria-live": "polite" });
      track.style.setProperty("--stops", list.length);

      const place = () => {
        const part = list.length > 1 ? at / (list.length - 1) : 0;
        track.style.setProperty("--part", part);
        const stop = list[at];
        thumb.setAttribute("aria-valuenow", String(at));
        thumb.setAttribute("aria-valuetext", spoken(stop));
        label.textContent = stop.now ? words.now : brief(stop.text, times.now.iso);
        label.dataset.edge = part < 0.12 ? "start" : part > 0.88 ? "end" : "";
        ticks.forEach((tick, n) => tick.classList.toggle("here", n === at));
        happens.replaceChildren(...events(stop));
        if (scroll.scrollWidth > scroll.clientWidth) scroll.scrollLeft = ticks[at].offsetLeft + ticks[at].offsetWidth / 2 - scroll.clientWidth / 2;
      };
      const events = (stop) => {
        const part = (name, titles) => (titles.length ? [make("div", {}, make("h3", {}, words[name]), make("ul", { class: name }, titles.map((one) => make("li", {}, title(one), one.file ? make("code", {}, one.file) : null))))] : []);
        const both = [...part("appears", stop.appears), ...part("goes", stop.goes)];
        return both.length ? both : [make("p.calm", {}, stop.now ? words.asNow : words.nothingChanges)];
      };
      const go = (n, now) => {
        const next = Math.max(0, Math.min(list.length - 1, n));
        if (next === at) return;
        at = next;
        place();
        clearTimeout(timer);
        wanted = list[at];
        timer = setTimeout(() => {
          const stop = wanted;
          wanted = null;
          setView({ at: stop.now ? "" : stop.iso });
        }, now ? 0 : SETTLE);
      };
      thumb.addEventListener("keydown", (press) => {
        const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -Infinity, End: Infinity };
        const step = steps[press.key];
        if (!step || press.altKey || press.ctrlKey || press.metaKey) return;
        press.preventDefault();
        go(at + step, false);
      });
      rail.addEventListener("pointerdown", (press) => {
        rail.setPointerCapture(press.pointerId);
        thumb.focus({ preventScroll: true });
        const follow = (move) => {
          const frame = rail.getBoundingClientRect();
          go(Math.round((move.clientX - frame.left) / frame.width * (list.length - 1)), false);
        };
        follow(press);
        rail.addEventListener("pointermove", follow);
        dragged = true;
        rail.addEventListener("lostpointercapture", () => {
          rail.removeEventListener("pointermove", follow);
          dragged = false;
          panels.redraw("time");
        }, { once: true });
      });

      const field = make("input", { type: "datetime-local", id: "any-moment", "data-keep": "field", value: (state.page.view.at || state.page.view.now.iso).slice(0, 16), step: "60" });
      const form = make("form.other", { onsubmit: (sent) => {
        sent.preventDefault();
        if (field.value) setView({ at: field.value.slice(0, 16) + zone(times.now.iso) });
      } }, make("label", { for: "any-moment" }, words.anyMoment), make("span.pair", {}, field, make("button.small", { type: "submit", "data-keep": "see" }, words.see)));
      body.append(list.length > 1 ? scroll : make("p.empty", {}, words.noChange), make("div.below", {}, happens, form, audiences(words, state, setView, true)));
      place();
    },
  };
}

// The offset of the newsroom's clock, from a moment such as 2026-12-01T09:00:00+09:00.
const zone = (iso) => /(?:Z|[+-]\d\d:?\d\d)$/.exec(iso)?.[0] ?? "";

// Day and hour each on a line of its own, if the language tells them apart by 오전 and 오후.
const lines = (text) => text.split(/ (?=오[전후] )/).map((part) => make("i", {}, part));
