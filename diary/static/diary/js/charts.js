// Draws the charts of a page from the figures that it carries, in the page's own colours.
(() => {
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

  const drawAll = () => {
    if (window.Plotly) document.querySelectorAll(".chart-plot[data-chart]").forEach(draw);
  };

  document.documentElement.addEventListener("theme:change", drawAll);
  drawAll();
})();
