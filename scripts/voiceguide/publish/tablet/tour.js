// Says things aloud: one at a press, or all of them in turn, the one being said lit.
"use strict";

voiceguide.tour = (() => {
  const { calm } = voiceguide;
  const GAP_MS = 1200;
  const sound = new Audio();
  sound.preload = "auto";
  let turn = 0; // each new thing to say ends the one before
  let run = 0; // and so does each new tour
  let lit = null;

  voiceguide.speaking = () => (sound.paused && !lit ? null : sound);

  function light(element) {
    if (lit) lit.classList.remove("lit");
    lit = element;
    if (!element) return;
    element.classList.add("lit");
    element.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }

  // Resolves when it was said; false when something else took its turn or it cannot be played.
  function say(source) {
    const mine = ++turn;
    const start = Number(source.dataset.start || 0), end = Number(source.dataset.end || 0);
    return new Promise((done) => {
      let watch = 0;
      const finish = (well) => {
        clearInterval(watch);
        sound.onended = sound.onerror = null;
        if (mine === turn) sound.pause();
        done(well && mine === turn);
      };
      sound.onended = () => finish(true);
      sound.onerror = () => finish(false);
      const address = new URL(source.dataset.src, location.href).href;
      if (sound.src !== address) sound.src = address;
      sound.currentTime = start;
      watch = setInterval(() => {
        if (mine !== turn) finish(false);
        else if (end && sound.currentTime >= end) finish(true);
      }, 30);
      sound.play().catch(() => finish(false));
    });
  }

  function stop() {
    turn++;
    run++;
    sound.pause();
    light(null);
  }

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  // items: [[element to light, element with data-src]...]. Resolves true when all was said.
  async function through(items, rounds = 1) {
    stop();
    const mine = run;
    for (let round = 0; round < rounds; round++) {
      for (const [element, source] of items) {
        light(element);
        const well = await say(source);
        if (mine === run && !well) stop(); // it cannot be played
        if (mine !== run) return false;
        await pause(GAP_MS); // time to touch
        if (mine !== run) return false;
      }
    }
    light(null);
    return true;
  }

  async function one(button) {
    stop();
    const mine = run;
    const card = button.closest(".card, .lines li");
    if (card && card.classList.contains("card")) light(card);
    await say(button);
    if (mine === run) light(null);
  }

  for (const button of document.querySelectorAll(".say")) {
    button.hidden = false;
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      one(button);
    });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); });

  return { through, stop, say, lit: () => lit };
})();
