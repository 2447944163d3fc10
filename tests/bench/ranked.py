"""The ranked search under load: its page, completion, and the worst that can be asked."""

import http.client
import time
import urllib.parse

# What costs most, by what it is: long, wildcards, everything mistyped, deep pages, heavy expressions, all at once.
ADVERSARIAL = {
    "16 common words": "python library for the git module data client tool server package file simple web api core system",
    "512 characters of one word": "a" * 512,
    "512 characters of words": "ab cd ef gh ij kl mn op " * 22,
    "16 letters": "a b c d e f g h i j k l m n o p",
    "16 beginnings": " ".join(f"{letter}*" for letter in "abcdefghijklmnop"),
    "wildcards": " ".join(f"*{letter}*{letter}*" for letter in "aeioupytlnrsbcdg"),
    "16 mistyped words": " ".join(["pyhton", "libary", "modlue", "clinet", "sevrer", "packgae", "systme", "develpoment",
                                   "documentatoin", "interfcae", "applicatoin", "framewrok", "managment", "configuratoin",
                                   "securty", "databsae"]),
    "mistyped words nobody has": " ".join(f"qx{letter}zzqwk{letter}" for letter in "abcdefghijklmnop"),
    "phrases": " ".join(f'"{letter} "' for letter in "aeioupytlnrsbcdg"),
    "expression": "/(a|b|c|d|e)*[a-z]{1,8}(py|lib|git)?.*[0-9]*-(x|y|z)?/",
    "16 expressions": " ".join(f"/[{letter}-z].*{letter}+.*[a-m]{{2}}/" for letter in "abcdefghijklmnop"),
    "expression of many states": "/(a|b)*a(a|b){7}/",
    "conditions": "votes:>=0 popularity:>=0 updated:>1971 -is:outdated -is:orphan name:a desc:a license:g* group:* keyword:*",
    "without": " ".join(f"-{letter}*" for letter in "abcdefghijklmnop"),
    "everything": "",
}
# Everything, at the largest size of a page.
DEEP = "limit=250&sort={sort}&q="


def ranked(load, server, terms, table):
    """Pages of terms that are all new; beginnings of names; and the slowest of the adversarial queries."""
    pages = [f"/packages?q={term}" for term in terms]
    run = load.run(server, pages, 16, once=True)
    p99 = run["p99"] / 1000
    table.add("ranked search page, new terms, 16 connections", f"{run['rate']:.0f}/s, p99 {p99:.1f} ms", "p99 <= 10 ms", p99 <= 10)
    two = [f"/packages?q={a}+{b}" for a, b in zip(terms[::2], terms[1::2])]
    run = load.run(server, two, 16, once=True)
    p99 = run["p99"] / 1000
    table.add("ranked search page, two new words", f"{run['rate']:.0f}/s, p99 {p99:.1f} ms", "p99 <= 10 ms", p99 <= 10)
    beginnings = list(dict.fromkeys(term[: 2 + at % 4] for at, term in enumerate(terms)))
    run = load.run(server, [f"/api/v1/suggest?q={one}" for one in beginnings], 16)
    p99 = run["p99"] / 1000
    table.add("completion, 16 connections", f"{run['rate']:.0f}/s, p99 {p99:.1f} ms", "p99 <= 3 ms", p99 <= 3)
    before = server.memory()[1]
    slowest = worst(server, 5)
    longest, what = slowest[0]
    grown = (server.memory()[1] - before) / 1024 / 1024
    table.add(
        "worst adversarial query", f"{longest * 1000:.1f} ms ({what})", "<= 50 ms", longest <= 0.05,
        f"then {', '.join(f'{seconds * 1000:.0f} ms ({name})' for seconds, name in slowest[1:4])}; memory {grown:+.0f} MiB",
    )


def worst(server, rounds):
    """Each adversarial query alone, the best of some rounds; the slowest first."""
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=60)
    found = []
    paths = {name: f"/packages?q={urllib.parse.quote(text)}" for name, text in ADVERSARIAL.items()}
    paths |= {f"all, by {sort or 'points'}": "/packages?" + DEEP.format(sort=sort) for sort in ("", "name", "updated")}
    connection.request("GET", "/packages?q=&limit=250")
    page = connection.getresponse().read().decode()
    # The form of a cursor: offset, generation, query.
    cursor = page.split("cursor=", 1)[1].split('"', 1)[0]
    total = int("".join(digit for digit in page.split('id="found-count">', 1)[1].split("<", 1)[0] if digit.isdigit()))
    paths["the deepest page"] = f"/packages?q=&limit=250&cursor={total - 250:x}.{cursor.split('.', 1)[1]}"
    paths["completion of a letter"] = "/api/v1/suggest?q=p"
    paths["mistyped completion"] = "/api/v1/suggest?q=pyhtonlibrarx"
    for name, path in paths.items():
        times = []
        for _ in range(rounds):
            begin = time.monotonic()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            times.append(time.monotonic() - begin)
            assert answer.status == 200, (name, answer.status)
        found.append((min(times), name))
    return sorted(found, reverse=True)
