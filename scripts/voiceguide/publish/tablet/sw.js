// The service worker. Before this stands BUILD: {build, shell, locales}, with the SHA-256 of every list of files.
// A file is kept only when it is what BUILD says; a new build is taken whole or not at all.
"use strict";

const CACHE = `voiceguide-${BUILD.build}`;
const STATE = "voiceguide-state";
const DIGEST = "x-digest";
const AT_ONCE = 4;
const base = new URL("./", self.location);
const address = (path) => new URL(path, base).href;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(listen(event)));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(base.href)) event.respondWith(answer(event.request));
});

async function install() {
  try {
    await store(await listed("files.json", BUILD.shell));
    await complete();
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("voiceguide-") && name !== CACHE && name !== STATE) await caches.delete(name);
  }
  // No clients.claim(): a page that plays from the network would lose its sound half way. The next page is ours.
}

// What pages ask

async function listen(event) {
  const { ask, locales } = event.data;
  if (ask === "take over") return takeOver();
  const port = event.ports[0];
  const tell = async (more) => {
    const held = await kept();
    port.postMessage({ kept: held, all: held.length === Object.keys(BUILD.locales).length, ...more });
  };
  if (ask === "status") return tell({ end: true });
  if (ask !== "keep") return undefined;
  const wanted = (locales || Object.keys(BUILD.locales)).filter((locale) => BUILD.locales[locale]);
  const total = wanted.reduce((sum, locale) => sum + BUILD.locales[locale].bytes, 0);
  let done = 0;
  try {
    for (const locale of wanted) {
      await store(await files(locale), (size) => { done += size; tell({ done, total }); });
      await keep(locale);
    }
    return tell({ done: total, total, end: true });
  } catch (error) {
    return tell({ failed: true, stale: Boolean(error.stale), end: true });
  }
}

// Only when no other page is open, and not before every kept language is here whole.
async function takeOver() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.filter((page) => page.url.startsWith(base.href)).length > 1) return;
  try { await complete(); } catch { return; }
  await self.skipWaiting();
}

// Which languages are kept

async function kept() {
  const held = await (await caches.open(STATE)).match(address("kept.json"));
  const locales = held ? await held.json() : [];
  return locales.filter((locale) => BUILD.locales[locale]);
}

async function keep(locale) {
  const locales = new Set([...(await kept()), locale]);
  await (await caches.open(STATE)).put(address("kept.json"), new Response(JSON.stringify([...locales].sort())));
}

async function complete() {
  for (const locale of await kept()) await store(await files(locale));
}

const files = (locale) => listed(`${locale}/files.json`, BUILD.locales[locale].list);

async function listed(path, digest) {
  await store([[path, digest, 0, "application/json"]]);
  return (await find(path, digest)).json();
}

// Files: [path, SHA-256, bytes, media type]

async function store(entries, progress = () => {}) {
  const cache = await caches.open(CACHE);
  const left = [...entries];
  const work = async () => {
    for (let entry = left.shift(); entry; entry = left.shift()) {
      const [path, digest, size, type] = entry;
      const held = await find(path, digest, true);
      if (!held.here) await cache.put(address(path), held.response || await whole(path, digest, type));
      progress(size);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

// A kept file whose SHA-256 begins with `digest`; any build may hold it. Without one: this build's.
async function find(path, digest, where = false) {
  const names = digest ? [CACHE, ...(await caches.keys()).filter((name) => name !== CACHE)] : [CACHE];
  for (const name of names) {
    if (!name.startsWith("voiceguide-") || !(await caches.has(name))) continue;
    const response = await (await caches.open(name)).match(address(path));
    if (response && (!digest || (response.headers.get(DIGEST) || "").startsWith(digest))) {
      return where ? { here: name === CACHE, response } : response;
    }
  }
  return where ? { here: false, response: null } : null;
}

// A file from the network, whole and as it should be, or an error.
async function whole(path, digest, type) {
  const response = await fetch(address(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const found = await sha256(bytes);
  if (!found.startsWith(digest)) throw Object.assign(new Error(`${path} is of another build`), { stale: true });
  const headers = { "content-type": type || response.headers.get("content-type"), "content-length": bytes.byteLength,
    "accept-ranges": "bytes", [DIGEST]: found };
  for (const name of ["content-security-policy", "x-content-type-options", "referrer-policy"]) {
    if (response.headers.has(name)) headers[name] = response.headers.get(name);
  }
  return new Response(bytes, { headers });
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Requests

async function answer(request) {
  const url = new URL(request.url);
  const named = decodeURIComponent(url.pathname.slice(base.pathname.length));
  const path = named === "" || named.endsWith("/") ? `${named}index.html` : named;
  const digest = url.searchParams.get("v");
  const held = await find(path, digest);
  if (held) return ranged(request, held);
  if (digest) {
    // The page says which bytes it means. Others, of a newer build on the server, it does not get.
    try {
      return await ranged(request, await whole(path, digest));
    } catch (error) {
      return error.stale ? new Response(null, { status: 404 }) : Response.error();
    }
  }
  try {
    return await fetch(request);
  } catch {
    return request.mode === "navigate" ? Response.redirect(address("index.html#languages")) : Response.error();
  }
}

// RFC 9110: one range is answered with 206, one past the end with 416, anything else with the whole.
async function ranged(request, response) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") || "");
  if (!asked || (!asked[1] && !asked[2])) return response;
  const body = await response.blob();
  const first = asked[1] ? Number(asked[1]) : Math.max(0, body.size - Number(asked[2]));
  const last = asked[1] && asked[2] ? Math.min(Number(asked[2]), body.size - 1) : body.size - 1;
  const headers = new Headers(response.headers);
  if (first > last || first >= body.size) {
    headers.set("content-range", `bytes */${body.size}`);
    headers.set("content-length", "0");
    return new Response(null, { status: 416, statusText: "Range Not Satisfiable", headers });
  }
  headers.set("content-range", `bytes ${first}-${last}/${body.size}`);
  headers.set("content-length", String(last - first + 1));
  return new Response(body.slice(first, last + 1), { status: 206, statusText: "Partial Content", headers });
}
