// Says which theme is in force, for Bootstrap and for charts. The colours themselves need no script.
(() => {
  const BARS = { light: "#f7f3f1", dark: "#15101a", night: "#0a0402" };
  const root = document.documentElement;
  // What scripts will show has its room before they run, so that nothing jumps under a thumb.
  root.dataset.scripts = "coming";
  window.addEventListener("load", () => delete root.dataset.scripts);
  const darkness = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = root.dataset.theme || "auto";
    const dim = chosen === "night" || root.dataset.dim === "yes";
    const dark = dim || (chosen === "auto" ? darkness.matches : chosen === "dark");
    root.dataset.bsTheme = dark ? "dark" : "light";
    const bar = BARS[dim ? "night" : dark ? "dark" : "light"];
    for (const toolbar of document.querySelectorAll('meta[name="theme-color"]')) toolbar.content = bar;
    root.dispatchEvent(new CustomEvent("theme:change", { detail: { dark } }));
  };
  darkness.addEventListener?.("change", apply);
  root.addEventListener("look:change", apply);
  apply();
})();
