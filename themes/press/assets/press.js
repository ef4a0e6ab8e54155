// What a page can do besides being read: hand itself on, copy an address, print, play what lies elsewhere.
// Everything here is an addition; without this file the links in the page do the same or the button is not shown.
(() => {
  const say = document.body.appendChild(document.createElement("p"));
  say.className = "hidden";
  say.setAttribute("role", "status");

  // The label of a button says for two seconds what happened.
  const done = (button, words) => {
    const label = button.querySelector("span") || button;
    const before = label.dataset.label || label.textContent;
    label.dataset.label = before;
    label.textContent = say.textContent = words;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => {
      label.textContent = before;
      say.textContent = "";
    }, 2000);
  };

  const show = (selector, can) => {
    if (can) for (const button of document.querySelectorAll(selector)) button.hidden = false;
  };
  const offer = () => {
    show("[data-share]", navigator.share);
    show("[data-copy]", navigator.clipboard);
    show("[data-print]", true);
  };
  offer();
  // The preview changes pages that are open.
  document.addEventListener("masthead:patched", offer);

  const address = () => document.querySelector("link[rel=canonical]")?.href || location.href;

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest?.(selector);
    let button;
    if ((button = at("[data-copy]"))) {
      navigator.clipboard.writeText(button.dataset.copy || address()).then(() => done(button, button.dataset.done), () => {});
    } else if (at("[data-share]")) {
      navigator.share({ title: document.title, url: address() }).catch(() => {});
    } else if (at("[data-print]")) {
      print();
    } else if ((button = at("[data-embed] a[href]"))) {
      // A new tab is a new tab.
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const box = button.closest("[data-embed]");
      if (button.closest("figcaption")) return;
      event.preventDefault();
      const frame = document.createElement("iframe");
      frame.src = box.dataset.embed;
      frame.title = box.dataset.title || button.textContent.trim();
      frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      frame.allowFullscreen = true;
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      button.replaceWith(frame);
      frame.focus();
    }
  });

  // An open menu closes with Escape and gives the focus back.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector(".page-head details[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
})();
