"""The rows that "plantracker load" wrote, inserted again by Python's sqlite3 in one transaction.

    peer_sqlite.py dump made-by-plantracker.sqlite rows.pickle     once, untimed
    peer_sqlite.py load rows.pickle fresh.sqlite [plan.yaml]       timed; parses plan.yaml first if it is given

The peer is favoured: it has no trigger to fire, no foreign key to check, no hash to chain.
"""

import pickle
import sqlite3
import sys


def dump(base, path):
    db = sqlite3.connect(base)
    schema = db.execute(
        "SELECT type, name, sql FROM sqlite_master "
        "WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "ORDER BY type = 'index'"
    ).fetchall()
    tables = []
    for name in (name for kind, name, _ in schema if kind == "table"):
        # hidden = 0: generated columns cannot be inserted.
        columns = [row[1] for row in db.execute(f'PRAGMA table_xinfo("{name}")') if row[6] == 0]
        listed = ", ".join(f'"{column}"' for column in columns)
        rows = db.execute(f'SELECT {listed} FROM "{name}"').fetchall()
        insert = f'INSERT INTO "{name}" ({listed}) VALUES ({", ".join("?" * len(columns))})'
        tables.append((insert, rows))
    with open(path, "wb") as file:
        pickle.dump(([sql for _, _, sql in schema], tables), file)
    print(sum(len(rows) for _, rows in tables), "rows in", len(tables), "tables")


def load(path, base, plan=None):
    if plan:
        import yaml

        with open(plan, "rb") as file:
            yaml.load(file, Loader=yaml.CSafeLoader)
    with open(path, "rb") as file:
        schema, tables = pickle.load(file)
    db = sqlite3.connect(base, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")  # as plantracker does
    db.execute("BEGIN")
    for sql in schema:
        db.execute(sql)
    for insert, rows in tables:
        db.executemany(insert, rows)
    db.execute("COMMIT")
    db.close()


if __name__ == "__main__":
    {"dump": dump, "load": load}[sys.argv[1]](*sys.argv[2:])
