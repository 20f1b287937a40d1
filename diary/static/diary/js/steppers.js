// Buttons beside a number field. An empty field means "not answered":
// stepping below the lowest value empties it again.
(() => {
  const number = (text, otherwise) => (text === "" || text == null ? otherwise : Number(text));

  function decimals(step) {
    return (String(step).split(".")[1] || "").length;
  }

  function stepped(input, by, first) {
    const step = number(input.step === "any" ? "" : input.step, 1);
    const low = number(input.min, 0);
    const high = number(input.max, Infinity);
    if (input.value === "") return by > 0 ? Math.min(first ?? low + step, high) : low;
    const next = Number(input.value) + by * step;
    if (next < low) return Number(input.value) > low ? low : null;
    return Number(Math.min(next, high).toFixed(decimals(step)));
  }

  function put(input, value) {
    input.value = value === null ? "" : value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function say(stepper, input) {
    const unit = stepper.querySelector(".stepper-unit")?.textContent ?? "";
    const language = document.documentElement.lang || undefined;
    const said = Number(input.value).toLocaleString(language);
    stepper.querySelector("[role=status]").textContent = input.value
      ? `${said} ${unit}`.trim()
      : stepper.dataset.emptyWords || "–";
  }

  function onClick(event) {
    const button = event.target.closest?.("[data-step-by]");
    const stepper = button?.closest("[data-stepper]");
    if (!stepper) return;
    const input = stepper.querySelector("input");
    const first = number(stepper.dataset.first, undefined);
    put(input, stepped(input, Number(button.dataset.stepBy), first));
    say(stepper, input);
  }

  function ready(root) {
    for (const stepper of root.querySelectorAll("[data-stepper]")) {
      for (const button of stepper.querySelectorAll("[data-step-by]")) button.hidden = false;
      if (stepper.querySelector("[role=status]")) continue;
      const status = document.createElement("span");
      status.className = "visually-hidden";
      status.setAttribute("role", "status");
      stepper.append(status);
    }
  }

  document.addEventListener("click", onClick);
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
  ready(document);
})();
