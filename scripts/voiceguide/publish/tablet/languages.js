// Choosing a language by ear: touch the waiting screen, hear the languages, touch again at one's own.
"use strict";

(() => {
  const { kiosk, page, memory, tour, show } = voiceguide;
  const ROUNDS = 3;
  const cover = document.querySelector(".cover");
  const button = document.querySelector("button.tour");
  const cards = [...document.querySelectorAll(".card.language")];
  const items = cards.map((card) => [card, card.querySelector(".say")]).filter(([, say]) => say);

  function wait(waiting) {
    show(cover, waiting);
    page.classList.toggle("waiting", waiting);
  }

  async function start() {
    wait(false);
    button.setAttribute("aria-pressed", "true");
    const whole = await tour.through(items, ROUNDS);
    button.setAttribute("aria-pressed", "false");
    if (whole) wait(true); // nobody chose
  }

  function choose(card, byEar) {
    tour.stop();
    const link = card.querySelector("a");
    memory.set("language", link.id.slice(3));
    location.href = link.href + (byEar ? "#listen" : "");
  }

  if (!items.length) return;
  show(button);
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    if (tour.lit()) tour.stop(); else start();
  });
  cover.addEventListener("click", (event) => {
    event.stopPropagation();
    start();
    button.focus({ preventScroll: true });
  });

  // While the languages are said, a touch anywhere takes the one that is lit; a touch on another takes that.
  document.addEventListener("click", (event) => {
    const lit = tour.lit();
    if (!lit || button.getAttribute("aria-pressed") !== "true" || event.target.closest(".help, .contact, .offline")) return;
    const card = event.target.closest(".card") || lit;
    event.preventDefault();
    choose(card, true);
  });
  for (const card of cards) {
    const link = card.querySelector("a");
    link.addEventListener("click", (event) => {
      memory.set("language", link.id.slice(3));
      // In a waiting room a touch (not a key) goes on by ear: it says to plug in headphones, then the chapters.
      if (kiosk && event.detail > 0) link.hash = "#listen";
    });
  }

  // Who comes by keyboard or screen reader goes past the cover: it lifts, and nothing talks.
  addEventListener("focusin", (event) => {
    if (event.target !== cover && !event.target.closest(".bar") && !cover.hidden) wait(false);
  });
  // Enter or space, as the voice says "touch": anywhere but on a control of its own.
  addEventListener("keydown", (event) => {
    const lit = tour.lit();
    const free = event.target === document.body || event.target === button;
    if (lit && free && event.key === "Enter" && button.getAttribute("aria-pressed") === "true") {
      event.preventDefault();
      choose(lit, true);
    }
  });

  const known = memory.get("language");
  const mine = known && document.getElementById(`to-${known}`);
  if (mine) {
    mine.setAttribute("aria-current", "true");
    const card = mine.closest(".card");
    card.parentElement.prepend(card);
  }
  wait(location.hash !== "#languages");
})();
