// What can be checked inside a page. Evaluated once; the value is an object of functions that return lists of complaints.
(() => {
  const name = (element) => {
    const id = element.id ? "#" + element.id : "";
    const text = (element.textContent || "").trim().slice(0, 30);
    return `<${element.localName}${id}> "${text}"`;
  };
  const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  // What visitors write has headings and pictures of its own.
  const ours = (element) => !element.closest(".article-content");

  const structure = () => {
    const found = [];
    if (!document.documentElement.lang) found.push("html has no lang");
    if (!document.title.trim()) found.push("no title");
    if (document.querySelectorAll("main").length !== 1) found.push("not exactly one main");
    if (!document.querySelector("meta[name=viewport]")) found.push("no viewport");
    const ids = new Map();
    for (const element of document.querySelectorAll("[id]")) ids.set(element.id, (ids.get(element.id) || 0) + 1);
    for (const [id, count] of ids) if (count > 1) found.push(`id ${id} is there ${count} times`);
    for (const image of document.images) if (!image.hasAttribute("alt")) found.push(`no alt: ${image.src}`);
    if (document.querySelector("[style]")) found.push("a style attribute: " + name(document.querySelector("[style]")));
    return found;
  };

  const headings = () => {
    const found = [];
    const all = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(ours);
    const tops = all.filter((heading) => heading.localName === "h1");
    if (tops.length !== 1) found.push(`${tops.length} h1: ${tops.map(name).join(", ")}`);
    let before = 0;
    for (const heading of all) {
      const level = Number(heading.localName[1]);
      if (before && level > before + 1) found.push(`h${before} is followed by ${name(heading)}`);
      if (!heading.textContent.trim()) found.push(`empty ${name(heading)}`);
      before = level;
    }
    return found;
  };

  const controls = () => {
    const found = [];
    for (const control of document.querySelectorAll("input:not([type=hidden]),select,textarea")) {
      const labelled = control.labels.length || control.ariaLabel || control.getAttribute("aria-labelledby");
      if (!labelled && !["submit", "button", "reset"].includes(control.type)) found.push(`no label: ${name(control)}`);
    }
    for (const element of document.querySelectorAll("a[href],button")) {
      const text = element.textContent.trim() || element.ariaLabel || element.title || element.querySelector("img[alt]")?.alt;
      if (visible(element) && ours(element) && !text) found.push(`nothing to read: ${element.outerHTML.slice(0, 80)}`);
    }
    return found;
  };

  const overflow = () => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      return visible(element) && box.right > width + 1;
    });
    return [`${document.documentElement.scrollWidth} px wide in ${width}: ${wide.slice(0, 4).map(name).join(", ")}`];
  };

  // Contrast of text, WCAG 2: 4.5 to 1, large text 3 to 1.
  const channels = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = color.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const over = (top, below) => {
    const alpha = top.length > 3 ? top[3] : 1;
    return [0, 1, 2].map((at) => top[at] * alpha + below[at] * (1 - alpha));
  };
  const background = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      layers.push(channels(style.backgroundColor));
      if (layers.at(-1).length === 3) break;
    }
    const base = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
    return layers.reduceRight((below, layer) => over(layer, below), base);
  };
  const contrast = () => {
    const found = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !visible(element) || element.closest(":disabled,noscript")) continue;
      const style = getComputedStyle(element);
      const below = background(element);
      if (!below || !style.color.startsWith("rgb")) continue;
      const [first, second] = [luminance(over(channels(style.color), below)), luminance(below)].sort((a, b) => b - a);
      const ratio = (first + 0.05) / (second + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const key = `${style.color} on ${below.map(Math.round)}`;
      if (ratio < (large ? 3 : 4.5) - 0.01 && !found.has(key)) {
        found.set(key, `contrast ${ratio.toFixed(2)}: ${key}, ${name(element)}`);
      }
    }
    return [...found.values()];
  };

  // Everything that must be reached by the Tab key; radio buttons of a group count once.
  const focusable = () => {
    const groups = new Set();
    return [...document.querySelectorAll("a[href],button,input:not([type=hidden]),select,textarea,summary")].filter((element) => {
      if (!visible(element) || element.disabled) return false;
      if (element.type !== "radio") return true;
      const fresh = !groups.has(element.name);
      groups.add(element.name);
      return fresh;
    });
  };

  const text = () => document.querySelector("main").innerText;

  return { structure, headings, controls, overflow, contrast, focusable, name, text };
})()
