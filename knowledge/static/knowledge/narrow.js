// A search box with data-narrows="#list" shows the lines of that list that have its words.
document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-narrows]");
  if (!box) return;
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  document.querySelectorAll(`${box.dataset.narrows} > [data-words]`).forEach((line) => {
    line.hidden = !words.every((word) => line.dataset.words.includes(word));
  });
});

// Enter in the box would send the form around it.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.closest("[data-narrows]")) event.preventDefault();
});
