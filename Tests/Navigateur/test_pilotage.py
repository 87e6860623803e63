"""What is done around the entry: a reading of an indicator, a report written and issued, a new version of the plan."""

import re
import zipfile

import application
import pytest
from application import examiner, surveiller
from playwright.sync_api import expect

INDICATEUR = "evenementiels-reseau-accueil"
PLAN = "/plans/pasdecalais"
ANCIEN = "Travailler à la résorption des zones blanches et grises en matière de téléphonie mobile"


@pytest.fixture
def ouvrir(serveur, nouveau_contexte):
    """The page of someone who is signed in."""

    def ouvrir(identifiant, adresse):
        contexte = nouveau_contexte(accept_downloads=True)
        # Reports are made and versions rehearsed in a debug build.
        contexte.set_default_timeout(60_000)
        serveur.connecter(contexte, identifiant)
        page = surveiller(contexte.new_page())
        page.goto(serveur.url + adresse)
        return page

    return ouvrir


def relever(indicateur, **champs):
    formulaire = indicateur.locator("details:has(form)")
    if formulaire.get_attribute("open") is None:
        formulaire.locator("summary").click()
    for nom, valeur in champs.items():
        indicateur.locator(f"[name={nom}]").fill(valeur)
    indicateur.get_by_role("button", name="Enregistrer le relevé").click()


def test_a_reading_is_seen_in_the_table_and_on_the_curve_and_is_contested_with_a_reason(serveur, ouvrir, axe, images):
    application.inviter(serveur, "salome", "Salomé Secrétaire", "secretariat", "cantal")
    page = ouvrir("salome", "/plans/cantal/indicateurs")
    indicateur = page.locator(f"#indicateur-{INDICATEUR}")
    courbe = indicateur.locator("figure.courbe svg")
    expect(courbe.locator("title")).to_contain_text("le dernier 31/12/2019 : 51")
    # What is no number is refused at its field, nothing else is lost.
    relever(indicateur, valeur="beaucoup", date="2019-06-30", source="Bilan du réseau", dit_par="Animatrice du réseau")
    expect(page.get_by_role("alert")).to_contain_text("n’est pas un nombre")
    expect(indicateur.locator("[name=valeur]")).to_have_attribute("aria-invalid", "true")
    assert indicateur.locator("[name=source]").input_value() == "Bilan du réseau"
    assert examiner(page, axe) == []
    page.fautes.clear()  # The browser reports the refusal itself.
    relever(indicateur, valeur="49", date="2019-06-30")
    expect(page.get_by_role("status")).to_be_visible()
    expect(courbe).to_contain_text("49")
    expect(indicateur.locator("table.dense").first).to_contain_text("49")
    releve = indicateur.locator("table.empilable tbody tr").filter(has_text="30/06/2019")
    expect(releve).to_contain_text("Bilan du réseau")
    expect(releve).to_contain_text("Animatrice du réseau")
    expect(releve).to_contain_text("salome")
    # A value is contested by saying why: the reason is shown beside it wherever it is.
    expect(indicateur.locator(".signal-conteste")).to_have_count(0)
    relever(indicateur, valeur="48", date="2019-12-31", contestation="compte provisoire selon le Département")
    page.goto(serveur.url + "/plans/cantal/indicateurs")
    expect(indicateur.locator(".signal-conteste").first).to_contain_text("compte provisoire selon le Département")
    expect(courbe.locator("title")).to_contain_text("le dernier 31/12/2019 : 48")
    corrige = indicateur.locator("table.empilable tbody tr").filter(has_text="48").first
    expect(corrige).to_contain_text("Contestée : compte provisoire selon le Département")
    expect(corrige).to_contain_text(re.compile(r"corrige le n°\s2"))
    page.screenshot(path=images / "indicateur-conteste.png")
    assert page.fautes == []


def test_an_astonishing_reading_is_confirmed_then_withdrawn_with_its_reason(serveur, ouvrir, axe, images):
    application.inviter(serveur, "salome", "Salomé Secrétaire", "secretariat", "cantal")
    page = ouvrir("salome", "/plans/cantal/indicateurs")
    indicateur = page.locator(f"#indicateur-{INDICATEUR}")
    relever(indicateur, valeur="50", date="2109-06-30", source="Bilan du réseau")
    expect(page.get_by_role("alert")).to_contain_text("n’est pas encore enregistré")
    expect(indicateur).to_contain_text("vouliez-vous 2019")
    assert indicateur.locator("[name=source]").input_value() == "Bilan du réseau"
    assert examiner(page, axe) == []
    page.screenshot(path=images / "releve-a-verifier.png", full_page=False)
    indicateur.locator("details:has(form)").screenshot(path=images / "releve-a-verifier-formulaire.png")
    page.fautes.clear()  # The browser reports the refusal itself.
    page.get_by_label("J’ai vérifié").check()
    indicateur.get_by_role("button", name="Enregistrer le relevé").click()
    expect(page.get_by_role("status")).to_contain_text("enregistré")
    releves = indicateur.locator("details:has(table.empilable)")
    releves.locator("summary").click()
    releves.locator("tr").filter(has_text="30/06/2109").get_by_role("link", name="Retirer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Retirer le relevé")
    assert examiner(page, axe) == []
    page.screenshot(path=images / "releve-retrait.png", full_page=True)
    page.get_by_label("Pourquoi le retirer").fill("2019, mal tapé")
    page.get_by_role("button", name="Retirer le relevé").click()
    expect(page.get_by_role("status")).to_contain_text("est retiré")
    releves.locator("summary").click()
    expect(releves).to_contain_text("2019, mal tapé")
    assert examiner(page, axe) == []
    releves.screenshot(path=images / "releve-retire.png")


def test_a_report_is_introduced_issued_in_two_steps_and_its_original_bears_the_words(serveur, ouvrir, axe, images):
    page = ouvrir("dominique", PLAN + "/documents")
    page.get_by_role("link", name="Écrire l’introduction").click()
    introduction = page.get_by_role("textbox", name="Introduction du rapport")
    mots = "Le semestre des zones blanches : l’essentiel est fait."
    introduction.fill(mots + "\n\n- un premier point\n- un second point")
    page.get_by_role("button", name="Enregistrer les textes").click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(introduction).to_have_value(re.compile("l’essentiel est fait"))
    page.goto(serveur.url + PLAN + "/documents")
    expect(page.locator("#rapports-emis ~ .sans-valeur")).to_contain_text("Aucun rapport émis")
    page.get_by_role("link", name="Émettre le rapport", exact=True).click()
    page.get_by_label("Séance pour laquelle il est émis").fill("comité de suivi du 14 janvier 2020")
    page.get_by_role("button", name="Voir ce qui sera scellé").click()
    # Nothing is issued yet.
    expect(page.get_by_role("main")).to_contain_text("comité de suivi du 14 janvier 2020")
    assert examiner(page, axe) == []
    page.screenshot(path=images / "emission-confirmation.png")
    page.get_by_role("button", name="Émettre et sceller").click()
    expect(page.get_by_role("status")).to_be_visible()
    page.goto(serveur.url + PLAN + "/documents")
    emis = page.get_by_role("region", name="Du plus récent au plus ancien").get_by_role("row").filter(has_text="N° 1")
    expect(emis).to_contain_text("comité de suivi du 14 janvier 2020")
    expect(emis).to_contain_text("Dominique Copilote")
    originaux = []
    for _ in range(2):
        with page.expect_download() as attendu:
            emis.get_by_role("link", name="original du rapport n° 1").click()
        originaux.append(attendu.value.path().read_bytes())
    assert originaux[0] == originaux[1]
    with zipfile.ZipFile(attendu.value.path()) as rapport:
        assert rapport.testzip() is None
        assert rapport.infolist()[0].filename == "mimetype"
        assert rapport.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        contenu = rapport.read("content.xml").decode()
    assert "l’essentiel est fait." in contenu and "un second point" in contenu
    # What is written afterwards changes nothing to what was issued.
    page.goto(serveur.url + PLAN + "/documents/textes")
    introduction.fill("Autre chose.")
    page.get_by_role("button", name="Enregistrer les textes").click()
    expect(introduction).to_have_value("Autre chose.")
    apres = page.request.get(page.url.split("/documents")[0] + "/documents/rapports/1")
    assert apres.body() == originaux[0]
    assert page.fautes == []


def deposer(page, yaml):
    page.get_by_label("Le fichier du plan").set_input_files(
        [{"name": "pasdecalais.yaml", "mimeType": "application/yaml", "buffer": yaml.encode()}]
    )
    page.get_by_role("button", name="Lire le fichier et comparer").click()


def test_a_changed_plan_is_compared_accepted_and_read_and_a_stale_acceptance_is_refused(serveur, ouvrir, axe, images):
    pages = [ouvrir("dominique", PLAN + "/versions") for _ in range(2)]
    page, tardive = pages
    yaml = page.request.get(serveur.url + page.locator("table.empilable td a").first.get_attribute("href")).text()
    assert yaml.count(ANCIEN) == 1
    for onglet, titre in zip(pages, ("Résorber les zones blanches", "Supprimer les zones blanches")):
        onglet.get_by_role("link", name="Charger une nouvelle version").first.click()
        deposer(onglet, yaml.replace(ANCIEN, titre))
        changements = onglet.get_by_role("region", name="Ce qui change")
        expect(changements).to_contain_text(ANCIEN)
        expect(changements).to_contain_text(titre)
    assert examiner(page, axe) == []
    page.screenshot(path=images / "version-ecart.png")
    page.get_by_label("Motif de cette version").fill("avenant du comité de janvier 2020")
    page.get_by_role("button", name="Charger la version 2").click()
    expect(page.get_by_role("status")).to_contain_text("La version 2 est chargée")
    # The other comparison was made with a version that is no longer in force.
    tardive.get_by_label("Motif de cette version").fill("le même jour, sans savoir")
    tardive.get_by_role("button", name="Charger la version 2").click()
    expect(tardive.get_by_role("main")).to_contain_text("La version 2 a été chargée depuis votre comparaison")
    page.goto(serveur.url + PLAN + "/versions")
    versions = page.get_by_role("region", name="De la plus récente à la plus ancienne").locator("tbody tr")
    expect(versions).to_have_count(2)
    expect(versions.first).to_contain_text("Version 2 en vigueur")
    expect(versions.first).to_contain_text("avenant du comité de janvier 2020")
    expect(versions.first).to_contain_text("dominique")
    # A semestre that is over is told with the plan of its end, and says what came after.
    page.goto(serveur.url + PLAN)
    expect(page.get_by_role("main")).to_contain_text("La version 2 est en vigueur depuis")
    expect(page.get_by_role("main")).to_contain_text(ANCIEN)
    page.get_by_role("link", name="Ce qui a changé").click()
    expect(page.get_by_role("main")).to_contain_text("Résorber les zones blanches")
    # The same file again says nothing new.
    page.goto(serveur.url + PLAN + "/versions/charger")
    deposer(page, yaml.replace(ANCIEN, "Résorber les zones blanches"))
    expect(page.get_by_role("alert")).to_contain_text("il n’y a rien à charger")


def test_a_template_and_a_logo_dress_the_report_and_a_bad_one_is_refused_at_its_field(serveur, ouvrir, axe, images, tmp_path):
    page = ouvrir("dominique", PLAN + "/documents")
    page.get_by_role("link", name="Charte et logos").click()
    expect(page.get_by_text("Aucune : les documents ont la forme de PlanTracker.")).to_be_visible()
    faux = tmp_path / "charte.ott"
    faux.write_text("un texte")
    page.get_by_label("La charte du département").set_input_files(faux)
    page.get_by_role("button", name="Essayer et garder cette charte").click()
    expect(page.locator("#fichier-charte")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#erreur-charte")).to_be_visible()
    assert examiner(page, axe) == []
    page.fautes.clear()  # The browser reports the refusal itself.
    modele = tmp_path / "modele.odt"
    modele.write_bytes(page.context.request.get(serveur.url + PLAN + "/documents/plan.odt").body())
    page.get_by_label("La charte du département").set_input_files(modele)
    page.get_by_role("button", name="Essayer et garder cette charte").click()
    expect(page.get_by_role("status")).to_contain_text("« modele.odt » est gardée")
    page.get_by_label("De qui est ce logo").fill("Préfecture du Pas-de-Calais")
    # Any picture will do: the page's own.
    page.screenshot(path=tmp_path / "logo.png", clip={"x": 0, "y": 0, "width": 240, "height": 96})
    page.get_by_label("Son image").set_input_files(tmp_path / "logo.png")
    page.get_by_role("button", name="Essayer et garder ce logo").click()
    logo = page.get_by_role("img", name="Logo : Préfecture du Pas-de-Calais")
    expect(logo).to_be_visible()
    assert logo.evaluate("image => image.naturalWidth") == 240
    page.reload()
    assert examiner(page, axe) == []
    page.screenshot(path=images / "charte.png", full_page=True)
    with page.expect_download() as telechargement:
        page.get_by_role("link", name="ODT – projet de rapport").click()
    with zipfile.ZipFile(telechargement.value.path()) as odt:
        assert any(nom.startswith("Pictures/") and nom.endswith(".png") for nom in odt.namelist())
    page.get_by_role("button", name="Ne plus s’en servir : la charte modele.odt").click()
    expect(page.get_by_text("Aucune : les documents ont la forme de PlanTracker.")).to_be_visible()
    expect(page.get_by_role("table", name="Du plus récent au plus ancien")).to_contain_text("retrait")
    assert page.fautes == []
