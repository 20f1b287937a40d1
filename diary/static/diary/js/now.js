// A cramp that goes on: only its start is kept, on the device, and the clock is read from it. So
// a locked phone, a closed tab or a restart stops nothing. Stop, muscle, save.
(() => {
  const form = document.querySelector("form[data-now]");
  if (!form) return;
  const DAY = 24 * 60 * 60 * 1000;
  const HOUR = 60 * 60 * 1000;
  const key = `cramptracker.timer.${form.dataset.timerKey}`;
  const part = (name) => form.querySelector(`[data-now-${name}]`);
  const fields = form.elements;
  const status = part("status");
  const two = (value) => String(value).padStart(2, "0");

  // --- what is kept on the device -----------------------------------------------------------

  const memory = {};
  function keep(name, value) {
    memory[name] = value;
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Storage may be forbidden; then the address holds the start.
    }
  }
  function kept(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return memory[name] ?? null;
    }
  }
  const recent = (instant) => instant > Date.now() - DAY && instant <= Date.now() + 120_000;

  function readState() {
    const stopped = kept(`${key}.stopped`);
    if (stopped && recent(stopped.since)) return stopped;
    const running = Number(kept(key));
    if (running && recent(running)) return { since: running, until: null };
    const asked = Number(new URLSearchParams(location.search).get("since")) * 1000;
    // Going back to the address of a cramp that is saved must not start it anew.
    const old = asked && asked <= (kept(`${key}.saved`) ?? 0);
    return { since: !old && recent(asked) ? asked : Date.now(), until: null };
  }

  // --- what the form says ------------------------------------------------------------------------

  function shown(instant) {
    const style = { timeZone: fields.time_zone.value, dateStyle: "short", timeStyle: "short" };
    return new Intl.DateTimeFormat("sv-SE", style).format(instant).split(" ");
  }

  function fillStart() {
    const [day, clock] = shown(state.since);
    const same = (instant) => shown(instant).join() === [day, clock].join();
    fields.date.value = day;
    fields.time.value = clock;
    fields.which.value = same(state.since + HOUR) ? "first" : same(state.since - HOUR) ? "second" : "";
    part("began").textContent = clock;
  }

  function fillLength() {
    const seconds = Math.floor((state.until - state.since) / 1000);
    fields.duration_minutes.value = Math.floor(seconds / 60);
    fields.duration_seconds.value = seconds % 60;
  }

  function useDeviceZone() {
    const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = Array.from(fields.time_zone.options).some((option) => option.value === device);
    if (device && known) fields.time_zone.value = device;
  }

  // --- what is shown -------------------------------------------------------------------------

  function draw() {
    const seconds = Math.max(0, Math.floor(((state.until ?? Date.now()) - state.since) / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    part("time").textContent = hours
      ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
      : `${minutes}:${two(seconds % 60)}`;
    part("signs").classList.toggle("now-signs-due", seconds >= Number(form.dataset.long));
  }

  function showState() {
    const over = state.until !== null;
    part("time").hidden = false;
    part("stop").hidden = over;
    part("save").hidden = !over;
    part("again").hidden = !over;
    part("drop").hidden = false;
    form.classList.toggle("now-over", over);
    part("title").textContent = over ? part("title").dataset.over : title;
    draw();
    window.dispatchEvent(new Event("storage")); // the clock in the bar
  }

  function showHelp() {
    const chosen = new Set(
      new FormData(form).getAll("sites").map((code) => code.split(":")[0]),
    );
    const parts = [...part("help").children];
    const fits = (one) => one.dataset.muscles.split(" ").some((muscle) => chosen.has(muscle));
    const any = parts.some(fits);
    for (const one of parts) one.hidden = any && !fits(one);
  }

  // --- what a person does ------------------------------------------------------------------------

  function run() {
    state.until = null;
    keep(key, state.since);
    keep(`${key}.stopped`, null);
    for (const name of ["duration_minutes", "duration_seconds"]) fields[name].value = "";
    showState();
  }

  function stop() {
    state.until = Math.min(Date.now(), state.since + DAY - 1000);
    keep(`${key}.stopped`, state);
    keep(key, null);
    fillLength();
    showState();
    status.textContent = status.dataset.stopped;
    part("save").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  function forget() {
    keep(key, null);
    keep(`${key}.stopped`, null);
    keep(`${key}.saved`, state.since);
  }

  const title = part("title").textContent;
  const state = readState();
  useDeviceZone();
  fillStart();
  if (state.until === null) {
    run();
    status.textContent = status.dataset.started;
  } else {
    fillLength();
    showState();
  }
  showHelp();
  setInterval(() => document.hidden || state.until || draw(), 1000);
  document.addEventListener("visibilitychange", draw);
  fields.time_zone.addEventListener("change", fillStart);
  form.addEventListener("change", showHelp);
  part("stop").addEventListener("click", stop);
  part("again").addEventListener("click", run);
  part("drop").addEventListener("click", () => {
    forget();
    location.assign("/");
  });
  form.addEventListener("submit", () => {
    if (state.until === null) stop();
    forget();
  });
})();
