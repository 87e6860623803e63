#!/usr/bin/env python3
"""Adds plans to a base until it holds 101, each with 12 semestres of progress:  cent_plans.py PLANTRACKER BASE

The plans are the Pas-de-Calais under other names; the progress of the first four is completed as well.
"""

import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

PLANS = Path(__file__).resolve().parents[2] / "plans"
ETATS = ["a_lancer", "en_cours", "en_cours", "realisee"]


def copy(folder, name, code=None):
    """The path of the Pas-de-Calais under another identifier, and under another département if a code is given."""
    text = (PLANS / "pasdecalais.yaml").read_text()
    text = re.sub(r"identifiant: pasdecalais", f"identifiant: {name}", text, count=1)
    if code:
        text = re.sub(r'departement: \{ code: "62", nom: Pas-de-Calais \}',
                      f'departement: {{ code: "{code}", nom: Département {code} }}', text, count=1)
    path = Path(folder) / f"{name}.yaml"
    path.write_text(text)
    return str(path)


def main(program, base):
    with tempfile.TemporaryDirectory() as folder:
        names = ["cantal", "lot", "lozere", "pasdecalais"]
        files = []
        taken = {"15", "46", "48", "62"}
        codes = [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2A", "2B", "971", "972", "973", "974", "976"]
        for code in [c for c in codes if c not in taken][:97]:
            name = f"dep-{code.lower()}"
            files.append(copy(folder, name, code))
            names.append(name)
        subprocess.run([program, "load", *files, "--base", base], check=True, capture_output=True)
        for name in names:
            with sqlite3.connect(base) as db:
                nodes = [row[0] for row in db.execute(
                    "SELECT id FROM noeud WHERE plan = (SELECT id FROM plan WHERE identifiant = ?) AND version ="
                    " (SELECT max(numero) FROM version WHERE version.plan = noeud.plan)"
                    " AND role IN ('action', 'sous_action') ORDER BY rang", (name,))]
            lines = ["noeud;semestre;etat;avancement;note;audience"]
            for rank, node in enumerate(nodes):
                for half in range(12):
                    semestre = f"{2018 + half // 2}-S{half % 2 + 1}"
                    lines.append(f"{node};{semestre};{ETATS[(rank + half) % 4]};{(rank * 7 + half * 8) % 100};"
                                 f"Point de {semestre};interne")
            path = Path(folder) / "suivi.csv"
            path.write_text("\n".join(lines))
            subprocess.run([program, "record", name, "--csv", str(path), "--base", base], check=True,
                           capture_output=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
