"""The same work in a browser that runs no script: a row, a refusal, a conflict, the plan's filters."""

import pytest
from application import examiner
from playwright.sync_api import expect
from test_saisie import champ, ligne, ouvrir_contexte


def test_a_row_is_saved_by_its_button_and_a_refusal_keeps_the_words(navigateur, serveur, images):
    contexte = ouvrir_contexte(navigateur, serveur, "camille", java_script_enabled=False)
    page = contexte.new_page()
    page.goto(serveur.url + serveur.grille_d_un_axe)
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "note").fill("sans script")
    ligne(page, 0).get_by_role("button", name="Enregistrer").click()
    assert "#ligne-" in page.url
    assert champ(page, 0, "note").input_value() == "sans script"
    champ(page, 1, "note").fill("sans état")
    champ(page, 1, "avancement").fill("abc")
    ligne(page, 1).get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert")).to_contain_text("Choisissez l’état")
    assert (champ(page, 1, "note").input_value(), champ(page, 1, "avancement").input_value()) == ("sans état", "abc")
    expect(champ(page, 1, "avancement")).to_have_attribute("aria-invalid", "true")
    page.screenshot(path=images / "saisie-422-sans-script.png")
    ligne(page, 0).get_by_role("button", name="Annuler la saisie").click()
    assert champ(page, 0, "note").input_value() == ""
    contexte.close()


@pytest.mark.parametrize("choix", ["mienne", "leur"])
def test_a_conflict_is_a_page_with_both_versions(navigateur, serveur, axe, images, choix):
    # The script is blocked rather than disabled, so that axe-core can run.
    contextes = [ouvrir_contexte(navigateur, serveur, nom) for nom in ("camille", "sacha")]
    pages = []
    for contexte in contextes:
        contexte.route("**/statique/*.js*", lambda route: route.abort())
        page = contexte.new_page()
        page.goto(serveur.url + serveur.grille_d_un_axe)
        pages.append(page)
    for page, mot in zip(reversed(pages), ("Le mot de Sacha", "Le mot de Camille")):
        champ(page, 3, "etat").select_option("en_cours")
        champ(page, 3, "note").fill(mot)
        ligne(page, 3).get_by_role("button", name="Enregistrer").click()
    page = pages[0]
    for mot in ("Le mot de Sacha", "Le mot de Camille", "différent"):
        expect(page.locator("table")).to_contain_text(mot)
    assert examiner(page, axe) == []
    page.screenshot(path=images / "saisie-409-sans-script.png")
    if choix == "mienne":
        page.get_by_role("button", name="Garder la mienne").click()
    else:
        page.get_by_role("link", name="Garder celle de sacha").click()
    assert champ(page, 3, "note").input_value() == {"mienne": "Le mot de Camille", "leur": "Le mot de Sacha"}[choix]
    for contexte in contextes:
        contexte.close()


def test_the_plan_is_searched_filtered_and_read_at_another_semestre_by_its_forms_and_links(vitrine, navigateur):
    contexte = ouvrir_contexte(navigateur, vitrine, "louise", java_script_enabled=False)
    page = contexte.new_page()
    page.goto(vitrine.url + "/plans/pasdecalais")
    tous = page.locator("table.arbre tr:has(.etat)").count()
    page.get_by_role("searchbox").fill("NUMERIQUE")
    page.get_by_label("État", exact=True).select_option("en_cours")
    page.get_by_role("button", name="Afficher").click()
    trouves = page.locator("table.arbre tr:has(.etat)")
    assert 0 < trouves.count() < tous
    assert set(trouves.locator(".etat").all_inner_texts()) == {"en cours"}
    assert "q=NUMERIQUE" in page.url and "etat=en_cours" in page.url
    page.get_by_role("navigation", name="Semestre affiché").get_by_role("link").first.click()
    assert "q=NUMERIQUE" in page.url and "semestre=" in page.url
    page.get_by_role("link", name="Tout retirer").click()
    expect(page.locator("table.arbre tr:has(.etat)")).to_have_count(tous)
    contexte.close()
