// The list of what waits on this device, with the reason where something was refused, and what to
// do first where a cramp that waits has signs that need a doctor.
(() => {
  const section = document.querySelector("[data-waiting-section]");
  const row = document.querySelector("template[data-waiting-row]");
  if (!section || !row) return;
  const list = section.querySelector("[data-waiting-list]");
  const names = JSON.parse(document.getElementById("site-names").textContent);
  const words = row.dataset;
  const LONG_SECONDS = 600;

  const first = (entry, name) => entry.fields.find((field) => field[0] === name)?.[1] ?? "";
  const all = (entry, name) =>
    entry.fields.filter((field) => field[0] === name).map((field) => field[1]);

  function dayInWords(day) {
    const [year, month, date] = day.split("-").map(Number);
    if (!date) return day;
    const style = { weekday: "long", day: "numeric", month: "long" };
    const language = document.documentElement.lang || undefined;
    return new Intl.DateTimeFormat(language, style).format(new Date(year, month - 1, date));
  }

  function secondsOf(entry) {
    const typed = ["duration_minutes", "duration_seconds"].map((name) => first(entry, name));
    if (typed.some(Boolean)) return Number(typed[0]) * 60 + Number(typed[1]);
    return Number(first(entry, "duration_step"));
  }

  function describe(entry) {
    if (entry.kind === "check_in") return [words.checkIn, dayInWords(first(entry, "day"))];
    const sites = all(entry, "sites").map((code) => names[code] ?? code);
    const when = `${dayInWords(first(entry, "date"))}, ${first(entry, "time")}`;
    return [[words.cramp, ...sites].join(", "), when];
  }

  function addressOf(entry) {
    const at = entry.kind === "log" ? words.logUrl : words.checkInUrl;
    return `${at}?waiting=${encodeURIComponent(entry.id)}`;
  }

  function rowOf(entry) {
    const item = row.content.cloneNode(true);
    const part = (name) => item.querySelector(`[data-row-${name}]`);
    const refused = entry.state === "refused";
    const [what, when] = describe(entry);
    part("what").textContent = what;
    part("when").textContent = when;
    part("state").textContent = refused ? words.refused : words.wait;
    part("change").href = addressOf(entry);
    const reasons = part("reasons");
    reasons.hidden = !entry.reasons.length;
    for (const reason of entry.reasons) {
      const line = document.createElement("li");
      line.textContent = reason;
      reasons.append(line);
    }
    item.firstElementChild.classList.toggle("waiting-row-refused", refused);
    const said = part("remove-words");
    part("remove").addEventListener("click", async () => {
      if (said.textContent !== words.sure) {
        said.textContent = words.sure;
        return;
      }
      await Waiting.drop(entry);
      document.getElementById("waiting-title").focus();
      document.dispatchEvent(new Event("waiting:send"));
    });
    return item;
  }

  function showSigns(cramps) {
    const codes = new Set();
    for (const cramp of cramps) {
      for (const symptom of all(cramp, "symptoms")) codes.add(symptom);
      for (const site of all(cramp, "sites")) codes.add(site.split(":")[0]);
      if (secondsOf(cramp) > LONG_SECONDS) codes.add("long");
    }
    let any = false;
    for (const sign of document.querySelectorAll("[data-sign]")) {
      sign.hidden = !codes.has(sign.dataset.sign);
      any ||= !sign.hidden;
    }
    document.querySelector("[data-signs]").hidden = !any;
  }

  document.addEventListener("waiting:change", (event) => {
    const { entries } = event.detail;
    list.replaceChildren(...entries.map(rowOf));
    section.hidden = !entries.length;
    showSigns(entries.filter((entry) => entry.kind === "log"));
  });
  section.querySelector("[data-waiting-send]").addEventListener("click", () => {
    document.dispatchEvent(new Event("waiting:send"));
  });
})();
