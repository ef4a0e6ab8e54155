// Owns the line to the server: keeps it open, opens it again, and says anew what this tab shows.

/** Milliseconds between attempts, the last one for ever. */
const PAUSES = [100, 250, 500, 1000, 2000, 5000];

export class Live {
  /**
   * `watch()` answers what this tab shows: `{path, etag, view}`. `hear` has a function for each type of message
   * (`page`, `faults`, `desk`, `follow`) and `line(open)`, called when the line opens or breaks.
   */
  constructor(watch, hear) {
    this.what = watch;
    this.hear = hear;
    this.tries = 0;
    this.open();
    // A page that is kept for "back" must not hold a line.
    addEventListener("pagehide", () => this.rest());
    addEventListener("pageshow", (event) => { if (event.persisted) this.open(); });
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.hurry(); });
  }

  open() {
    clearTimeout(this.timer);
    this.asleep = false;
    const address = new URL("/_desk/live", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener("open", () => {
      this.tries = 0;
      this.hear.line?.(true);
      this.watch();
    });
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      this.hear[message.type]?.(message);
    });
    socket.addEventListener("close", () => {
      if (this.socket !== socket || this.asleep) return;
      this.socket = null;
      this.hear.line?.(false);
      this.timer = setTimeout(() => this.open(), PAUSES[Math.min(this.tries++, PAUSES.length - 1)] * (0.8 + 0.4 * Math.random()));
    });
  }

  /** Tells the server what this tab shows now. */
  watch() {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ type: "watch", ...this.what() }));
  }

  hurry() {
    if (!this.socket && !this.asleep) this.open();
  }

  rest() {
    this.asleep = true;
    clearTimeout(this.timer);
    this.socket?.close();
    this.socket = null;
  }
}
