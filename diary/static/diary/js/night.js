// Brighter or dim again without a reload: what is half typed at 3 a.m. stays.
(() => {
  const form = document.querySelector("[data-night-switch]");
  const colours = document.getElementById("night-colours");
  if (!form || !colours) return;

  const show = (dim) => {
    colours.media = dim ? "screen" : "not all";
    document.documentElement.dataset.dim = dim ? "yes" : "no";
    for (const button of form.querySelectorAll("button")) {
      button.hidden = (button.value === "brighter") !== dim;
    }
    form.querySelector("button:not([hidden])").focus();
    document.documentElement.dispatchEvent(new CustomEvent("look:change"));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const dim = event.submitter.value === "dim";
    const said = new FormData(form, event.submitter);
    show(dim);
    // Only the next page needs to know; where that fails, it opens dim.
    fetch(form.action, { method: "POST", body: said, redirect: "manual" }).catch(() => {});
  });
})();
