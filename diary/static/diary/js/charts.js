// Draws the charts of a page from the figures that it carries, in the page's own colours. The library
// that draws is large: it is fetched when a chart comes into view, or when all else is done.
(() => {
  const { plotly } = document.currentScript.dataset;
  // Nothing leaves the page: no sharing, no server of the chart library's maker, no logo.
  const CONFIG = {
    showSendToCloud: false,
    plotlyServerURL: "",
    displaylogo: false,
    displayModeBar: false,
    showLink: false,
    sendData: false,
    showTips: false,
    scrollZoom: false,
    doubleClick: false,
    responsive: true,
  };
  const TOKEN = /^var\((--[\w-]+)\)$/;

  const coloured = (value, style) => {
    if (typeof value === "string") {
      const token = TOKEN.exec(value);
      return token ? style.getPropertyValue(token[1]).trim() : value;
    }
    if (Array.isArray(value)) return value.map((one) => coloured(one, style));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, coloured(one, style)]),
    );
  };

  const draw = (plot) => {
    const data = document.getElementById(plot.dataset.chart);
    const style = getComputedStyle(document.documentElement);
    const figure = coloured(JSON.parse(data.textContent), style);
    figure.layout.font.family = getComputedStyle(document.body).fontFamily;
    window.Plotly.react(plot, figure.data, figure.layout, CONFIG);
  };

  let library = null;
  const fetched = () => {
    library ??= new Promise((done, failed) => {
      if (window.Plotly) return done();
      const script = document.createElement("script");
      Object.assign(script, { src: plotly, onload: done, onerror: failed });
      document.head.append(script);
    });
    return library;
  };

  const plots = [...document.querySelectorAll(".chart-plot[data-chart]")];
  const shown = new Set();
  const show = (plot) => {
    if (shown.has(plot)) return;
    shown.add(plot);
    fetched().then(
      () => draw(plot),
      () => {}, // without a network the words and the table are there
    );
  };
  // What is folded away has no size yet: it is drawn when it is unfolded and comes into view.
  const showAll = () => plots.filter((plot) => !plot.closest("details:not([open])")).forEach(show);

  const watch = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) show(one.target);
  });
  for (const plot of plots) watch.observe(plot);
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  window.addEventListener("load", () => whenIdle(showAll));
  window.addEventListener("beforeprint", showAll);
  document.documentElement.addEventListener("theme:change", () => {
    if (window.Plotly) shown.forEach(draw);
  });
})();
