try {
  document.documentElement.dataset.theme = localStorage["sitegen-theme"] ?? "";
} catch {}
