// Light or dark, as chosen here before; runs before the page is painted. Without it, the browser's choice counts.
"use strict";
(() => {
	const root = document.documentElement;
	let kept = null;
	try { kept = localStorage.getItem("theme"); } catch { /* no storage: not remembered */ }
	if (kept === "light" || kept === "dark") root.dataset.theme = kept;
	root.classList.add("js");
	addEventListener("DOMContentLoaded", () => {
		const button = document.getElementById("theme-switch");
		if (!button) return;
		button.hidden = false;
		button.addEventListener("click", () => {
			const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
			const now = (root.dataset.theme || system) === "dark" ? "light" : "dark";
			root.dataset.theme = now;
			try { localStorage.setItem("theme", now); } catch { /* for this page only */ }
		});
	});
})();
