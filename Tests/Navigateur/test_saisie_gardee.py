"""No word that was typed in the grid is lost: after a conflict, a slip of the hand, a page that is left too early or not
ready yet, a refusal that nobody sees, an undo."""

import re

import pytest
from application import examiner
from playwright.sync_api import expect
from test_saisie import (  # noqa: F401
    ENREGISTREE, a_envoyer, attendre_le_calme, champ, contexte, ligne, ouvrir, ouvrir_contexte, page, recharger, sort,
)

MES_PLANS = re.compile("gardée")


def saisir_ailleurs(navigateur, serveur, rang, etat, note):
    autre = ouvrir_contexte(navigateur, serveur, "sacha")
    seconde = ouvrir(autre, serveur)
    champ(seconde, rang, "etat").select_option(etat)
    champ(seconde, rang, "note").fill(note)
    champ(seconde, rang, "note").press("Control+Enter")
    expect(sort(seconde, rang)).to_have_text(ENREGISTREE)
    autre.close()


def refuser(page, rang, mots="Qui paie ?"):
    """An arbitration without a reason: the server alone says it."""
    champ(page, rang, "etat").focus()
    champ(page, rang, "etat").press("e")
    champ(page, rang, "etat").press("F2")
    champ(page, rang, "arbitrage").fill(mots)
    champ(page, rang, "arbitrage").press("Control+Enter")
    expect(sort(page, rang)).to_contain_text("Non enregistrée")
    expect(page.locator("#bandeau")).to_contain_text("refusée")


@pytest.mark.parametrize("bouton", ["Garder la mienne", "Enregistrer les versions cochées"])
def test_what_is_typed_once_the_conflict_is_shown_is_what_is_kept(page, navigateur, serveur, bouton):
    saisir_ailleurs(navigateur, serveur, 4, "realisee", "Le mot de Sacha")
    champ(page, 4, "etat").select_option("suspendue")
    champ(page, 4, "note").fill("Ancien mot de Camille")
    champ(page, 4, "note").press("Control+Enter")
    panneau = ligne(page, 4).get_by_role("group", name=re.compile("sacha a saisi"))
    panneau.get_by_role("radio", name=re.compile("^État, celle de sacha")).check()
    champ(page, 4, "note").fill("Nouveau mot de Camille")
    champ(page, 4, "avancement").fill("35")
    expect(panneau).to_contain_text("Nouveau mot de Camille")
    expect(panneau).not_to_contain_text("Ancien mot")
    expect(panneau.get_by_role("radio", name=re.compile("^État, celle de sacha"))).to_be_checked()
    panneau.get_by_role("button", name=bouton).click()
    expect(sort(page, 4)).to_have_text(ENREGISTREE)
    recharger(page)
    assert champ(page, 4, "note").input_value() == "Nouveau mot de Camille"
    assert champ(page, 4, "avancement").input_value() == "35"
    assert champ(page, 4, "etat").input_value() == ("suspendue" if bouton == "Garder la mienne" else "realisee")
    assert page.fautes == []


def test_taking_the_other_s_version_leaves_a_way_back_to_one_s_own(page, navigateur, serveur):
    saisir_ailleurs(navigateur, serveur, 4, "realisee", "Le mot de Sacha")
    champ(page, 4, "etat").select_option("suspendue")
    champ(page, 4, "note").fill("Le mot de Camille")
    champ(page, 4, "note").press("Control+Enter")
    ligne(page, 4).get_by_role("button", name="Garder celle de sacha").click()
    assert champ(page, 4, "note").input_value() == "Le mot de Sacha"
    champ(page, 4, "note").press("Escape")
    assert champ(page, 4, "note").input_value() == "Le mot de Camille"
    champ(page, 4, "note").press("Enter")
    expect(sort(page, 4)).to_have_text(ENREGISTREE)
    recharger(page)
    assert champ(page, 4, "note").input_value() == "Le mot de Camille"


@pytest.mark.parametrize("quitter", [False, True])
def test_as_before_over_typed_words_gives_them_back(page, quitter):
    rang = next(r for r in range(12) if ligne(page, r).locator("[id^=v-etat]").count())
    champ(page, rang, "note").fill("une longue note dictée en séance")
    champ(page, rang, "etat").focus()
    page.keyboard.press("F4")
    assert champ(page, rang, "note").input_value() != "une longue note dictée en séance"
    expect(ligne(page, rang).locator(".ligne-mot")).to_contain_text("Échap pour revenir")
    if quitter:
        page.keyboard.press("Enter")
        expect(sort(page, rang)).to_have_text(ENREGISTREE)
        champ(page, rang, "note").focus()
    vues = set()
    for _ in range(4):
        page.keyboard.press("Escape")
        vues.add(champ(page, rang, "note").input_value())
    assert "une longue note dictée en séance" in vues
    for _ in range(4):
        if champ(page, rang, "note").input_value() == "une longue note dictée en séance":
            break
        page.keyboard.press("Escape")
    champ(page, rang, "etat").select_option("en_cours")
    champ(page, rang, "etat").press("Control+Enter")
    attendre_le_calme(page)
    recharger(page)
    assert champ(page, rang, "note").input_value() == "une longue note dictée en séance"


def test_typing_after_a_step_back_keeps_every_step(page):
    champ(page, 1, "note").focus()
    page.keyboard.type("premier jet")
    page.keyboard.press("Escape")
    page.keyboard.type("second jet")
    vues = []
    for _ in range(3):
        page.keyboard.press("Escape")
        vues.append(champ(page, 1, "note").input_value())
    assert set(vues) == {"", "premier jet", "second jet"}


def test_the_page_left_in_the_middle_of_a_row_sends_it(page, serveur, navigateur):
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    champ(page, 0, "note").focus()
    page.keyboard.type("partie sans quitter la ligne")
    # Nothing of ours runs there: the row left by itself, with the page.
    page.goto("about:blank")
    autre = ouvrir_contexte(navigateur, serveur, "sacha")
    lectrice = ouvrir(autre, serveur)
    for _ in range(10):
        if champ(lectrice, 0, "note").input_value():
            break
        lectrice.wait_for_timeout(500)
        recharger(lectrice)
    assert champ(lectrice, 0, "note").input_value() == "partie sans quitter la ligne"
    autre.close()
    # It is kept until the answer is read, wherever one comes back first.
    page.goto(serveur.url + "/")
    attendre_le_calme(page)
    page.wait_for_timeout(2000)
    expect(page.get_by_text(MES_PLANS)).to_have_count(0)
    page.goto(serveur.url + serveur.grille_d_un_axe)
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    expect(sort(page, 0)).to_have_text(re.compile("^Enregistrée"))


def test_a_row_that_could_not_leave_is_sent_from_mes_plans(page, serveur, navigateur):
    page.route("**/saisie", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(sort(page, 0)).to_contain_text("Gardée dans ce navigateur")
    page.goto("about:blank")
    page.unroute("**/saisie")
    page.goto(serveur.url + "/")
    attendre_le_calme(page)
    autre = ouvrir_contexte(navigateur, serveur, "sacha")
    assert champ(ouvrir(autre, serveur), 0, "etat").input_value() == "en_cours"
    autre.close()


def test_what_cannot_leave_with_the_page_is_said_on_mes_plans(page, serveur, images):
    champ(page, 0, "avancement").fill("140")
    champ(page, 0, "note").fill("à corriger")
    page.goto(serveur.url + "/")
    avis = page.get_by_role("status").filter(has_text=MES_PLANS)
    expect(avis).to_contain_text("1 ligne gardée dans ce navigateur")
    expect(avis).to_contain_text("1er semestre 2020")
    page.screenshot(path=images / "mes-plans-gardees.png")
    avis.get_by_role("link", name="rouvrir la grille").click()
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    gardee = page.locator(".ligne[data-sort=modifiee]")
    expect(gardee).to_have_count(1)
    assert gardee.locator("[name=note]").input_value() == "à corriger"
    gardee.locator("[name=avancement]").fill("14")
    gardee.locator("[name=etat]").select_option("en_cours")
    gardee.locator("[name=etat]").press("Control+Enter")
    attendre_le_calme(page)
    page.goto(serveur.url + "/")
    page.wait_for_timeout(2000)
    expect(page.get_by_text(MES_PLANS)).to_have_count(0)


def test_somebody_else_is_told_nothing_of_what_is_kept(page, contexte, serveur):
    champ(page, 0, "avancement").fill("140")
    page.goto(serveur.url + "/aide")
    serveur.connecter(contexte, "sacha")
    page.goto(serveur.url + "/")
    page.wait_for_timeout(2000)
    expect(page.get_by_text(MES_PLANS)).to_have_count(0)


def test_a_busy_server_is_asked_again_in_its_time_however_the_row_goes_on(contexte, serveur):
    contexte.add_init_script(
        "const demander = LockManager.prototype.request; window.demandes = 0;"
        "LockManager.prototype.request = function (nom, ...suite) {"
        "  if (nom.endsWith(':envoi')) window.demandes += 1; return demander.call(this, nom, ...suite); };"
    )
    page = ouvrir(contexte, serveur)
    refus = []

    def occupe(route):
        if route.request.method != "POST" or len(refus) >= 2:
            return route.continue_()
        refus.append(route.request.post_data)
        return route.fulfill(
            status=503, headers={"Retry-After": "2", "Content-Type": "application/json"},
            body='{"erreur": "occupe", "message": "Le service est occupé."}',
        )

    page.route("**/saisie", occupe)
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "etat").press("Control+Enter")
    expect(sort(page, 0)).to_contain_text("Nouvel essai bientôt")
    champ(page, 0, "note").fill("ajouté pendant l’attente")
    champ(page, 1, "note").focus()
    avant = page.evaluate("demandes")
    page.wait_for_timeout(1000)
    assert page.evaluate("demandes") - avant < 10
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    attendre_le_calme(page)
    recharger(page)
    assert champ(page, 0, "note").input_value() == "ajouté pendant l’attente"


def test_a_row_held_back_by_the_refusal_of_another_tab_says_so_and_is_taken_over(page, contexte, serveur):
    seconde = ouvrir(contexte, serveur)
    seconde.bring_to_front()
    refuser(page, 1)
    champ(seconde, 1, "etat").select_option("suspendue")
    champ(seconde, 2, "etat").focus()
    expect(sort(seconde, 1)).to_contain_text("un autre onglet tient une version refusée")
    champ(seconde, 1, "etat").focus()
    expect(sort(seconde, 1)).to_have_text(ENREGISTREE)
    # The words of the other tab are still in its fields, and one step back in this one.
    assert champ(page, 1, "arbitrage").input_value() == "Qui paie ?"
    recharger(seconde)
    assert champ(seconde, 1, "etat").input_value() == "suspendue"


def test_a_refused_row_is_given_up_and_taken_up_again(page):
    refuser(page, 1)
    ligne(page, 1).get_by_role("button", name="Abandonner").click()
    expect(sort(page, 1)).to_have_text("Sans saisie")
    assert (champ(page, 1, "arbitrage").input_value(), a_envoyer(page)) == ("", 0)
    expect(page.locator("#bandeau")).to_be_hidden()
    retablir = ligne(page, 1).get_by_role("button", name="Rétablir")
    expect(retablir).to_be_focused()
    retablir.click()
    assert champ(page, 1, "arbitrage").input_value() == "Qui paie ?"
    champ(page, 1, "blocage").fill("Pas de financement")
    champ(page, 1, "blocage").press("Control+Enter")
    expect(sort(page, 1)).to_have_text(ENREGISTREE)
    recharger(page)
    assert champ(page, 1, "arbitrage").input_value() == "Qui paie ?"


def test_a_refused_row_out_of_the_filter_shows_its_words_and_can_be_given_up(page, serveur, axe, images):
    refuser(page, 1, "Qui paie la suite ?")
    page.goto(serveur.url + serveur.grille + "&axe=sante")
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    hors = page.get_by_role("region", name="hors de cette grille")
    expect(hors).to_contain_text("refusée")
    expect(hors).to_contain_text("Qui paie la suite ?")
    assert examiner(page, axe) == []
    page.screenshot(path=images / "saisie-hors-vue.png")
    hors.get_by_role("link", name="La montrer").click()
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    assert page.locator(".ligne:target [name=arbitrage]").input_value() == "Qui paie la suite ?"
    page.go_back()
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    hors.get_by_role("button", name="Abandonner").click()
    assert a_envoyer(page) == 1
    hors.get_by_role("button", name="Effacer ces mots pour de bon").click()
    expect(hors).to_have_count(0)
    assert a_envoyer(page) == 0


def test_what_is_typed_before_the_script_is_ready_is_sent(contexte, serveur):
    page = contexte.new_page()
    retenues = []
    page.route("**/saisie.js*", lambda route: retenues.append(route))
    page.goto(serveur.url + serveur.grille_d_un_axe, wait_until="commit")
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "note").fill("tapé trop tôt, quitté")
    champ(page, 1, "note").fill("tapé trop tôt, en main")
    retenues[0].fallback()
    expect(page.locator("#saisie")).to_have_attribute("data-prete", "")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    expect(sort(page, 1)).to_have_text("Modifiée, pas encore enregistrée")
    champ(page, 1, "etat").select_option("suspendue")
    champ(page, 2, "etat").focus()
    expect(sort(page, 1)).to_have_text(ENREGISTREE)
    page.unroute("**/saisie.js*")
    recharger(page)
    assert champ(page, 0, "note").input_value() == "tapé trop tôt, quitté"
    assert champ(page, 1, "note").input_value() == "tapé trop tôt, en main"


def seance(page, rang):
    return ligne(page, rang).locator("[name=seance]").input_value()


def test_the_row_shows_its_seance_and_an_old_one_is_offered_not_applied(page):
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "etat").press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    page.locator("#r-seance").fill("CTP du 3 mars")
    page.locator("#r-seance").press("Tab")
    expect(ligne(page, 0)).to_contain_text("Séance à la prochaine écriture : CTP du 3 mars (enregistrée : aucune)")
    expect(ligne(page, 1)).to_contain_text("Séance : CTP du 3 mars")
    champ(page, 1, "etat").select_option("en_cours")
    champ(page, 1, "etat").press("Control+Enter")
    expect(sort(page, 1)).to_have_text(ENREGISTREE)
    recharger(page)
    assert page.locator("#r-seance").input_value() == "CTP du 3 mars"
    # Two days later.
    page.evaluate(
        """() => { const cle = Object.keys(localStorage).find((cle) => cle.endsWith(':d'));
             const retenus = JSON.parse(localStorage[cle]);
             localStorage[cle] = JSON.stringify({ ...retenus, seanceLe: retenus.seanceLe - 2 * 24 * 3600 * 1000 }); }"""
    )
    recharger(page)
    assert page.locator("#r-seance").input_value() == ""
    expect(ligne(page, 1)).to_contain_text("Séance : CTP du 3 mars")
    assert (seance(page, 0), seance(page, 1)) == ("", "CTP du 3 mars")
    page.get_by_role("button", name="Reprendre la dernière : CTP du 3 mars").click()
    expect(ligne(page, 2)).to_contain_text("Séance : CTP du 3 mars")
    # Emptied by hand: none, and the row says so before it is written.
    page.locator("#r-seance").fill("")
    page.locator("#r-seance").press("Tab")
    expect(ligne(page, 1)).to_contain_text("Séance à la prochaine écriture : aucune (enregistrée : CTP du 3 mars)")
    champ(page, 1, "note").fill("hors séance")
    champ(page, 1, "note").press("Control+Enter")
    attendre_le_calme(page)
    recharger(page)
    assert (champ(page, 1, "note").input_value(), seance(page, 1)) == ("hors séance", "")


def test_a_correction_is_said_by_whom_the_bar_names_and_the_row_shows_it_before_it_leaves(page, axe, images):
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "dit_par").fill("mission MSAP")
    page.keyboard.press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    page.locator("#r-seance").fill("comité du 12 mars")
    page.locator("#r-dit_par").fill("directrice de l’ARS")
    page.locator("#r-dit_par").press("Tab")
    # Nothing is changed yet: the row keeps saying who said what is recorded.
    assert champ(page, 0, "dit_par").input_value() == "mission MSAP"
    expect(ligne(page, 0).locator(".ligne-dit")).to_be_hidden()
    champ(page, 0, "avancement").fill("35")
    assert champ(page, 0, "dit_par").input_value() == "directrice de l’ARS"
    expect(ligne(page, 0).locator(".ligne-dit")).to_contain_text("directrice de l’ARS (enregistré")
    expect(ligne(page, 0).locator(".ligne-dit")).to_contain_text("mission MSAP")
    expect(ligne(page, 0).locator(".ligne-seance")).to_contain_text("comité du 12 mars")
    assert examiner(page, axe) == []
    page.screenshot(path=images / "saisie-provenance.png")
    # Given up: the former words are there again.
    champ(page, 0, "avancement").fill("")
    assert champ(page, 0, "dit_par").input_value() == "mission MSAP"
    champ(page, 0, "avancement").fill("40")
    page.keyboard.press("Control+Enter")
    attendre_le_calme(page)
    recharger(page)
    assert champ(page, 0, "dit_par").input_value() == "directrice de l’ARS"
    assert seance(page, 0) == "comité du 12 mars"
    expect(ligne(page, 0).locator(".ligne-dit")).to_be_hidden()


def test_who_types_in_the_row_itself_is_believed_rather_than_the_bar(page):
    champ(page, 0, "etat").select_option("en_cours")
    champ(page, 0, "etat").press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    page.locator("#r-dit_par").fill("préfecture")
    page.locator("#r-dit_par").press("Tab")
    champ(page, 0, "dit_par").fill("EPCI")
    champ(page, 0, "avancement").fill("35")
    assert champ(page, 0, "dit_par").input_value() == "EPCI"
    page.keyboard.press("Control+Enter")
    attendre_le_calme(page)
    recharger(page)
    assert champ(page, 0, "dit_par").input_value() == "EPCI"


def test_an_undone_first_entry_is_taken_up_again(page):
    champ(page, 0, "etat").focus()
    page.keyboard.press("e")
    champ(page, 0, "note").fill("le premier mot")
    champ(page, 0, "note").press("Control+Enter")
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    champ(page, 0, "note").fill("le premier mot, changé")
    # Nothing is undone under words that are being typed, and the row says so.
    annuler = ligne(page, 0).get_by_role("button", name="Annuler la saisie")
    annuler.click()
    expect(ligne(page, 0).locator(".ligne-mot")).to_contain_text("Rien n’est annulé")
    page.keyboard.press("Escape")
    assert champ(page, 0, "note").input_value() == "le premier mot"
    annuler.click()
    expect(sort(page, 0)).to_contain_text("la ligne est sans saisie")
    assert champ(page, 0, "note").input_value() == ""
    ligne(page, 0).get_by_role("button", name="Rétablir").click()
    expect(sort(page, 0)).to_have_text(ENREGISTREE)
    recharger(page)
    assert champ(page, 0, "note").input_value() == "le premier mot"
    assert champ(page, 0, "etat").input_value() == "en_cours"


def test_a_gesture_that_does_nothing_says_why_in_its_row(page):
    mot = ligne(page, 0).locator(".ligne-mot")
    champ(page, 0, "etat").focus()
    page.keyboard.press("Control+Enter")
    expect(mot).to_have_text("Rien de nouveau à enregistrer.")
    champ(page, 0, "note").focus()
    page.keyboard.type("mot")
    expect(mot).to_have_count(0)
    page.keyboard.press("Escape")
    expect(mot).to_contain_text("Échap encore pour reprendre ce qui était tapé")


def test_the_banner_covers_no_field_that_has_the_focus(page):
    for rang in range(6):
        refuser(page, rang)
    expect(page.locator("#bandeau")).to_contain_text("et 1 autre")
    page.set_viewport_size({"width": 1280, "height": 600})
    champ(page, 7, "etat").focus()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for _ in range(7):
        page.keyboard.press("ArrowUp")
        haut, bas = page.evaluate(
            """[document.activeElement.getBoundingClientRect().top,
                document.getElementById('bandeau').getBoundingClientRect().bottom]"""
        )
        assert haut >= bas
