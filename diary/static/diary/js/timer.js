// A timer for a cramp that is going on. Its start is kept on the device, so a reload, a locked
// phone or a closed tab doesn't stop it. Stopping fills the field that holds the duration.
(() => {
  const LONGEST = 24 * 60 * 60 - 1;

  function words(seconds) {
    const two = (value) => String(value).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    return hours
      ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
      : `${minutes}:${two(seconds % 60)}`;
  }

  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Storage may be forbidden; the timer then lasts as long as the page.
    }
  }

  function kept(key) {
    try {
      return Number(localStorage.getItem(key)) || null;
    } catch {
      return null;
    }
  }

  function put(id, value) {
    const input = id && document.getElementById(id);
    if (!input) return;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function fill(timer, seconds) {
    const { timerMinutes, timerSeconds } = timer.dataset;
    if (timerMinutes) put(timerMinutes, Math.floor(seconds / 60));
    put(timerSeconds, timerMinutes ? seconds % 60 : seconds);
  }

  function start(timer) {
    const key = `cramptracker.timer.${timer.dataset.timerKey || location.pathname}`;
    const part = (name) => timer.querySelector(`[data-timer-${name}]`);
    const status = part("status");
    let since = null;
    let ticking = null;

    const elapsed = () => Math.max(0, Math.floor((Date.now() - since) / 1000));
    const draw = () => {
      part("clock").textContent = words(since ? elapsed() : 0);
    };

    function run(from, announce) {
      since = from;
      keep(key, from);
      timer.classList.add("timer-running");
      part("start").hidden = true;
      part("stop").hidden = false;
      ticking = setInterval(draw, 1000);
      draw();
      if (!announce) return;
      part("stop").focus();
      if (status) status.textContent = status.dataset.started || "";
    }

    function stop() {
      if (!since) return;
      const seconds = Math.min(elapsed(), LONGEST);
      clearInterval(ticking);
      keep(key, null);
      since = null;
      timer.classList.remove("timer-running");
      part("stop").hidden = true;
      part("start").hidden = false;
      part("clock").textContent = words(seconds);
      fill(timer, seconds);
      if (status) status.textContent = `${status.dataset.stopped || ""} ${words(seconds)}`;
    }

    part("start").addEventListener("click", () => run(Date.now(), true));
    part("stop").addEventListener("click", () => {
      stop();
      part("start").focus();
    });
    timer.closest("form")?.addEventListener("submit", stop, { capture: true });
    document.addEventListener("visibilitychange", () => since && draw());

    timer.hidden = false;
    const from = kept(key);
    if (from && Date.now() - from < LONGEST * 1000) run(from, false);
    else keep(key, null);
  }

  for (const timer of document.querySelectorAll("[data-timer]")) start(timer);
})();
