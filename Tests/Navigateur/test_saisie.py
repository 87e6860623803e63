"""La saisie in a real browser: forty rows by keyboard, the server stopped in the middle, two secretaries, a closed session."""

import re

import pytest
from application import examiner
from playwright.sync_api import expect

ENREGISTREE = re.compile(r"^Enregistrée à \d+ h \d\d par ")


@pytest.fixture
def contexte(navigateur, serveur):
    contexte = ouvrir_contexte(navigateur, serveur, "camille")
    yield contexte
    contexte.close()


@pytest.fixture
def page(contexte, serveur):
    return ouvrir(contexte, serveur)


def ouvrir_contexte(navigateur, serveur, identifiant, **options):
    contexte = navigateur.new_context(locale="fr-FR", timezone_id="Europe/Paris", **options)
    contexte.set_default_timeout(20_000)
    serveur.connecter(contexte, identifiant)
    return contexte


def ouvrir(contexte, serveur, grille=None):
    page = contexte.new_page()
    page.fautes = []
    page.on("pageerror", lambda faute: page.fautes.append(str(faute)))
    # Refusals are part of the tests; a violated policy is not.
    page.on("console", lambda m: page.fautes.append(m.text) if "Content Security" in m.text else None)
    page.goto(serveur.url + (grille or serveur.grille_d_un_axe))
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    return page


def lignes(page):
    return page.locator("form[id^=f-] .ligne")


def ligne(page, rang):
    return lignes(page).nth(rang)


def champ(page, rang, nom):
    return ligne(page, rang).locator(f"[name={nom}]")


def sort(page, rang):
    return ligne(page, rang).locator(".ligne-sort")


def actif(page):
    """Name of the focused field and rank of its row."""
    return page.evaluate(
        """() => { const a = document.activeElement, toutes = [...document.querySelectorAll('form[id^=f-]')];
                   return [a.name ?? a.id, toutes.indexOf(a.closest('form'))]; }"""
    )


def saisies(page):
    return int(page.locator("#compte").inner_text().split()[0])


def a_envoyer(page):
    return page.evaluate("Object.keys(localStorage).filter(cle => cle.includes(':f:')).length")


def attendre(page, condition):
    """The policy forbids the polling by eval that wait_for_function needs."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"jamais vrai : {condition}")


def attendre_le_calme(page):
    attendre(page, "!Object.keys(localStorage).some(cle => cle.includes(':f:'))")


def recharger(page):
    page.reload()
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")


def test_forty_rows_of_the_whole_plan_are_entered_by_keyboard_alone(contexte, serveur):
    page = ouvrir(contexte, serveur, serveur.grille)
    envois = []
    page.on("request", lambda requete: envois.append(requete.url) if requete.method == "POST" else None)
    depart = saisies(page)
    page.locator("#r-dit_par").fill("Pilote de l’axe")
    champ(page, 0, "etat").focus()
    for rang in range(40):
        assert actif(page) == ["etat", rang]
        page.keyboard.press("erse"[rang % 4])
        page.keyboard.press("ArrowRight")
        page.keyboard.type(str(rang * 2))
        page.keyboard.press("ArrowRight")
        page.keyboard.press("c")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.type(f"Mot {rang}, « é »")
        page.keyboard.press("Control+Home")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
    attendre_le_calme(page)
    # What the browser sent is told a moment after the page is calm.
    for _ in range(20):
        if len(envois) >= 40:
            break
        page.wait_for_timeout(50)
    # One entry for each row, sent as it is left: not one for each field.
    assert len(envois) == 40
    recharger(page)
    assert saisies(page) == depart + 40
    for rang in range(40):
        assert champ(page, rang, "etat").input_value() == ["en_cours", "realisee", "suspendue", "en_cours"][rang % 4]
        assert champ(page, rang, "avancement").input_value() == str(rang * 2)
        assert champ(page, rang, "meteo").input_value() == "compromis"
        assert champ(page, rang, "note").input_value() == f"Mot {rang}, « é »"
        assert champ(page, rang, "dit_par").input_value() == "Pilote de l’axe"
    assert page.fautes == []


def test_initials_arrows_and_escape_behave_as_in_a_spreadsheet(page):
    champ(page, 2, "etat").focus()
    etat = champ(page, 2, "etat")
    for touche, valeur in [("a", "a_lancer"), ("a", "abandonnee"), ("a", "a_lancer"), ("b", "abandonnee"),
                           ("l", "a_lancer"), ("E", "en_cours"), ("r", "realisee"), ("s", "suspendue"), ("z", "suspendue")]:
        page.keyboard.press(touche)
        assert etat.input_value() == valeur
    page.keyboard.press("ArrowDown")
    assert actif(page) == ["etat", 3]
    page.keyboard.press("ArrowUp")
    assert (actif(page), etat.input_value()) == (["etat", 2], "suspendue")
    page.keyboard.press("F2")
    assert actif(page) == ["prochaines_etapes", 2]
    page.keyboard.type("première ligne")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("seconde")
    page.keyboard.press("ArrowUp")
    assert actif(page) == ["prochaines_etapes", 2]
    page.keyboard.press("Alt+ArrowDown")
    assert actif(page) == ["prochaines_etapes", 3]
    expect(sort(page, 2)).to_have_text(ENREGISTREE)
    assert champ(page, 2, "prochaines_etapes").input_value() == "première ligne\nseconde"
    champ(page, 2, "note").focus()
    page.keyboard.type("à ne pas garder")
    page.keyboard.press("Escape")
    assert champ(page, 2, "note").input_value() == ""
    assert etat.input_value() == "suspendue"
    page.keyboard.press("Escape")
    assert champ(page, 2, "note").input_value() == "à ne pas garder"
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(sort(page, 2)).to_have_text(ENREGISTREE)


def test_a_row_is_as_last_semestre_in_one_key_and_the_next_missing_one_in_another(page):
    rangs = [r for r in range(12) if ligne(page, r).locator("[id^=v-etat]").count()][:4]
    champ(page, rangs[0], "etat").focus()
    page.keyboard.press("F4")
    page.keyboard.press("F8")
    expect(sort(page, rangs[0])).to_have_text(ENREGISTREE)
    avant = ligne(page, rangs[0]).locator("[id^=v-etat]").get_attribute("data-v")
    assert champ(page, rangs[0], "etat").input_value() == avant
    assert actif(page) == ["etat", rangs[0] + 1]
    champ(page, rangs[1], "meteo").focus()
    page.keyboard.press("=")
    page.keyboard.press("Control+Enter")
    expect(sort(page, rangs[1])).to_have_text(ENREGISTREE)
    champ(page, rangs[0], "etat").focus()
    page.keyboard.press("m")
    assert actif(page)[1] == min(r for r in range(12) if r not in (rangs[0], rangs[1]))


def test_nothing_is_lost_when_the_server_stops_even_if_the_page_is_left(page, serveur, contexte):
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    serveur.arreter()
    for rang in (1, 2, 3):
        page.keyboard.press("r")
        page.keyboard.press("ArrowRight")
        page.keyboard.type("7")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
    expect(page.locator("#bandeau")).to_contain_text("3 lignes à envoyer")
    expect(sort(page, 1)).to_contain_text("Gardée dans ce navigateur")
    champ(page, 5, "note").focus()
    page.keyboard.type("commencée, jamais quittée")
    attendre(page, "Object.keys(localStorage).some(cle => cle.includes(':b:'))")
    # A row that waits is corrected: the last word is the one that is kept.
    champ(page, 2, "avancement").fill("8")
    champ(page, 5, "note").focus()
    page.close()
    serveur.demarrer()
    page = ouvrir(contexte, serveur)
    attendre_le_calme(page)
    for rang, valeur in ((1, "7"), (2, "8"), (3, "7")):
        expect(sort(page, rang)).to_have_text(ENREGISTREE)
        assert champ(page, rang, "avancement").input_value() == valeur
    assert champ(page, 5, "note").input_value() == "commencée, jamais quittée"
    expect(sort(page, 5)).to_contain_text("pas encore enregistrée")
    assert page.fautes == []


def test_rows_leave_by_themselves_when_the_server_is_back(page, serveur):
    serveur.arreter()
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    expect(page.locator("#bandeau")).to_contain_text("2 lignes à envoyer")
    serveur.demarrer()
    expect(sort(page, 0)).to_have_text(ENREGISTREE, timeout=20_000)
    expect(sort(page, 1)).to_have_text(ENREGISTREE)
    expect(page.locator("#bandeau")).to_be_hidden()


def test_a_lost_answer_is_asked_again_and_what_was_typed_since_follows(page):
    perdues = []

    def perdre(route):
        if perdues or route.request.method != "POST":
            return route.continue_()
        perdues.append(route.fetch().status)
        return route.abort()

    page.route("**/saisie", perdre)
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+Enter")
    expect(sort(page, 0)).to_contain_text("Gardée dans ce navigateur")
    champ(page, 0, "note").focus()
    page.keyboard.type("ajouté après")
    page.keyboard.press("Enter")
    attendre_le_calme(page)
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    assert perdues == [200]
    recharger(page)
    assert champ(page, 0, "etat").input_value() == "en_cours"
    assert champ(page, 0, "note").input_value() == "ajouté après"


@pytest.mark.parametrize("choix", ["mienne", "leur", "champ par champ"])
def test_the_second_secretary_sees_what_the_first_wrote_and_chooses(page, navigateur, serveur, axe, images, choix):
    autre = ouvrir_contexte(navigateur, serveur, "sacha")
    seconde = ouvrir(autre, serveur)
    champ(seconde, 4, "etat").select_option("realisee")
    champ(seconde, 4, "note").fill("Le mot de Sacha")
    champ(seconde, 4, "note").press("Control+Enter")
    expect(sort(seconde, 4)).to_have_text(ENREGISTREE)
    champ(page, 4, "etat").focus()
    page.keyboard.press("s")
    champ(page, 4, "note").fill("Le mot de Camille")
    page.keyboard.press("Enter")
    expect(sort(page, 4)).to_contain_text("sacha a saisi cette ligne entre-temps")
    assert champ(page, 4, "note").input_value() == "Le mot de Camille"
    assert actif(page) == ["note", 5]
    panneau = ligne(page, 4).get_by_role("group", name=re.compile("sacha a saisi"))
    expect(panneau).to_contain_text("Le mot de Sacha")
    expect(panneau).to_contain_text("suspendue")
    expect(page.locator("#bandeau")).to_contain_text("1 ligne à trancher")
    assert examiner(page, axe) == []
    panneau.scroll_into_view_if_needed()
    page.screenshot(path=images / "saisie-conflit.png")
    if choix == "mienne":
        panneau.get_by_role("button", name="Garder la mienne").click()
    elif choix == "leur":
        panneau.get_by_role("button", name="Garder celle de sacha").click()
    else:
        panneau.get_by_role("radio", name=re.compile("^État, celle de sacha")).check()
        panneau.get_by_role("button", name="Enregistrer les versions cochées").click()
    expect(panneau).to_have_count(0)
    assert actif(page) == ["etat", 4]
    expect(sort(page, 4)).to_have_text(ENREGISTREE)
    attendu = {"mienne": ("suspendue", "Le mot de Camille"), "leur": ("realisee", "Le mot de Sacha"),
               "champ par champ": ("realisee", "Le mot de Camille")}[choix]
    recharger(page)
    assert (champ(page, 4, "etat").input_value(), champ(page, 4, "note").input_value()) == attendu
    assert page.fautes == []
    autre.close()


def test_a_conflict_outlives_the_page(page, navigateur, serveur, contexte):
    autre = ouvrir_contexte(navigateur, serveur, "sacha")
    seconde = ouvrir(autre, serveur)
    champ(seconde, 1, "etat").select_option("realisee")
    champ(seconde, 1, "etat").press("Control+Enter")
    expect(sort(seconde, 1)).to_have_text(ENREGISTREE)
    champ(page, 1, "etat").select_option("suspendue")
    champ(page, 2, "etat").focus()
    expect(sort(page, 1)).to_contain_text("entre-temps")
    recharger(page)
    expect(sort(page, 1)).to_contain_text("sacha a saisi cette ligne entre-temps")
    assert champ(page, 1, "etat").input_value() == "suspendue"
    ligne(page, 1).get_by_role("button", name="Garder la mienne").click()
    expect(sort(page, 1)).to_have_text(ENREGISTREE)
    autre.close()


def test_a_closed_session_keeps_the_rows_until_one_signs_in_again(page, contexte, serveur, axe):
    contexte.clear_cookies()
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(page.locator("#bandeau")).to_contain_text("Votre session est fermée")
    expect(page.locator("#bandeau")).to_contain_text("1 ligne à envoyer")
    assert page.get_by_role("link", name="Se reconnecter dans un autre onglet").get_attribute("target") == "_blank"
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    expect(page.locator("#bandeau")).to_contain_text("2 lignes à envoyer")
    assert examiner(page, axe) == []
    serveur.connecter(contexte, "sacha")
    expect(page.locator("#bandeau")).to_contain_text("rien ne part sous son nom")
    assert a_envoyer(page) == 2
    serveur.connecter(contexte, "camille")
    expect(sort(page, 1)).to_have_text(ENREGISTREE)
    expect(sort(page, 0)).to_contain_text("par camille")
    expect(page.locator("#bandeau")).to_be_hidden()


def test_a_refused_row_says_why_at_its_field_and_keeps_what_was_typed(page, axe, images):
    champ(page, 0, "avancement").focus()
    page.keyboard.type("140")
    page.keyboard.press("Enter")
    expect(sort(page, 0)).to_contain_text("Non enregistrée")
    avancement = champ(page, 0, "avancement")
    expect(avancement).to_have_attribute("aria-invalid", "true")
    faute = page.locator(f"[id='{avancement.get_attribute('aria-describedby').split()[0]}']")
    expect(faute).to_contain_text("de 0 à 100")
    # Said by the server: an arbitration without a reason.
    champ(page, 1, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("F2")
    champ(page, 1, "arbitrage").fill("Qui paie ?")
    page.keyboard.press("Enter")
    expect(champ(page, 1, "blocage")).to_have_attribute("aria-invalid", "true")
    expect(sort(page, 1)).to_contain_text("Non enregistrée")
    expect(page.locator("#bandeau")).to_contain_text("1 ligne refusée")
    assert examiner(page, axe) == []
    page.screenshot(path=images / "saisie-refus.png")
    recharger(page)
    assert champ(page, 0, "avancement").input_value() == "140"
    assert champ(page, 1, "arbitrage").input_value() == "Qui paie ?"
    champ(page, 1, "blocage").fill("Pas de financement")
    champ(page, 0, "avancement").fill("14")
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    for rang in (0, 1):
        expect(sort(page, rang)).to_have_text(ENREGISTREE)
    expect(champ(page, 0, "avancement")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#bandeau")).to_be_hidden()


def test_undo_is_a_new_entry_that_gives_the_former_words_back(page):
    depart = saisies(page)
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "note").fill("premier mot")
    champ(page, 0, "note").press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    champ(page, 0, "note").fill("second mot")
    champ(page, 0, "note").press("Control+Enter")
    attendre_le_calme(page)
    defaire = ligne(page, 0).get_by_role("button", name="Annuler la saisie")
    defaire.click()
    expect(sort(page, 0)).to_contain_text("Saisie annulée")
    assert champ(page, 0, "note").input_value() == "premier mot"
    recharger(page)
    assert champ(page, 0, "note").input_value() == "premier mot"
    assert saisies(page) == depart + 1


def test_undo_of_a_first_entry_leaves_the_row_without_entry(page):
    depart = saisies(page)
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "etat").press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    ligne(page, 0).get_by_role("button", name="Annuler la saisie").click()
    expect(sort(page, 0)).to_contain_text("sans saisie")
    assert (champ(page, 0, "etat").input_value(), saisies(page)) == ("", depart)
    champ(page, 0, "etat").select_option("suspendue")
    champ(page, 0, "etat").press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)


def test_two_tabs_neither_send_twice_nor_lose(page, contexte, serveur):
    envois = []
    contexte.on("request", lambda r: envois.append(r.post_data) if r.method == "POST" else None)
    seconde = ouvrir(contexte, serveur)
    serveur.arreter()
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 1, "etat").focus()
    champ(seconde, 1, "etat").select_option("suspendue")
    champ(seconde, 2, "etat").focus()
    expect(seconde.locator("#bandeau")).to_contain_text("2 lignes à envoyer")
    serveur.demarrer()
    for onglet in (page, seconde):
        expect(sort(onglet, 0)).to_have_text(ENREGISTREE, timeout=20_000)
        expect(sort(onglet, 1)).to_have_text(ENREGISTREE, timeout=20_000)
        assert champ(onglet, 0, "etat").input_value() == "en_cours"
        assert champ(onglet, 1, "etat").input_value() == "suspendue"
    assert page.fautes == [] and seconde.fautes == []


@pytest.mark.parametrize("largeur", [1280, 1000, 390])
def test_axe_finds_nothing_in_any_state_of_a_row(page, serveur, axe, images, largeur):
    page.set_viewport_size({"width": largeur, "height": 900})
    assert examiner(page, axe) == []
    page.screenshot(path=images / f"saisie-{largeur}.png")
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    champ(page, 1, "etat").focus()
    page.keyboard.press("Enter")
    champ(page, 2, "avancement").fill("x")
    page.keyboard.press("Enter")
    serveur.arreter()
    champ(page, 3, "etat").focus()
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    expect(sort(page, 3)).to_contain_text("Gardée")
    page.keyboard.press("F2")
    page.keyboard.type("en cours de frappe")
    page.locator("#raccourcis summary").click()
    page.locator("#raccourcis").evaluate("d => d.open = true")
    assert examiner(page, axe) == []
    # Nothing sticks out to the side.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=images / f"saisie-etats-{largeur}.png", full_page=False)
    serveur.demarrer()
