// Gives a new entry its own UUID here, so that sending it twice saves it once.
(() => {
  function fresh() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  // Going back to a form brings back what was typed in it: that is the same entry still.
  const wentBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  for (const input of document.querySelectorAll("input[data-fresh-uuid]")) {
    input.value = (wentBack && history.state?.uuid) || fresh();
    history.replaceState({ ...history.state, uuid: input.value }, "");
  }
})();
