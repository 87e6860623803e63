import pathlib

import axe_playwright_python
import pytest
from playwright.sync_api import expect, sync_playwright

import application
from application import RACINE, Serveur

IMAGES = RACINE / ".build_navigateur/images"
# A busy machine is slow, never wrong.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def navigateur():
    assert application.BINAIRE.exists(), f"« {application.BINAIRE} » manque : swift build --product plantracker"
    with sync_playwright() as playwright:
        # The sandbox of Chromium asks for namespaces that containers refuse; it only sees our own pages here.
        navigateur = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield navigateur
        navigateur.close()


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core."""
    return next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()


def pytest_configure(config):
    """Empties the folder of the pictures: once, before the workers, and not to try a failed test again."""
    if not hasattr(config, "workerinput") and not config.option.lf:
        IMAGES.mkdir(parents=True, exist_ok=True)
        for ancienne in IMAGES.glob("*.png"):
            ancienne.unlink()


@pytest.fixture(scope="session")
def images():
    return IMAGES


@pytest.fixture
def nouveau_contexte(navigateur):
    """Browsers of someone, closed with the test."""
    contextes = []

    def ouvrir(**options):
        contexte = navigateur.new_context(locale="fr-FR", timezone_id="Europe/Paris", **options)
        contexte.set_default_timeout(20_000)
        contextes.append(contexte)
        return contexte

    yield ouvrir
    for contexte in contextes:
        contexte.close()


@pytest.fixture(scope="session")
def modele(navigateur, tmp_path_factory):
    """The demonstration base with one account for each role, made once: tests work on copies of it."""
    base = tmp_path_factory.mktemp("modele") / "plans.sqlite"
    application.plantracker("demo", "--base", base)
    serveur = Serveur(base)
    serveur.demarrer()
    contexte = navigateur.new_context(locale="fr-FR")
    page = contexte.new_page()
    application.choisir_le_mot_de_passe(page, serveur.lien())
    for identifiant, compte in list(application.COMPTES.items())[1:]:
        application.inviter(serveur, identifiant, *compte)
        application.donner_un_mot_de_passe(serveur, identifiant)
    contexte.close()
    serveur.arreter()
    return base


@pytest.fixture
def serveur(modele, tmp_path):
    """A server of the test's own, over a fresh copy."""
    base = tmp_path / "plans.sqlite"
    application.copier(modele, base)
    serveur = Serveur(base)
    serveur.demarrer()
    yield serveur
    serveur.fermer()


@pytest.fixture(scope="session")
def vitrine(modele, tmp_path_factory):
    """One server for all the tests that only read."""
    base = tmp_path_factory.mktemp("vitrine") / "plans.sqlite"
    application.copier(modele, base)
    serveur = Serveur(base)
    serveur.demarrer()
    yield serveur
    serveur.fermer()


@pytest.fixture(scope="module")
def visiteur(navigateur, vitrine):
    """The page of someone who is signed in, kept from test to test."""
    pages = {}

    def page_de(identifiant):
        if identifiant not in pages:
            contexte = navigateur.new_context(locale="fr-FR", timezone_id="Europe/Paris")
            contexte.set_default_timeout(20_000)
            if identifiant:
                vitrine.connecter(contexte, identifiant)
            pages[identifiant] = application.surveiller(contexte.new_page())
        pages[identifiant].fautes.clear()
        return pages[identifiant]

    yield page_de
    for page in pages.values():
        page.context.close()
