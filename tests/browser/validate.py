#!/usr/bin/env python3
"""Lets the Nu checker (vnu) and html-validate judge the pages of a running server.

    tests/browser/validate.py http://127.0.0.1:PORT

Needs Java and npm, by which both are fetched once into target/rig/validate; that is why `tests/run` does not do it. Pages are
those of check.py, in every language that the server offers. What visitors wrote is theirs: complaints about it are counted.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from check import PAGES  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLACE = os.path.join(ROOT, "target", "rig", "validate")
# The Nu checker's package has its Java program in it; no script of any package is run.
TOOLS = ["vnu-jar@26.9.27", "html-validate@10.17.0"]
# Scripts and style sheets are the site's own; `tbody` is implied; `>` needs no escape.
RULES = {"root": True, "extends": ["html-validate:recommended", "html-validate:document"], "rules": {
    "require-sri": "off", "prefer-tbody": "off", "no-raw-characters": "off"}}
# What visitors may write and aurweb shows: old elements, addresses that are none, letters in other forms; and a guess at
# the language of a page that is mostly comments.
THEIRS = re.compile(r"acronym|Illegal character in|Normalization Form C|This document appears to be written in")


def fetched(server, path, language):
    request = urllib.request.Request(server + urllib.parse.quote(path, safe="/?&=+%:"))
    request.add_header("Cookie", f"AURLANG={language}")
    try:
        return urllib.request.urlopen(request).read()
    except urllib.error.HTTPError as error:
        return error.read()


def collect(server, folder):
    home = fetched(server, "/", "en").decode()
    languages = re.findall(r'<option value="([^"]+)"', home) or ["en"]
    for number, (path, _) in enumerate(PAGES):
        for language in languages:
            with open(os.path.join(folder, f"{number:02}-{language}.html"), "wb") as file:
                file.write(fetched(server, path, language))
    return [path for path, _ in PAGES], languages


def nu(folder):
    jar = os.path.join(PLACE, "node_modules/vnu-jar/build/dist/vnu.jar")
    done = subprocess.run(["java", "-Xss4m", "-jar", jar, "--format", "json", folder], capture_output=True, text=True)
    for message in json.loads(done.stderr)["messages"]:
        yield os.path.basename(message.get("url", "")), message.get("lastLine"), message["message"]


def html_validate(folder):
    rules = os.path.join(PLACE, "rules.json")
    with open(rules, "w", encoding="utf-8") as file:
        json.dump(RULES, file)
    program = os.path.join(PLACE, "node_modules/.bin/html-validate")
    # A pipe would get the beginning only: it ends before all is written.
    report = os.path.join(PLACE, "report.json")
    subprocess.run([program, "--config", rules, "-f", f"json={report}", f"{folder}/*.html"], check=False)
    with open(report, encoding="utf-8") as file:
        results = json.load(file)
    for result in results:
        for message in result["messages"]:
            yield os.path.basename(result["filePath"]), message["line"], f"{message['ruleId']}: {message['message']}"


def main():
    server = sys.argv[1].rstrip("/")
    if not os.path.isdir(os.path.join(PLACE, "node_modules")):
        os.makedirs(PLACE, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", PLACE, *TOOLS], check=True)
    with tempfile.TemporaryDirectory() as folder:
        paths, languages = collect(server, folder)
        found = [*nu(folder), *html_validate(folder)]
    ours = [one for one in found if not THEIRS.search(one[2])]
    for name, line, message in ours:
        number, language = name.removesuffix(".html").split("-", 1)
        print(f"{paths[int(number)]} ({language}), line {line}: {message}")
    print(f"validate: {len(paths)} pages in {len(languages)} languages, {len(ours)} complaints, {len(found) - len(ours)} about what visitors wrote")
    sys.exit(1 if ours else 0)


if __name__ == "__main__":
    main()
