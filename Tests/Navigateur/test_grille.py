"""A grid leaves as a spreadsheet, is filled elsewhere, comes back, and is accepted row by row."""

import io
import re
import zipfile
from xml.dom import minidom

import pytest
from application import surveiller
from playwright.sync_api import expect

GRILLES = "/plans/pasdecalais/grilles"


@pytest.fixture
def page(serveur, nouveau_contexte):
    contexte = nouveau_contexte()
    serveur.connecter(contexte, "camille")
    page = surveiller(contexte.new_page())
    page.goto(serveur.url + GRILLES)
    return page


def telecharger(page):
    page.get_by_label("Semestre").select_option("2019-S2")
    page.get_by_label("Lignes").select_option("axe:acces-numerique")
    page.get_by_label("Pour qui").select_option("interne")
    with page.expect_download() as attendu:
        page.get_by_role("button", name="Télécharger la grille").click()
    assert attendu.value.suggested_filename == "grille-pasdecalais-2019-S2-acces-numerique.ods"
    return attendu.value.path().read_bytes()


def remplir(grille, lignes):
    """The spreadsheet with cells typed in: `lignes` maps an identifier to titles of columns and texts."""
    archive = zipfile.ZipFile(io.BytesIO(grille))
    contenu = minidom.parseString(archive.read("content.xml"))
    feuille = next(t for t in contenu.getElementsByTagName("table:table") if t.getAttribute("table:name") == "Saisie")
    rangees = feuille.getElementsByTagName("table:table-row")
    titres = [texte(cellule) for cellule in cellules(rangees[0])]
    remplies = set()
    for rangee in rangees[1:]:
        cases = cellules(rangee)
        for titre, valeur in lignes.get(texte(cases[0]), {}).items():
            case = cases[titres.index(titre)]
            while case.firstChild:
                case.removeChild(case.firstChild)
            case.setAttribute("office:value-type", "string")
            paragraphe = case.appendChild(contenu.createElement("text:p"))
            paragraphe.appendChild(contenu.createTextNode(valeur))
            remplies.add(texte(cases[0]))
    assert remplies == set(lignes)
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w") as neuve:
        for info in archive.infolist():
            octets = contenu.toxml(encoding="utf-8") if info.filename == "content.xml" else archive.read(info)
            neuve.writestr(info, octets)
    return sortie.getvalue()


def cellules(rangee):
    return [noeud for noeud in rangee.childNodes if noeud.nodeName == "table:table-cell"]


def texte(cellule):
    mots = [n for n in cellule.childNodes if n.nodeName == "text:p"]
    return "".join(n.data for mot in mots for n in mot.childNodes if n.nodeType == n.TEXT_NODE)


def envoyer(page, octets, nom="grille.ods"):
    page.get_by_label("Fichier de la grille").set_input_files(
        {"name": nom, "mimeType": "application/vnd.oasis.opendocument.spreadsheet", "buffer": octets}
    )
    page.get_by_role("button", name="Voir ce qui changerait").click()


def saisies(serveur, page):
    texte = page.context.request.get(serveur.url + "/plans/pasdecalais/saisie?semestre=2019-S2").text()
    return int(re.search(r'data-saisies="(\d+)"', texte)[1])


LIGNES = {
    "zones-blanches": {"État": "réalisée", "Avancement": "100", "Note": "Dit au téléphone, « enfin » signé"},
    "identification-zones-grises": {"État": "suspendue", "Avancement": "", "Note": "À ne pas garder"},
}


def test_the_rows_that_are_ticked_are_recorded_and_no_other(page, serveur, images):
    grille = remplir(telecharger(page), LIGNES)
    envoyer(page, grille)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que la grille changerait")
    cases = page.get_by_role("checkbox", name=re.compile("^accepter"))
    assert cases.count() == 2
    expect(page.get_by_role("table")).to_contain_text("Dit au téléphone, « enfin » signé")
    page.screenshot(path=images / "grille-apercu.png", full_page=True)
    cases.nth(1).uncheck()
    page.get_by_role("button", name="Enregistrer les lignes cochées").click()
    expect(page.get_by_role("status")).to_contain_text("1 ligne")
    page.screenshot(path=images / "grille-bilan.png", full_page=True)
    page.goto(serveur.url + "/plans/pasdecalais/saisie?semestre=2019-S2&axe=acces-numerique")
    ligne = page.locator("#f-zones-blanches")
    assert ligne.locator("[name=etat]").input_value() == "realisee"
    assert ligne.locator("[name=note]").input_value() == "Dit au téléphone, « enfin » signé"
    assert page.locator("#f-identification-zones-grises [name=note]").input_value() != "À ne pas garder"
    assert page.fautes == []
    # The same grid again: what it says is recorded already, but the row that was left.
    page.goto(serveur.url + GRILLES)
    envoyer(page, grille)
    assert page.get_by_role("checkbox", name=re.compile("^accepter")).count() == 1


def test_what_was_entered_since_is_a_conflict_that_one_chooses(page, serveur, nouveau_contexte):
    grille = remplir(telecharger(page), {"zones-blanches": LIGNES["zones-blanches"]})
    autre = nouveau_contexte()
    serveur.connecter(autre, "sacha")
    entre_temps = autre.new_page()
    entre_temps.goto(serveur.url + "/plans/pasdecalais/saisie?semestre=2019-S2&axe=acces-numerique")
    ligne = entre_temps.locator("#f-zones-blanches .ligne")
    ligne.locator("[name=etat]").select_option("abandonnee")
    ligne.get_by_role("button", name="Enregistrer").click()
    expect(ligne.locator(".ligne-sort")).to_contain_text("Enregistrée")
    envoyer(page, grille)
    case = page.get_by_role("checkbox", name=re.compile("^accepter"))
    expect(case).not_to_be_checked()
    expect(page.get_by_role("main")).to_contain_text("Conflit")
    expect(page.get_by_role("main")).to_contain_text("sacha")
    case.check()
    page.get_by_role("button", name="Enregistrer les lignes cochées").click()
    entre_temps.reload()
    assert entre_temps.locator("#f-zones-blanches [name=etat]").input_value() == "realisee"


def zip_qui_enfle():
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", b"<a>" + b" " * (600 << 20) + b"</a>")
    return sortie.getvalue()


def test_what_is_no_grid_of_the_plan_is_refused_in_words_and_nothing_is_recorded(page, serveur, images):
    avant = saisies(serveur, page)
    bonne = telecharger(page)
    fautive = remplir(bonne, {"zones-blanches": {"État": "presque", "Avancement": "140"}})
    tronquee = bonne[: len(bonne) // 2]
    for octets, mots in (
        (fautive, "presque"), (b"pas un classeur", ""), (tronquee, ""), (zip_qui_enfle(), ""),
    ):
        envoyer(page, octets)
        refus = page.get_by_role("alert")
        expect(refus).to_contain_text("Rien n’a été enregistré")
        expect(page.get_by_role("main")).to_contain_text(mots)
        expect(page.get_by_label("Fichier de la grille")).to_have_attribute("aria-invalid", "true")
        if mots:
            page.screenshot(path=images / "grille-refusee.png", full_page=True)
    envoyer(page, b"\0" * (9 << 20))
    expect(page.get_by_role("heading", level=1)).to_have_text("Envoi trop gros")
    assert saisies(serveur, page) == avant
