#!/usr/bin/env python3
"""Looks at the pages of a running server with a real browser.

    tests/browser/check.py http://127.0.0.1:PORT [--screenshots DIR]

Every page is opened narrow and wide, in the light and the dark scheme, and once without JavaScript; some also in Arabic,
and in the made-up language whose texts are long. Checked are: status, silence of console and policy, no request to anywhere
else, no sideways scrolling, nothing that moves while a page is loaded, headings and labels, contrast of text, the rules of
axe-core, everything reachable by the Tab key with a visible mark, and the same text with and without JavaScript. Then the
site is browsed as guests do. Before all that, a page full of faults shows that every check sees its own.
"""

import argparse
import base64
import os
import sys
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from devtools import Browser, DevToolsError  # noqa: E402
import journeys  # noqa: E402
import typing_steps  # noqa: E402

# Path and expected status. The pages named nasty-* hold hostile and oversized content.
PAGES = [
    ("/", 200),
    ("/packages/python-yamcs-cli", 200),
    ("/packages/nasty-comments", 200),
    ("/packages/nasty-manydeps", 200),
    ("/packages/nasty-comaint", 200),
    ("/packages/nasty-flagged", 200),
    ("/packages/nasty-hostilerel", 200),
    ("/packages/nasty-split-00", 200),
    ("/pkgbase/nasty-comments/comments/1", 200),
    ("/packages/libstdc++5", 200),
    ("/packages/nasty-unidesc", 200),
    ("/pkgbase/nasty-split-base", 200),
    ("/pkgbase/nasty-flagged/flag-comment", 200),
    ("/packages?K=python", 200),
    ("/packages?K=nasty&SB=p&SO=d&PP=50", 200),
    ("/packages?K=there-is-no-such-thing", 200),
    ("/packages?q=python+library", 200),
    ("/packages?q=pyhton-matplotlib+votes:x", 200),
    ("/packages?q=qqqqqzzzzz", 200),
    ("/packages?q=&sort=votes&limit=50", 200),
    ("/search", 200),
    ("/search-help", 200),
    ("/resolve?q=java-runtime", 200),
    ("/browse", 200),
    ("/browse/popular", 200),
    ("/browse/maintainers", 200),
    ("/browse/maintainer/pou", 200),
    ("/browse/keyword/library", 200),
    ("/browse/name/n", 200),
    ("/browse/statistics", 200),
    ("/packages/nasty-hub/graph", 200),
    ("/compare?a=mpv&b=nasty-hub", 200),
    ("/status", 200),
    ("/rpc", 200),
    ("/no/such/page", 404),
]
WIDTHS = (320, 768, 1280)
# Written from right to left, and with long texts; with the width, since what does not fit is what may be wrong there.
LANGUAGES = [("ar", 320), ("ar", 1280), ("qps", 320), ("qps", 768)]
IN_LANGUAGES = [
    "/", "/packages/nasty-comments", "/packages/nasty-hostilerel", "/packages/nasty-flagged", "/pkgbase/nasty-split-base",
    "/packages?K=nasty", "/packages?q=python+library", "/search-help", "/resolve?q=java-runtime", "/browse",
    "/browse/popular", "/browse/statistics", "/packages/nasty-hub/graph", "/compare?a=mpv&b=nasty-hub", "/status", "/rpc",
]
# Where axe-core looks: its rules know the scheme by the colours alone, and the width by few things.
AXE_LOOKS = {(320, "light"), (1280, "dark")}
TAB_STOPS_MAX = 400
# A layout shift that is seen. A machine that is slow enough paints the head of a page before its last button is parsed,
# which is 0.001; what a reader notices begins at 0.1 (https://web.dev/articles/cls).
SEEN = 0.005
# What moved while the page was loaded, up to the frame in which the scripts' work is painted. Nobody touched it, though the
# browser takes its being made narrow for that.
MOVED = f"""
new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {{
  const read = (list) => done(list.filter((one) => one.value > {SEEN}).map((one) => `${{one.value.toFixed(4)}}: ` +
    one.sources.map(({{ node }}) => (node?.outerHTML || node?.textContent || "?").slice(0, 80)).join(" | ")));
  new PerformanceObserver((list) => read(list.getEntries())).observe({{ type: "layout-shift", buffered: true }});
  setTimeout(() => read([]), 60);
}}, 40))))
"""
# Runs axe-core, whose text stands before it; complaints as texts.
AXE_RUN = """
axe.run({ resultTypes: ["violations"] }).then((found) => found.violations.map((one) =>
  `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 100)).join(" | ")}`))
"""
HERE = os.path.dirname(os.path.abspath(__file__))
# The complaints a page full of faults must cause, by kind of check.
FAULTS = {
    "structure", "headings", "controls", "overflow", "contrast", "requests elsewhere", "console", "not reached by Tab",
    "focus cannot be seen", "the same text without JavaScript", "search box", "status", "moves",
}


class Checks:
    """Complaints, and how many checks were made."""

    def __init__(self, browser, server, screenshots, axe=None):
        self.browser, self.server, self.screenshots = browser, server.rstrip("/"), screenshots
        self.axe = axe
        with open(os.path.join(HERE, "page.js"), encoding="utf-8") as file:
            self.script = file.read()
        self.made, self.complaints, self.kinds = 0, [], set()

    def check(self, where, what, found):
        self.made += 1
        if found:
            self.kinds.add(what)
        for complaint in found:
            self.complaints.append(f"{where}: {what}: {complaint}")

    def guarded(self, where, function, *arguments):
        """A check that cannot be made is a complaint, and the others go on."""
        try:
            function(where, *arguments)
        except DevToolsError as error:
            self.check(where, "browser", [str(error)])

    def inside(self, page, function):
        return page.evaluate(f"{self.script}.{function}()")

    def looks(self, where, path, status, width, scheme, language=None):
        with self.browser.page(width=width, scheme=scheme) as page:
            if language:
                page.command("Network.setCookie", name="AURLANG", value=language, url=self.server)
            found = page.open(self.server + path)
            if language:
                tag = page.evaluate("document.documentElement.lang")
                self.check(where, "language", [] if tag in (language, "en-x-pseudo") else [tag])
            self.check(where, "status", [] if found == status else [f"{found} and not {status}"])
            for function in ("structure", "headings", "controls", "overflow", "contrast"):
                self.check(where, function, self.inside(page, function))
            foreign = [
                url for url in page.requested()
                if not url.startswith((self.server + "/", "data:"))
            ]
            self.check(where, "requests elsewhere", foreign)
            self.check(where, "console", page.problems())
            if scheme == "light":
                self.check(where, "moves", page.evaluate(MOVED))
            if self.axe and (language or (width, scheme) in AXE_LOOKS):
                self.check(where, "axe", page.evaluate(f"{self.axe}\n{AXE_RUN}"))
            self.shoot(page, path, width, f"{scheme}-{language}" if language else scheme)

    def shoot(self, page, path, width, scheme):
        if self.screenshots:
            name = urllib.parse.quote(path.strip("/"), safe="") or "home"
            picture = page.command("Page.captureScreenshot", format="png", captureBeyondViewport=True)
            with open(os.path.join(self.screenshots, f"{name}-{width}-{scheme}.png"), "wb") as file:
                file.write(base64.b64decode(picture["data"]))

    def without_scripts(self, where, path, status):
        texts = []
        for scripts in (True, False):
            with self.browser.page(scripts=scripts) as page:
                found = page.open(self.server + path)
                self.check(where, "status", [] if found == status else [f"{found} and not {status}"])
                texts.append(self.inside(page, "text"))
        same = texts[0] == texts[1] and texts[1].strip()
        self.check(where, "the same text without JavaScript", [] if same else [f"{len(texts[0])} and {len(texts[1])} characters"])

    def keyboard(self, where, path):
        """Tab goes through everything that can be used, each with a mark one can see."""
        with self.browser.page() as page:
            page.open(self.server + path)
            count = page.evaluate(f"(window.stops = {self.script}.focusable()).length")
            if count > TAB_STOPS_MAX:
                raise DevToolsError(f"{count} tab stops: choose a shorter page")
            unmarked = set()
            reached = set()
            for _ in range(count + 5):
                page.key("Tab", "Tab", 9)
                at, marked, name = page.evaluate(
                    """(() => {
                      const active = document.activeElement, style = getComputedStyle(active);
                      const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
                      return [window.stops.indexOf(active), outline || style.boxShadow !== "none", active.outerHTML.slice(0, 80)];
                    })()"""
                )
                reached.add(at)
                if at >= 0 and not marked:
                    unmarked.add(name)
            missed = page.evaluate(
                f"window.stops.filter((_, at) => !{sorted(reached)}.includes(at)).map((e) => e.outerHTML.slice(0, 80))"
            )
            self.check(where, "not reached by Tab", missed[:5])
            self.check(where, "focus cannot be seen", sorted(unmarked)[:5])

    def search(self, where):
        """A word typed into the home page's search box leads to its results, without JavaScript."""
        with self.browser.page(scripts=False) as page:
            page.open(self.server + "/")
            box = page.evaluate("(() => { const box = document.querySelector('input[name=K]'); box?.focus(); return !!box; })()")
            self.check(where, "search box", [] if box else ["there is none"])
            if not box:
                return
            page.command("Input.insertText", text="python")
            page.key("Enter", "Enter", 13, text="\r")
            status = page.loaded()
            address = page.evaluate("location.pathname + location.search")
            links = page.evaluate("document.querySelectorAll('main a[href^=\"/packages/\"]').length")
            right = status == 200 and address.startswith("/packages") and "K=python" in address and links > 5
            self.check(where, "results", [] if right else [f"{status} {address} with {links} links"])

    def all(self):
        for path, status in PAGES:
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    self.guarded(f"{path} at {width} px, {scheme}", self.looks, path, status, width, scheme)
            self.guarded(f"{path}, scripts off", self.without_scripts, path, status)
        for path in IN_LANGUAGES:
            for language, width in LANGUAGES:
                where = f"{path} at {width} px, {language}"
                self.guarded(where, self.looks, path, 200, width, "light", language)
        for path in ("/", "/packages/python-yamcs-cli", "/pkgbase/nasty-split-base", "/packages?K=python", "/packages?q=python+library"):
            self.guarded(f"{path} by keyboard", self.keyboard, path)
        self.guarded("home, scripts off", self.search)
        for name, step in typing_steps.STEPS:
            self.guarded(f"search: {name}", self.step, step)
        for name, step in journeys.JOURNEYS:
            self.guarded(f"journey: {name}", self.step, step)

    def step(self, where, step):
        """One way of using the search or the site; what is wrong with it."""
        self.check(where, "step", list(step(self.browser, self.server)))


def blind(browser, axe):
    """The kinds of check that do not notice their fault in the page full of faults."""
    with open(os.path.join(HERE, "faults.html"), "rb") as file:
        page = "data:text/html;base64," + base64.b64encode(file.read()).decode()
    checks = Checks(browser, "", None, axe)
    checks.looks("faults", page, 200, 320, "light")
    checks.without_scripts("faults", page, 404)
    checks.keyboard("faults", page)
    checks.server = page + "#"
    checks.search("faults")
    return (FAULTS | {"axe"} if axe else FAULTS) - checks.kinds


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("server")
    parser.add_argument("--screenshots", metavar="DIR", help="also keep a picture of every page")
    parser.add_argument("--axe", metavar="FILE", help="axe.min.js of axe-core: also run its rules on every page")
    arguments = parser.parse_args()
    if arguments.screenshots:
        os.makedirs(arguments.screenshots, exist_ok=True)
    axe = None
    if arguments.axe:
        with open(arguments.axe, encoding="utf-8") as file:
            axe = file.read()
    with Browser() as browser:
        unseen = blind(browser, axe)
        if unseen:
            sys.exit(f"browser: these checks see nothing: {', '.join(sorted(unseen))}")
        checks = Checks(browser, arguments.server, arguments.screenshots, axe)
        checks.all()
    for complaint in checks.complaints:
        print(complaint)
    print(f"browser: {checks.made} checks, {len(checks.complaints)} complaints")
    sys.exit(1 if checks.complaints else 0)


if __name__ == "__main__":
    main()
