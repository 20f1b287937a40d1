// Logging a cramp: the device's clock and zone, and fields that follow from others.
// Without this file the form asks for the same things, in the person's own zone.
(() => {
  const form = document.querySelector("form[data-episode]");
  if (!form) return;
  const { date, time, time_zone: zone } = form.elements;
  const isNew = "new" in form.dataset;
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timer = form.querySelector("[data-timer]");
  // Left open on purpose, or brought back by the browser with what was typed.
  let whenTouched = !time.value || time.value !== time.defaultValue;
  let leftAt = null;

  // --- when ---------------------------------------------------------------------------------

  function timerStart() {
    try {
      return Number(localStorage.getItem(`cramptracker.timer.${timer.dataset.timerKey}`)) || null;
    } catch {
      return null;
    }
  }

  function showWhen(instant) {
    const style = { timeZone: zone.value, dateStyle: "short", timeStyle: "short" };
    const [day, clock] = new Intl.DateTimeFormat("sv-SE", style).format(instant).split(" ");
    date.value = day;
    time.value = clock;
  }

  function showNow() {
    if (!isNew || whenTouched) return;
    showWhen(new Date(timerStart() || Date.now()));
  }

  function nameZone() {
    const name = zone.value.split("/").pop().replaceAll("_", " ");
    form.querySelector("[data-zone-name]").textContent = name;
  }

  function useDeviceZone() {
    if (!isNew || !device || device === zone.value) return;
    const known = Array.from(zone.options).some((option) => option.value === device);
    if (!known) return;
    zone.value = device;
    nameZone();
    form.querySelector("[data-zone-note]").hidden = false;
  }

  zone.addEventListener("change", () => {
    nameZone();
    showNow();
  });
  for (const input of [date, time]) {
    input.addEventListener("input", () => {
      whenTouched = true;
    });
  }
  timer?.querySelector("[data-timer-start]").addEventListener("click", () => {
    if (isNew && !whenTouched) showWhen(new Date());
  });
  // A page left open since yesterday would log last night's time.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leftAt = Date.now();
    else if (leftAt && Date.now() - leftAt > 60_000) showNow();
  });

  // --- how long: either one tap or typed ------------------------------------------------------

  const steps = Array.from(form.elements.duration_step);
  const typed = [form.elements.duration_minutes, form.elements.duration_seconds];
  for (const input of typed) {
    input.addEventListener("input", () => {
      if (input.value) for (const step of steps) step.checked = false;
    });
  }
  for (const step of steps) {
    step.addEventListener("change", () => {
      if (step.checked) for (const input of typed) input.value = "";
    });
  }

  // --- what helped: asked only of what was tried ------------------------------------------------

  for (const group of form.querySelectorAll("[data-shown-by]")) {
    const tried = document.getElementById(group.dataset.shownBy);
    const show = () => {
      group.hidden = !tried.checked;
      group.disabled = !tried.checked;
    };
    tried.addEventListener("change", show);
    show();
  }

  useDeviceZone();
  showNow();
})();
