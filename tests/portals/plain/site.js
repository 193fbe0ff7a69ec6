document.getElementById("theme").addEventListener("click", () => {
  document.body.dataset.theme = "dark";
});
