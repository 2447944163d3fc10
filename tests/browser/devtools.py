"""Headless Chromium over its DevTools pipe; the standard library is all it needs.

Messages are JSON objects that end with a zero byte, read from the browser's descriptor 4 and written to its descriptor 3.
"""

import collections
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-dev-shm-usage", "--disable-extensions", "--mute-audio", "--hide-scrollbars", "--remote-debugging-pipe",
]


class DevToolsError(Exception):
    """The browser refused a command, or did not answer in time."""


class Browser:
    """A running browser with an empty profile; it ends with the block."""

    def __init__(self, timeout=180):
        self.timeout = timeout
        self.profile = tempfile.mkdtemp(prefix="aurpress-chromium-")
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()

        def place():
            # First out of the way of the numbers they are to have.
            first, second = os.dup2(to_browser, 100), os.dup2(from_browser, 101)
            os.dup2(first, 3)
            os.dup2(second, 4)

        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if program is None:
            raise DevToolsError("chromium is not installed")
        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=place, close_fds=False, start_new_session=True,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.last, self.events = b"", 0, collections.deque()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.command("Browser.close")
        except (DevToolsError, OSError):
            pass
        os.close(self.write_end)
        os.close(self.read_end)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait()
        for _ in range(20):
            shutil.rmtree(self.profile, ignore_errors=True)
            if not os.path.exists(self.profile):
                break
            time.sleep(0.1)

    def _read(self, deadline):
        """The next message, or None after the deadline."""
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.read_end], [], [], left)[0]:
                return None
            part = os.read(self.read_end, 1 << 20)
            if not part:
                raise DevToolsError("the browser ended")
            self.buffer += part
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def command(self, method, session=None, **parameters):
        """Runs a command and returns its result; events that come meanwhile are kept."""
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.write_end, data):]
        deadline = time.monotonic() + self.timeout
        while True:
            answer = self._read(deadline)
            if answer is None:
                raise DevToolsError(f"{method}: no answer in {self.timeout} s")
            if answer.get("id") == self.last:
                break
            self.events.append(answer)
        if "error" in answer:
            raise DevToolsError(f"{method}: {answer['error'].get('message')}")
        return answer["result"]

    def event(self, method, session):
        """Waits for an event of that name; others stay kept."""
        deadline = time.monotonic() + self.timeout
        for event in self.events:
            if event.get("method") == method and event.get("sessionId") == session:
                self.events.remove(event)
                return event["params"]
        while True:
            event = self._read(deadline)
            if event is None:
                raise DevToolsError(f"{method} did not happen in {self.timeout} s")
            if event.get("method") == method and event.get("sessionId") == session:
                return event["params"]
            self.events.append(event)

    def page(self, **options):
        """A new tab in a context of its own: no cookies or cache of others."""
        return Page(self, **options)


class Page:
    """One tab."""

    def __init__(self, browser, width=1280, scripts=True, scheme="light"):
        self.browser = browser
        self.context = browser.command("Target.createBrowserContext")["browserContextId"]
        target = browser.command("Target.createTarget", url="about:blank", browserContextId=self.context)["targetId"]
        self.session = browser.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.command(f"{domain}.enable")
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600
        )
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        if not scripts:
            self.command("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.command("Target.disposeBrowserContext", browserContextId=self.context)

    def command(self, method, **parameters):
        return self.browser.command(method, self.session, **parameters)

    def open(self, url):
        """Goes to the address and waits until it is loaded; returns the status of the document."""
        self.browser.events = collections.deque(
            event for event in self.browser.events if event.get("sessionId") != self.session
        )
        answer = self.command("Page.navigate", url=url)
        if answer.get("errorText"):
            raise DevToolsError(f"{url}: {answer['errorText']}")
        return self.loaded()

    def loaded(self):
        """Waits for the load event; the status of the last document."""
        self.browser.event("Page.loadEventFired", self.session)
        # A turn of the event loop, so that what the load event causes is there too.
        self.evaluate("1")
        documents = [
            event["response"] for event in self.seen("Network.responseReceived") if event["type"] == "Document"
        ]
        return documents[-1]["status"] if documents else None

    def seen(self, method):
        """The parameters of the kept events of that name."""
        return [
            event["params"] for event in self.browser.events
            if event.get("sessionId") == self.session and event.get("method") == method
        ]

    def evaluate(self, expression):
        """The value of a JavaScript expression; works where the page's own scripts are off, too."""
        result = self.command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise DevToolsError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def key(self, key, code, number, text=None):
        """Presses and releases a key."""
        down = {"type": "keyDown" if text else "rawKeyDown", "key": key, "code": code, "windowsVirtualKeyCode": number}
        if text:
            down["text"] = text
        self.command("Input.dispatchKeyEvent", **down)
        self.command("Input.dispatchKeyEvent", type="keyUp", key=key, code=code, windowsVirtualKeyCode=number)

    def problems(self):
        """What the console, the network and the browser's own checks complain about, as texts."""
        found = []
        document = next((e for e in self.seen("Network.responseReceived") if e["type"] == "Document"), None)
        address = document["response"]["url"] if document else ""
        for event in self.seen("Log.entryAdded"):
            entry = event["entry"]
            # The document of an error page is an error to the network log; its status is checked elsewhere.
            if entry["level"] in ("error", "warning") and not (entry["source"] == "network" and entry.get("url") == address):
                found.append(f"{entry['source']}: {entry['text']}")
        for event in self.seen("Runtime.consoleAPICalled"):
            if event["type"] in ("error", "warning", "assert"):
                found.append("console: " + " ".join(str(part.get("value")) for part in event["args"]))
        for event in self.seen("Runtime.exceptionThrown"):
            found.append("exception: " + event["exceptionDetails"]["text"])
        for event in self.seen("Audits.issueAdded"):
            issue = event["issue"]
            if issue["code"] == "ContentSecurityPolicyIssue":
                found.append("policy: " + json.dumps(issue["details"])[:300])
        for event in self.seen("Network.loadingFailed"):
            if not event.get("canceled"):
                found.append(f"network: {event['errorText']} ({event['type']})")
        return found

    def requested(self):
        """The addresses asked for since `open`."""
        return [event["request"]["url"] for event in self.seen("Network.requestWillBeSent")]
