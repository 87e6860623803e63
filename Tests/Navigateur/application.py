"""The application under test: a real `plantracker serve` over a base of its own, and what its tests share."""

import contextlib
import hashlib
import os
import pathlib
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import time
import unicodedata
import urllib.request

RACINE = pathlib.Path(__file__).parents[2]
BINAIRE = pathlib.Path(os.environ.get("PLANTRACKER") or RACINE / ".build/debug/plantracker").resolve()
MOT_DE_PASSE = "une phrase de passe d’essai"
SEMESTRE = "2019-S2"

# identifiant: (nom, rôle, plan, pilote). The first one is made by the server itself.
COMPTES = {
    "admin": ("Administration", "administration", None, None),
    "dominique": ("Dominique Copilote", "copilote", "pasdecalais", None),
    "camille": ("Camille Secrétaire", "secretariat", "pasdecalais", None),
    "sacha": ("Sacha Secrétaire", "secretariat", "pasdecalais", None),
    "ariane": ("Ariane Pilote", "contribution", "lozere", "Maison de l'Emploi et de la Cohésion Sociale"),
    "louise": ("Louise Lectrice", "lecture", "pasdecalais", None),
}


def plantracker(*mots):
    subprocess.run([BINAIRE, *map(str, mots)], check=True, cwd=RACINE, capture_output=True)


def comptes_de(base):
    return base.with_name(base.stem + "-comptes.sqlite")


def copier(source, destination):
    """Both files of a base, as SQLite copies them: whole, whatever is in their companions."""
    for de, vers in ((source, destination), (comptes_de(source), comptes_de(destination))):
        if de.exists():
            avec, sans = sqlite3.connect(de), sqlite3.connect(vers)
            avec.backup(sans)
            avec.close()
            sans.close()
            vers.chmod(0o600)


def port_libre():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


class Serveur:
    """One base and one port, kept when it is stopped and started again."""

    # No row is entered for this semestre, most were for the one before.
    grille = "/plans/pasdecalais/saisie?semestre=2020-S1"
    grille_d_un_axe = grille + "&axe=acces-numerique"

    def __init__(self, base):
        self.base = base
        self.port = port_libre()
        self.url = f"http://127.0.0.1:{self.port}"
        self.journal = base.with_suffix(".log")
        self.processus = None

    def demarrer(self):
        with self.journal.open("ab") as journal:
            self.processus = subprocess.Popen(
                [BINAIRE, "serve", "--base", self.base, "--port", str(self.port), "--semestre", SEMESTRE],
                cwd=self.base.parent, stdin=subprocess.DEVNULL, stdout=journal, stderr=journal,
            )
        limite = time.monotonic() + 60
        while not self.repond():
            assert self.processus.poll() is None, self.dit()
            assert time.monotonic() < limite, f"le serveur ne répond pas : {self.dit()}"
            time.sleep(0.02)

    def repond(self):
        try:
            with urllib.request.urlopen(self.url + "/healthz", timeout=5) as reponse:
                return reponse.read() == b"ok\n"
        except OSError:
            return False

    def arreter(self):
        """As systemd does it. The server ends by itself, without an error, and leaves whole files."""
        processus, self.processus = self.processus, None
        processus.send_signal(signal.SIGTERM)
        assert processus.wait(timeout=60) == 0, self.dit()
        restes = [chemin.name for chemin in self.base.parent.glob("*-wal")]
        assert restes == [], f"des écritures restent hors des bases : {restes}"

    def fermer(self):
        if self.processus:
            self.arreter()

    def dit(self):
        return self.journal.read_text()

    def lien(self):
        """The last one-time link that was printed for the first administrator."""
        return re.findall(r"http://\S+/invitation/\S+", self.dit())[-1]

    def connecter(self, contexte, identifiant):
        """Opens a session for an account, as a sign-in would have left it: deriving a password takes seconds in a debug
        build, and test_connexion.py does it for all the others."""
        jeton, maintenant = secrets.token_urlsafe(32), int(time.time())
        with self.comptes() as db:
            compte = db.execute("SELECT id FROM compte WHERE identifiant = ?", (identifiant,)).fetchone()[0]
            db.execute(
                "INSERT INTO session (empreinte, compte, ouverte_le, vue_le) VALUES (?, ?, ?, ?)",
                (empreinte(jeton), compte, maintenant, maintenant),
            )
        contexte.add_cookies([{"name": "plantracker", "value": jeton, "url": self.url, "httpOnly": True}])

    @contextlib.contextmanager
    def comptes(self):
        """The accounts' base, while the server runs."""
        db = sqlite3.connect(comptes_de(self.base), timeout=20)
        with db:
            yield db
        db.close()

    def csrf(self, contexte, adresse):
        return re.search(r'name="csrf" value="([^"]+)"', contexte.request.get(self.url + adresse).text())[1]


def choisir_le_mot_de_passe(page, lien):
    page.goto(lien)
    page.locator("#mot-de-passe").fill(MOT_DE_PASSE)
    page.get_by_label("Le même, encore une fois").fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Choisir ce mot de passe et entrer").click()
    page.get_by_role("heading", name="Mes plans", level=1).wait_for()


def empreinte(jeton):
    return hashlib.sha256(jeton.encode()).digest()


def inviter(serveur, identifiant, nom="Personne de passage", role="lecture", plan="pasdecalais", pilote=None):
    """A new account, and its one-time link."""
    jeton, maintenant = secrets.token_urlsafe(32), int(time.time())
    with serveur.comptes() as db:
        compte = db.execute(
            "INSERT INTO compte (identifiant, nom, cree_le, cree_par) VALUES (?, ?, ?, 'admin')",
            (identifiant, nom, maintenant),
        ).lastrowid
        db.execute("INSERT INTO droit VALUES (?, 0, ?, ?, ?)", (compte, plan, role, pilote))
        db.execute("INSERT INTO invitation VALUES (?, ?, ?)", (empreinte(jeton), compte, maintenant + 3600))
    return f"{serveur.url}/invitation/{jeton}"


def donner_un_mot_de_passe(serveur, identifiant):
    """With a cheap derivation, which the program reads and replaces by its own at the first sign-in."""
    sel, n, r, p = secrets.token_bytes(16), 1024, 8, 1
    texte = b"\0" + unicodedata.normalize("NFC", MOT_DE_PASSE).encode()
    derive = hashlib.scrypt(texte, salt=sel, n=n, r=r, p=p, dklen=32)
    with serveur.comptes() as db:
        db.execute(
            "UPDATE compte SET empreinte = ?, sel = ?, n = ?, r = ?, p = ? WHERE identifiant = ?",
            (derive, sel, n, r, p, identifiant),
        )
        db.execute(
            "DELETE FROM invitation WHERE compte = (SELECT id FROM compte WHERE identifiant = ?)", (identifiant,)
        )


def surveiller(page):
    """Keeps in `page.fautes` what the browser complains of: errors of scripts, of the policy, of anything else."""
    page.fautes = []
    page.on("pageerror", lambda faute: page.fautes.append(str(faute)))
    page.on("console", lambda m: page.fautes.append(m.text) if m.type in ("error", "warning") else None)
    # A download ends the navigation that asked for it.
    page.on("requestfailed", lambda r: None if "ERR_ABORTED" in r.failure else page.fautes.append(f"{r.url} : {r.failure}"))
    return page


def examiner(page, axe):
    """What axe-core finds, the size of targets included; every page is held to none."""
    # Rows out of sight have an estimated height until they were seen once.
    page.evaluate(
        """async () => { const haut = scrollY;
             for (const ligne of document.querySelectorAll('.ligne')) {
               ligne.scrollIntoView();
               await new Promise(suite => requestAnimationFrame(() => requestAnimationFrame(suite)));
             }
             scrollTo(0, haut); }"""
    )
    page.evaluate(axe)
    resultat = page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
    )
    return [
        f"{v['id']} : {v['help']} : {[noeud['target'] for noeud in v['nodes']][:3]} : {v['nodes'][0]['failureSummary']}"
        for v in resultat["violations"]
    ]
