// Results while one types; without this, the form gives the same ones.
"use strict";
(() => {
	const form = document.getElementById("find"), found = document.getElementById("found"), said = document.getElementById("find-said");
	if (!form || !found) return;
	const input = form.elements.q;
	let running = null, timer = 0, typing = false, shown = location.search;
	const address = () => {
		const query = new URLSearchParams(new FormData(form));
		for (const [key, usual] of [["sort", ""], ["limit", "25"]]) if (query.get(key) === usual) query.delete(key);
		const language = new URLSearchParams(location.search).get("language");
		if (language) query.set("language", language);
		return "?" + query;
	};
	const say = () => { said.textContent = found.querySelector("h2")?.textContent || ""; };
	// What the endpoint cannot answer is looked up in a copy of names and descriptions.
	const instead = async (search, signal) => {
		const { results } = await import(form.dataset.offline);
		const nodes = await results(new URLSearchParams(search).get("q") || "");
		if (!signal.aborted) found.replaceChildren(...nodes);
	};
	const load = async (search) => {
		running?.abort();
		const { signal } = running = new AbortController();
		shown = search;
		found.setAttribute("aria-busy", "true");
		try {
			try {
				const answer = await fetch("/packages" + search + "&part=1", { signal });
				if (!answer.ok) throw new Error(answer.status);
				const html = await answer.text();
				if (signal.aborted) return;
				found.innerHTML = html;
			} catch (error) {
				if (signal.aborted) return;
				await instead(search, signal);
			}
			if (!signal.aborted) say();
		} catch {
			// No copy either: the browser says what is wrong.
			if (!signal.aborted) location.assign("/packages" + search);
		} finally {
			if (!signal.aborted) found.removeAttribute("aria-busy");
		}
	};
	// While one types, all is one entry of the history.
	const go = (search, replace) => {
		clearTimeout(timer);
		if (search === shown) return;
		history[replace ? "replaceState" : "pushState"](null, "", (location.pathname === "/search" ? "/search" : "/packages") + search);
		return load(search);
	};
	input.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(() => { go(address(), typing); typing = true; }, 120);
	});
	input.addEventListener("blur", () => { typing = false; });
	form.addEventListener("change", (event) => { if (event.target !== input) go(address()); });
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		typing = false;
		go(address());
	});
	found.addEventListener("click", async (event) => {
		const link = event.target.closest("a[href^='/packages?q=']");
		if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		typing = false;
		const search = link.search;
		input.value = new URLSearchParams(search).get("q");
		await go(search);
		found.querySelector(".hits a")?.focus();
		scrollTo({ top: 0 });
	});
	addEventListener("popstate", () => {
		const query = new URLSearchParams(location.search);
		input.value = query.get("q") ?? query.get("K") ?? "";
		form.elements.sort.value = query.get("sort") || "";
		form.elements.limit.value = query.get("limit") || "25";
		typing = false;
		if (!query.has("q")) query.set("q", input.value);
		load("?" + query);
	});
	addEventListener("keydown", (event) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], at = document.activeElement;
		if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
		const links = [...found.querySelectorAll(".hit-name a")], now = links.indexOf(at);
		if (at !== input && now < 0) return;
		event.preventDefault();
		const next = now + step;
		(next < 0 ? input : links[Math.min(next, links.length - 1)])?.focus();
	});
	if (location.pathname === "/search" && location.search) {
		input.value = new URLSearchParams(location.search).get("q") || "";
		load(location.search);
	}
})();
