// The chapters, said in turn for who cannot read them.
"use strict";

(() => {
  const { kiosk, memory, tour, show, page } = voiceguide;
  const button = document.querySelector("button.tour");
  const plug = document.querySelector("main .plug");
  const cards = [...document.querySelectorAll(".card.chapter")];
  const items = cards.map((card) => [card, card.querySelector(".say")]).filter(([, say]) => say);
  const byEar = location.hash === "#listen";

  memory.set("language", page.dataset.locale);
  if (kiosk) show(plug);

  async function start() {
    button.setAttribute("aria-pressed", "true");
    if (kiosk && plug && plug.dataset.src) {
      plug.scrollIntoView({ block: "nearest" });
      if (!(await tour.say(plug))) return end(); // stopped
    }
    await tour.through(items);
    return end();
  }

  function end() {
    button.setAttribute("aria-pressed", "false");
  }

  if (items.length) {
    show(button);
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-pressed") === "true") {
        button.setAttribute("aria-pressed", "false");
        tour.stop();
      } else start();
    });
  }
  if (byEar) {
    // Who chose the language by ear goes on by ear.
    for (const card of cards) card.querySelector("a").href += "#play";
    if (items.length) start();
  }

  const forget = document.querySelector(".forget");
  show(forget);
  forget.addEventListener("click", () => {
    memory.forget();
    show(document.querySelector(".forgotten span"));
  });
})();
