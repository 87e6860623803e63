"""What each role sees, and what it is refused by an address typed by hand or a forged form."""

import pytest
from application import COMPTES
from playwright.sync_api import expect

LECTURE = ["Le plan", "Les indicateurs", "Les documents", "Versions"]
TOUS = ["Le plan", "La saisie", "Les indicateurs", "Les documents", "Grilles", "Versions", "Journal"]
ONGLETS = {
    "louise": ("pasdecalais", LECTURE),
    "ariane": ("lozere", ["Le plan", "La saisie", "Les indicateurs", "Les documents", "Versions"]),
    "camille": ("pasdecalais", TOUS),
    "dominique": ("pasdecalais", TOUS),
    "admin": ("pasdecalais", TOUS),
}


@pytest.mark.parametrize("qui", ONGLETS)
def test_the_menus_offer_what_the_role_may_do(visiteur, vitrine, qui):
    plan, onglets = ONGLETS[qui]
    page = visiteur(qui)
    page.goto(f"{vitrine.url}/plans/{plan}")
    noms = page.get_by_role("navigation", name="Pages du plan").get_by_role("link").all_inner_texts()
    assert noms == onglets
    comptes = page.get_by_role("navigation", name="Navigation principale").get_by_role("link", name="Comptes", exact=True)
    assert comptes.count() == (1 if COMPTES[qui][1] == "administration" else 0)
    # Each of them opens, and says where one is.
    for onglet in onglets:
        page.get_by_role("navigation", name="Pages du plan").get_by_role("link", name=onglet, exact=True).click()
        courant = page.get_by_role("navigation", name="Pages du plan").locator("[aria-current=page]")
        expect(courant).to_have_text(onglet)


@pytest.mark.parametrize("qui", ONGLETS)
def test_one_s_plans_are_listed_and_the_others_are_refused(visiteur, vitrine, qui):
    page = visiteur(qui)
    page.goto(vitrine.url + "/")
    plans = page.locator(".carte h2 a").evaluate_all("liens => liens.map(a => new URL(a.href).pathname)")
    if qui == "admin":
        assert sorted(plans) == ["/plans/cantal", "/plans/lot", "/plans/lozere", "/plans/pasdecalais"]
        return
    assert plans == [f"/plans/{COMPTES[qui][2]}"]
    autre = "lot"
    for adresse in ("", "/en-bref", "/indicateurs", "/documents", "/versions", "/fiches/une-fiche"):
        assert page.goto(f"{vitrine.url}/plans/{autre}{adresse}").status == 403
        expect(page.get_by_role("heading", level=1)).to_have_text("Accès refusé")


# Address: who may open it, among those whose plan it is.
RESERVEES = {
    "/plans/pasdecalais/saisie?axe=acces-numerique": {"camille", "dominique", "admin"},
    "/plans/pasdecalais/grilles": {"camille", "dominique", "admin"},
    "/plans/pasdecalais/journal": {"camille", "dominique", "admin"},
    "/plans/pasdecalais/decisions": {"louise", "camille", "dominique", "admin"},
    "/plans/pasdecalais/decisions/nouvelle": {"camille", "dominique", "admin"},
    "/plans/pasdecalais/documents/emettre": {"dominique", "admin"},
    "/plans/pasdecalais/documents/textes": {"dominique", "admin"},
    "/plans/pasdecalais/versions/charger": {"dominique", "admin"},
    "/comptes": {"admin"},
    "/comptes/nouveau": {"admin"},
    "/comptes/compte/1": {"admin"},
}


@pytest.mark.parametrize("qui", ["louise", "ariane", "camille", "dominique", "admin"])
def test_an_address_typed_by_hand_opens_for_its_roles_alone(visiteur, vitrine, qui):
    requetes = visiteur(qui).context.request
    statuts = {adresse: requetes.get(vitrine.url + adresse).status for adresse in RESERVEES}
    assert statuts == {adresse: 200 if qui in admis else 403 for adresse, admis in RESERVEES.items()}


def test_without_an_account_everything_leads_to_the_sign_in_page(vitrine, nouveau_contexte):
    requetes = nouveau_contexte().request
    for adresse in ["/", "/plans/pasdecalais", "/compte", *RESERVEES]:
        reponse = requetes.get(vitrine.url + adresse, max_redirects=0)
        assert (reponse.status, reponse.headers["location"].startswith("/connexion")) == (303, True)


def test_a_pilote_enters_its_own_actions_and_reads_the_others(serveur, nouveau_contexte):
    contexte = nouveau_contexte()
    serveur.connecter(contexte, "ariane")
    page = contexte.new_page()
    page.goto(serveur.url + "/plans/lozere/saisie?semestre=2020-S1")
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    siennes = page.locator("form[id^=f-] .ligne")
    assert 1 <= siennes.count() <= 12
    siennes.nth(0).locator("[name=etat]").select_option("en_cours")
    siennes.nth(0).get_by_role("button", name="Enregistrer").click()
    expect(siennes.nth(0).locator(".ligne-sort")).to_contain_text("Enregistrée")
    champs = {"csrf": page.locator("#saisie").get_attribute("data-csrf"), "noeud": "1-1", "semestre": "2020-S1",
              "connue": "", "etat": "realisee"}
    des_autres = page.evaluate("[...document.querySelectorAll('a[href*=\"/fiches/\"]')].map(a => a.href.split('/').pop())")
    tenues = set(siennes.locator("[name=noeud]").evaluate_all("champs => champs.map(c => c.value)"))
    autre = next((n for n in des_autres if n not in tenues), "acces-au-droit")
    reponse = contexte.request.post(
        serveur.url + "/plans/lozere/saisie", form=champs | {"noeud": autre}, headers={"Accept": "application/json"}
    )
    assert reponse.status in (403, 404), reponse.text()


def test_a_form_of_another_session_or_of_another_site_is_refused(serveur, nouveau_contexte):
    camille, sacha = nouveau_contexte(), nouveau_contexte()
    serveur.connecter(camille, "camille")
    serveur.connecter(sacha, "sacha")
    volee = serveur.csrf(sacha, serveur.grille_d_un_axe)
    saisie = {"noeud": "zones-blanches", "semestre": "2020-S1", "connue": "", "etat": "en_cours"}
    for preuve in ({}, {"csrf": ""}, {"csrf": volee}):
        reponse = camille.request.post(serveur.url + "/plans/pasdecalais/saisie", form=saisie | preuve)
        assert reponse.status == 403
        assert "Rien n’a été enregistré" in reponse.text()
    reponse = camille.request.post(
        serveur.url + "/plans/pasdecalais/saisie",
        form=saisie | {"csrf": serveur.csrf(camille, serveur.grille_d_un_axe)},
        max_redirects=0,
    )
    assert reponse.status == 303
