"""The site browsed by its own links and forms as a guest does, with a mouse: without JavaScript, without pictures, in
another language, and with the small scripts.

Each journey yields what is wrong.
"""

import json
import time
import urllib.parse

from devtools import DevToolsError


def click(page, selector, loads=True):
    """Clicks with the mouse on what a selector finds first; returns the status of the document that follows."""
    place = page.evaluate(
        f"""(() => {{
          const element = document.querySelector({json.dumps(selector)});
          if (!element) return null;
          element.scrollIntoView({{ block: "center", behavior: "instant" }});
          const box = element.getClientRects()[0];
          return box ? [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2] : null;
        }})()"""
    )
    if place is None:
        raise DevToolsError(f"{page.evaluate('location.href')}: nothing to click at {selector}")
    page.browser.events.clear()
    for kind in ("mousePressed", "mouseReleased"):
        page.command("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)
    return page.loaded() if loads else None


def fill(page, selector, text):
    """Puts text in the place of what a field holds, as typing does."""
    page.evaluate(f"document.querySelector({json.dumps(selector)}).select()")
    page.command("Input.insertText", text=text)


def enter(page):
    page.browser.events.clear()
    page.key("Enter", "Enter", 13, text="\r")
    return page.loaded()


def at(page):
    return urllib.parse.unquote_plus(page.evaluate("location.pathname + location.search"))


class Walk:
    """A page that is walked on, and what was found wrong on the way."""

    def __init__(self, page, server):
        self.page, self.server, self.wrong = page, server, []

    def open(self, path):
        self.expect(self.page.open(self.server + path), path)

    def go(self, selector, path):
        self.expect(click(self.page, selector), path)

    def send(self, selector, text, path):
        self.page.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        fill(self.page, selector, text)
        self.expect(enter(self.page), path)

    def expect(self, status, path):
        """A page that is there, at an address that begins so, with a heading and text."""
        found = at(self.page)
        if status != 200 or not found.startswith(path):
            self.wrong.append(f"{found} ({status}) and not {path}")
        if len(self.page.evaluate("document.querySelector('main')?.innerText || ''")) < 40:
            self.wrong.append(f"{found}: nothing to read")

    def sees(self, expression, what):
        if not self.page.evaluate(f"!!({expression})"):
            self.wrong.append(f"{at(self.page)}: {what}")


def without_scripts(browser, server):
    """Home, search of both kinds with pages and facets, package, base, comments, lists, and the pages that are asked for."""
    with browser.page(scripts=False) as page:
        walk = Walk(page, server)
        walk.open("/")
        walk.send("#pkgsearch-field", "python", "/packages?rank=1&K=python")
        walk.sees("document.querySelectorAll('.hit-name').length > 20", "few matches")
        walk.go("a[rel=next]", "/packages?q=python")
        walk.go(".facets a", "/packages?q=python is:")
        page.evaluate("document.querySelector('#find-sort').value = 'votes'")
        walk.go(".find button[type=submit]", "/packages?q=python is:")
        walk.sees("location.search.includes('sort=votes')", "the order is not sent")
        walk.go(".hit-name a", "/packages/")
        walk.open("/packages")
        walk.send("#pkglist-search input[name=K]", "nasty", "/packages?")
        walk.go(".pkglist-stats a[href*='O=50']", "/packages?O=50")
        walk.go("th a[href*='SB=n']", "/packages?")
        walk.sees("document.querySelector('th[aria-sort]:not([aria-sort=none]) a').href.includes('SB=n')", "not sorted by name")
        walk.open("/packages/nasty-manydeps")
        walk.go("#pkgdeps .more a", "/browse/depends/nasty-manydeps")
        walk.open("/packages/nasty-split-00")
        walk.go("#pkginfo a[href^='/pkgbase/']", "/pkgbase/nasty-split-base")
        walk.go("#pkgs a", "/packages/nasty-split-")
        walk.open("/packages/nasty-comments")
        walk.go(".comments-header-nav a", "/pkgbase/nasty-comments/comments/2")
        walk.go(".comments-footer-nav a", "/pkgbase/nasty-comments/comments/1")
        walk.go("h2 a", "/packages/nasty-comments")
        walk.go("#more a[href$='/graph']", "/packages/nasty-comments/graph")
        walk.go(".trail a", "/packages/nasty-comments")
        walk.go("#more a[href^='/compare']", "/compare?a=nasty-comments")
        walk.send("#compare-b", "nasty-hub", "/compare?a=nasty-comments&b=nasty-hub")
        walk.sees("document.querySelector('.versus')", "nothing is compared")
        walk.open("/packages/nasty-flagged")
        walk.go("#actionlist .flagged a", "/pkgbase/nasty-flagged/flag-comment")
        walk.go("main form button", "/packages/nasty-flagged")
        walk.go("#archdev-navbar a[href='/browse']", "/browse")
        walk.go(".initials a", "/browse/name/")
        walk.go(".trail a", "/browse")
        walk.go("main a[href='/browse/popular']", "/browse/popular")
        walk.go(".pkglist-stats a", "/browse/popular/2")
        walk.go(".results td a", "/packages/")
        walk.open("/browse")
        walk.go("main a[href^='/browse/maintainer/']", "/browse/maintainer/")
        walk.go(".trail a[href='/browse/maintainers']", "/browse/maintainers")
        walk.open("/browse/statistics")
        walk.sees("document.querySelector('.numbers table')", "no numbers beside the charts")
        walk.go(".bars a", "/browse/license/")
        walk.open("/packages?q=python")
        walk.go(".find a[href='/resolve']", "/resolve")
        walk.send("#resolve-q", "java-runtime", "/resolve?q=java-runtime")
        walk.sees("document.querySelector('.results a')", "nobody provides it")
        walk.go("#footer a[href='/status']", "/status")
        # Not there without the scripts that they need.
        walk.open("/packages/nasty-comments")
        hidden = "['#theme-switch', '.copy-button', '#keys'].every((one) => !document.querySelector(one).checkVisibility())"
        walk.sees(hidden, "something that needs a script is shown")
        yield from walk.wrong


def language(browser, server):
    """The choice in the footer leads back to the same page in that language, which stays; without JavaScript."""
    with browser.page(scripts=False) as page:
        walk = Walk(page, server)
        walk.open("/packages/nasty-comments")
        page.evaluate("document.querySelector('#set-lang').value = 'ar'")
        walk.go("#languages button", "/packages/nasty-comments")
        walk.sees("document.documentElement.lang === 'ar' && document.documentElement.dir === 'rtl'", "not in Arabic")
        walk.go("#archdev-navbar a[href='/browse']", "/browse")
        walk.sees("document.documentElement.lang === 'ar'", "Arabic is forgotten")
        walk.open("/packages?K=nasty&SB=n")
        page.evaluate("document.querySelector('#set-lang').value = 'en'")
        walk.go("#languages button", "/packages?K=nasty&SB=n")
        walk.sees("document.documentElement.lang === 'en'", "not in English again")
        yield from walk.wrong


def without_pictures(browser, server):
    """No picture is needed to read or to find anything: all text is there, nothing of it behind a picture."""
    for path in ("/", "/packages/nasty-comments", "/packages/nasty-img", "/browse/statistics", "/packages/nasty-hub/graph", "/packages?q=python"):
        texts = []
        for pictures in (True, False):
            with browser.page() as page:
                if not pictures:
                    page.command("Network.setBlockedURLs", urls=["*.png*", "*.ico*", "*.jpg*", "*.gif*", "*.webp*", "*.svg*"])
                page.open(server + path)
                texts.append(page.evaluate("document.body.innerText"))
                if page.evaluate("[...document.images].some((one) => !one.closest('.article-content'))"):
                    yield f"{path}: the theme shows a picture"
        if texts[0] != texts[1] or len(texts[0]) < 200:
            yield f"{path}: {len(texts[0])} characters with pictures, {len(texts[1])} without"


def small_scripts(browser, server):
    """Copy, theme, and the sheet of keys; what was chosen is remembered."""
    with browser.page() as page:
        walk = Walk(page, server)
        browser.command("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"], browserContextId=page.context)
        walk.open("/packages/nasty-hub")
        click(page, ".copy-button", loads=False)
        said = "document.querySelector('.copy-button + [role=status]').textContent"
        page.evaluate("new Promise((done) => setTimeout(done, 100))")
        walk.sees(said, "nothing says that it was copied")
        if page.evaluate("navigator.clipboard.readText()") != "git clone https://aur.archlinux.org/nasty-hub.git":
            walk.wrong.append("the clone command is not in the clipboard")
        scheme = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(scheme)
        click(page, "#theme-switch", loads=False)
        walk.sees(f"{scheme} !== {json.dumps(light)}", "the theme does not change")
        walk.open("/browse")
        walk.sees(f"{scheme} !== {json.dumps(light)}", "the theme is not remembered")
        page.key("t", "KeyT", 84, text="t")
        walk.sees(f"{scheme} === {json.dumps(light)}", "the key t does not change the theme")
        page.key("?", "Slash", 191, text="?")
        walk.sees("document.querySelector('#keys').open", "? shows no keys")
        click(page, "#keys-on", loads=False)
        page.key("Escape", "Escape", 27)
        walk.sees("!document.querySelector('#keys').open", "Escape does not close the keys")
        page.key("t", "KeyT", 84, text="t")
        walk.sees(f"{scheme} === {json.dumps(light)}", "a key works that was switched off")
        walk.wrong += [f"console: {problem}" for problem in page.problems()]
        yield from walk.wrong


def arrives(page, path):
    """Waits until a script has led there; says whether it has."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            if page.evaluate("document.readyState + location.pathname") == "complete" + path:
                return True
        except DevToolsError:
            pass  # between two documents
        time.sleep(0.05)
    return False


def old_comment(browser, server):
    """A link to a comment that is not among the newest any more leads to the page that has it; one to none stays."""
    with browser.page() as page:
        walk = Walk(page, server)
        old = "/pkgbase/nasty-comments/comments/1"
        walk.open(old)
        oldest = page.evaluate("[...document.querySelectorAll('.comment-header[id]')].pop().id")
        page.open(f"{server}/packages/nasty-comments#{oldest}")
        if not arrives(page, old):
            walk.wrong.append(f"{at(page)}#{oldest} does not lead to {old}")
        walk.sees(f"document.querySelector('#{oldest}:target') !== null", "the comment is not what is shown")
        page.open(f"{server}/packages/nasty-comments#comment-1")
        page.evaluate("new Promise((done) => setTimeout(done, 500))")
        walk.expect(200, "/packages/nasty-comments")
        walk.wrong += [f"console: {problem}" for problem in page.problems()]
        yield from walk.wrong


JOURNEYS = [
    ("no JavaScript, by links and forms", without_scripts),
    ("another language", language),
    ("no pictures", without_pictures),
    ("copy, theme and keys", small_scripts),
    ("a link to an old comment", old_comment),
]
