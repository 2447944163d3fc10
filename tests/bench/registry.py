"""A registry that measurements change: an SQLite file of its own, or a MariaDB database that holds the same."""

import os
import shutil
import sqlite3
import subprocess
import urllib.parse

# Packages that are their base alone and that no other package shows.
QUIET = """
SELECT p.Name FROM Packages p JOIN PackageBases b ON b.ID = p.PackageBaseID
WHERE p.Name = b.Name AND p.Name NOT IN (SELECT DepName FROM PackageDepends)
AND (SELECT count(*) FROM Packages q WHERE q.PackageBaseID = b.ID) = 1 AND p.Name GLOB '[a-z]*'
ORDER BY p.ID * 7919 % 99991 LIMIT ?"""


def indexes(program, work):
    """The indexes that `aurpress import` makes, as statements."""
    empty, path = os.path.join(work, "empty.json"), os.path.join(work, "empty.sqlite")
    with open(empty, "w", encoding="ascii") as file:
        file.write("[]")
    subprocess.run([program, "import", empty, "--into", path], check=True, capture_output=True)
    made = sqlite3.connect(path)
    found = made.execute("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    made.close()
    return [sql for (sql,) in found]


class Registry:
    """Where the changes are made; `url` is what the program reads."""

    def __init__(self, program, file, work, url=None):
        path = os.path.join(work, "registry.sqlite")
        if not os.path.exists(path):
            shutil.copyfile(file, path)
            os.chmod(path, 0o644)
            connection = sqlite3.connect(path)
            for sql in indexes(program, work):
                connection.execute(sql)
            connection.commit()
            connection.close()
        self.url = url or f"sqlite:{path}"
        self.file = sqlite3.connect(path)

    def run(self, sql):
        """Changes something."""
        if self.url.startswith("sqlite:"):
            self.file.execute(sql)
            self.file.commit()
            return
        parts = urllib.parse.urlsplit(self.url)
        client = ["mariadb", "--no-defaults", f"--host={parts.hostname}", f"--port={parts.port}"]
        subprocess.run(client + [f"--user={parts.username}", parts.path[1:], "--execute", sql], check=True)

    def rows(self, sql, *values):
        """Asks the file; what is changed in MariaDB does not show there."""
        return self.file.execute(sql, values).fetchall()

    def quiet(self, count):
        """Names of packages whose change shows nowhere else."""
        return [name for (name,) in self.rows(QUIET, count)]
