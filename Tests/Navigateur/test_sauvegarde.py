"""The nightly backup: what it keeps, and when it refuses to drive good copies out."""
import os
import shutil
import sqlite3
import subprocess

import pytest

from application import BINAIRE, RACINE

SCRIPT = RACINE / "deploy/sauvegarde.sh"


def plantracker(*arguments):
    return subprocess.run([BINAIRE, *arguments], check=True, capture_output=True, text=True)


@pytest.fixture
def base(tmp_path):
    """In a folder whose name a shell or SQL would trip over."""
    dossier = tmp_path / "l'été à part"
    dossier.mkdir()
    base = dossier / "plans du 15.sqlite"
    plantracker("load", RACINE / "plans/lozere.yaml", "--base", base, "--par", "essai")
    return base


@pytest.fixture
def comptes(base):
    """Without an account, as a server makes it before the first one."""
    comptes = base.with_name(base.stem + "-comptes.sqlite")
    sqlite3.connect(comptes).executescript("CREATE TABLE rien (x); DROP TABLE rien;").connection.close()
    return comptes


def sauvegarder(base, *, gardees=2, **environnement):
    return subprocess.run(
        [SCRIPT, base, base.parent / "copies d'hier", str(gardees)], capture_output=True, text=True,
        env={**os.environ, "PLANTRACKER": str(BINAIRE), **environnement})


def copies(base):
    return sorted(chemin.name for chemin in (base.parent / "copies d'hier").glob("2*Z"))


def vieillir(base, nom):
    """Names bear the second: the copy just made becomes an older one."""
    dossier = base.parent / "copies d'hier"
    (dossier / copies(base)[-1]).rename(dossier / nom)


def test_a_copy_holds_both_bases_and_what_the_verification_said(base, comptes):
    resultat = sauvegarder(base)
    assert resultat.returncode == 0, resultat.stderr
    copie = base.parent / "copies d'hier" / copies(base)[0]
    assert sorted(chemin.name for chemin in copie.iterdir()) == ["plans-comptes.sqlite", "plans.sqlite", "verification.txt"]
    assert "Base intègre" in (copie / "verification.txt").read_text()


def test_old_copies_go_only_when_the_new_one_follows_them(base):
    for nom in ("2026-01-01T000000Z", "2026-01-02T000000Z"):
        assert sauvegarder(base).returncode == 0
        vieillir(base, nom)
    assert sauvegarder(base).returncode == 0
    assert len(copies(base)) == 2 and copies(base)[0] == "2026-01-02T000000Z"


def test_a_base_that_was_emptied_replaced_or_rolled_back_drives_no_copy_out(base):
    ancienne = base.with_name("ancienne")
    shutil.copy(base, ancienne)
    plantracker("write", "lozere", "--semestre", "2019-S1", "--partie", "conclusion", "--texte", "x", "--base", base)
    assert sauvegarder(base, gardees=1).returncode == 0
    vieillir(base, "2026-01-01T000000Z")

    def refuse():
        resultat = sauvegarder(base, gardees=1)
        assert resultat.returncode == 1 and copies(base) == ["2026-01-01T000000Z"], resultat
        return resultat.stderr

    for compagnon in ("-wal", "-shm"):
        base.with_name(base.name + compagnon).unlink(missing_ok=True)
    shutil.copy(ancienne, base)
    assert "n'est pas au journal" in refuse()
    base.write_bytes(b"")
    assert "vide" in refuse()
    base.unlink()
    assert "n'existe pas" in refuse()
    # A restoration that was wanted is said once.
    shutil.copy(ancienne, base)
    assert sauvegarder(base, gardees=1, RESTAUREE="oui").returncode == 0
    assert len(copies(base)) == 1 and copies(base) != ["2026-01-01T000000Z"]


def test_accounts_that_vanished_are_noticed(base, comptes):
    assert sauvegarder(base).returncode == 0
    vieillir(base, "2026-01-01T000000Z")
    comptes.unlink()
    resultat = sauvegarder(base)
    assert resultat.returncode == 1 and "comptes" in resultat.stderr and len(copies(base)) == 1
