#!/usr/bin/env python3
"""Times updates of single packages: until the new page lies there, until `serve` finds the package as it is now, and until
`update` has ended.

    tests/bench/updates.py AURPRESS FILE.sqlite [--work DIR] [--updates N] [--source URL] [--keep]

Builds a site from a copy of the file (with the indexes that `aurpress import` makes), runs `serve` and, for half of the
updates, `watch`, and changes a version each time. With --source the changes are made in that MariaDB database instead,
through the client `mariadb`; it must hold the same data. SOURCE_DATE_EPOCH is taken from the environment.
"""

import argparse
import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from measure import Server, free_port, timed
from registry import Registry

# The package that most others ask for, up to this many.
BUSY = """
SELECT DepName, count(DISTINCT PackageID) AS n FROM PackageDepends JOIN Packages p ON p.Name = DepName
GROUP BY DepName HAVING n <= 1100 ORDER BY n DESC LIMIT 1"""


class Watch:
    """A running `watch`, which is asked over its socket; it ends with the block."""

    def __init__(self, command, output):
        self.path = os.path.join(output, "socket")
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(self.path):
            if self.process.poll() is not None:
                sys.exit(f"{' '.join(command)} ended early")
            time.sleep(0.01)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def ask(self, name):
        """Asks for an update; what is returned waits for its end."""
        client = socket.socket(socket.AF_UNIX)
        client.connect(self.path)
        client.sendall(f"{name}\t\n".encode())

        def ended():
            answer = client.recv(4096)
            client.close()
            if not answer.startswith(b"release"):
                sys.exit(f"the update of {name} failed: {answer.decode(errors='replace')}")

        return ended


class Updates:
    """Updates of a site that is served."""

    def __init__(self, registry, output, port):
        self.registry, self.output = registry, output
        self.http = http.client.HTTPConnection("127.0.0.1", port)
        self.number = 0

    def push(self, name, update):
        """One push: seconds until the page, until the RPC answer, and until the end."""
        self.number += 1
        version = f"9.{self.number}.{os.getpid()}-1"
        self.registry.run(f"UPDATE Packages SET Version = '{version}' WHERE Name = '{name}'")
        page = os.path.join(self.output, "current/packages", f"{name}.html")
        before, seen, found = os.stat(page).st_ino, None, None
        begin = time.perf_counter()
        ended = update(name)
        while found is None:
            if seen is None and os.stat(page).st_ino != before:
                seen = time.perf_counter() - begin
            if seen is not None and version in self.answer(name):
                found = time.perf_counter() - begin
            if time.perf_counter() - begin > 60:
                sys.exit(f"the update of {name} does not show")
        ended()
        return seen, found, time.perf_counter() - begin

    def answer(self, name):
        self.http.request("GET", "/rpc/v5/info/" + urllib.parse.quote(name))
        return self.http.getresponse().read().decode()

    def told(self, what, times):
        """Prints the medians and the longest of some updates."""
        parts = []
        for label, values in zip(("page", "RPC", "end"), zip(*times)):
            parts.append(f"{label} {statistics.median(values) * 1000:.1f} ms (to {max(values) * 1000:.1f})")
        print(f"{what:34} {', '.join(parts)}", flush=True)


def builds(build):
    """A build, and three with nothing changed."""
    full, nothing = timed(build)[0], [timed(build)[0] for _ in range(3)]
    print(f"build {full:.1f} s, with nothing changed {', '.join(f'{t:.2f}' for t in nothing)} s", flush=True)


def measure(given, work):
    output = os.path.join(work, "site")
    registry = Registry(given.aurpress, given.file, work, given.source)
    at = ["--source", registry.url, "--output", output]
    builds([given.aurpress, "build", "--quiet", *at])
    names, port = registry.quiet(2 * given.updates), free_port()
    serve = [given.aurpress, "serve", "--output", output, "--listen", f"127.0.0.1:{port}"]

    def process(name):
        child = subprocess.Popen([given.aurpress, "update", name, "--quiet", *at])
        return child.wait

    with Server(serve, port, "/"):
        updates = Updates(registry, output, port)
        times = [updates.push(name, process) for name in names[: given.updates]]
        updates.told("update NAME, own process", times)
        with Watch([given.aurpress, "watch", "--interval", "100000", *at], output) as watch:
            watch.ask(names[0])()
            times = [updates.push(name, watch.ask) for name in names[given.updates :]]
            updates.told("update in watch", times)
            for name, dependents in registry.rows(BUSY):
                provided_otherwise(updates, watch, name, dependents)


def provided_otherwise(updates, watch, name, dependents):
    """A push that is provided otherwise touches the pages of all that need it."""
    package = f"(SELECT ID FROM Packages WHERE Name = '{name}')"
    times = []
    for number in range(3):
        updates.registry.run(
            "INSERT INTO PackageRelations (PackageID, RelTypeID, RelName, RelCondition) "
            f"VALUES ({package}, 2, '{name}', '={number}')"
        )
        times.append(updates.push(name, watch.ask))
    updates.told(f"{name}, {dependents} dependents, in watch", times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("aurpress")
    parser.add_argument("file")
    parser.add_argument("--work")
    parser.add_argument("--updates", type=int, default=15)
    parser.add_argument("--source")
    parser.add_argument("--keep", action="store_true", help="use the site that is in --work already, and leave it")
    given = parser.parse_args()
    given.aurpress = os.path.abspath(given.aurpress)
    work = given.work or tempfile.mkdtemp(prefix="aurpress-updates-")
    os.makedirs(work, exist_ok=True)
    measure(given, work)
    if not given.keep and not given.work:
        shutil.rmtree(work)


main()
