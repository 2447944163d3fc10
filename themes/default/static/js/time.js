// How long ago, beside the time, in the language of the page.
"use strict";
(() => {
	const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
	const units = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
	for (const time of document.querySelectorAll(".ago time, .date time")) {
		const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
		const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) || ["minute", 60];
		time.dataset.ago = format.format(Math.round(seconds / size), unit);
	}
})();
