// The button in the bar: a tap starts the timer at once, before the next page is there; while a
// cramp goes on, its clock stands in the button.
(() => {
  const link = document.querySelector("[data-now-link]");
  if (!link) return;
  const key = `cramptracker.timer.${link.dataset.timerKey}`;
  const DAY = 24 * 60 * 60 * 1000;

  function since() {
    try {
      const kept = Number(localStorage.getItem(key));
      return kept && Date.now() - kept < DAY ? kept : null;
    } catch {
      return null;
    }
  }

  function draw() {
    const from = since();
    const clock = link.querySelector("[data-now-clock]");
    clock.hidden = !from;
    link.classList.toggle("now-link-running", Boolean(from));
    if (!from) return;
    const seconds = Math.max(0, Math.floor((Date.now() - from) / 1000));
    const two = (value) => String(value).padStart(2, "0");
    const minutes = Math.floor(seconds / 60);
    clock.textContent =
      minutes < 60
        ? `${minutes}:${two(seconds % 60)}`
        : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
  }

  link.addEventListener("click", () => {
    const from = since() || Date.now();
    try {
      localStorage.setItem(key, from);
      localStorage.removeItem(`${key}.stopped`);
    } catch {
      // Storage may be forbidden: the address then carries the start.
    }
    link.search = `?since=${Math.floor(from / 1000)}`;
  });
  setInterval(() => document.hidden || draw(), 1000);
  window.addEventListener("storage", draw);
  draw();
})();
