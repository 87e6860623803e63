#!/usr/bin/env python3
"""The application under load, against its own floor:  web.py PLANTRACKER RUN

Serves bases in RUN, drives them with wrk, prints a table of ratios as JSON lines into RUN/web.json. Loopback only; every
run is bounded in time.
"""

import hashlib
import base64
import hmac
import json
import os
import re
import secrets
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "web"))
import cent_plans  # noqa: E402

SEMESTRE = "2019-S2"
# The rows that can be entered: each action of each copy of a plan, at each semestre of these years, which are over. No
# machine enters as many in three runs (some 25,000 a second), and one that did would be told.
COPIES, YEARS = 16, "1900-2018"


class Server:
    """`plantracker serve` on a base, with its route of constant bodies."""

    def __init__(self, program, base, port):
        self.base, self.port = base, port
        self.log = open(f"{base}.log", "w")
        self.process = subprocess.Popen(
            [program, "serve", "--base", str(base), "--port", str(port), "--semestre", SEMESTRE, "--banc"],
            stderr=self.log, stdout=subprocess.DEVNULL)
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1)
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"web: the server does not answer, see {base}.log")

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path, cookie):
        request = urllib.request.Request(self.url(path), headers={"Cookie": cookie})
        return urllib.request.urlopen(request, timeout=60).read()

    def mebibytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return round(int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def accounts(base, number):
    """Signed-in secretaries, written as the server writes them: a cookie and the proof of a form for each."""
    path = str(base).removesuffix(".sqlite") + "-comptes.sqlite"
    now = int(time.time())
    sessions = []
    with sqlite3.connect(path, timeout=30) as accounts:
        for rank in range(number):
            row = accounts.execute(
                "INSERT INTO compte (identifiant, nom, cree_le, cree_par) VALUES (?, ?, ?, 'banc') RETURNING id",
                (f"banc{rank}", f"Secrétariat {rank}", now)).fetchone()
            accounts.execute("INSERT INTO droit (compte, rang, plan, role) VALUES (?, 0, NULL, 'secretariat')", row)
            token = base64.urlsafe_b64encode(secrets.token_bytes(32)).rstrip(b"=")
            accounts.execute(
                "INSERT INTO session (empreinte, compte, ouverte_le, vue_le) VALUES (?, ?, ?, ?)",
                (hashlib.sha256(token).digest(), row[0], now, now))
            sessions.append(f"plantracker={token.decode()}")
    return sessions


def wrk(script, url, connections, seconds, *words):
    out = subprocess.run(
        ["wrk", f"-t{min(2, connections)}", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", str(HERE / "web" / script), url,
         "--", *map(str, words)], capture_output=True, text=True, check=True).stdout
    result = json.loads([line for line in out.splitlines() if line.startswith("{")][-1])
    result["rate"] = result["requests"] / result["seconds"]
    return result


def main(program, run):
    run = Path(run)
    results = []

    def note(**row):
        results.append(row)
        print(json.dumps(row, ensure_ascii=False), flush=True)

    commits = run / "commits"
    subprocess.run(["clang", "-O2", str(HERE / "web" / "commits.c"), "-o", str(commits), "-lsqlite3"], check=True)

    def floor():
        for end in ("", "-wal", "-shm"):
            Path(f"{run}/commits.sqlite{end}").unlink(missing_ok=True)
        return float(subprocess.run(
            [str(commits), f"{run}/commits.sqlite", "4"], capture_output=True, text=True, check=True).stdout)

    def prepared(name, many):
        base = run / f"{name}.sqlite"
        for old in run.glob(f"{name}*.sqlite*"):
            old.unlink()
        subprocess.run([program, "demo", "--base", str(base)], check=True, capture_output=True)
        if many:
            subprocess.run([sys.executable, str(HERE / "web" / "cent_plans.py"), program, str(base)], check=True)
        return base

    def reads(server, sessions, label):
        cookies = run / "sessions.txt"
        cookies.write_text("\n".join(sessions))
        pages = {"plan": "/plans/pasdecalais", "fiche": "/plans/pasdecalais/fiches/zones-blanches"}
        for name, path in pages.items():
            start = time.perf_counter()
            size = len(server.get(path, sessions[0]))
            cold = time.perf_counter() - start
            page = wrk("lit.lua", server.url(path), 64, 6, cookies)
            constant = wrk("lit.lua", server.url(f"/banc/{size}"), 64, 6, cookies)
            note(what=f"{name}{label}", bytes=size, cold_ms=round(cold * 1000, 1), rate=page["rate"],
                 constant=constant["rate"], ratio=page["rate"] / constant["rate"], p50=page["p50"], p99=page["p99"],
                 refused=page["refused"] + page["errors"])

    base = prepared("web", many=False)
    server = Server(program, base, 8399)
    note(what="memory idle", mebibytes=server.mebibytes())
    sessions = accounts(base, 200)
    reads(server, sessions[:64], "")

    server.stop()

    base = prepared("lignes", many=False)
    with tempfile.TemporaryDirectory() as folder:
        copies = [f"banc-{rank}" for rank in range(COPIES)]
        subprocess.run([program, "load", *(cent_plans.copy(folder, name) for name in copies), "--base", str(base)],
                       check=True, capture_output=True)
    server = Server(program, base, 8397)
    sessions = accounts(base, 200)
    proofs = [json.loads(server.get("/session", cookie))["csrf"] for cookie in sessions]
    (run / "saisies.txt").write_text("\n".join(f"{c}\t{p}" for c, p in zip(sessions, proofs)))
    with sqlite3.connect(base) as db:
        nodes = [f"{plan}\t{node}" for plan in copies for node, in db.execute(
            "SELECT noeud.id FROM noeud JOIN plan ON plan.id = noeud.plan WHERE plan.identifiant = ?"
            " AND role IN ('action', 'sous_action') ORDER BY rang", (plan,))]
    (run / "noeuds.txt").write_text("\n".join(nodes))

    def numbers():
        with sqlite3.connect(base) as db:
            return {row for row, in db.execute("SELECT id FROM avancement")}

    first = 0
    for connections in (1, 64, 200):
        before, alone = numbers(), floor()
        entered = wrk("saisit.lua", server.url("/"), connections, 5, run / "saisies.txt", run / "noeuds.txt", YEARS, first,
                      run / "repondues.txt")
        first = entered["next"]
        after = floor()
        answered = [int(row) for row in (run / "repondues.txt").read_text().split()]
        recorded = numbers() - before
        rate = len(answered) / entered["seconds"]
        # wrk drops the answers that are on their way when it stops: their rows may be there, never the other way round.
        note(what=f"rows, {connections} at once", rate=rate, alone=(alone + after) / 2, ratio=rate / ((alone + after) / 2),
             p50=entered["p50"], p99=entered["p99"], refused=entered["refused"] + entered["errors"],
             same=entered["same"], spent=entered["spent"], answered=len(answered), recorded=len(recorded),
             lost=len(answered) - len(recorded.intersection(answered)))
    note(what="memory under load", mebibytes=server.mebibytes())
    server.stop()
    checked = subprocess.run([program, "verify", "--base", str(base)], capture_output=True, text=True)
    note(what="verify", code=checked.returncode)

    base = prepared("web101", many=True)
    server = Server(program, base, 8398)
    sessions = accounts(base, 64)
    reads(server, sessions, ", 101 plans × 12 semestres")
    start = time.perf_counter()
    server.get("/", sessions[0])
    first = time.perf_counter() - start
    start = time.perf_counter()
    server.get("/", sessions[0])
    note(what="list of 101 plans", first_ms=round(first * 1000), then_ms=round((time.perf_counter() - start) * 1000, 1))
    note(what="memory, 101 plans", mebibytes=server.mebibytes())
    server.stop()
    (run / "web.json").write_text(json.dumps(results, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
