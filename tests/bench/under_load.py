#!/usr/bin/env python3
"""Runs `update NAME` again and again while wrk asks `serve`: every request must be answered.

    tests/bench/under_load.py AURPRESS FILE.sqlite [--work DIR] [--updates 1000]

Builds a site from a copy of the file. Each update is a process of its own, of another package, whose version has just
changed. At the end `check` looks at everything. Fails when an update, a request or the check does.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

from measure import HERE, Server, free_port, timed
from registry import Registry

# Pages, lists, feeds, RPC, both searches and suggestions.
PATHS = """\
/
/packages/{0}
/packages/{1}
/rss/
/rpc/v5/info?arg[]={0}
/rpc/v5/search/{2}
/rpc/v5/suggest/li
/packages?q={2}
/packages?K=lib
"""
# Longer than any run.
HOURS = "10h"


def asking(url, names, work):
    """wrk, until it is interrupted."""
    paths = os.path.join(work, "paths")
    with open(paths, "w", encoding="ascii") as file:
        file.write(PATHS.format(*names))
    command = ["wrk", "-t1", "-c8", f"-d{HOURS}", "--timeout", "20s", "-s", os.path.join(HERE, "rotate.lua"), url, "--", paths]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def updates(program, registry, output, names):
    """One update after the other; seconds in all."""
    begin = time.monotonic()
    for number, name in enumerate(names):
        registry.run(f"UPDATE Packages SET Version = '9.{number}-1' WHERE Name = '{name}'")
        timed([program, "update", name, "--quiet", "--source", registry.url, "--output", output])
    return time.monotonic() - begin


def measure(program, file, work, count):
    output, port = os.path.join(work, "site"), free_port()
    registry = Registry(program, file, work)
    timed([program, "build", "--quiet", "--source", registry.url, "--output", output])
    names = registry.quiet(count)
    with Server([program, "serve", "--output", output, "--listen", f"127.0.0.1:{port}"], port, "/") as server:
        wrk = asking(server.url, names[:3], work)
        try:
            seconds = updates(program, registry, output, names)
        finally:
            wrk.send_signal(signal.SIGINT)
            said = wrk.communicate()[0]
    asked = json.loads(said.strip().splitlines()[-1])
    checked = subprocess.run([program, "check", "--output", output], capture_output=True, text=True)
    print(
        f"{len(names)} updates in {seconds:.0f} s; {asked['requests']} requests, {asked['errors']} of them failed, "
        f"p99 {asked['p99'] / 1000:.1f} ms, longest {asked['longest'] / 1000:.0f} ms; {checked.stderr.strip().splitlines()[-1]}"
    )
    if asked["errors"] or not asked["requests"] or checked.returncode:
        sys.exit("under_load: not everything was answered well")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("aurpress")
    parser.add_argument("file")
    parser.add_argument("--work", help="directory for the site, which has 2.3 GB for 100,000 packages")
    parser.add_argument("--updates", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aurpress-load-", dir=given.work) as work:
        measure(os.path.abspath(given.aurpress), given.file, work, given.updates)


main()
