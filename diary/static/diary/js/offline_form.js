// A form on a page that is a copy, or one that is opened again with an entry that waits.
(() => {
  const form = document.querySelector("form[data-offline-check-in], form[data-episode][data-new]");
  if (!form) return;
  const root = document.documentElement;
  const owner = document.querySelector('meta[name="owner"]')?.content ?? "";
  const fields = form.elements;
  const pad = (number) => String(number).padStart(2, "0");
  const isoDay = (when) =>
    `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())}`;

  // --- a copy may be days old -------------------------------------------------------------------

  function diaryDay() {
    const when = new Date();
    when.setHours(when.getHours() - Number(form.dataset.dayStartsAt || 0));
    return isoDay(when);
  }

  function renewDays() {
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    if (fields.date) fields.date.max = isoDay(tomorrow);
    if (!fields.day || fields.day.defaultValue !== fields.day.value) return;
    const inAddress = /\/(\d{4}-\d\d-\d\d)\/$/.exec(location.pathname)?.[1];
    fields.day.value = inAddress || diaryDay();
    fields.day.max = diaryDay();
  }

  // --- an entry that waits ------------------------------------------------------------------------

  const tell = (input) => {
    for (const type of ["input", "change"]) {
      input.dispatchEvent(new Event(type, { bubbles: true }));
    }
  };

  function fill(entry) {
    const said = new Map();
    for (const [name, value] of entry.fields) said.set(name, [...(said.get(name) ?? []), value]);
    // Twice: what follows from one field may have changed another.
    for (let round = 0; round < 2; round += 1) {
      for (const input of fields) {
        if (!input.name || ["owner", "csrfmiddlewaretoken"].includes(input.name)) continue;
        const values = said.get(input.name) ?? [];
        if (["checkbox", "radio"].includes(input.type)) {
          const checked = values.includes(input.value);
          if (input.checked === checked) continue;
          input.checked = checked;
        } else if ("value" in input && input.type !== "submit" && input.type !== "button") {
          if (input.value === (values[0] ?? "")) continue;
          input.value = values[0] ?? "";
        } else continue;
        if (input.type !== "hidden") tell(input);
      }
    }
    for (const folded of form.querySelectorAll("details.more")) folded.open = true;
    // Without a token it is kept in place of the entry that waits, and sent from there.
    fields.csrfmiddlewaretoken.value = "";
  }

  async function fillFromWaiting() {
    const wanted = new URLSearchParams(location.search).get("waiting");
    const entries = owner ? await Waiting.of(owner) : [];
    const entry = entries.find((one) => one.id === (wanted || `check-in ${fields.day?.value}`));
    if (entry && (wanted || root.dataset.copy)) fill(entry);
  }

  if (root.dataset.copy || fields.day) renewDays();
  fillFromWaiting().catch(() => {});
})();
