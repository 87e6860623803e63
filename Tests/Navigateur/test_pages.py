"""Every page, in every role that sees it, wide and narrow: what axe-core, the browser and the eye find there."""

import hashlib
import re

import pytest
from application import examiner

PLAN, FICHE = "/plans/pasdecalais", "/plans/pasdecalais/fiches/zones-blanches"
# An axe only: axe-core reads each row of a grid, and they are all alike.
LECTURE = {
    "mes-plans": "/",
    "plan": PLAN,
    "plan-filtre": PLAN + "?q=numerique&etat=en_cours&semestre=2019-S1",
    "plan-vide": PLAN + "?q=introuvable",
    "fiche": FICHE,
    "fiche-d-axe": PLAN + "/fiches/acces-numerique",
    "indicateurs": PLAN + "/indicateurs",
    "documents": PLAN + "/documents",
    "apercu": PLAN + "/documents/rapport?semestre=2019-S2&axe=acces-numerique",
    "decisions": PLAN + "/decisions",
    "en-bref": PLAN + "/en-bref",
    "versions": PLAN + "/versions",
    "mon-compte": "/compte",
    "aide": "/aide",
}
SECRETARIAT = LECTURE | {
    "saisie": PLAN + "/saisie?axe=acces-numerique",
    "saisie-vide": PLAN + "/saisie?axe=acces-numerique&semestre=2020-S1",
    "grilles": PLAN + "/grilles",
    "journal": PLAN + "/journal",
    "decision": PLAN + "/decisions/1",
    "decision-nouvelle": PLAN + "/decisions/nouvelle",
}
PILOTAGE = SECRETARIAT | {
    "emission": PLAN + "/documents/emettre",
    "textes": PLAN + "/documents/textes",
    "charte": PLAN + "/documents/charte",
    "version-nouvelle": PLAN + "/versions/charger",
}
PAGES = {
    None: {"connexion": "/connexion", "aide": "/aide"},
    "louise": LECTURE,
    "ariane": {
        "mes-plans": "/",
        "plan": "/plans/lozere",
        "fiche": "/plans/lozere/fiches/formation-outils-numeriques",
        "saisie": "/plans/lozere/saisie",
        "indicateurs": "/plans/lozere/indicateurs",
        "documents": "/plans/lozere/documents",
        "versions": "/plans/lozere/versions",
    },
    "camille": SECRETARIAT,
    # The whole preview takes axe-core a minute: once is enough.
    "dominique": PILOTAGE | {"apercu-entier": PLAN + "/documents/rapport?semestre=2019-S2"},
    "admin": PILOTAGE | {"comptes": "/comptes", "compte-nouveau": "/comptes/nouveau", "compte": "/comptes/compte/3",
                         "compte-fermer": "/comptes/compte/3/fermer"},
}
ERREURS = {
    "erreur-403": ("louise", PLAN + "/saisie", 403),
    "erreur-404": ("louise", PLAN + "/fiches/aucune", 404),
    "erreur-404-hors-plan": ("louise", "/rien/de/tel", 404),
    "invitation-perimee": (None, "/invitation/deja-servie", 404),
}
CAS = [pytest.param(qui, nom, adresse, 200, id=f"{nom}-{qui or 'personne'}")
       for qui, pages in PAGES.items() for nom, adresse in pages.items()]
CAS += [pytest.param(qui, nom, adresse, statut, id=f"{nom}-{qui or 'personne'}")
        for nom, (qui, adresse, statut) in ERREURS.items()]
LARGEURS = (1280, 390)


@pytest.fixture(scope="module")
def deja_vues():
    """Fingerprints of what was examined: the same page in another role is not examined twice."""
    return {}


@pytest.mark.parametrize(("qui", "nom", "adresse", "statut"), CAS)
def test_a_page_is_sound_in_each_role_wide_and_narrow(visiteur, vitrine, axe, images, deja_vues, qui, nom, adresse, statut):
    page = visiteur(qui)
    page.set_viewport_size({"width": LARGEURS[0], "height": 900})
    reponse = page.goto(vitrine.url + adresse)
    assert reponse.status == statut
    assert page.title().endswith(" – PlanTracker")
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("[style], style, script:not([src])").count() == 0
    fautes = []
    if deja_vues.setdefault(empreinte(page.content()), (qui, nom)) == (qui, nom):
        for largeur in LARGEURS:
            page.set_viewport_size({"width": largeur, "height": 900})
            fautes += [f"{largeur} px : {faute}" for faute in examiner(page, axe)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                fautes.append(f"{largeur} px : la page déborde à droite, {debordements(page)}")
            photographier(page, images / f"{nom}-{qui or 'personne'}-{largeur}.png")
    # The browser itself reports an answer that is an error: here it is asked for.
    fautes += [faute for faute in page.fautes if statut == 200 or "Failed to load resource" not in faute]
    assert fautes == []


def empreinte(contenu):
    """Of what is drawn, whoever asks: without the name, the login and the proof of the forms."""
    for motif in (r'name="csrf" value="[^"]*"', r'data-(csrf|identifiant)="[^"]*"', r'<span class="compte-nom">.*?</button>'):
        contenu = re.sub(motif, "", contenu, flags=re.DOTALL)
    return hashlib.sha256(contenu.encode()).hexdigest()


def debordements(page):
    return page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                  .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
    )


def photographier(page, chemin):
    hauteur = min(page.evaluate("document.documentElement.scrollHeight"), 2400)
    largeur = page.viewport_size["width"]
    page.screenshot(path=chemin, full_page=True, clip={"x": 0, "y": 0, "width": largeur, "height": hauteur})


@pytest.mark.parametrize("qui", ["louise", "ariane", "camille", "admin"])
def test_no_link_leads_nowhere(visiteur, vitrine, qui):
    """One link of each kind: pages of the plan's nodes are all made alike."""
    page = visiteur(qui)
    vus = {}
    for adresse in PAGES[qui].values():
        page.goto(vitrine.url + adresse)
        for lien in page.locator("a[href]").evaluate_all("liens => liens.map(a => a.href.split('#')[0])"):
            if lien.startswith(vitrine.url) and not est_un_document(lien):
                vus.setdefault(genre(lien.removeprefix(vitrine.url)), lien)
        assert page.locator("a[href^='http']:not([href*='127.0.0.1'])").count() == 0
    statuts = {lien: page.context.request.get(lien, max_redirects=0).status for lien in vus.values()}
    assert {lien: statut for lien, statut in statuts.items() if statut >= 400} == {}
    assert len(vus) > 5


def est_un_document(lien):
    """Downloads take seconds to write in a debug build; test_parcours.py and test_grille.py take theirs."""
    return re.search(r"/documents/(?!rapport\?|emettre|textes)", lien) or lien.endswith((".odt", "/fichier"))


def genre(adresse):
    chemin, _, question = adresse.partition("?")
    morceaux = chemin.split("/")
    return "/".join(morceaux[:4] + ["*"] * len(morceaux[4:])), tuple(re.findall(r"(\w+)=", question))


@pytest.mark.parametrize("adresse", ["/connexion", PLAN, PLAN + "/saisie?axe=acces-numerique"])
def test_the_keyboard_reaches_everything_in_order_and_the_focus_is_seen(visiteur, vitrine, adresse):
    page = visiteur(None if adresse == "/connexion" else "camille")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(vitrine.url + adresse)
    vus = []
    for rang in range(25):
        page.keyboard.press("Tab")
        nom, visible, dans_la_page = page.evaluate(
            """() => { const a = document.activeElement, s = getComputedStyle(a), r = a.getBoundingClientRect();
                 return [a.id || a.name || a.textContent.trim().slice(0, 40),
                         (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none',
                         r.bottom > 0 && r.top < innerHeight && r.width > 0]; }"""
        )
        if page.evaluate("document.activeElement === document.body"):
            break
        if rang == 0:
            assert nom == "Aller au contenu"
        assert visible and dans_la_page, f"« {nom} » n’est pas visible quand il a le focus"
        vus.append(nom)
    assert len(vus) >= 4
