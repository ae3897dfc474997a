// A chapter: what moves the sound, and the sentence that is heard.
"use strict";

(() => {
  const { memory, session, kiosk, calm, show, page } = voiceguide;
  const SKIP_S = 15, AGAIN_S = 3, ON_MS = 6000, RETRY_MS = 10000;
  const RATES = [0.75, 0.9, 1, 1.1, 1.25, 1.5];
  const find = (selector) => document.querySelector(selector);
  const audio = find("audio"), player = find(".player"), play = find(".play"), slider = find(".place input");
  const at = find(".at"), of = find(".of"), rate = find(".rate"), slower = find(".slower"), faster = find(".faster");
  const on = find(".on"), sleep = find(".sleep select"), broken = find(".broken span"), turn = find(".teachback");
  const next = find(".tools .next"), transport = find(".transport"), bar = find(".bar");
  const digits = [...audio.dataset.digits];
  const own = (text) => text.replace(/[0-9]/g, (digit) => digits[digit]);
  const place = `place.${audio.dataset.chapter}`;
  const sentences = [...document.querySelectorAll("[data-end].said")]
    .map((link) => ({ link, start: Number(link.dataset.start), end: Number(link.dataset.end) }))
    .sort((a, b) => a.start - b.start);
  let now = null, until = 0, asleep = 0, scrolled = 0, onward = 0, frame = 0, tried = 0;

  // Place

  const length = () => (Number.isFinite(audio.duration) ? audio.duration : Number(slider.max));
  const clock = (s) => own(`${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`);

  function go(seconds) {
    until = 0;
    audio.currentTime = Math.min(Math.max(0, seconds), length());
    paint();
  }

  function start() {
    overslept();
    clearTimeout(onward);
    show(broken, false);
    return audio.play().catch(() => {}); // what went wrong comes as an event
  }

  function stop() {
    until = 0;
    audio.pause();
  }

  function failed() {
    const again = Date.now() - tried > RETRY_MS;
    tried = Date.now();
    if (again) {
      // Once more from where it was: a network may have stumbled.
      const running = player.classList.contains("running"), from = audio.currentTime;
      audio.load();
      audio.addEventListener("loadedmetadata", () => { go(from); if (running) start(); }, { once: true });
      return;
    }
    player.classList.remove("running");
    show(broken);
    // A newer build may have taken the place of this page's sound: then this page goes too, and comes back whole.
    if (voiceguide.renew) voiceguide.renew();
  }

  // The sentence that is heard

  function current(seconds) {
    let found = null;
    for (const sentence of sentences) {
      if (sentence.start > seconds + 0.01) break;
      found = sentence;
    }
    return found;
  }

  function mark() {
    const found = audio.currentTime > 0 || !audio.paused ? current(audio.currentTime) : null;
    if (found === now) return;
    if (now) { now.link.classList.remove("now"); now.link.removeAttribute("aria-current"); }
    now = found;
    if (!now) return;
    now.link.classList.add("now");
    now.link.setAttribute("aria-current", "true");
    reveal();
  }

  // Keeps the sentence in sight, unless a person has just scrolled to look at something else.
  function reveal() {
    if (!now || audio.paused || Date.now() - scrolled < 4000) return;
    const { top, bottom } = now.link.getBoundingClientRect();
    const under = getComputedStyle(transport).position === "sticky" ? transport.getBoundingClientRect().bottom : bar.clientHeight;
    if (top < under || bottom > innerHeight * 0.85) {
      now.link.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
  }

  function paint() {
    mark();
    const seconds = audio.currentTime;
    // A screen reader on the slider is not talked over: there the value moves when a key does.
    if (document.activeElement !== slider || audio.paused) settle();
    at.textContent = clock(seconds);
    of.textContent = clock(length());
  }

  function settle() {
    slider.max = Math.ceil(length());
    slider.value = audio.currentTime;
    slider.setAttribute("aria-valuetext", `${clock(audio.currentTime)} / ${clock(length())}`);
  }

  function due() {
    if ((until && audio.currentTime >= until) || overslept()) stop();
  }

  function follow() {
    mark();
    due();
    if (!audio.paused) frame = requestAnimationFrame(follow);
  }

  for (const { link, start: from } of sentences.filter(({ link }) => link.href)) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(from);
      start();
    });
  }

  // Speed

  function speed(value) {
    const index = RATES.indexOf(value) < 0 ? RATES.indexOf(1) : RATES.indexOf(value);
    audio.defaultPlaybackRate = audio.playbackRate = RATES[index];
    audio.preservesPitch = true;
    rate.textContent = `${own(RATES[index].toLocaleString(page.lang, { numberingSystem: "latn" }))}×`;
    // aria-disabled: a button that goes away under the finger loses the keyboard's place.
    slower.setAttribute("aria-disabled", String(index === 0));
    faster.setAttribute("aria-disabled", String(index === RATES.length - 1));
    memory.set("speed", RATES[index]);
  }

  const step = (by) => speed(RATES[Math.min(Math.max(RATES.indexOf(audio.playbackRate) + by, 0), RATES.length - 1)]);

  // The end of the chapter: its question, then the next one

  function ended() {
    memory.set(place, "0");
    if (turn) {
      turn.classList.add("turn");
      turn.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
    if (next && pressed(on)) onward = setTimeout(() => { location.href = `${next.href}#play`; }, ON_MS);
  }

  const pressed = (button) => button.getAttribute("aria-pressed") === "true";

  // Sleep

  // Once the time is over; whoever starts the sound again after that hears it.
  function overslept() {
    if (!asleep || Date.now() < asleep) return false;
    wake();
    return true;
  }

  function wake() {
    asleep = 0;
    session.set("asleep", "0");
    sleep.value = "0";
    on.setAttribute("aria-pressed", "false");
    session.set("on", "0");
  }

  // Buttons

  play.addEventListener("click", () => (audio.paused ? start() : stop()));
  find(".back").addEventListener("click", () => go(audio.currentTime - SKIP_S));
  find(".forward").addEventListener("click", () => go(audio.currentTime + SKIP_S));
  find(".again").addEventListener("click", () => { go(0); start(); });
  slower.addEventListener("click", () => step(-1));
  faster.addEventListener("click", () => step(1));
  slider.addEventListener("keydown", settle, { capture: true });
  slider.addEventListener("input", () => { go(Number(slider.value)); settle(); });
  on.addEventListener("click", () => {
    on.setAttribute("aria-pressed", String(!pressed(on)));
    session.set("on", pressed(on) ? "1" : "0");
    if (!pressed(on)) clearTimeout(onward);
  });
  sleep.addEventListener("change", () => {
    asleep = Number(sleep.value) ? Date.now() + Number(sleep.value) * 60000 : 0;
    session.set("asleep", String(asleep));
    session.set("sleep", sleep.value);
  });
  for (const link of document.querySelectorAll(".next")) {
    // Who was listening goes on listening.
    link.addEventListener("click", () => {
      overslept();
      if (!audio.paused || audio.ended) link.hash = "#play";
    });
  }
  for (const hear of document.querySelectorAll(".hear")) {
    const words = turn.querySelector(hear.dataset.words);
    const asked = sentences.filter(({ link }) => words.contains(link));
    show(hear, asked.length > 0);
    hear.addEventListener("click", () => {
      go(asked[0].start);
      until = asked[asked.length - 1].end;
      start();
    });
  }

  // What the sound says of itself

  audio.addEventListener("play", () => {
    player.classList.add("running");
    if (turn) turn.classList.remove("turn");
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(follow);
    reveal();
  });
  audio.addEventListener("pause", () => player.classList.remove("running"));
  audio.addEventListener("ended", ended);
  audio.addEventListener("error", failed);
  for (const type of ["timeupdate", "seeked", "durationchange"]) audio.addEventListener(type, paint);
  audio.addEventListener("timeupdate", () => {
    due(); // also where no frames are drawn: behind a lock screen
    if (!audio.ended) memory.set(place, audio.currentTime.toFixed(1));
    if ("mediaSession" in navigator && Number.isFinite(audio.duration)) {
      navigator.mediaSession.setPositionState({
        duration: audio.duration, playbackRate: audio.playbackRate, position: Math.min(audio.currentTime, audio.duration),
      });
    }
  });
  for (const type of ["wheel", "touchmove"]) {
    addEventListener(type, () => { scrolled = Date.now(); }, { passive: true });
  }

  // Media keys and lock screen

  if ("mediaSession" in navigator) {
    const { title, artist, album, artwork } = audio.dataset;
    const src = new URL(artwork, location.href).href;
    navigator.mediaSession.metadata = new MediaMetadata({
      title, artist, album, artwork: [{ src, sizes: "512x512", type: "image/png" }],
    });
    const actions = {
      play: start,
      pause: stop,
      stop,
      seekbackward: (event) => go(audio.currentTime - (event.seekOffset || SKIP_S)),
      seekforward: (event) => go(audio.currentTime + (event.seekOffset || SKIP_S)),
      seekto: (event) => go(event.seekTime),
      previoustrack: () => go(audio.currentTime < AGAIN_S ? 0 : current(audio.currentTime - AGAIN_S)?.start ?? 0),
      nexttrack: next ? () => next.click() : null,
    };
    for (const [action, handler] of Object.entries(actions)) {
      try { navigator.mediaSession.setActionHandler(action, handler); } catch { /* an action this browser does not know */ }
    }
  }

  // As it was left

  memory.set("language", page.dataset.locale);
  speed(Number(memory.get("speed") || 1));
  on.setAttribute("aria-pressed", String(session.get("on") === "1"));
  asleep = Number(session.get("asleep") || 0);
  if (asleep > Date.now()) sleep.value = session.get("sleep");
  const slept = overslept(); // between two chapters
  const left = Number(memory.get(place) || 0);
  if (left > 0) {
    const resume = () => { if (audio.currentTime === 0 && left < length() - 1) go(left); };
    if (audio.readyState > 0) resume(); else audio.addEventListener("loadedmetadata", resume, { once: true });
  }
  audio.controls = false;
  show(audio, false);
  show(player);
  paint();
  if (location.hash === "#play") {
    history.replaceState(null, "", location.pathname + location.search);
    if (!slept) start();
  }
})();
