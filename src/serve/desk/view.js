// Owns the view: for whom and as of when the preview shows the newsroom. It lies in a cookie, so that page and desk agree.

const NAME = `masthead-view-${location.port || "80"}`;
const others = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;

/** `internal@2026-12-01T09:00+09:00` as `{audience, at}`; an empty part is the default of the command line. */
export function split(text) {
  const at = text.indexOf("@");
  return at < 0 ? { audience: text, at: "" } : { audience: text.slice(0, at), at: text.slice(at + 1) };
}

// What the cookie holds, "" when there is none.
const held = () => document.cookie.split("; ").find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1) ?? "";

/** The view as the server understands it, "" for the default. */
export function text() {
  try {
    return decodeURIComponent(held());
  } catch {
    return "";
  }
}

/** Changes the parts of the view that `change` names, and tells the other tabs. */
export function set(change) {
  const { audience, at } = { ...split(text()), ...change };
  const value = audience || at ? encodeURIComponent(`${audience}@${at}`) : "";
  document.cookie = `${NAME}=${value}; path=/; SameSite=Strict${value ? "" : "; max-age=0"}`;
  others?.postMessage(value);
}

/** Calls `told` when another tab changed the view. */
export function onChange(told) {
  others?.addEventListener("message", async ({ data }) => {
    // The word of the change may be here before the cookie is, which takes another way between the browser's processes.
    for (let tries = 0; tries < 50 && held() !== data; tries++) await new Promise((next) => setTimeout(next, 20));
    told();
  });
}
