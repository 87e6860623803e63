"""Who comes in, and who no longer does."""

import re

from application import MOT_DE_PASSE, choisir_le_mot_de_passe, inviter, surveiller
from playwright.sync_api import expect


def remplir(page, identifiant, mot_de_passe):
    page.get_by_label("Identifiant").fill(identifiant)
    page.get_by_label("Mot de passe").fill(mot_de_passe)
    page.get_by_role("button", name="Se connecter").click()


def test_a_link_serves_once_and_a_password_must_be_long_and_typed_twice(serveur, nouveau_contexte):
    lien = inviter(serveur, "nouvelle")
    page = surveiller(nouveau_contexte().new_page())
    page.goto(lien)
    page.locator("#mot-de-passe").fill(MOT_DE_PASSE)
    page.get_by_label("Le même, encore une fois").fill(MOT_DE_PASSE + " ?")
    page.get_by_role("button", name="Choisir ce mot de passe et entrer").click()
    expect(page.get_by_role("alert")).to_contain_text("ne sont pas les mêmes")
    expect(page.locator("#encore")).to_have_attribute("aria-invalid", "true")
    choisir_le_mot_de_passe(page, lien)
    autre = nouveau_contexte().new_page()
    assert autre.goto(lien).status == 404
    expect(autre.get_by_role("main")).to_contain_text("Ce lien ne sert plus")


def test_a_wrong_login_and_a_wrong_password_get_the_same_answer(vitrine, nouveau_contexte):
    page = nouveau_contexte().new_page()
    reponses = []
    for identifiant in ("louise", "personne"):
        page.goto(vitrine.url + "/connexion")
        with page.expect_response(re.compile("/connexion$")) as reponse:
            remplir(page, identifiant, "ce n’est pas le bon")
        reponses.append(reponse.value.status)
        expect(page.get_by_role("alert")).to_have_text("Identifiant ou mot de passe incorrect.")
        for champ in ("Identifiant", "Mot de passe"):
            expect(page.get_by_label(champ)).to_have_attribute("aria-describedby", "connexion-erreur")
        assert page.get_by_label("Identifiant").input_value() == identifiant
        assert page.get_by_label("Mot de passe").input_value() == ""
    assert reponses == [422, 422]
    remplir(page, "louise", MOT_DE_PASSE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mes plans")


def test_who_guesses_must_wait_and_others_come_in(serveur, nouveau_contexte):
    page = nouveau_contexte().new_page()
    page.goto(serveur.url + "/connexion")
    for _ in range(6):
        remplir(page, "camille", "au hasard, encore")
        if page.get_by_label("Mot de passe").count() == 0:
            break
    expect(page.get_by_role("heading", level=1)).to_have_text("Trop d’essais")
    expect(page.get_by_role("main")).to_contain_text("Attendez")
    serveur.connecter(nouveau_contexte(), "sacha")


def test_one_comes_back_to_the_page_that_was_asked_for_and_signs_out(vitrine, nouveau_contexte):
    contexte = nouveau_contexte()
    page = contexte.new_page()
    adresse = vitrine.url + "/plans/pasdecalais?semestre=2019-S1"
    page.goto(adresse)
    expect(page.get_by_role("heading", level=1)).to_have_text("Connexion")
    remplir(page, "louise", MOT_DE_PASSE)
    expect(page).to_have_url(adresse)
    temoin = next(c for c in contexte.cookies() if c["name"] == "plantracker")
    assert (temoin["httpOnly"], temoin["sameSite"]) == (True, "Lax")
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page).to_have_url(vitrine.url + "/connexion")
    expect(page.get_by_role("status")).to_have_text("Vous êtes déconnecté.")
    # The cookie of a closed session opens nothing.
    contexte.add_cookies([temoin])
    page.goto(adresse)
    expect(page.get_by_role("heading", level=1)).to_have_text("Connexion")


def test_the_log_names_the_login_and_tells_nothing_else(serveur, nouveau_contexte):
    lien = inviter(serveur, "nouvelle")
    page = nouveau_contexte(user_agent="Navigateur très reconnaissable").new_page()
    choisir_le_mot_de_passe(page, lien)
    page.goto(serveur.url + "/plans/pasdecalais?q=un+mot+cherché")
    journal = [ligne for ligne in serveur.dit().splitlines() if ligne.startswith("{")]
    assert any('"identifiant":"nouvelle"' in ligne for ligne in journal)
    for secret in (lien.rsplit("/", 1)[1], MOT_DE_PASSE, "Personne", "cherch", "reconnaissable", "127.0.0.1"):
        assert not [ligne for ligne in journal if secret in ligne and "listening" not in ligne]
