#!/usr/bin/env python3
"""Runs the measurements of `tests/bench/run` and prints the table.

Two rules make the figures comparable. What is compared runs in turn on the same machine, and the medians are set against
each other. Trees are written into new directories and deleted only at the very end, since ext4 writes slowly for a while
after many deletions. Load generator and server share the machine; the reference does too.
"""

import argparse
import json
import os
import random
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import ranked

HERE = os.path.dirname(os.path.abspath(__file__))
MIB = 1024 * 1024
SECONDS = 3
TERMS = 1_000


class Failed(Exception):
    """Something is broken; the message says what."""


class Table:
    """The rows to print: what, measured, reference, ratio, budget, verdict."""

    def __init__(self):
        self.rows = []

    def add(self, what, measured, budget, within, reference="", ratio=""):
        self.rows.append((what, measured, reference, ratio, budget, "within" if within else "OVER"))

    def note(self, what, measured):
        self.rows.append((what, measured, "", "", "", ""))

    def print(self):
        rows = [("what", "measured", "reference", "ratio", "budget", "verdict"), *self.rows]
        widths = [max(len(row[at]) for row in rows) for at in range(6)]
        rows.insert(1, tuple("-" * width for width in widths))
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def timed(command, output=subprocess.DEVNULL):
    """Runs a command; seconds of wall time and peak memory in bytes."""
    with tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        message = errors.read().decode(errors="replace").strip()
    if process.returncode:
        raise Failed(f"{' '.join(command)}: exit {process.returncode}: {message[-600:]}")
    return seconds, usage.ru_maxrss * 1024


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A server process that is ended with the block; `ready` is the time from start to the first answer."""

    def __init__(self, command, port, path):
        self.url = f"http://127.0.0.1:{port}"
        self.log = tempfile.TemporaryFile()
        begin = time.monotonic()
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        while True:
            try:
                with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                    answer.read()
                break
            except OSError as error:
                if self.process.poll() is not None or time.monotonic() - begin > 60:
                    self.log.seek(0)
                    message = self.log.read().decode(errors="replace")[-600:]
                    self.__exit__()
                    raise Failed(f"{' '.join(command)}: no answer to {path} ({error}): {message}") from error
                time.sleep(0.001)
        self.ready = time.monotonic() - begin

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def memory(self):
        """Resident bytes now, and the part of them that is not file pages."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            found = dict(re.findall(r"^(VmRSS|RssAnon):\s+(\d+) kB", status.read(), re.M))
        return int(found["VmRSS"]) * 1024, int(found["RssAnon"]) * 1024


class Load:
    """Runs wrk over lists of paths."""

    def __init__(self, work):
        self.work = work

    def run(self, server, paths, connections, once=False, headers=()):
        file = os.path.join(self.work, "paths")
        with open(file, "w", encoding="ascii") as lines:
            lines.write("\n".join(paths))
        command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "-s", os.path.join(HERE, "rotate.lua")]
        command += [word for header in headers for word in ("-H", header)] + [server.url]
        done = subprocess.run(
            command + ["--", file] + ["once"] * once, check=True, capture_output=True, text=True, timeout=120
        )
        result = json.loads(done.stdout.strip().splitlines()[-1])
        if result["errors"] or not result["requests"]:
            raise Failed(f"wrk on {paths[0]} …: {result}")
        result["rate"] = result["requests"] / result["microseconds"] * 1e6
        return result

    def median(self, rounds, *arguments, **options):
        """The run with the median rate."""
        runs = sorted((self.run(*arguments, **options) for _ in range(rounds)), key=lambda run: run["rate"])
        return runs[len(runs) // 2]


def files_as_json(root, port):
    """The configuration of an nginx that serves files as JSON, with nothing in the way."""
    return f"default_type application/json; server {{ listen 127.0.0.1:{port}; root {root}; }}"


def nginx(work, name, http):
    """The command of an nginx with this in its http block; what does not concern the measured is the same for all."""
    directory = os.path.join(work, name)
    os.makedirs(directory, exist_ok=True)
    file = os.path.join(directory, "nginx.conf")
    temporary = " ".join(
        f"{kind}_temp_path {directory}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    with open(file, "w", encoding="utf-8") as text:
        text.write(
            ("user root; " if os.getuid() == 0 else "")
            + f"""daemon off; worker_processes {os.cpu_count()}; pid {directory}/pid; error_log {directory}/error.log;
            events {{ worker_connections 1024; }}
            http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; {temporary}
              {http} }}"""
        )
    program = "/usr/sbin/nginx" if os.path.exists("/usr/sbin/nginx") else "nginx"
    return [program, "-p", directory, "-c", file]


class Bench:
    """One run of all measurements over one database."""

    def __init__(self, program, source, work, rounds):
        self.program, self.source, self.work, self.rounds = os.path.abspath(program), source, work, rounds
        self.table = Table()
        self.load = Load(work)
        self.outputs, self.full = [], None
        connection = sqlite3.connect(f"file:{os.path.abspath(source)}?mode=ro", uri=True)
        self.packages = [row[0] for row in connection.execute("SELECT Name FROM Packages ORDER BY ID")]
        self.provided = [
            row[0] for row in connection.execute("SELECT DISTINCT RelName FROM PackageRelations WHERE RelTypeID = 2")
        ]
        connection.close()

    def command(self, name, output, *rest, source=None):
        return [self.program, name, *rest, "--source", f"sqlite:{source or self.source}", "--output", output]

    def build(self):
        """Full builds and copies of their output in turn."""
        builds, copies, memory, copied = [], [], [], 0
        for number in range(self.rounds):
            output = os.path.join(self.work, f"build-{number}")
            with open(os.path.join(self.work, "summary.json"), "wb") as summary:
                seconds, peak = timed(self.command("build", output, "--json"), summary)
            builds.append(seconds)
            memory.append(peak)
            self.outputs.append(output)
            seconds, _ = timed(["cp", "-r", output, os.path.join(self.work, f"copy-{number}")])
            copies.append(seconds)
            print(f"round {number + 1}: build {builds[-1]:.2f} s, cp -r {seconds:.2f} s", file=sys.stderr)
        for _, _, files in os.walk(self.outputs[0]):
            copied += len(files)
        self.full, copy = statistics.median(builds), statistics.median(copies)
        full = self.full
        self.table.add(
            f"full build, {len(self.packages)} packages", f"{full:.2f} s", "<= 1.5", full <= 1.5 * copy,
            f"cp -r {copy:.2f} s", f"{full / copy:.2f}",
        )
        self.table.note("files in the output", str(copied))
        peak = max(memory) / MIB
        self.table.add("peak memory of it", f"{peak:.0f} MiB", "<= 900 MiB", peak <= 900)
        self.stages()

    def stages(self):
        """Times of the last build's stages, some of which overlap."""
        with open(os.path.join(self.work, "summary.json"), encoding="utf-8") as file:
            summary = json.loads(file.read().strip().splitlines()[-1])
        for stage in summary.get("stages", []):
            self.table.note(f"  stage {stage['name']}", f"{stage['seconds']:.2f} s")

    def unchanged(self):
        """A build over the output of the same data."""
        full, again = self.full, timed(self.command("build", self.outputs[-1]))[0]
        self.table.add(
            "build, nothing changed", f"{again:.2f} s", "<= 0.25", again <= 0.25 * full, f"full {full:.2f} s",
            f"{again / full:.2f}",
        )

    def update(self):
        """One package changed at a time, in a copy of the database."""
        changed = os.path.join(self.work, "changed.sqlite")
        shutil.copyfile(self.source, changed)
        names = random.Random(1).sample(self.packages, min(10, len(self.packages)))
        seconds = []
        for name in names:
            connection = sqlite3.connect(changed)
            connection.execute("UPDATE Packages SET Description = 'Changed for a measurement' WHERE Name = ?", (name,))
            connection.commit()
            connection.close()
            seconds.append(timed(self.command("update", self.outputs[-1], name, source=changed))[0])
        median = statistics.median(seconds) * 1000
        self.table.add("update of one package", f"{median:.0f} ms", "<= 150 ms", median <= 150)

    def serve_command(self, port):
        return [self.program, "serve", "--output", self.outputs[0], "--listen", f"127.0.0.1:{port}"]

    def serve(self):
        """The query endpoint, alone and against nginx."""
        if not self.outputs:
            self.outputs.append(os.path.join(self.work, "build-0"))
            timed(self.command("build", self.outputs[0]))
        chosen = random.Random(2)
        names = chosen.sample(self.packages, min(TERMS, len(self.packages)))
        info = [f"/rpc/v5/info/{urllib.parse.quote(name, safe='')}" for name in names]
        starts = []
        for _ in range(max(3, self.rounds)):
            port = free_port()
            with Server(self.serve_command(port), port, info[0]) as server:
                starts.append(server.ready * 1000)
        port = free_port()
        with Server(self.serve_command(port), port, info[0]) as server:
            self.against_nginx(server, info)
            self.many(server, chosen)
            self.searches(server, chosen)
            self.others(server)
            ranked.ranked(self.load, server, self.terms(chosen), self.table)
            resident, own = (size / MIB for size in server.memory())
        ready = statistics.median(starts)
        self.table.add("serve: start to first answer", f"{ready:.0f} ms", "<= 150 ms", ready <= 150)
        self.table.add(
            "serve: memory after all this", f"{resident:.0f} MiB", "<= 250 MiB", resident <= 250, f"own {own:.0f} MiB"
        )

    def against_nginx(self, server, info):
        """The same paths and the same bytes from nginx, in turn."""
        root = os.path.join(self.work, "files")
        os.makedirs(os.path.join(root, "rpc/v5/info"))
        for path in info:
            with urllib.request.urlopen(server.url + path) as answer:
                body = answer.read()
            with open(os.path.join(root, urllib.parse.unquote(path).lstrip("/")), "wb") as file:
                file.write(body)
        port = free_port()
        command = nginx(self.work, "nginx", files_as_json(root, port))
        ours, theirs = [], []
        with Server(command, port, info[0]) as files:
            for _ in range(max(3, self.rounds)):
                ours.append(self.load.run(server, info, 64))
                theirs.append(self.load.run(files, info, 64)["rate"])
        rate, reference = statistics.median(run["rate"] for run in ours), statistics.median(theirs)
        self.table.add(
            "RPC info, 1 name, 64 connections", f"{rate:.0f}/s", ">= 0.75", rate >= 0.75 * reference,
            f"nginx {reference:.0f}/s", f"{rate / reference:.2f}",
        )
        self.table.note("  its p99", f"{statistics.median(run['p99'] for run in ours) / 1000:.1f} ms")

    def pages(self):
        """Package pages from `serve`, and from nginx with the generated configuration before it, in turn."""
        output, front, behind = os.path.join(self.work, "pages"), free_port(), free_port()
        timed(self.command("build", output, "--precompress"))
        names = random.Random(4).sample(self.packages, min(10 * TERMS, len(self.packages)))
        paths = [f"/packages/{urllib.parse.quote(name, safe='')}" for name in names]
        deploy = [self.program, "deploy", "nginx", "--output", output]
        deploy += ["--front", f"127.0.0.1:{front}", "--endpoint", f"127.0.0.1:{behind}"]
        environment = {**os.environ, "AURPRESS_PRECOMPRESS": "true"}
        http = subprocess.run(deploy, check=True, capture_output=True, text=True, env=environment).stdout
        serve = [self.program, "serve", "--output", output, "--listen", f"127.0.0.1:{behind}"]
        with Server(serve, behind, "/") as server, Server(nginx(self.work, "front", http), front, "/") as files:
            for what, headers in (("", ()), (", gzip", ("Accept-Encoding: gzip",))):
                ours, theirs = [], []
                for _ in range(max(3, self.rounds)):
                    ours.append(self.load.run(server, paths, 64, headers=headers))
                    theirs.append(self.load.run(files, paths, 64, headers=headers))
                middle = lambda runs, key: statistics.median(run[key] for run in runs)
                for who, runs in (("serve", ours), ("nginx, generated configuration", theirs)):
                    size = middle(runs, "bytes") / middle(runs, "requests") / 1024
                    self.table.note(
                        f"package pages{what}, 64 connections: {who}",
                        f"{middle(runs, 'rate'):.0f}/s, p99 {middle(runs, 'p99') / 1000:.1f} ms, {size:.1f} KiB each",
                    )

    def many(self, server, chosen):
        """100 names a request."""
        count = min(100, len(self.packages))
        paths = [
            "/rpc?v=5&type=info&" + "&".join(
                "arg[]=" + urllib.parse.quote(name, safe="") for name in chosen.sample(self.packages, count)
            )
            for _ in range(200)
        ]
        run = self.load.median(self.rounds, server, paths, 64)
        self.table.add(
            "RPC info, 100 names, 64 connections", f"{run['rate']:.0f}/s", ">= 6000/s", run["rate"] >= 6000,
            f"{run['bytes'] / run['requests'] / 1024:.0f} KiB each",
        )

    def terms(self, chosen):
        """Words of four letters and more in names, each once, in a fixed disorder."""
        words = dict.fromkeys(word for name in self.packages for word in re.findall(r"[a-z]{4,}", name.lower()))
        words = list(words)
        chosen.shuffle(words)
        return words

    def searches(self, server, chosen):
        """Every term once, so nothing can be cached; then a thousand terms again and again."""
        terms = self.terms(chosen)
        # Each kind of search has terms of its own kind of answer cache; the lists may be the same.
        for by, fresh, repeated in (("name-desc", 2_000, 16_000), ("name", 6_000, 30_000)):
            paths = [f"/rpc/v5/search/{term}?by={by}" for term in terms]
            first, known = paths[TERMS:], paths[:TERMS]
            run = self.load.run(server, first, 16, once=True)
            p99 = run["p99"] / 1000
            within = run["rate"] >= fresh and (by == "name" or p99 <= 20)
            budget = f">= {fresh}/s" + (", p99 <= 20 ms" if by == "name-desc" else "")
            self.table.add(
                f"RPC search {by}, new terms, 16 connections", f"{run['rate']:.0f}/s, p99 {p99:.1f} ms", budget, within,
                f"{run['requests']} terms, {run['bytes'] / run['requests'] / 1024:.1f} KiB each",
            )
            self.load.run(server, known, 16)
            run = self.load.median(self.rounds, server, known, 16)
            self.table.add(
                f"RPC search {by}, {len(known)} terms again", f"{run['rate']:.0f}/s", f">= {repeated}/s",
                run["rate"] >= repeated,
            )
        run = self.load.run(server, [f"/packages?K={term}" for term in terms], 16, once=True)
        p99 = run["p99"] / 1000
        self.table.add(
            "search page, new terms, 16 connections", f"{run['rate']:.0f}/s, p99 {p99:.1f} ms", "p99 <= 10 ms", p99 <= 10
        )

    def others(self, server):
        """What helpers ask besides: who provides something, and how a name goes on. No budget is set for these."""
        names = random.Random(3).sample(self.packages, min(10 * TERMS, len(self.packages)))
        beginnings = dict.fromkeys(urllib.parse.quote(name[: 2 + at % 4], safe="") for at, name in enumerate(names))
        provided = [urllib.parse.quote(name, safe="") for name in self.provided[: 10 * TERMS]]
        for what, paths in (
            ("search provides", [f"/rpc/v5/search/{name}?by=provides" for name in provided]),
            ("suggest", [f"/rpc/v5/suggest/{beginning}" for beginning in beginnings]),
        ):
            run = self.load.run(server, paths, 16)
            self.table.note(
                f"RPC {what}, {len(paths)} arguments, 16 connections", f"{run['rate']:.0f}/s, p99 {run['p99'] / 1000:.1f} ms"
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("--work", help="directory to make trees in; must have room for seven of them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("build", "serve", "pages"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aurpress-bench-", dir=arguments.work) as work:
        bench = Bench(arguments.program, arguments.source, work, arguments.rounds)
        load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
        print(f"{os.cpu_count()} cores, load before {load}, medians of {arguments.rounds} rounds", file=sys.stderr)
        parts = {"build": [bench.build, bench.unchanged, bench.update], "serve": [bench.serve], "pages": [bench.pages]}
        failures = []
        for part in parts.get(arguments.only) or [part for one in parts.values() for part in one]:
            try:
                if part in parts["build"][1:] and bench.full is None:
                    raise Failed("there is no build to start from")
                part()
            except (Failed, subprocess.SubprocessError) as error:
                failures.append(f"measure: {part.__name__}: {error}")
        bench.table.print()
    if failures:
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
