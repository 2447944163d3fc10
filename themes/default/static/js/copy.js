// A button that copies what stands before it.
"use strict";
for (const button of document.querySelectorAll(".copy-button")) {
	if (!navigator.clipboard) break;
	button.hidden = false;
	button.addEventListener("click", async () => {
		const said = button.nextElementSibling;
		try {
			await navigator.clipboard.writeText(button.previousElementSibling.textContent);
		} catch {
			getSelection().selectAllChildren(button.previousElementSibling);
			return;
		}
		button.classList.add("done");
		if (said) said.textContent = said.dataset.done;
		setTimeout(() => {
			button.classList.remove("done");
			if (said) said.textContent = "";
		}, 2000);
	});
}
