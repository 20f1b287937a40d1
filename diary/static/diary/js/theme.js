// Says which theme is in force, for Bootstrap and for charts. The colours themselves need no script.
(() => {
  const root = document.documentElement;
  const night = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = root.dataset.theme || "auto";
    const dark = chosen === "auto" ? night.matches : chosen === "dark";
    root.dataset.bsTheme = dark ? "dark" : "light";
    const toolbar = document.querySelector('meta[name="theme-color"]:not([media])');
    if (toolbar) toolbar.content = dark ? "#15101a" : "#f7f3f1";
    root.dispatchEvent(new CustomEvent("theme:change", { detail: { dark } }));
  };
  night.addEventListener?.("change", apply);
  apply();
})();
