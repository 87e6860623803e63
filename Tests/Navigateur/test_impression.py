"""What a printed page gives: as many sheets as a person would expect, and lines that read as lines."""

import re
import subprocess

import pytest

PLAN = "/plans/pasdecalais"
# Pages at most; the plan has 181 nodes, 153 of them followed.
BORNES = {
    "plan": (PLAN, 12, True),
    "plan-filtre": (PLAN + "?q=numerique&etat=en_cours&semestre=2019-S1", 4, True),
    "fiche": (PLAN + "/fiches/zones-blanches", 3, False),
    "fiche-d-axe": (PLAN + "/fiches/acces-numerique", 4, False),
    "saisie": (PLAN + "/saisie", 14, True),
    "saisie-a-remplir": (PLAN + "/saisie?semestre=2020-S1", 14, True),
    "indicateurs": (PLAN + "/indicateurs", 3, False),
    "documents": (PLAN + "/documents", 2, False),
    "decisions": (PLAN + "/decisions", 4, False),
    "mes-plans": ("/", 2, False),
    "aide": ("/aide", 14, False),
}


@pytest.mark.parametrize("nom", BORNES)
def test_une_page_imprimee(nom, vitrine, nouveau_contexte, tmp_path):
    adresse, au_plus, couchee = BORNES[nom]
    contexte = nouveau_contexte()
    vitrine.connecter(contexte, "camille")
    page = contexte.new_page()
    page.goto(vitrine.url + adresse)
    fichier = tmp_path / "page.pdf"
    page.pdf(path=fichier, prefer_css_page_size=True)
    dit = subprocess.run(["pdfinfo", fichier], check=True, capture_output=True, text=True).stdout
    pages = int(re.search(r"Pages:\s+(\d+)", dit)[1])
    largeur, hauteur = (float(mot) for mot in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", dit).groups())
    assert pages <= au_plus, f"{pages} pages"
    assert (largeur > hauteur) == couchee
    texte = subprocess.run(["pdftotext", "-layout", fichier, "-"], check=True, capture_output=True, text=True).stdout
    lignes = [ligne.split() for ligne in texte.splitlines() if ligne.strip()]
    seuls = sum(len(mots) == 1 for mots in lignes)
    assert seuls * 3 < len(lignes), f"{seuls} lignes d’un seul mot sur {len(lignes)}"
    # Nothing that only a screen can do.
    for geste in ("Se déconnecter", "Aller au contenu", "Enregistrer", "Afficher"):
        assert geste not in texte.split("\n"), geste


def test_le_plan_imprime_dit_chaque_action(vitrine, nouveau_contexte, tmp_path):
    contexte = nouveau_contexte()
    vitrine.connecter(contexte, "camille")
    page = contexte.new_page()
    page.goto(vitrine.url + PLAN)
    codes = page.locator("table.arbre tbody td.code").all_inner_texts()
    fichier = tmp_path / "plan.pdf"
    page.pdf(path=fichier, prefer_css_page_size=True)
    texte = subprocess.run(["pdftotext", "-layout", fichier, "-"], check=True, capture_output=True, text=True).stdout
    imprimes = {mots[0] for mots in (ligne.split() for ligne in texte.splitlines()) if mots}
    assert len(codes) == 153
    assert {code.split()[0] for code in codes if code[:1].isdigit()} <= imprimes


@pytest.mark.parametrize("semestre", ["2019-S2", "2020-S1"])
def test_la_grille_imprimee_se_lit_feuille_par_feuille(semestre, vitrine, nouveau_contexte, tmp_path):
    contexte = nouveau_contexte()
    vitrine.connecter(contexte, "camille")
    page = contexte.new_page()
    page.goto(f"{vitrine.url}{PLAN}/saisie?semestre={semestre}")
    titres = [" ".join(titre.split()) for titre in page.locator(".ligne-titre h3").all_inner_texts()]
    groupes = [" ".join(titre.split()) for titre in page.locator(".saisie-groupe > h2").all_inner_texts()]
    fichier = tmp_path / "saisie.pdf"
    page.pdf(path=fichier, prefer_css_page_size=True)

    def feuilles(*options):
        return lu("pdftotext", "-layout", *options, fichier, "-").rstrip("\f\n").split("\f")

    # The first column alone: a millimetre is 2.83 points.
    colonne = feuilles("-x", "0", "-y", "0", "-W", str(round(82 * 2.83)), "-H", "600")
    entieres = [" ".join(texte.split()) for texte in colonne]
    lignes = [[ligne for ligne in texte.splitlines() if ligne.strip()] for texte in feuilles()]
    assert len(titres) == 153
    for titre in titres:
        assert any(titre in entiere for entiere in entieres), f"coupée : {titre}"
    for rang, feuille in enumerate(lignes):
        assert any("Motif du blocage" in ligne for ligne in feuille), f"feuille {rang + 1} sans têtes de colonnes"
        # A heading has rows below it.
        fin = " ".join(" ".join(feuille[-3:]).split())
        assert not any(groupe in fin for groupe in groupes), f"feuille {rang + 1} finit par un titre"
    pleines = [len(feuille) for feuille in lignes[:-1]]
    assert pleines[0] * 2 > max(pleines), f"la première feuille n’a que {pleines[0]} lignes"
    if semestre == "2020-S1":
        # Nothing was entered for it: what was said before alone is printed, once in each row.
        assert sum(ligne.count("non renseignée") for feuille in lignes for ligne in feuille) < 60


def lu(*commande):
    return subprocess.run(commande, check=True, capture_output=True, text=True).stdout
