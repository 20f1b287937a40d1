// Print and copy: extras that are hidden where they can't work.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.querySelector("[data-copy-words]");
  const status = document.querySelector("[data-copy-status]");
  if (!navigator.clipboard || !field) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      words.textContent = words.dataset.copied;
      status.textContent = words.dataset.copied;
    } catch {
      field.focus();
      field.select();
    }
  });
}
