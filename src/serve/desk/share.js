// Owns the share simulator: a box for each service, drawn as that service draws a link, with the cut where it falls.
//
// Where a text is cut is the server's word (`shown` and `rest`); nothing here may cut it once more.
import { copyButton, icon, make } from "./make.js";

const WIDEST = 288; // px that a column wants
const GAP = 20;
/** Milliseconds of rest after a change before the number on the button is asked for. */
const CALM = 600;

/** The panel. `fetchJson(name)` asks the server, `missing()` says whether there is no page here. */
export function sharePanel(words, fetchJson, bar, missing) {
  let scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  let cuts = false;
  let answer = null;
  let panels = null;

  let timer = 0;
  const ask = async () => {
    answer = await fetchJson("share");
    bar.count("share", answer.services.filter((service) => !service.fine).length, words.cutIn);
  };
  const redraw = () => panels.redraw("share");
  const chip = (label, pressed, press, keep) => make("button.chip", { type: "button", "aria-pressed": String(pressed), "data-keep": keep, onclick: press }, label);

  return {
    bind(owner) { panels = owner; },
    /** The page changed: what was fetched is old. `shared`: whether there is a page that can be shared. */
    async stale(shared) {
      if (!shared) {
        answer = null;
        clearTimeout(timer);
        bar.count("share", 0, () => "");
        return;
      }
      if (panels.open !== "share") {
        answer = null;
        clearTimeout(timer);
        timer = setTimeout(() => ask().catch(() => {}), CALM);
      } else {
        await ask().catch(() => {});
        redraw();
      }
    },
    title: () => words.shareTitle(answer?.services.length ?? 7),
    note: () => words.shareNote,
    size: "tall",
    tools: () => [
      chip(words.cuts, cuts, () => { cuts = !cuts; redraw(); }, "cuts"),
      make("span.group", { role: "group" },
        chip(words.light, scheme === "light", () => { scheme = "light"; redraw(); }, "light"),
        chip(words.dark, scheme === "dark", () => { scheme = "dark"; redraw(); }, "dark")),
    ],
    left() { this.observer?.disconnect(); },
    async draw(body) {
      this.observer?.disconnect();
      if (!answer) {
        body.append(make("p.empty", { role: "status" }, words.loading));
        try {
          await ask();
        } catch {
          body.replaceChildren(make("p.empty", { role: "status" }, missing() ? words.nothingToShare : words.failed));
          return;
        }
        if (body.isConnected) redraw();
        return;
      }
      const page = { ...answer.page };
      const boxes = [...answer.services.map((service) => box(service, page, words)), cardBox(page, words)];
      const columns = make("div.columns");
      const shots = make("section.shots", { "data-scheme": scheme, "data-cuts": String(cuts), "aria-label": words.share }, columns);
      body.append(shots);
      if (answer.channels.length) body.append(channels(answer.channels, words));
      let last = 0;
      const lay = () => {
        const n = Math.max(1, Math.min(4, Math.floor((shots.clientWidth + GAP) / (WIDEST + GAP)) || 1));
        if (n === last) return;
        last = n;
        const lanes = Array.from({ length: n }, () => make("div.column"));
        columns.replaceChildren(...lanes);
        // The lowest column takes the next box; in the beginning that is from left to right.
        for (const one of boxes) lanes.reduce((low, lane) => (lane.offsetHeight < low.offsetHeight ? lane : low)).append(one);
      };
      lay();
      this.observer = new ResizeObserver(lay);
      this.observer.observe(shots);
    },
  };
}

function box(service, page, words) {
  const { ui } = words;
  const draw = SHAPES[service.id] ?? plain;
  return make("article.shot", { "data-service": service.id, "aria-labelledby": `shot-${service.id}` },
    make("header", {}, make("h3", { id: `shot-${service.id}` }, service.name[ui]), make(service.fine ? "p.fine" : "p.notfine", {}, service.verdict[ui])),
    make("div.screen", {}, draw(service, page, words)),
    make("footer", {}, service.rule[ui], service.image?.why ? make("span.why", {}, service.image.why[ui] ?? service.image.why) : null));
}

// The words that are seen, a mark where the cut falls, and the words that are not.
function cut(what, text, words) {
  if (!text) return null;
  if (!text.rest) return make(what, {}, text.shown);
  return make(what, {}, text.shown.trimEnd(), make("mark.cut", { title: words.cutHere }, "…"),
    make("del.rest", {}, make("span.quiet", {}, `${words.cutRest} `), text.rest));
}

function picture(service, page, words) {
  const { image } = service;
  if (!image?.shown) return null;
  if (!page.card) return image.small ? make("span.pic.none", { "aria-hidden": "true" }) : null;
  const img = make("img.pic", { src: page.card.src, alt: page.card.alt || words.card, width: page.card.width, height: page.card.height });
  img.style.aspectRatio = `${image.ratio[0]} / ${image.ratio[1]}`;
  img.style.objectFit = image.fit === "contain" ? "contain" : "cover";
  return img;
}

const when = (page) => (page.date ? `${page.date} — ` : null);

// How each service draws a link. Words in these boxes are those of the service.
const SHAPES = {
  kakaotalk: (s, page, words) => make("div.bubble", {}, picture(s, page, words), make("div.text", {}, cut("p.title", s.title, words), cut("p.description", s.description, words), make("p.host", {}, page.host))),
  x: (s, page, words) => {
    const small = s.image?.small || !page.card;
    if (small) {
      return make("div.summary", {}, picture(s, page, words) ?? make("span.pic.none", { "aria-hidden": "true" }),
        make("div.text", {}, make("p.host", {}, page.host), cut("p.title", s.title, words), cut("p.description", s.description, words)));
    }
    return make("div.large", {}, make("div.frame", {}, picture(s, page, words), cut("p.title", s.title, words)), make("p.host", {}, words.from(page.host)));
  },
  facebook: (s, page, words) => make(s.image?.small ? "div.row" : "div.stack", {}, picture(s, page, words),
    make("div.text", {}, make("p.host", {}, page.host.toUpperCase()), cut("p.title", s.title, words), cut("p.description", s.description, words))),
  linkedin: (s, page, words) => make(s.image?.small ? "div.row" : "div.stack", {}, picture(s, page, words),
    make("div.text", {}, cut("p.title", s.title, words), cut("p.description", s.description, words), make("p.host", {}, page.host))),
  naver: (s, page, words) => make("div.row", {},
    make("div.text", {}, make("p.host", {}, (page.crumbs?.length ? page.crumbs : [page.site]).join(" › ")), cut("p.title", s.title, words), describe(s, page, words)), picture(s, page, words)),
  slack: (s, page, words) => make("div.quote", {}, make("p.site", {}, page.site), cut("p.title", s.title, words), cut("p.description", s.description, words),
    page.labels?.length ? make("dl", {}, page.labels.map(([label, value]) => make("div", {}, make("dt", {}, label), make("dd", {}, value)))) : null, picture(s, page, words)),
  google: (s, page, words) => make("div.result", {},
    make("div.source", {}, make("span.dot", { "aria-hidden": "true" }, [...page.site][0] ?? ""), make("p", {}, make("span.site", {}, page.site), make("span.host", {}, crumbsOf(page)))),
    make(s.image?.shown && page.card ? "div.row" : "div", {}, make("div.text", {}, cut("p.title", s.title, words), describe(s, page, words)), picture(s, page, words))),
};

const plain = (s, page, words) => make("div.stack", {}, picture(s, page, words), make("div.text", {}, cut("p.title", s.title, words), cut("p.description", s.description, words), make("p.host", {}, page.host)));

// A description with the day before it, as lists of results have it.
function describe(service, page, words) {
  const element = cut("p.description", service.description, words);
  if (element && page.date) element.prepend(make("span.date", {}, when(page)));
  return element;
}

function crumbsOf(page) {
  const parts = decodeURIComponent(new URL(page.url).pathname).split("/").filter(Boolean);
  return [`https://${page.host}`, ...parts].join(" › ");
}

// The card itself, with what is left of it when it is cropped.
function cardBox(page, words) {
  const { card } = page;
  const size = card && [card.width ? `${card.width}×${card.height}` : null, card.bytes ? `${Math.round(card.bytes / 1000).toLocaleString()}KB` : null, /\.(\w+)(?:\?|$)/.exec(card.src)?.[1].toUpperCase()].filter(Boolean).join(" · ");
  const crop = (ratio, label) => {
    if (!card) return null;
    if (!card.width) return null;
    const whole = card.width / card.height;
    const frame = make("span.crop", { "aria-hidden": "true" }, make("b", {}, label));
    const [w, h] = whole > ratio ? [ratio / whole, 1] : [1, whole / ratio];
    Object.assign(frame.style, { inlineSize: `${w * 100}%`, blockSize: `${h * 100}%`, insetInlineStart: `${(1 - w) * 50}%`, insetBlockStart: `${(1 - h) * 50}%` });
    return frame;
  };
  return make("article.shot", { "data-service": "card", "aria-labelledby": "shot-card" },
    make("header", {}, make("h3", { id: "shot-card" }, words.card), make("p.fine", {}, card ? size : words.noCard)),
    make("div.screen", {}, card
      ? make("div.crops", {}, make("img.pic", { src: card.src, alt: card.alt || words.card, width: card.width, height: card.height }), crop(2, words.cropWide), crop(1, words.cropSquare))
      : make("p.empty", {}, words.cardMissing)),
    make("footer", {}, card ? words.cropNote : words.noCard));
}

// A channel may fold a text after so many letters, as readers count them.
function folded(channel, words) {
  const { fold, text } = channel;
  if (fold === null || fold === undefined) return [text];
  const letters = [...new Intl.Segmenter(words.ui).segment(text)].map(({ segment }) => segment);
  if (letters.length <= fold) return [text];
  return [letters.slice(0, fold).join(""), make("mark.cut", {}, `… ${words.fold}`), make("span.folded", {}, letters.slice(fold).join(""))];
}

function channels(list, words) {
  const { ui } = words;
  return make("section.channels", { "aria-labelledby": "channels-title" },
    make("h3", { id: "channels-title" }, words.channels), make("p", {}, words.channelsNote),
    make("ul", {}, list.map((channel) => {
      const part = channel.limit ? Math.min(1, channel.used / channel.limit) : 0;
      const bar = make("span.level");
      bar.style.inlineSize = `${part * 100}%`;
      const spare = channel.limit - channel.used;
      return make("li", {},
        make("h4", {}, channel.name[ui]),
        make(channel.fine ? "p.count" : "p.count.notfine", {}, `${words.of(channel.used, channel.limit)} ${channel.unit[ui]}`, make("span.spare", {}, spare < 0 ? words.over(-spare) : words.left(spare))),
        make("div", { class: channel.fine ? "meter" : "meter over", "aria-hidden": "true" }, bar),
        make("p.post", {}, folded(channel, words)),
        make("div.foot", {}, make("p.rule", {}, channel.rule[ui]), copyButton(words.copy, words.copied, () => channel.text)));
    })));
}
