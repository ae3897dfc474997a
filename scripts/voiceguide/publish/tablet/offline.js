// Keeping languages for when there is no network: by a service worker, where the browser lets us have one.
"use strict";

(() => {
  const { root, page, show } = voiceguide;
  const section = document.querySelector(".offline");
  const find = (selector) => (section ? section.querySelector(selector) : null);
  const locale = page.dataset.locale;
  const overWeb = location.protocol.startsWith("http");
  const able = isSecureContext && "serviceWorker" in navigator;

  if (!overWeb) return; // from a stick or a disk all is here already
  show(section);
  if (!able) {
    show(find(".insecure"));
    show(find(".keeping"), false);
    return;
  }

  // Asks the worker; `heard` gets each of its answers, the last one has `end`.
  async function ask(question, heard) {
    const registration = await navigator.serviceWorker.ready;
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => {
      heard(data);
      if (data.end) channel.port1.close();
    };
    registration.active.postMessage(question, [channel.port2]);
  }

  function paint(state) {
    if (state.stale) renew();
    if (!section) return;
    const busy = !state.end;
    show(find(".saving"), busy);
    const bar = find("progress");
    bar.max = state.total || 1;
    bar.value = state.done || 0;
    const mine = state.kept.includes(locale);
    show(find(".this"), mine);
    show(find(".all"), state.all);
    for (const button of section.querySelectorAll(".keep")) {
      show(button, !(state.all || (mine && button.dataset.keep === locale)));
      button.disabled = busy;
    }
    show(find(".failed span"), Boolean(state.failed));
  }

  const keep = (locales) => ask({ ask: "keep", locales }, paint);

  for (const button of section ? section.querySelectorAll(".keep") : []) {
    button.addEventListener("click", () => {
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
      keep(button.dataset.keep === "*" ? null : [button.dataset.keep]);
    });
  }

  // A new build waits until a page opens that no other page stands beside; then it takes the place of the old one.
  function takeOver(worker) {
    worker.addEventListener("statechange", () => { if (worker.state === "activated") location.reload(); });
    worker.postMessage({ ask: "take over" });
  }

  async function renew() {
    const registration = await navigator.serviceWorker.getRegistration(root);
    if (!registration) return;
    await registration.update().catch(() => {}); // no network: the old build stays
    const worker = registration.installing || registration.waiting;
    if (!worker) return;
    if (worker.state === "installed") takeOver(worker);
    else worker.addEventListener("statechange", () => { if (worker.state === "installed") takeOver(worker); });
  }

  voiceguide.renew = renew;

  (async () => {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root, updateViaCache: "none" });
    if (registration.waiting && registration.active) takeOver(registration.waiting);
    const sparing = navigator.connection && navigator.connection.saveData;
    if (locale && !sparing) await keep([locale]);
    else await ask({ ask: "status" }, paint);
  })().catch(() => show(section, false)); // a browser that forbids it, such as in a private window
})();
