// Single keys: "?" lists them, and there they can be switched off. Code that scrolls can be reached by Tab everywhere, and a
// graph that scrolls begins at what it is about.
"use strict";
for (const code of document.querySelectorAll("pre")) if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
for (const subject of document.querySelectorAll(".graph .subject")) {
	const wrap = subject.closest(".graph-wrap"), inner = subject.getBoundingClientRect(), outer = wrap.getBoundingClientRect();
	wrap.scrollLeft += inner.x - outer.x - (outer.width - inner.width) / 2;
}
(() => {
	const sheet = document.getElementById("keys"), box = document.getElementById("keys-on");
	if (!sheet || !box) return;
	const stored = (value) => {
		try { return value ? localStorage.setItem("keys", value) : localStorage.getItem("keys"); } catch { return null; }
	};
	box.checked = stored() !== "off";
	box.addEventListener("change", () => stored(box.checked ? "on" : "off"));
	const find = (selector) => document.querySelector(selector);
	const to = (selector) => find(selector)?.scrollIntoView();
	const walk = (step) => {
		const all = [...document.querySelectorAll(".results tbody a:first-child, .comment .date")].filter((one) => one.closest("td:first-child, .comment"));
		const at = all.indexOf(document.activeElement);
		all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
	};
	const keys = {
		"/": () => (find("main input[type=search]") || find("#site-q"))?.focus(),
		j: () => walk(1), k: () => walk(-1),
		d: () => to("#pkgdeps"), c: () => to(".comments"),
		y: () => find(".copy-button")?.click(),
		t: () => document.getElementById("theme-switch")?.click(),
	};
	addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || sheet.open) return;
		if (event.target.closest("input, select, textarea, [contenteditable]")) return;
		if (event.key === "?") return void sheet.showModal();
		if (!box.checked || !Object.hasOwn(keys, event.key)) return;
		event.preventDefault();
		keys[event.key]();
	});
})();
