#!/usr/bin/env python3
"""Makes aurweb's MariaDB database from an SQLite file with the same tables.

    tests/rig/load_mariadb.py FILE.sqlite --port PORT [--database aurweb] [--no-verify]

The database is dropped first if it exists. Tables the file lacks stay empty. Afterwards every row is read back and
compared, in order where the order matters. Needs Python 3 and the `mariadb` client; talks to 127.0.0.1 as root.
"""

import argparse
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import schema  # noqa: E402

# What LOAD DATA and the client's batch output both take for these bytes.
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\0": "\\0"})


def client(arguments):
    """The command line of the client, before its own arguments."""
    return [
        "mariadb", "--no-defaults", "--user=root", "--host=127.0.0.1", f"--port={arguments.port}",
        "--default-character-set=utf8mb4", "--local-infile=1", "--max-allowed-packet=64M",
    ]


def run(arguments, sql):
    """Runs statements; a failure ends the program with the server's message."""
    done = subprocess.run(client(arguments), input=sql.encode(), stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"load_mariadb: {done.stderr.decode(errors='replace').strip()}")


def rows(connection, table):
    """The table's rows as the lines that LOAD DATA reads, columns by name, in row order; and the column names."""
    present = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    unknown = set(present) - set(schema.columns(table))
    if unknown:
        sys.exit(f"load_mariadb: unknown columns in {table}: {', '.join(sorted(unknown))}")
    digits = [schema.decimals(table).get(name) for name in present]

    def cell(value, places):
        if value is None:
            return "\\N"
        if places is not None:
            return f"{value:.{places}f}"
        return value.translate(_ESCAPES) if isinstance(value, str) else str(value)

    def lines():
        names = ",".join(f'"{name}"' for name in present)
        for row in connection.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid'):
            yield "\t".join(map(cell, row, digits)).encode() + b"\n"

    return present, lines()


def load(arguments, connection, directory, table):
    """Creates a table, fills it, then adds its indexes."""
    create, alter = schema.statements(table)
    sql = [f"USE `{arguments.database}`; SET time_zone = '+00:00', foreign_key_checks = 0, unique_checks = 0;"]
    sql += ["SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';", create]
    names, lines = rows(connection, table)
    if names:
        path = os.path.join(directory, table)
        with open(path, "wb") as file:
            file.writelines(lines)
        listed = ",".join(f"`{name}`" for name in names)
        sql.append(f"LOAD DATA LOCAL INFILE '{path}' INTO TABLE `{table}` CHARACTER SET utf8mb4 ({listed});")
    sql.append(alter)
    run(arguments, "\n".join(sql))
    if names:
        os.remove(path)


def digest(lines, ordered):
    """Number of lines and a digest of them, with or without their order."""
    count, total, chain = 0, 0, hashlib.blake2b(digest_size=16)
    for line in lines:
        count += 1
        if ordered:
            chain.update(line)
        else:
            total += int.from_bytes(hashlib.blake2b(line, digest_size=16).digest(), "big")
    return count, chain.hexdigest() if ordered else total % (1 << 128)


def stored(arguments, table, names):
    """The table's rows as MariaDB holds them, as lines like those of `rows`."""
    listed = ",".join(f"`{name}`" for name in names)
    sql = f"SELECT {listed} FROM `{table}` USE INDEX ()"
    command = client(arguments) + ["--batch", "--quick", "--skip-column-names", arguments.database, "-e", sql]
    environment = dict(os.environ, TZ="UTC")
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        yield from process.stdout
    if process.returncode:
        sys.exit(f"load_mariadb: reading {table} back failed")


def verify(arguments, connection, table):
    """Compares a table on both sides; returns the number of rows."""
    names, lines = rows(connection, table)
    if not names:
        return 0
    ordered = schema.keeps_row_order(table)
    # The client prints NULL where LOAD DATA reads \N; an escaped backslash never stands alone in a cell.
    wanted = digest(
        (b"\t".join(b"NULL" if cell == b"\\N" else cell for cell in line[:-1].split(b"\t")) + b"\n" for line in lines),
        ordered,
    )
    found = digest(stored(arguments, table, names), ordered)
    if wanted != found:
        sys.exit(f"load_mariadb: {table} differs: {wanted} in the file, {found} in MariaDB")
    return wanted[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("file")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--database", default="aurweb")
    parser.add_argument("--no-verify", action="store_true")
    arguments = parser.parse_args()
    if not arguments.database.isidentifier():
        sys.exit("load_mariadb: the name of the database must be letters, digits and underscores")
    connection = sqlite3.connect(f"file:{os.path.abspath(arguments.file)}?mode=ro", uri=True)
    name = arguments.database
    run(arguments, f"DROP DATABASE IF EXISTS `{name}`; CREATE DATABASE `{name}` CHARACTER SET utf8mb4;")
    with tempfile.TemporaryDirectory(prefix="aurpress-load-") as directory:
        for table in schema.NAMES:
            load(arguments, connection, directory, table)
    if not arguments.no_verify:
        total = sum(verify(arguments, connection, table) for table in schema.NAMES)
        print(f"{arguments.database}: {total} rows, all as in {arguments.file}")


if __name__ == "__main__":
    main()
