// The service worker: keeps copies of a few pages for a time without a network, and keeps what
// is saved then. PLACES comes from the view that serves the worker.
const OWN = "cramptracker-own-"; // and the owner: what is somebody's, gone when they sign out
const OPEN = "cramptracker-open";
const FILES = "cramptracker-files";
const PATIENCE = { page: 4000, save: 15000 };
const FRESH = { [PLACES.offline]: 60_000 };
const FRESH_FORM = 12 * 60 * 60_000;
const AWAY = [502, 503, 504];
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const DAY_PAGE = new RegExp(`^${PLACES.check_in}(\\d{4}-\\d\\d-\\d\\d)/$`);

const within = (promise, time) =>
  Promise.race([
    promise,
    new Promise((_resolve, reject) => {
      setTimeout(() => reject(new Error("no answer in time")), time);
    }),
  ]);

// --- copies of pages ---------------------------------------------------------------------------

const ownerIn = (html) => /<meta name="owner" content="(\d+)"/.exec(html)?.[1] ?? "";
const withoutToken = (html) =>
  html.replace(/(<input[^>]*name="csrfmiddlewaretoken"[^>]*value=")[^"]*"/g, '$1"');
const filesIn = (html) =>
  [...html.matchAll(/(?:href|src)="([^"#?]+)/g)]
    .map((found) => found[1])
    .filter((address) => address.startsWith(PLACES.files));

async function keepFiles(addresses) {
  const cache = await caches.open(FILES);
  for (const address of new Set(addresses)) {
    if (HASHED.test(address) && (await cache.match(address))) continue;
    const answer = await fetch(address);
    if (answer.ok) await cache.put(address, answer);
  }
}

async function keepPage(cache, path, owner, credentials, headers = {}) {
  const answer = await fetch(path, { credentials, headers, cache: "no-store" });
  const html = await answer.text();
  if (!answer.ok || ownerIn(html) !== owner) return [];
  const now = new Date().toISOString();
  const kept = new Headers(answer.headers);
  kept.delete("Content-Encoding");
  kept.delete("Content-Length");
  kept.set("X-Copied-At", now);
  const files = filesIn(html);
  await keepFiles(files);
  const copy = withoutToken(html).replace("<html", `<html data-copy="${now}"`);
  await cache.put(path, new Response(copy, { headers: kept }));
  return files;
}

const isIn = (held, language) => held?.headers.get("Content-Language") === language;

// The cache is opened first: when it is thrown away meanwhile, what is still put in goes with it.
// A copy in another language than the page that asks is an old one.
async function keepPages(owner, language) {
  const cache = await caches.open(OWN + owner);
  for (const path of PLACES.copied) {
    const held = await cache.match(path);
    const age = held ? Date.now() - Date.parse(held.headers.get("X-Copied-At")) : Infinity;
    const isOld = age > (FRESH[path] ?? FRESH_FORM) || !isIn(held, language);
    if (isOld) await keepPage(cache, path, owner, "same-origin");
  }
  const open = await caches.open(OPEN);
  if (isIn(await open.match(PLACES.offline), language)) return;
  await keepPage(open, PLACES.offline, "", "omit", { "Accept-Language": language });
}

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith(OWN)) await caches.delete(name);
}

function placeOf(pathname) {
  if (pathname === PLACES.check_in || DAY_PAGE.test(pathname)) return PLACES.offline_check_in;
  return PLACES.copied.includes(pathname) ? pathname : PLACES.offline;
}

// A copy opens in the colours of the hour it is read at, not of the hour it was made at.
const isNight = (hour) => hour >= PLACES.night[0] || hour < PLACES.night[1];
const inColoursOf = (html, hour) =>
  html
    .replace(/data-dim="(?:yes|no)"/, `data-dim="${isNight(hour) ? "yes" : "no"}"`)
    .replace(
      /<link rel="\w+"(\s+id="night-colours"[^>]*media=")[^"]*/,
      `<link rel="stylesheet"$1${isNight(hour) ? "screen" : "not all"}`,
    );

async function readNow(copy) {
  const html = inColoursOf(await copy.text(), new Date().getHours());
  return new Response(html, { headers: copy.headers });
}

async function copyOf(pathname) {
  const own = (await caches.keys()).filter((name) => name.startsWith(OWN));
  if (own.length === 1) {
    const cache = await caches.open(own[0]);
    const copy = (await cache.match(placeOf(pathname))) || (await cache.match(PLACES.offline));
    if (copy) return readNow(copy);
  }
  return (await (await caches.open(OPEN)).match(PLACES.offline)) || Response.error();
}

// --- answers -----------------------------------------------------------------------------------

async function page(request, pathname) {
  const copied = placeOf(pathname) !== PLACES.offline || pathname === PLACES.offline;
  try {
    const answer = await (copied ? within(fetch(request), PATIENCE.page) : fetch(request));
    if (!AWAY.includes(answer.status)) return answer;
  } catch {
    // No network, or one that hangs: the copy is what there is.
  }
  return copyOf(pathname);
}

async function file(request) {
  const cache = await caches.open(FILES);
  const address = request.url.split("#")[0];
  const held = await cache.match(address);
  if (held && HASHED.test(address)) return held;
  try {
    return await fetch(request);
  } catch {
    return held || Response.error();
  }
}

async function signOut(request) {
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    answer = null; // the session stays, what this device shows of the diary does not
  }
  await forget();
  return answer || copyOf(PLACES.offline);
}

function entryOf(pathname, form) {
  const fields = [...form].filter(
    ([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string",
  );
  const owner = form.get("owner") || "";
  const written_at = new Date().toISOString();
  if (pathname === PLACES.log) {
    const id = form.get("uuid") || crypto.randomUUID();
    const others = fields.filter(([name]) => name !== "uuid");
    return { owner, id, kind: "log", fields: [...others, ["uuid", id]], written_at };
  }
  const day = DAY_PAGE.exec(pathname)?.[1] || form.get("day") || "";
  const others = fields.filter(([name]) => name !== "day");
  const id = `check-in ${day}`;
  return { owner, id, kind: "check_in", fields: [...others, ["day", day]], written_at };
}

// A page from a copy has no token: what it saves is kept and then sent with a fresh one.
async function save(request, pathname) {
  const form = await request.clone().formData();
  const entry = entryOf(pathname, form);
  if (form.get("csrfmiddlewaretoken") || !entry.owner) {
    try {
      const answer = await within(fetch(request), PATIENCE.save);
      if (!AWAY.includes(answer.status) || !entry.owner) return answer;
    } catch (problem) {
      if (!entry.owner) throw problem;
    }
  }
  await Waiting.keep(entry);
  for (const client of await clients.matchAll()) client.postMessage("kept");
  return Response.redirect(`${PLACES.offline}?kept=${entry.kind}`, 303);
}

const keeps = (pathname) =>
  [PLACES.log, PLACES.offline_check_in].includes(pathname) || DAY_PAGE.test(pathname);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  const navigates = request.mode === "navigate";
  if (request.method === "POST" && navigates) {
    if (pathname === PLACES.logout) event.respondWith(signOut(request));
    else if (keeps(pathname)) event.respondWith(save(request, pathname));
  }
  if (request.method !== "GET") return;
  if (pathname.startsWith(PLACES.files)) event.respondWith(file(request));
  else if (navigates && !pathname.startsWith(PLACES.cms)) {
    event.respondWith(page(request, pathname));
  }
});

self.addEventListener("message", (event) => {
  const { copy, language } = event.data ?? {};
  if (!copy) return;
  const work = Waiting.alone("cramptracker.copies", () => keepPages(copy, language));
  event.waitUntil(work.catch(() => {})); // tried again from the next page
});

self.addEventListener("install", (event) => {
  const work = async () => {
    await keepPage(await caches.open(OPEN), PLACES.offline, "", "omit");
    await self.skipWaiting();
  };
  event.waitUntil(work());
});

// A new worker comes with new pages and new files: the old copies go once they can be replaced.
self.addEventListener("activate", (event) => {
  const work = async () => {
    const own = (await caches.keys()).filter((name) => name.startsWith(OWN));
    await clients.claim();
    for (const name of own) {
      const owner = name.slice(OWN.length);
      const cache = await caches.open(name);
      for (const path of PLACES.copied) await keepPage(cache, path, owner, "same-origin");
    }
  };
  event.waitUntil(work().catch(() => {}));
});
