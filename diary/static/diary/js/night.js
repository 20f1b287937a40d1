// Brighter or dim again without a reload: what is half typed at 3 a.m. stays.
(() => {
  const form = document.querySelector("[data-night-switch]");
  const colours = document.getElementById("night-colours");
  if (!form || !colours) return;

  const root = document.documentElement;

  const offer = (dim) => {
    for (const button of form.querySelectorAll("button")) {
      button.hidden = (button.value === "brighter") !== dim;
    }
  };

  const show = (dim) => {
    colours.rel = "stylesheet";
    colours.media = dim ? "screen" : "not all";
    root.dataset.dim = dim ? "yes" : "no";
    offer(dim);
    form.querySelector("button:not([hidden])").focus();
    root.dispatchEvent(new CustomEvent("look:change"));
  };

  // A copy was made at another hour; the worker that served it decided by the hour of now.
  if (root.dataset.copy) {
    form.hidden = root.dataset.dim !== "yes";
    offer(root.dataset.dim === "yes");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const dim = event.submitter.value === "dim";
    const said = new FormData(form, event.submitter);
    show(dim);
    // Only the next page needs to know; where that fails, it opens dim.
    fetch(form.action, { method: "POST", body: said, redirect: "manual" }).catch(() => {});
  });
})();
