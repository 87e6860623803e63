#!/usr/bin/env python3
"""Alters copies of a base at random, and counts what script/verifie-chaine finds.

    bench/alterations.py BASE [NUMBER, 10000 unless said]

Exit 0: each alteration was found, and no untouched copy was accused.
"""
import importlib.machinery, importlib.util, pathlib, random, sqlite3, sys

VERIFIEUR = pathlib.Path(__file__).resolve().parent.parent / "script" / "verifie-chaine"
TABLES = ["journal", "plan", "version", "noeud", "indicateur", "avancement", "releve", "decision", "commentaire", "forme",
          "rapport", "rapport_piece", "rapport_pdf"]
SANS_ROWID = {"noeud": ("plan", "version", "rang"), "indicateur": ("plan", "version", "rang")}


def verifieur():
    chargeur = importlib.machinery.SourceFileLoader("verifie_chaine", str(VERIFIEUR))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("verifie_chaine", chargeur))
    sys.dont_write_bytecode = True
    chargeur.exec_module(module)
    return module


def copie(fichier):
    """In memory, without what forbids rewriting."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    sqlite3.connect(f"{pathlib.Path(fichier).resolve().as_uri()}?mode=ro", uri=True).backup(base)
    base.row_factory = sqlite3.Row
    base.execute("PRAGMA foreign_keys = OFF")
    base.execute("PRAGMA ignore_check_constraints = ON")
    for (nom,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        base.execute(f'DROP TRIGGER "{nom}"')
    return base


def compte(base, table):
    return base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


class Inutile(Exception):
    """What was drawn changes nothing."""


def autre(valeur, hasard):
    if valeur is None:
        return hasard.choice(["x", 1])
    if isinstance(valeur, int):
        return valeur + hasard.choice([1, -1, 10])
    place = hasard.randrange(len(valeur) + 1)
    if isinstance(valeur, bytes):
        return valeur[:place - 1] + bytes([valeur[place - 1] ^ 1 << hasard.randrange(8)]) + valeur[place:] if place else b"x"
    return hasard.choice([valeur[:place] + "z" + valeur[place:], valeur[:place] + valeur[place + 1:], None])


def altere(base, genre, hasard):
    if genre == "coupe":
        # With all that it vouched for, once in two: what is left is true, but shorter.
        base.execute("DELETE FROM journal WHERE id > ?", [hasard.randrange(compte(base, "journal"))])
        if hasard.random() < .5:
            for table in ("avancement", "releve", "decision", "commentaire", "forme"):
                base.execute(f"DELETE FROM {table} WHERE CAST(id AS TEXT) NOT IN "
                             "(SELECT objet FROM journal WHERE operation = ?)", [table])
            if not base.execute("SELECT 1 FROM journal WHERE operation = 'emission'").fetchone():
                for table in ("rapport", "rapport_piece", "rapport_pdf"):
                    base.execute(f"DELETE FROM {table}")
        return
    table = hasard.choice([table for table in TABLES if compte(base, table) > (genre == "echange")])
    cle = SANS_ROWID.get(table, ("rowid",))
    lignes = base.execute(f"SELECT {'*' if table in SANS_ROWID else 'rowid, *'} FROM {table}").fetchall()
    # An INTEGER PRIMARY KEY takes the name of the rowid.
    cle = cle if all(nom in lignes[0].keys() for nom in cle) else ("id",)
    ou = " AND ".join(f"{nom} = ?" for nom in cle)

    def ecrit(ligne, colonne, valeur):
        base.execute(f"UPDATE {table} SET {colonne} = ? WHERE {ou}", [valeur, *(ligne[nom] for nom in cle)])

    if genre == "suppression":
        base.execute(f"DELETE FROM {table} WHERE {ou}", [hasard.choice(lignes)[nom] for nom in cle])
    elif genre == "changement":
        ligne = hasard.choice(lignes)
        colonne = hasard.choice([nom for nom in ligne.keys() if nom != "rowid"])
        if (valeur := autre(ligne[colonne], hasard)) == ligne[colonne]:
            raise Inutile
        ecrit(ligne, colonne, valeur)
    else:
        une, deux = hasard.sample(lignes, 2)
        colonne = hasard.choice([nom for nom in une.keys() if nom not in (*cle, "rowid", "id", "numero", "rang")])
        if une[colonne] == deux[colonne]:
            raise Inutile
        ecrit(une, colonne, deux[colonne])
        ecrit(deux, colonne, une[colonne])


def main():
    verifie = verifieur()
    base = copie(sys.argv[1])
    nombre = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    hasard = random.Random(2018)
    derniere = base.execute("SELECT empreinte FROM journal ORDER BY id DESC LIMIT 1").fetchone()[0]

    def accuse():
        entrees = [dict(ligne) for ligne in base.execute("SELECT * FROM journal ORDER BY id")]
        if verifie.rupture(entrees) or derniere not in {entree["empreinte"] for entree in entrees}:
            return True
        try:
            return bool(verifie.contenus(base, entrees))
        except (TypeError, ValueError, KeyError):
            return True

    faits, trouves = {}, {}
    for _ in range(nombre):
        genre = hasard.choice(["rien", "changement", "changement", "changement", "suppression", "echange", "coupe"])
        base.execute("SAVEPOINT avant")
        try:
            if genre != "rien":
                altere(base, genre, hasard)
            faits[genre] = faits.get(genre, 0) + 1
            trouves[genre] = trouves.get(genre, 0) + accuse()
        except (Inutile, sqlite3.IntegrityError, sqlite3.DataError):
            pass
        base.execute("ROLLBACK TO avant")
        base.execute("RELEASE avant")
    for genre in sorted(faits):
        print(f"{genre} : {trouves[genre]} accusés sur {faits[genre]}")
    return any(trouves[genre] != (0 if genre == "rien" else faits[genre]) for genre in faits)


if __name__ == "__main__":
    sys.exit(main())
