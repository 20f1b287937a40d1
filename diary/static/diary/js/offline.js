// On every page: sends what waits on this device, says what does, and keeps copies of a few
// pages for a time without a network. Without this file everything works with a network.
(() => {
  const strip = document.querySelector("[data-waiting]");
  if (!strip) return;
  const root = document.documentElement;
  const owner = document.querySelector('meta[name="owner"]')?.content ?? "";
  const copiedAt = root.dataset.copy;
  const REFUSED = [400, 409, 413, 422];
  const { sendUrl, tokenUrl, workerUrl } = strip.dataset;
  let wait = Waiting.FIRST_WAIT;
  let timer = null;

  // --- what is said -------------------------------------------------------------------------

  const words = (name, value) => (strip.dataset[name] || "").replace("%s", value);

  function asOf(instant) {
    const style = { dateStyle: "medium", timeStyle: "short" };
    return new Intl.DateTimeFormat(root.lang || undefined, style).format(new Date(instant));
  }

  async function show(note) {
    const entries = owner ? await Waiting.of(owner).catch(() => []) : [];
    const refused = entries.filter((entry) => entry.state === "refused").length;
    const parts = [];
    if (copiedAt) parts.push(words("wordsCopy", asOf(copiedAt)));
    if (entries.length - refused) parts.push(words("wordsWaiting", entries.length - refused));
    if (refused) parts.push(words("wordsRefused", refused));
    if (note) parts.push(note);
    const said = parts.join(" ");
    const line = strip.querySelector("[data-waiting-words]");
    if (line.textContent !== said) line.textContent = said;
    strip.querySelector("a").hidden = !entries.length;
    strip.hidden = !parts.length;
    document.dispatchEvent(new CustomEvent("waiting:change", { detail: { entries } }));
  }

  // --- sending ------------------------------------------------------------------------------

  class Later extends Error {}

  async function json(answer) {
    try {
      return await answer.json();
    } catch {
      return {};
    }
  }

  // A fresh token each time, and only if the person of this page is the one signed in.
  async function freshToken() {
    const answer = await fetch(tokenUrl, { cache: "no-store", redirect: "error" });
    const said = await json(answer);
    if (answer.status === 401 || (answer.ok && String(said.owner) !== owner)) {
      throw new Later(words("wordsSignIn"));
    }
    if (!answer.ok || !said.token) throw new Later();
    return said.token;
  }

  async function sendOne(entry, token) {
    const body = new FormData();
    for (const [name, value] of entry.fields) if (name !== "owner") body.append(name, value);
    for (const name of ["owner", "kind", "written_at"]) body.append(name, entry[name]);
    const headers = { "X-CSRFToken": token };
    const answer = await fetch(sendUrl, { method: "POST", headers, body, redirect: "error" });
    const said = await json(answer);
    if (answer.ok && said.saved === true) return Waiting.drop(entry);
    if (!REFUSED.includes(answer.status)) throw new Later();
    return Waiting.refuse(entry, said.reasons || []);
  }

  async function sendAll() {
    const waiting = (await Waiting.of(owner)).filter((entry) => entry.state === "waiting");
    if (!waiting.length) return 0;
    const token = await freshToken();
    for (const entry of waiting) await sendOne(entry, token);
    return (await Waiting.of(owner)).filter((entry) => entry.state === "waiting").length;
  }

  async function send() {
    clearTimeout(timer);
    if (!owner) return;
    try {
      const had = (await Waiting.of(owner)).length;
      await Waiting.alone("cramptracker.send", sendAll);
      wait = Waiting.FIRST_WAIT;
      const left = (await Waiting.of(owner)).length;
      await show(left < had ? words("wordsSent", had - left) : "");
      if (left < had) keepCopies();
    } catch (problem) {
      await show(problem instanceof Later ? problem.message : "");
      clearTimeout(timer);
      timer = setTimeout(send, Waiting.spread(wait, Math.random()));
      wait = Waiting.longer(wait);
    }
  }

  function sendNow() {
    wait = Waiting.FIRST_WAIT;
    send();
  }

  // --- copies -------------------------------------------------------------------------------

  async function keepCopies() {
    if (!owner || copiedAt || !navigator.serviceWorker) return;
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ copy: owner, language: root.lang });
  }

  // Whoever is not signed in now leaves nothing of the diary behind. What waits stays, unseen.
  async function forgetOthers() {
    if (copiedAt || !window.caches) return;
    for (const name of await caches.keys()) {
      const own = name.startsWith("cramptracker-own-");
      if (own && name !== `cramptracker-own-${owner}`) await caches.delete(name);
    }
  }

  async function start() {
    await forgetOthers();
    if (owner || copiedAt) await show();
    if (navigator.serviceWorker && owner) {
      navigator.serviceWorker.addEventListener("message", sendNow);
      await navigator.serviceWorker.register(workerUrl, { scope: "/" });
      keepCopies();
    }
  }

  window.addEventListener("online", sendNow);
  document.addEventListener("waiting:send", sendNow);
  document.addEventListener("visibilitychange", () => document.hidden || sendNow());
  start()
    .catch(() => {}) // storage may be forbidden: then there is only the network
    .then(send);
})();
