"""The ranked search as it is used: typing, keys, facets, the back button, without JavaScript, and while nobody answers.

Each step yields what is wrong.
"""

import json
import time

COUNT = "(document.querySelector('#found h2')?.textContent || '')"
FIRST = "(document.querySelector('#found .hit-name a')?.textContent || '')"
ARROW_DOWN, ARROW_UP = ("ArrowDown", "ArrowDown", 40), ("ArrowUp", "ArrowUp", 38)


def until(page, expression, seconds=10):
    """Waits until an expression is true in the page; whether it became so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if page.evaluate(f"!!({expression})"):
            return True
        time.sleep(0.02)
    return False


def is_first(name):
    return f"{FIRST} === {json.dumps(name)} && !document.querySelector('#found[aria-busy]')"


def typed(page, text):
    """Types letter by letter, as people do."""
    page.evaluate("document.querySelector('#find-q').focus()")
    for letter in text:
        page.command("Input.insertText", text=letter)
        time.sleep(0.02)


def typing(browser, server):
    with browser.page() as page:
        page.open(server + "/packages?q=")
        before = page.evaluate("history.length")
        page.key("/", "Slash", 191, text="/")
        if not page.evaluate("document.activeElement.id === 'find-q'"):
            yield "the key / does not lead to the box"
        typed(page, "python matplotlib")
        if not until(page, "location.search === '?q=python+matplotlib' && " + is_first("python-matplotlib")):
            yield f"first is {page.evaluate(FIRST)!r}"
        if page.evaluate("location.search") != "?q=python+matplotlib":
            yield f"the address is {page.evaluate('location.search')}"
        if page.evaluate("history.length") != before + 1:
            yield "each letter is an entry of the history"
        if page.evaluate("document.getElementById('find-said').textContent") != page.evaluate(COUNT):
            yield "the number of matches is not said"
        if page.evaluate("document.querySelectorAll('#found mark').length") < 2:
            yield "nothing is marked"
        yield from (f"console: {problem}" for problem in page.problems())


def stale_answers(browser, server):
    """An answer that comes late does not take the place of a later question's."""
    with browser.page() as page:
        page.open(server + "/packages?q=")
        page.evaluate("""(() => {
          const real = window.fetch;
          window.fetch = (address, options) => String(address).includes("q=zathura&")
            ? new Promise((done) => setTimeout(done, 1500)).then(() => real(address, { ...options, signal: undefined })) : real(address, options);
        })()""")
        typed(page, "zathura")
        time.sleep(0.3)
        page.evaluate("document.querySelector('#find-q').value = ''")
        typed(page, "hashcat")
        until(page, is_first("hashcat"))
        time.sleep(1.8)
        if page.evaluate(FIRST) != "hashcat":
            yield f"first is {page.evaluate(FIRST)!r} in the end"


def keys(browser, server):
    with browser.page() as page:
        page.open(server + "/packages?q=python")
        page.evaluate("document.querySelector('#find-q').focus()")
        at = "[...document.querySelectorAll('#found .hit-name a')].indexOf(document.activeElement)"
        for key, place in ((ARROW_DOWN, 0), (ARROW_DOWN, 1), (ARROW_UP, 0), (ARROW_UP, -1)):
            page.key(*key)
            if page.evaluate(at) != place:
                yield f"after {key[0]} match {page.evaluate(at)} has the focus, not {place}"
        page.key(*ARROW_DOWN)
        wanted = page.evaluate("document.activeElement.pathname")
        page.key("Enter", "Enter", 13, text="\r")
        page.loaded()
        if page.evaluate("location.pathname") != wanted:
            yield f"Enter leads to {page.evaluate('location.pathname')}, not {wanted}"


def facets_and_back(browser, server):
    with browser.page() as page:
        page.open(server + "/packages?q=python")
        whole, first = page.evaluate(COUNT), page.evaluate(FIRST)
        page.evaluate("document.querySelector('.facets a[href*=\"is%3A\"]').click()")
        if not until(page, f"{COUNT} !== {json.dumps(whole)} && location.search.includes('is%3A')"):
            yield "a facet does not narrow"
        if not page.evaluate("document.querySelector('#find-q').value.includes('is:')"):
            yield "the box does not say what was added"
        page.evaluate("document.querySelector('#find-sort').value = 'name'; document.querySelector('#find-sort').dispatchEvent(new Event('change', { bubbles: true }))")
        if not until(page, "location.search.includes('sort=name') && !document.querySelector('#found[aria-busy]')"):
            yield "the order does not change"
        for _ in range(2):
            page.evaluate("history.back()")
            time.sleep(0.3)
        if not until(page, is_first(first)):
            yield f"back shows {page.evaluate(FIRST)!r} first, not {first!r}"
        if page.evaluate("document.querySelector('#find-q').value") != "python":
            yield "back does not bring the text back"
        if page.evaluate("document.querySelector('#find-sort').value") != "":
            yield "back does not bring the order back"
        page.evaluate("document.querySelector('a[rel=next]').click()")
        if not until(page, "location.search.includes('cursor=') && !document.querySelector('#found[aria-busy]')"):
            yield "the next page does not come"
        if page.evaluate(FIRST) == first:
            yield "the next page is the same"


def kinds_of_dependency(browser, server):
    """What needs a package is counted by how it needs it, and each count leads to as many."""
    with browser.page() as page:
        page.open(server + "/packages?q=")
        typed(page, "depends:python")
        if not until(page, "document.querySelectorAll('.facets a[href*=\"depends%3Apython\"]').length > 1 && !document.querySelector('#found[aria-busy]')"):
            yield "the kinds of dependency are not counted"
            return
        link = "document.querySelector('.facets a[href*=\"optdepends%3Apython\"]')"
        count = page.evaluate(f"{link}.parentNode.querySelector('.number').textContent")
        page.evaluate(f"{link}.click()")
        if not until(page, f"location.search.includes('optdepends') && {COUNT}.includes({json.dumps(count)}) && !document.querySelector('#found[aria-busy]')"):
            yield f"{count} need it optionally, and the link shows {page.evaluate(COUNT)!r}"


def without_scripts(browser, server):
    """The form and its links give what the script shows."""
    with browser.page() as page:
        page.open(server + "/packages?q=")
        typed(page, "python is:orphan")
        until(page, "location.search === '?q=python+is%3Aorphan' && !document.querySelector('#found[aria-busy]')")
        live = page.evaluate("document.getElementById('found').innerText")
    with browser.page(scripts=False) as page:
        page.open(server + "/packages?q=")
        typed(page, "python is:orphan")
        page.key("Enter", "Enter", 13, text="\r")
        page.loaded()
        plain = page.evaluate("document.getElementById('found').innerText")
    if live != plain or len(plain) < 100:
        yield f"{len(live)} characters with, {len(plain)} without JavaScript"


def nobody_answers(browser, server):
    for path in ("/packages?q=", "/search"):
        with browser.page(width=320) as page:
            page.open(server + path)
            page.command("Network.enable")
            page.command("Network.setBlockedURLs", urls=["*/packages?*"])
            start = time.monotonic()
            typed(page, "python matplotlib")
            if not until(page, "document.querySelector('#found .note') && " + is_first("python-matplotlib")):
                yield f"{path}: first is {page.evaluate(FIRST)!r}"
                continue
            if time.monotonic() - start > 5:
                yield f"{path}: results after {time.monotonic() - start:.1f} s"
            if "copy" not in page.evaluate("document.querySelector('#found .note')?.textContent || ''"):
                yield f"{path}: nothing says that this is a copy"
            if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
                yield f"{path}: scrolls sideways"
            page.evaluate("document.querySelector('#find-q').value = ''")
            typed(page, "is:orphan")
            if not until(page, f"{COUNT}.endsWith(' 0') && document.querySelector('#found .note')"):
                yield f"{path}: conditions alone, which the copy does not know, find {page.evaluate(COUNT)!r}"
            page.command("Network.setBlockedURLs", urls=[])
            typed(page, "x")
            page.evaluate("document.querySelector('#find-q').value = 'hashcat'; document.querySelector('#find-q').dispatchEvent(new Event('input', { bubbles: true }))")
            if not until(page, is_first("hashcat") + " && !document.querySelector('#found .note')"):
                yield f"{path}: when the server is back, its answers are not shown"


STEPS = [
    ("typing", typing),
    ("a late answer", stale_answers),
    ("arrow keys", keys),
    ("facets, order, pages and the back button", facets_and_back),
    ("kinds of dependency", kinds_of_dependency),
    ("no JavaScript", without_scripts),
    ("nobody answers", nobody_answers),
]
