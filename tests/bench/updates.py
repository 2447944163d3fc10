#!/usr/bin/env python3
"""Times updates of single packages: until the new page lies there, until `serve` finds the package as it is now, and until
`update` has ended.

    tests/bench/updates.py AURPRESS FILE.sqlite [--work DIR] [--updates N] [--source URL]

Builds a site from a copy of the file (with the indexes that `aurpress import` makes), runs `serve` and, for half of the
updates, `watch`, and changes a version each time. With --source the changes are made in that MariaDB database instead,
through the client `mariadb`; it must hold the same data. SOURCE_DATE_EPOCH is taken from the environment.
"""

import argparse
import http.client
import os
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS BasesName ON PackageBases (Name);
CREATE UNIQUE INDEX IF NOT EXISTS PackagesName ON Packages (Name);
CREATE INDEX IF NOT EXISTS PackagesPackageBaseID ON Packages (PackageBaseID);
CREATE INDEX IF NOT EXISTS KeywordsPackageBaseID ON PackageKeywords (PackageBaseID);
CREATE INDEX IF NOT EXISTS LicensesPackageID ON PackageLicenses (PackageID);
CREATE INDEX IF NOT EXISTS GroupsPackageID ON PackageGroups (PackageID);
CREATE INDEX IF NOT EXISTS DependsPackageID ON PackageDepends (PackageID);
CREATE INDEX IF NOT EXISTS RelationsPackageID ON PackageRelations (PackageID);
CREATE INDEX IF NOT EXISTS DependsFolded ON PackageDepends (lower(rtrim(DepName, ' ')));
CREATE INDEX IF NOT EXISTS DependsDepName ON PackageDepends (DepName);
CREATE INDEX IF NOT EXISTS RelationsFolded ON PackageRelations (lower(rtrim(RelName, ' ')));
CREATE INDEX IF NOT EXISTS RelationsRelName ON PackageRelations (RelName);
CREATE INDEX IF NOT EXISTS PackagesFolded ON Packages (lower(rtrim(Name, ' ')));
CREATE INDEX IF NOT EXISTS SourcesPackageID ON PackageSources (PackageID);
CREATE INDEX IF NOT EXISTS CommentsPackageBaseID ON PackageComments (PackageBaseID);
CREATE INDEX IF NOT EXISTS RequestsPackageBaseID ON PackageRequests (PackageBaseID);
CREATE INDEX IF NOT EXISTS ProvidersName ON OfficialProviders (Name);
CREATE INDEX IF NOT EXISTS ProvidersProvides ON OfficialProviders (Provides);
CREATE INDEX IF NOT EXISTS ComaintainersPackageBaseID ON PackageComaintainers (PackageBaseID);
"""


class Source:
    """Where the changes are made."""

    def __init__(self, path, url):
        self.path, self.url = path, url or f"sqlite:{path}"
        self.lite = sqlite3.connect(path)

    def run(self, sql):
        if self.url.startswith("sqlite:"):
            self.lite.execute(sql)
            self.lite.commit()
            return
        parts = urllib.parse.urlsplit(self.url)
        subprocess.run(
            ["mariadb", "--no-defaults", f"--host={parts.hostname}", f"--port={parts.port}", f"--user={parts.username}",
             parts.path[1:], "--execute", sql], check=True)

    def rows(self, sql):
        return self.lite.execute(sql).fetchall()


def start(command, wait_for=None):
    """Starts a process and, if a text is given, waits until it has said it; returns the process and the line."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    line = ""
    while wait_for and wait_for not in line:
        line = process.stderr.readline()
        if not line:
            sys.exit(f"{command[1]} ended early")
    return process, line


def ask(path, name):
    """Asks `watch` for an update; the connection, to read the answer from."""
    client = socket.socket(socket.AF_UNIX)
    client.connect(path)
    client.sendall(f"{name}\t\n".encode())
    return client


def one(run, source, output, name, number):
    """One update: seconds until the page, until the RPC answer, and until the end."""
    version = f"9.{number}.{os.getpid()}-1"
    source.run(f"UPDATE Packages SET Version = '{version}' WHERE Name = '{name}'")
    page = os.path.join(output, "current/packages", f"{name}.html")
    before = os.stat(page).st_ino
    begin = time.perf_counter()
    ended = run()
    seen, found = None, None
    while seen is None or found is None:
        if seen is None and os.stat(page).st_ino != before:
            seen = time.perf_counter() - begin
        if seen is not None and found is None:
            one.http.request("GET", "/rpc/v5/info/" + urllib.parse.quote(name))
            if version in one.http.getresponse().read().decode():
                found = time.perf_counter() - begin
        if time.perf_counter() - begin > 60:
            sys.exit(f"the update of {name} does not show")
    ended()
    return seen, found, time.perf_counter() - begin


def told(what, times):
    parts = []
    for label, values in zip(("page", "RPC", "end"), zip(*times)):
        values = sorted(values)
        parts.append(f"{label} {statistics.median(values) * 1000:.1f} ms (to {values[-1] * 1000:.1f})")
    print(f"{what:34} {', '.join(parts)}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("aurpress")
    parser.add_argument("file")
    parser.add_argument("--work")
    parser.add_argument("--updates", type=int, default=15)
    parser.add_argument("--source")
    parser.add_argument("--keep", action="store_true", help="use the site that is in --work already, and leave it")
    given = parser.parse_args()
    work = given.work or tempfile.mkdtemp(prefix="aurpress-updates-")
    os.makedirs(work, exist_ok=True)
    path, output = os.path.join(work, "updates.sqlite"), os.path.join(work, "site")
    if not (given.keep and os.path.exists(path)):
        shutil.copyfile(given.file, path)
        os.chmod(path, 0o644)
    source = Source(path, given.source)
    source.lite.executescript(INDEXES)
    build = [given.aurpress, "build", "--source", source.url, "--output", output, "--quiet"]
    full = time.perf_counter()
    subprocess.run(build, check=True)
    full = time.perf_counter() - full
    nothing = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run(build, check=True)
        nothing.append(time.perf_counter() - begin)
    print(f"build {full:.1f} s, with nothing changed {', '.join(f'{t:.2f}' for t in nothing)} s", flush=True)
    server, line = start([given.aurpress, "serve", "--output", output, "--listen", "127.0.0.1:0"], " on http://")
    address = line.strip().rsplit("http://", 1)[1]
    one.http = http.client.HTTPConnection(address)
    quiet = source.rows(
        "SELECT p.Name FROM Packages p JOIN PackageBases b ON b.ID = p.PackageBaseID WHERE p.Name = b.Name AND p.Name NOT IN "
        "(SELECT DepName FROM PackageDepends) AND (SELECT count(*) FROM Packages q WHERE q.PackageBaseID = b.ID) = 1 "
        "AND p.Name GLOB '[a-z]*' ORDER BY p.ID * 7919 % 99991 LIMIT 200")
    names = [name for (name,) in quiet]

    def process(*changed):
        child = subprocess.Popen([given.aurpress, "update", *changed, "--source", source.url, "--output", output, "--quiet"])
        return lambda: child.wait()

    def watched(name):
        client = ask(os.path.join(output, "socket"), name)
        return lambda: client.recv(4096)

    count = given.updates
    told("update NAME, own process", [one(lambda n=n: process(n), source, output, n, i) for i, n in enumerate(names[:count])])
    watch, _ = start([given.aurpress, "watch", "--source", source.url, "--output", output, "--interval", "100000"])
    while not os.path.exists(os.path.join(output, "socket")):
        time.sleep(0.01)
    ask(os.path.join(output, "socket"), names[0]).recv(4096)
    told("update in watch", [one(lambda n=n: watched(n), source, output, n, i) for i, n in enumerate(names[count:2 * count])])
    busy = source.rows(
        "SELECT DepName, count(DISTINCT PackageID) AS n FROM PackageDepends JOIN Packages p ON p.Name = DepName "
        "GROUP BY DepName HAVING n <= 1100 ORDER BY n DESC LIMIT 1")
    for name, dependents in busy:
        # A push that is provided otherwise touches the pages of all that need it.
        package = source.rows(f"SELECT ID FROM Packages WHERE Name = '{name}'")[0][0]
        kind = "INSERT INTO PackageRelations (PackageID, RelTypeID, RelName, RelCondition) VALUES"
        times = []
        for number in range(3):
            source.run(f"{kind} ({package}, 2, '{name}', '={number}')")
            times.append(one(lambda: watched(name), source, output, name, 1000 + number))
        told(f"{name}, {dependents} dependents, in watch", times)
    for child in (watch, server):
        child.terminate()
        child.wait()
    if not given.keep and not given.work:
        shutil.rmtree(work)


main()
