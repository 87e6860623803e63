#!/usr/bin/env python3
"""Turns what script/bench measured into tables:  table.py RUN [--keep docs/benchmarks.md]

With --keep, the tables also replace what stands between the markers of that file: those of the commands, those of the
application, whichever were measured.
"""

import datetime
import json
import os
import platform
import re
import subprocess
import sys
import zipfile
from pathlib import Path

COMMANDS = ("<!-- bench:début -->", "<!-- bench:fin -->")
APPLICATION = ("<!-- bench:web:début -->", "<!-- bench:web:fin -->")
NBSP = "\u00a0"

# Our measure, the peer's, what the peer is, the aim: "≥ n" times faster than the peer, or "≤ n" times its duration.
DUELS = [
    ("validate-plans", "yaml-plans", "PyYAML (chargeur C), lecture seule des mêmes fichiers", ("≥", 3)),
    ("load-1000", "sqlite-1000", "Python sqlite3, mêmes lignes, une transaction", ("≤", 2)),
    ("load-1000", "sqlite-yaml-1000", "le même, précédé de la lecture du YAML par PyYAML", None),
    ("report-150", "relatorio-150", "relatorio", ("≥", 3)),
    ("report-150", "odfpy-150", "odfpy", ("≥", 10)),
    ("report-150", "odfdo-150", "odfdo", ("≥", 10)),
    ("report-150", "pandoc-150", "pandoc", ("≥", 20)),
    ("report-150", "floor-150", "le plancher : libxml2 relit et réécrit le même content.xml, zlib le compresse", ("≤", 3)),
]
OURS = {
    "validate-plans": "`validate`, les plans de `plans/`",
    "load-1000": "`load`, 1 000 actions",
    "report-150": "`report`, 150 actions",
}
SIZES = [100, 1000, 1500, 10000]
MEMORY_AIMS = {"report-150": 40, "report-10000": 100}  # MiB


class Run:
    def __init__(self, folder):
        self.folder = Path(folder)

    def has(self, name):
        return (self.folder / f"{name}.json").exists()

    def seconds(self, name):
        return json.loads((self.folder / f"{name}.json").read_text())["results"][0]["median"]

    def mebibytes(self, name):
        return int((self.folder / f"{name}.rss").read_text().split()[-1]) / 1024

    def content_kilobytes(self, name):
        """How much XML the document holds, to check that the peers wrote as much as we did."""
        path = self.folder / f"{name}.odt"
        if not path.exists():
            return None
        with zipfile.ZipFile(path) as archive:
            return archive.getinfo("content.xml").file_size / 1000


def number(value, decimals=0):
    return f"{value:,.{decimals}f}".replace(",", NBSP).replace(".", ",")


def duration(seconds):
    if seconds < 1:
        return number(seconds * 1000, 1 if seconds < 0.1 else 0) + f"{NBSP}ms"
    return number(seconds, 2) + f"{NBSP}s"


def table(headers, rows):
    # The first column is text, the others are figures.
    lines = [headers, ["---"] + ["---:"] * (len(headers) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def verdict(reached):
    return "atteint" if reached else "**manqué**"


def duel(run, ours, theirs, label, aim):
    mine, other = run.seconds(ours), run.seconds(theirs)
    if aim is None or aim[0] == "≥":
        ratio, said = other / mine, f"{number(other / mine, 1)} × plus rapide"
    else:
        ratio, said = mine / other, f"{number(mine / other, 2)} × sa durée"
    judged = "–"
    if aim:
        sign, bound = aim
        judged = f"{sign} {bound} : " + verdict(ratio >= bound if sign == "≥" else ratio <= bound)
    return [f"{OURS[ours]}, contre {label}", duration(mine), duration(other), said,
            number(run.mebibytes(ours)), number(run.mebibytes(theirs)), judged]


def growth(run, command):
    previous = None
    for size in SIZES:
        name = f"{command}-{size}"
        if not run.has(name):
            continue
        seconds, memory = run.seconds(name), run.mebibytes(name)
        # 1 is linear; below, the fixed costs weigh less and less.
        linear = number(seconds / previous[1] / (size / previous[0]), 2) if previous else "–"
        previous = (size, seconds)
        aim = MEMORY_AIMS.get(name)
        judged = f"≤ {aim} Mio : {verdict(memory <= aim)}" if aim else "–"
        yield [f"`{command}`, {number(size)} actions", duration(seconds), linear, number(memory), judged]


CENT = ", 101 plans × 12 semestres"
PAGES = {
    "plan": "page du plan, Pas-de-Calais, 181 nœuds", "fiche": "page d’une fiche",
    "plan" + CENT: "page du plan, parmi 101 plans de 12 semestres",
    "fiche" + CENT: "page d’une fiche, parmi 101 plans de 12 semestres",
}


def application(run):
    """What bench/web.py measured; nothing when it did not run."""
    path = run.folder / "web.json"
    if not path.exists():
        return ""
    found = {row["what"]: row for row in json.loads(path.read_text())}
    rows = []
    for what, label in PAGES.items():
        row = found[what]
        rows.append([label, number(row["rate"]), f"{number(row['constant'])} (corps constant)", number(row["ratio"], 2),
                     f"{number(row['p50'], 1)} / {number(row['p99'], 1)}", f"≥ 0,2 : {verdict(row['ratio'] >= 0.2)}"])
    for row in (row for row in found.values() if row["what"].startswith("rows")):
        many = int(row["what"].split()[1])
        label = "lignes enregistrées, une à la fois" if many == 1 else f"lignes enregistrées, {many} à la fois"
        rows.append([label, number(row["rate"]), f"{number(row['alone'])} (SQLite seul)", number(row["ratio"], 2),
                     f"{number(row['p50'], 1)} / {number(row['p99'], 1)}", f"≥ 0,33 : {verdict(row['ratio'] >= 1 / 3)}"])
    refused = sum(row.get("refused", 0) for row in found.values())
    same = sum(row.get("same", 0) for row in found.values())
    lost = sum(row.get("lost", 0) for row in found.values())
    spent = any(row.get("spent") for row in found.values())
    # The cost of a page in constant bodies: what the machine does meanwhile weighs on both.
    costs = [f"{number(found[name]['ratio'] / found[name + CENT]['ratio'], 2)} ({name})" for name in ("plan", "fiche")]
    reached = all(found[name]["ratio"] / found[name + CENT]["ratio"] <= 1.3 for name in ("plan", "fiche"))
    memory = [found[name]["mebibytes"] for name in ("memory idle", "memory under load", "memory, 101 plans")]
    listed = found["list of 101 plans"]
    notes = (
        f"Réponses refusées : {refused} ; lignes répondues « identique » : {same} ; lignes répondues et absentes de la base : "
        f"{f'**{lost}**' if lost else 0}{' ; **réserve de lignes épuisée : augmenter COPIES**' if spent else ''} ; `verify` après coup : "
        f"{'intègre' if found['verify']['code'] == 0 else '**anomalie**'}. Coût d’une page parmi 101 plans, rapporté à "
        f"celui parmi quatre : {', '.join(costs)} (≤ 1,3 : {verdict(reached)}). Premier dessin de la page du plan : "
        f"{number(found['plan']['cold_ms'])} ms, de la fiche : {number(found['fiche']['cold_ms'])} ms ; liste de 101 "
        f"plans : {number(listed['first_ms'])} ms la première fois, {number(listed['then_ms'])} ms ensuite. Mémoire : "
        f"{memory[0]} Mio au repos, {memory[1]} Mio sous charge, {memory[2]} Mio avec 101 plans.")
    headers = ["mesure", "par seconde", "plancher", "rapport", "p50 / p99, ms", "objectif"]
    return "\n\n".join([table(headers, rows), notes])


def is_sound(run):
    """False when a row that was answered is not in the base, or when the base no longer holds together."""
    path = run.folder / "web.json"
    rows = json.loads(path.read_text()) if path.exists() else []
    return not any(row.get("lost") or row["what"] == "verify" and row["code"] != 0 for row in rows)


def output_of(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def surroundings():
    versions = [
        found.group(0)
        for command, pattern in [("swift", r"Swift version [\d.]+"), ("pandoc", r"pandoc [\d.]+"),
                                 ("hyperfine", r"hyperfine [\d.]+")]
        if (found := re.search(pattern, output_of(command, "--version")))
    ]
    today = datetime.date.today().isoformat()
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    peers = Path(__file__).with_name("requirements.txt").read_text().splitlines()
    peers = ", ".join(line.replace("==", " ") for line in peers if "==" in line)
    return (f"Mesuré le {today} : {system}, {os.cpu_count()} cœurs, {', '.join(versions)}, "
            f"Python {platform.python_version()}, {peers}.")


def report(run):
    parts = []
    duels = [duel(run, *one) for one in DUELS if run.has(one[0]) and run.has(one[1])]
    if duels:
        parts.append(table(["mesure", "plantracker", "pair", "rapport", "Mio", "Mio (pair)", "objectif"], duels))
    notes = []
    if run.has("report-150"):
        memory, aim = run.mebibytes("report-150"), MEMORY_AIMS["report-150"]
        notes.append(f"Mémoire de `report`, 150 actions : {number(memory)} Mio (≤ {aim} : {verdict(memory <= aim)}).")
        sizes = [f"{name} {number(size)}" for name in ("plantracker", "relatorio", "odfpy", "odfdo", "pandoc")
                 if (size := run.content_kilobytes(name))]
        notes.append(f"Taille de `content.xml`, en ko : {', '.join(sizes)}.")
    parts += [" ".join(notes)] if notes else []
    rows = [row for command in ("validate", "load", "report") for row in growth(run, command)]
    if rows:
        parts.append(table(["croissance", "durée", "rapport au linéaire", "Mio", "objectif"], rows))
    return "\n\n".join([*parts, surroundings()])


def keep(path, text, markers):
    begin, end = markers
    before, marker, rest = path.read_text(encoding="utf-8").partition(begin)
    _, last, after = rest.partition(end)
    if not marker or not last:
        sys.exit(f"{path}: the markers {begin} and {end} are missing; nothing was written")
    path.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    run = Run(sys.argv[1])
    commands = report(run) if any(run.has(ours) for ours in OURS) else ""
    web = application(run)
    if web:
        web += "\n\n" + surroundings()
    for tables, markers in ((commands, COMMANDS), (web, APPLICATION)):
        if not tables:
            continue
        print(tables)
        if sys.argv[2:3] == ["--keep"]:
            keep(Path(sys.argv[3]), tables, markers)
    if not is_sound(run):
        sys.exit("table: the application lost what it had answered, see above")
