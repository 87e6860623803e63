"""The way of someone who has read nothing: from the one-time link to a recorded row and a downloaded report."""

import zipfile

import application
from application import RACINE, Serveur, choisir_le_mot_de_passe, surveiller
from playwright.sync_api import expect


def test_from_the_one_time_link_to_a_recorded_row_and_a_report(tmp_path, nouveau_contexte, images):
    base = tmp_path / "plans.sqlite"
    for plan in sorted((RACINE / "plans").glob("*.yaml")):
        application.plantracker("load", plan, "--base", base, "--par", "installation")
    serveur = Serveur(base)
    serveur.demarrer()
    page = surveiller(nouveau_contexte(accept_downloads=True).new_page())
    choisir_le_mot_de_passe(page, serveur.lien())
    expect(page.locator(".carte")).to_have_count(4)
    page.screenshot(path=images / "parcours-1-mes-plans.png")
    page.locator(".carte").filter(has_text="Lot (46)").locator("h2 a").click()
    page.get_by_role("link", name="La saisie", exact=True).click()
    ligne = page.locator("form[id^=f-] .ligne").first
    ligne.locator("[name=etat]").select_option("en_cours")
    ligne.locator("[name=avancement]").fill("30")
    ligne.locator("[name=note]").fill("Premier mot de la première séance")
    ligne.locator("[name=dit_par]").fill("Direction de l’aménagement")
    ligne.get_by_role("button", name="Enregistrer").click()
    expect(ligne.locator(".ligne-sort")).to_contain_text("Enregistrée")
    page.screenshot(path=images / "parcours-2-saisie.png")
    page.get_by_role("link", name="Les documents", exact=True).click()
    page.get_by_role("heading", name="Les documents", level=1).wait_for()
    page.screenshot(path=images / "parcours-3-documents.png")
    with page.expect_download(timeout=60_000) as attendu:
        page.get_by_role("link", name="ODT – Rapport").first.click()
    with zipfile.ZipFile(attendu.value.path()) as rapport:
        assert rapport.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert "Premier mot de la première séance" in rapport.read("content.xml").decode()
    assert attendu.value.suggested_filename.endswith(".odt")
    assert page.fautes == []
    # Its history says who said it and who entered it.
    page.get_by_role("link", name="Le plan", exact=True).click()
    page.get_by_role("searchbox").fill("premiere seance")
    page.get_by_role("button", name="Afficher").click()
    page.locator("table.arbre .intitule a").first.click()
    expect(page.get_by_role("main")).to_contain_text("Direction de l’aménagement")
    expect(page.get_by_role("main")).to_contain_text("admin")
    serveur.arreter()


def test_an_account_made_by_the_administrator_enters_and_its_sessions_can_be_closed(serveur, nouveau_contexte, images):
    contexte = nouveau_contexte()
    serveur.connecter(contexte, "admin")
    page = surveiller(contexte.new_page())
    page.goto(serveur.url + "/comptes")
    page.get_by_role("link", name="Créer un compte").click()
    page.get_by_label("Identifiant").fill("jeanne")
    page.get_by_label("Nom", exact=True).fill("Jeanne Secrétaire")
    page.get_by_label("Rôle, Lozère", exact=False).select_option("secretariat")
    page.get_by_role("button", name="Créer le compte et son lien").click()
    lien = page.get_by_label("Lien à usage unique").input_value()
    page.screenshot(path=images / "compte-lien.png")
    invitee = nouveau_contexte().new_page()
    choisir_le_mot_de_passe(invitee, lien)
    expect(invitee.locator(".carte")).to_have_count(1)
    expect(invitee.locator(".carte")).to_contain_text("Lozère")
    page.get_by_role("link", name="Voir le compte").click()
    page.get_by_role("button", name="Fermer toutes ses sessions").click()
    expect(page.get_by_role("status")).to_be_visible()
    invitee.reload()
    expect(invitee.get_by_role("heading", level=1)).to_have_text("Connexion")
    assert page.fautes == []
