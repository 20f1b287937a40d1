// Small comforts on every page. Everything here also works, less comfortably, without it.
(() => {
  const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "";

  function fillTimeZones(root) {
    for (const input of root.querySelectorAll("[data-browser-time-zone]")) {
      const overwrite = input.dataset.browserTimeZone === "always";
      if (overwrite || !input.value) input.value = zone() || input.value;
    }
  }

  // A chosen radio that is tapped again lets go: "not said" stays possible.
  function letGo(event) {
    const group = event.target.closest?.("[data-clearable]");
    if (!group) return;
    const label = event.target.closest("label");
    const radio = label ? document.getElementById(label.htmlFor) : null;
    if (radio?.type !== "radio" || !radio.checked) return;
    event.preventDefault();
    radio.checked = false;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function letGoByKey(event) {
    const radio = event.target;
    if (radio.type !== "radio" || !radio.checked || !radio.closest("[data-clearable]")) return;
    if (event.key !== "Backspace" && event.key !== "Delete") return;
    event.preventDefault();
    radio.checked = false;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function closeMenus(event) {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (event.type === "keydown" ? event.key === "Escape" : !menu.contains(event.target)) {
        menu.open = false;
        if (event.type === "keydown") menu.querySelector("summary").focus();
      }
    }
  }

  // A form sent twice by an impatient thumb would wait for nothing.
  function holdOnce(event) {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 4000);
  }

  // Where htmx got no answer, or none that it can show, the browser asks the old way.
  function askWithoutHtmx(event) {
    const asking = event.detail.elt;
    if (asking.matches("form[action]")) HTMLFormElement.prototype.submit.call(asking);
    if (asking.matches("a[href]")) location.assign(asking.href);
  }

  function tidy(root) {
    fillTimeZones(root);
    const told = root.querySelector("[data-focus]") ?? root.querySelector("[aria-invalid=true]");
    told?.focus();
  }

  document.addEventListener("click", letGo);
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", letGoByKey);
  document.addEventListener("keydown", closeMenus);
  document.addEventListener("submit", holdOnce);
  document.addEventListener("htmx:sendError", askWithoutHtmx);
  document.addEventListener("htmx:responseError", askWithoutHtmx);
  document.addEventListener("htmx:load", (event) => tidy(event.detail.elt));
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
  tidy(document);
})();
