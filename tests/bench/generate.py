#!/usr/bin/env python3
"""Makes a registry of any size from the sample, for measurements.

    tests/bench/generate.py SAMPLE.sqlite OUT.sqlite --packages N [--no-comments]

The sample goes in once as it is (odd cases included, as far as N reaches). The rest are copies of its ordinary bases with
new names, words, people and dates: names are the sample's with a word in front (a third of the time a suffix like `-git`),
descriptions and comments hold other words, dependencies on packages of the sample mostly point to the copy's own, one in
twelve to the original, so that few packages are required by very many. Dates move back by up to 90 days. Votes, requests
and keywords follow their base; every base with comments has more of them (about 7 a base), and a few have some hundred.

The same arguments give the same rows, whatever the machine: one fixed seed, no clock, no hash of the process.
"""

import argparse
import os
import random
import re
import sqlite3
import sys

SEED = 20_261_122
PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9.+_-]{1,60}")
SUFFIXES = ["-git", "-bin", "-svn", "-nightly", "-lts"]
DAY = 86_400
FLUSH_ROWS = 20_000


def vocabulary(generator):
    """12,000 made-up words of two to four syllables."""
    onsets = "b c d f g h j k l m n p r s t v w z br dr fl gr kl pl qu sh st tr".split()
    rimes = "a e i o u an ar el en er ia in is or um us ay on".split()
    words = dict.fromkeys(
        "".join(generator.choice(onsets) + generator.choice(rimes) for _ in range(generator.choice((2, 2, 3, 3, 4))))
        for _ in range(30_000)
    )
    return list(words)[:12_000]


class Source:
    """The sample's rows, grouped by what they belong to."""

    def __init__(self, path):
        self.connection = sqlite3.connect(f"file:{os.path.abspath(path)}?mode=ro", uri=True)
        self.tables = dict(
            self.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
        )
        self.bases = self.rows("PackageBases")
        self.packages = self.grouped("Packages", 1)
        self.names = {row[2] for rows in self.packages.values() for row in rows}
        self.by_base = {
            table: self.grouped(table, column)
            for table, column in (("PackageKeywords", 0), ("PackageComaintainers", 1), ("PackageComments", 1),
                                  ("PackageVotes", 1), ("PackageRequests", 2))
        }
        self.by_package = {
            table: self.grouped(table, 0)
            for table in ("PackageDepends", "PackageRelations", "PackageSources", "PackageLicenses", "PackageGroups")
        }
        self.users = self.rows("Users")

    def rows(self, table):
        return self.connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()

    def grouped(self, table, column):
        groups = {}
        for row in self.rows(table):
            groups.setdefault(row[column], []).append(row)
        return groups

    def top(self, table):
        """A number above every ID of the table."""
        return max(row[0] for row in self.rows(table)) + 1

    def ordinary(self):
        """The bases worth copying: with packages, and without the odd names and cases."""
        return [
            base for base in self.bases
            if base[0] in self.packages and "nasty" not in base[1].lower()
            and all(PLAIN_NAME.fullmatch(row[2]) for row in self.packages[base[0]])
            and PLAIN_NAME.fullmatch(base[1])
        ]


class Output:
    """The file being written; rows are kept back and written many at a time."""

    def __init__(self, path, tables):
        if os.path.exists(path):
            os.remove(path)
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = OFF")
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.execute("BEGIN")
        for sql in tables.values():
            self.connection.execute(sql)
        self.pending = {table: [] for table in tables}

    def add(self, table, row):
        pending = self.pending[table]
        pending.append(row)
        if len(pending) >= FLUSH_ROWS:
            self.flush(table)

    def flush(self, table):
        pending = self.pending[table]
        if pending:
            marks = ",".join("?" * len(pending[0]))
            self.connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', pending)
            pending.clear()

    def close(self):
        for table in self.pending:
            self.flush(table)
        self.connection.execute("COMMIT")
        self.connection.close()


class Copy:
    """One copy of the sample's ordinary bases under new names."""

    def __init__(self, number, source, output, generator, words, taken):
        self.number, self.source, self.output, self.generator = number, source, output, generator
        self.words, self.taken = words, taken
        self.names = {}
        self.user_shift = number * source.user_top
        for row in source.users:
            self.add_user(row)

    def word(self):
        return self.generator.choice(self.words)

    def user(self, user_id):
        return None if user_id is None else user_id + self.user_shift

    def add_user(self, row):
        row = list(row)
        tail = f".{self.number}"
        row[0] += self.user_shift
        row[6] = row[6][: 31 - len(tail)] + tail
        # Unique columns, and values that must never be published, stay what they are but for the tail.
        for column in (7, 8, 28, 30):
            if row[column] is not None:
                row[column] += tail
        self.output.add("Users", row)

    def rename(self, name):
        """The copy's name for a package or base of the sample."""
        if name not in self.names:
            new = f"{self.word()}-{name}"
            if self.generator.random() < 0.3:
                new += self.generator.choice(SUFFIXES)
            while new in self.taken:
                new = f"{self.word()}-{new}"
            self.taken.add(new)
            self.names[name] = new
        return self.names[name]

    def target(self, name):
        """What a dependency or relation on `name` becomes."""
        chance = self.generator.random()
        if name in self.source.names:
            return self.rename(name) if chance > 0.08 and name in self.source.copied else name
        return f"{name}-{self.word()}" if chance < 0.1 else name

    def text(self, text):
        """The text with about one word in six replaced."""
        if not text:
            return text
        parts = text.split(" ")
        for at in range(self.generator.randrange(6), len(parts), 6):
            if parts[at].isalpha():
                parts[at] = self.word()
        return " ".join(parts)

    def add_base(self, base):
        """Adds the base and all that belongs to it; returns how many packages that were."""
        source, number = self.source, self.number
        row = list(base)
        shift = self.generator.randrange(90 * DAY)
        new_id = base[0] + number * source.base_top

        def moved(time):
            return None if time is None else max(0, time - shift)

        name = self.rename(base[1])
        row[0], row[1] = new_id, name
        row[3] = round(base[3] * self.generator.uniform(0.5, 1.5), 6)
        row[5], row[7], row[8] = moved(base[5]), moved(base[7]), moved(base[8])
        row[9:13] = [self.user(user) for user in base[9:13]]
        self.output.add("PackageBases", row)
        for old in source.by_base["PackageKeywords"].get(base[0], ()):
            self.output.add("PackageKeywords", (new_id, old[1]))
        for old in source.by_base["PackageComaintainers"].get(base[0], ()):
            self.output.add("PackageComaintainers", (self.user(old[0]), new_id, old[2]))
        for old in source.by_base["PackageVotes"].get(base[0], ()):
            self.output.add("PackageVotes", (self.user(old[0]), new_id, moved(old[2])))
        for old in source.by_base["PackageRequests"].get(base[0], ()):
            request = list(old)
            request[0] += number * source.request_top
            request[2], request[3] = new_id, name
            request[5], request[10] = self.user(old[5]), self.user(old[10])
            request[8], request[9] = moved(old[8]), moved(old[9])
            self.output.add("PackageRequests", request)
        if source.copies_comments:
            self.add_comments(base[0], new_id, moved)
        for package in source.packages[base[0]]:
            self.add_package(package, new_id)
        return len(source.packages[base[0]])

    def add_comments(self, old_id, new_id, moved):
        comments = self.source.by_base["PackageComments"].get(old_id, ())
        for again in range(2 + (self.generator.random() < 0.02)):
            for old in comments:
                if again and self.generator.random() < 0.5:
                    continue
                comment = list(old)
                self.source.next_comment += 1
                comment[0], comment[1] = self.source.next_comment, new_id
                comment[3] = self.text(old[3])
                comment[5], comment[6], comment[8] = (moved(old[at]) for at in (5, 6, 8))
                comment[5] = max(0, comment[5] - again * 40 * DAY)
                for at in (2, 7, 9):
                    comment[at] = self.user(old[at])
                comment[10] = moved(old[10]) if old[10] else 0
                self.output.add("PackageComments", comment)

    def add_package(self, package, base_id):
        source, output = self.source, self.output
        old_id, _, name, version, description, url = package
        new_id = old_id + self.number * source.package_top
        output.add("Packages", (new_id, base_id, self.rename(name), version, self.text(description), url))
        for old in source.by_package["PackageDepends"].get(old_id, ()):
            if not old[2].startswith("nasty"):
                output.add("PackageDepends", (new_id, old[1], self.target(old[2]), *old[3:]))
        for old in source.by_package["PackageRelations"].get(old_id, ()):
            output.add("PackageRelations", (new_id, old[1], self.target(old[2]), *old[3:]))
        for old in source.by_package["PackageSources"].get(old_id, ()):
            output.add("PackageSources", (new_id, *old[1:]))
        for table in ("PackageLicenses", "PackageGroups"):
            for old in source.by_package[table].get(old_id, ()):
                output.add(table, (new_id, old[1]))


def add_original(source, output, wanted):
    """Adds the sample's first bases with `wanted` packages at most, and everything that is not theirs."""
    count, kept, packages = 0, set(), set()
    for base in source.bases:
        rows = source.packages.get(base[0], ())
        if count + len(rows) <= wanted:
            count += len(rows)
            kept.add(base[0])
            packages.update(row[0] for row in rows)
    owners = {"PackageBases": (0, kept), "Packages": (0, packages), "PackageNotifications": (0, kept)}
    owners |= {table: (2 if table == "PackageRequests" else 0 if table == "PackageKeywords" else 1, kept)
               for table in source.by_base}
    owners |= {table: (0, packages) for table in source.by_package}
    for table in source.tables:
        column, ids = owners.get(table, (0, None))
        for row in source.rows(table):
            if ids is None or row[column] in ids or row[column] is None:
                output.add(table, row)
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("sample")
    parser.add_argument("output")
    parser.add_argument("--packages", type=int, required=True)
    parser.add_argument("--no-comments", action="store_true", help="leave out the comments of copies: half of the pages' bytes")
    arguments = parser.parse_args()
    if arguments.packages < 1:
        sys.exit("generate: --packages must be at least 1")
    generator = random.Random(SEED)
    source = Source(arguments.sample)
    source.user_top, source.base_top = source.top("Users"), source.top("PackageBases")
    source.package_top, source.request_top = source.top("Packages"), source.top("PackageRequests")
    source.next_comment = source.top("PackageComments")
    source.copies_comments = not arguments.no_comments
    ordinary = source.ordinary()
    source.copied = {row[2] for base in ordinary for row in source.packages[base[0]]}
    words = vocabulary(generator)
    output = Output(arguments.output, source.tables)
    count = add_original(source, output, arguments.packages)
    taken, number = source.names | {base[1] for base in source.bases}, 0
    while count < arguments.packages:
        number += 1
        copy = Copy(number, source, output, generator, words, taken)
        for base in ordinary:
            if count + len(source.packages[base[0]]) <= arguments.packages:
                count += copy.add_base(base)
    output.close()
    print(f"{arguments.output}: {count} packages", file=sys.stderr)


if __name__ == "__main__":
    main()
