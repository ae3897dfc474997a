// What every page shares: memory, the kiosk's rest, the printer. Words stand in the pages, none here.
"use strict";

window.voiceguide = (() => {
  const page = document.documentElement;
  const root = new URL(page.dataset.root || "./", location.href);
  const PREFIX = "voiceguide.";

  // Place, speed and language, on this device only. Without storage the page works and forgets.
  const memory = {
    get(name) {
      try { return localStorage.getItem(PREFIX + name); } catch { return null; }
    },
    set(name, value) {
      try { localStorage.setItem(PREFIX + name, value); } catch { /* storage is off or full: nothing to keep it in */ }
    },
    forget() {
      for (const store of [() => localStorage, () => sessionStorage]) {
        try {
          const held = store();
          for (const key of Object.keys(held)) {
            if (key.startsWith(PREFIX) && key !== PREFIX + "kiosk") held.removeItem(key);
          }
        } catch { /* storage is off: nothing is remembered */ }
      }
    },
  };

  const session = {
    get(name) {
      try { return sessionStorage.getItem(PREFIX + name); } catch { return null; }
    },
    set(name, value) {
      try { sessionStorage.setItem(PREFIX + name, value); } catch { /* as above */ }
    },
  };

  // A waiting-room tablet: by the clinic's settings, or by ?kiosk=1 for as long as the tab lives.
  const asked = new URLSearchParams(location.search).get("kiosk");
  if (asked !== null) session.set("kiosk", asked);
  const kept = session.get("kiosk");
  const kiosk = kept === null ? "kiosk" in page.dataset : kept !== "0";
  page.classList.toggle("kiosk", kiosk);

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element, shown = true) => { if (element) element.hidden = !shown; };

  // Rest: nobody touches anything and nothing plays.
  const REST_S = 60, WARN_S = 40;
  let last = Date.now();
  const playing = () => [...document.querySelectorAll("audio")].some((a) => !a.paused) || Boolean(api.speaking());
  const dialog = document.querySelector("dialog.rest");

  function rest() {
    const idle = (Date.now() - last) / 1000;
    if (playing()) { touched(); return; }
    if (idle >= REST_S) { leave(); return; }
    if (idle >= WARN_S && !dialog.open && !page.classList.contains("waiting")) dialog.show();
  }

  function leave() {
    memory.forget();
    if (page.classList.contains("waiting")) { last = Date.now(); return; }
    location.replace(new URL("index.html", root));
  }

  function touched() {
    last = Date.now();
  }

  if (kiosk) {
    for (const type of ["pointerdown", "keydown", "wheel", "scroll", "input"]) {
      addEventListener(type, touched, { capture: true, passive: true });
    }
    setInterval(rest, 1000);
    // At the click, not at the touch that begins it: or it would fall on what lies beneath. Not modal: help stays in reach.
    for (const type of ["click", "focusout"]) dialog.addEventListener(type, () => dialog.close());
    addEventListener("keydown", (event) => { if (event.key === "Escape") dialog.close(); });
    // The guide is all there is: nothing leads out of a kiosk, and it has no menu.
    for (const link of document.querySelectorAll('a[href^="http"]')) link.removeAttribute("href");
    addEventListener("contextmenu", (event) => event.preventDefault());
  }

  for (const button of document.querySelectorAll("button.print")) {
    show(button, !kiosk);
    button.addEventListener("click", () => print());
  }

  const api = { root, page, memory, session, kiosk, calm, show, speaking: () => null };
  return api;
})();
