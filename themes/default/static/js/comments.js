// A link to a comment that has gone from this page to a numbered one since leads there.
"use strict";
(() => {
	const follow = async () => {
		const wanted = /^#comment-(\d+)$/.exec(location.hash);
		if (!wanted || document.getElementById(location.hash.slice(1))) return;
		let next = document.querySelector("head link[href$='/comments.json']").href + "?PP=250";
		while (next) {
			const answer = await fetch(next);
			if (!answer.ok) return;
			const page = await answer.json();
			const found = page.comments.find((comment) => comment.id === Number(wanted[1]));
			const address = new URL(found ? found.url : page.next || location, location);
			if (found) location.replace(address.pathname + address.hash);
			next = !found && page.next && address.pathname + address.search;
		}
	};
	addEventListener("hashchange", follow);
	follow().catch(() => {});
})();
