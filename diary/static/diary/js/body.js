// Where it cramped: the figure and the chips tap the inputs of the list below them.
// Without this file the list asks for the same.
(() => {
  const picker = document.querySelector("[data-site-picker]");
  if (!picker) return;
  const figure = picker.querySelector("[data-site-figure]");
  const views = figure.querySelector("[data-body-views]");
  const chosen = figure.querySelector("[data-chosen]");
  const list = picker.querySelector("[data-site-list]");
  const inputs = new Map();
  for (const input of list.querySelectorAll("input[type=checkbox]")) inputs.set(input.value, input);
  const OPPOSITE = { left: "right", right: "left" };
  const KEPT = "cramptracker.sites-as";
  const REACH = [8, 15, 22]; // px around a thumb within which the nearest muscle is meant

  const isOn = (code) => Boolean(inputs.get(code)?.checked);

  // --- what is chosen, shown on the figure and as chips -----------------------------------------

  function addChip(code) {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "site-chip";
    chip.dataset.toggles = code;
    chip.textContent = inputs.get(code).dataset.siteName;
    chosen.append(chip);
  }

  function showChips() {
    const usual = new Set();
    for (const chip of figure.querySelectorAll("[data-toggles]")) {
      if (!chosen.contains(chip)) usual.add(chip.dataset.toggles);
      else if (!isOn(chip.dataset.toggles)) chip.remove();
    }
    for (const [code, input] of inputs) {
      const there = chosen.querySelector(`[data-toggles="${code}"]`);
      if (input.checked && !there && !usual.has(code)) addChip(code);
    }
    for (const chip of figure.querySelectorAll("[data-toggles]")) {
      chip.setAttribute("aria-pressed", String(isOn(chip.dataset.toggles)));
    }
    chosen.querySelector("[data-hint]").hidden = Array.from(inputs.keys()).some(isOn);
  }

  function show() {
    for (const part of views.querySelectorAll("[data-lit-by]")) {
      const codes = part.dataset.litBy.split(" ");
      part.classList.toggle("is-chosen", codes.some(isOn));
      part.classList.toggle("is-unsided", isOn(codes[0].split(":")[0]));
    }
    showChips();
  }

  // --- choosing ---------------------------------------------------------------------------------

  function set(code, on) {
    const input = inputs.get(code);
    if (!input || input.checked === on) return;
    input.checked = on;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // "Both" that loses a side leaves the other; a side said makes "side not said" untrue.
  function tap(code) {
    const [muscle, side] = code.split(":");
    const other = OPPOSITE[side];
    if (other && isOn(`${muscle}:both`)) {
      set(`${muscle}:both`, false);
      set(code, false);
      set(`${muscle}:${other}`, true);
      return;
    }
    set(code, !isOn(code));
    if (side && isOn(code)) set(muscle, false);
  }

  function meant(event) {
    const hit = event.target.closest("[data-site]");
    if (hit) return hit.dataset.site;
    for (const reach of REACH) {
      for (let turn = 0; turn < 12; turn += 1) {
        const angle = (turn * Math.PI) / 6;
        const x = event.clientX + reach * Math.cos(angle);
        const y = event.clientY + reach * Math.sin(angle);
        const near = document.elementFromPoint(x, y)?.closest("[data-site]");
        if (near) return near.dataset.site;
      }
    }
    return null;
  }

  views.addEventListener("click", (event) => {
    const code = meant(event);
    if (!code) return;
    tap(code);
    navigator.vibrate?.(12);
  });

  figure.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-toggles]");
    if (!chip) return;
    const { toggles } = chip.dataset;
    const next = chip.nextElementSibling ?? chip.previousElementSibling;
    set(toggles, !isOn(toggles));
    if (!chip.isConnected) (next?.matches("button") ? next : list.firstElementChild).focus();
  });

  picker.addEventListener("change", show);
  window.addEventListener("pageshow", show); // the browser may have brought choices back

  // --- which part of the figure is seen -----------------------------------------------------------

  const zooms = figure.querySelectorAll("[data-zoom]");

  function zoomTo(name) {
    for (const button of zooms) {
      button.setAttribute("aria-pressed", String(button.dataset.zoom === name));
      views.classList.toggle(`body-views-${button.dataset.zoom}`, button.dataset.zoom === name);
    }
    for (const svg of views.querySelectorAll("svg")) {
      svg.setAttribute("viewBox", svg.getAttribute(`data-box-${name}`));
    }
  }

  for (const button of zooms) button.addEventListener("click", () => zoomTo(button.dataset.zoom));

  // --- figure or list: who opens the list gets it open the next time ------------------------------

  function kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  function keep() {
    try {
      localStorage.setItem(KEPT, list.open ? "list" : "figure");
    } catch {
      // Then the figure comes first again.
    }
  }

  figure.hidden = false;
  list.open = kept() === "list";
  list.querySelector("summary").addEventListener("click", () => setTimeout(keep));
  show();
})();
