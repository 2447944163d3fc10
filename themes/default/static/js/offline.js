// Search in a copy of all names, votes and descriptions, for when nobody answers.
let pack = null;

const read = async () => {
	const { pack: address } = await (await fetch("/static/search/pack.json")).json();
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(answer.status);
	const text = await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).text();
	return text.split("\n").slice(0, -1).map((line) => {
		const [name, votes, description] = line.split("\t");
		return { name, votes: +votes, description, low: name.toLowerCase(), all: line.toLowerCase() };
	});
};

// Words alone: conditions, marks and what must not be there need the index.
const wanted = (query) => query.toLowerCase().replace(/["*]/g, " ").split(/\s+/).filter((word) => word && !/^-|^[a-z]+:/.test(word));

const points = (one, words, whole) => {
	let sum = Math.log1p(one.votes) / 4 - one.name.length / 100;
	if (one.low === whole) sum += 100;
	else if (one.low.startsWith(whole)) sum += 5;
	for (const word of words) {
		const at = one.low.indexOf(word);
		if (at >= 0) sum += at === 0 || /[^a-z0-9]/.test(one.low[at - 1]) ? 3 : 1.5;
		else if (!one.all.includes(word)) return null;
	}
	return sum;
};

const element = (name, text, within, attribute) => {
	const made = document.createElement(name);
	made.textContent = text;
	if (attribute) made.setAttribute(...attribute);
	within.append(made);
	return made;
};

export const results = async (query) => {
	pack ??= read();
	let all;
	try { all = await pack; } catch (error) { pack = null; throw error; }
	const words = wanted(query), whole = words.join("-"), found = [];
	// Without a word nothing is told apart, and all would be found.
	for (const one of words.length ? all : []) {
		const sum = points(one, words, whole);
		if (sum !== null) found.push([sum, one]);
	}
	found.sort(([a, x], [b, y]) => b - a || (x.low < y.low ? -1 : 1));
	const page = document.getElementById("offline").content.cloneNode(true);
	page.querySelector("h2 span").textContent = found.length;
	const list = page.querySelector("ol");
	for (const [, one] of found.slice(0, 50)) {
		const item = element("li", "", list);
		element("a", one.name, element("p", "", item, ["class", "hit-name"]), ["href", "/packages/" + encodeURIComponent(one.name)]);
		if (one.description) element("p", one.description, item, ["class", "hit-text"]);
	}
	return [...page.childNodes];
};
