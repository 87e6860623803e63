"""The interface for scripts is what its description says: the description is sound for an independent validator, and
each answer has exactly the fields that it declares, whoever asks."""

import copy
import json
import secrets
import time
import urllib.error
import urllib.request

import application
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

DESCRIPTION = json.loads((application.RACINE / "Sources/CRessources/statique/openapi.json").read_text())
PLAN = {"louise": "pasdecalais", "camille": "pasdecalais", "ariane": "lozere", "admin": "cantal"}


class SansSuivre(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def jeton(serveur, identifiant, ecriture=True):
    secret, maintenant = secrets.token_urlsafe(32), int(time.time())
    with serveur.comptes() as db:
        compte = db.execute("SELECT id FROM compte WHERE identifiant = ?", (identifiant,)).fetchone()[0]
        db.execute(
            "INSERT INTO jeton (empreinte, compte, libelle, ecriture, cree_le) VALUES (?, ?, 'essai', ?, ?)",
            (application.empreinte(secret), compte, int(ecriture), maintenant),
        )
    return secret


def demander(serveur, adresse, secret=None, corps=None):
    """Status, headers and object of an answer."""
    entetes = {"Authorization": f"Bearer {secret}"} if secret else {}
    octets = None
    if corps is not None:
        entetes["Content-Type"] = "application/json"
        octets = corps if isinstance(corps, bytes) else json.dumps(corps).encode()
    demande = urllib.request.Request(f"{serveur.url}/api/v1{adresse}", octets, entetes)
    try:
        reponse = urllib.request.build_opener(SansSuivre).open(demande, timeout=60)
    except urllib.error.HTTPError as erreur:
        reponse = erreur
    with reponse:
        texte = reponse.read()
        return reponse.status, reponse.headers, json.loads(texte) if texte else None


def ferme(schema):
    """The schema, where no object may have a property that it does not declare."""
    if isinstance(schema, list):
        return [ferme(element) for element in schema]
    if not isinstance(schema, dict):
        return schema
    clos = {cle: ferme(valeur) for cle, valeur in schema.items()}
    if "properties" in clos and isinstance(clos["properties"], dict):
        clos.setdefault("additionalProperties", False)
    return clos


CLOS = {"$defs": ferme(copy.deepcopy(DESCRIPTION["components"]["schemas"]))}


def conforme(chemin, methode, statut, objet):
    """The answer is one that the description declares for this address; its fields too."""
    reponses = DESCRIPTION["paths"][chemin][methode]["responses"]
    assert str(statut) in reponses, f"{methode} {chemin} : {statut} n'est pas décrit ; {objet}"
    reponse = reponses[str(statut)]
    if "$ref" in reponse:
        reponse = DESCRIPTION["components"]["responses"][reponse["$ref"].rsplit("/", 1)[1]]
    if "content" not in reponse:
        assert objet is None
        return
    schema = json.loads(json.dumps(reponse["content"]["application/json"]["schema"]).replace("#/components/schemas/", "#/$defs/"))
    racine = json.loads(json.dumps(CLOS).replace("#/components/schemas/", "#/$defs/"))
    fautes = Draft202012Validator({**racine, **schema}, format_checker=FormatChecker()).iter_errors(objet)
    assert [f"{faute.json_path} : {faute.message[:300]}" for faute in list(fautes)[:5]] == []


def test_an_independent_validator_finds_no_fault_in_the_description():
    assert [faute.message for faute in OpenAPIV31SpecValidator(DESCRIPTION).iter_errors()] == []


def test_the_validator_finds_a_fault_that_is_made():
    fausse = copy.deepcopy(DESCRIPTION)
    fausse["paths"]["/plans"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] = {"type": "tableau"}
    assert list(OpenAPIV31SpecValidator(fausse).iter_errors()) != []


def test_the_server_hands_the_description_out(vitrine):
    assert demander(vitrine, "/openapi.json")[2] == DESCRIPTION


@pytest.mark.parametrize("qui", PLAN)
def test_each_reading_answers_what_is_described(vitrine, qui):
    secret, plan = jeton(vitrine, qui, ecriture=False), PLAN[qui]
    statut, _, plans = demander(vitrine, "/plans", secret)
    conforme("/plans", "get", statut, plans)
    assert plan in [connu["identifiant"] for connu in plans]
    for suite, chemin in [
        ("", "/plans/{plan}"),
        ("/avancements", "/plans/{plan}/avancements"),
        ("/avancements?historique=1", "/plans/{plan}/avancements"),
        ("/avancements?semestre=2018-S1", "/plans/{plan}/avancements"),
        ("/indicateurs", "/plans/{plan}/indicateurs"),
    ]:
        statut, _, objet = demander(vitrine, f"/plans/{plan}{suite}", secret)
        assert statut == 200
        # Of these plans, that of the Cantal alone has indicators.
        assert objet or suite == "/indicateurs" and plan != "cantal", f"rien à comparer : {suite}"
        conforme(chemin, "get", statut, objet)


def test_each_refusal_answers_what_is_described(vitrine):
    secret, admin = jeton(vitrine, "louise", ecriture=False), jeton(vitrine, "admin", ecriture=False)
    for suite, chemin in [
        ("", "/plans/{plan}"),
        ("/avancements", "/plans/{plan}/avancements"),
        ("/indicateurs", "/plans/{plan}/indicateurs"),
    ]:
        # Who may not read a plan does not learn whether it exists.
        demandes = [
            ("pasdecalais", None, 401), ("lot", secret, 403), ("nulle-part", secret, 403), ("nulle-part", admin, 404),
            ("62", secret, 307),
        ]
        for plan, de, attendu in demandes:
            statut, entetes, objet = demander(vitrine, f"/plans/{plan}{suite}", de)
            assert statut == attendu
            if statut == 307:
                assert entetes["Location"] == f"/api/v1/plans/pasdecalais{suite}"
            conforme(chemin, "get", statut, objet)
    statut, _, objet = demander(vitrine, "/plans", None)
    assert statut == 401
    conforme("/plans", "get", statut, objet)


def test_each_writing_answers_what_is_described(serveur):
    chemin, adresse = "/plans/{plan}/avancements", "/plans/pasdecalais/avancements"
    secret, lectrice = jeton(serveur, "camille"), jeton(serveur, "louise")
    champs = DESCRIPTION["components"]["schemas"]["Declaration"]
    noeud = demander(serveur, adresse, secret)[2][0]["noeud"]

    def ecrire(attendu, de=secret, **corps):
        corps = {"noeud": noeud, "semestre": "2020-S1", **corps}
        statut, _, objet = demander(serveur, adresse, de, corps)
        assert statut == attendu, objet
        conforme(chemin, "post", statut, objet)
        return corps, objet

    # Every field that the description declares is taken, and comes back.
    pleins = {
        nom: "en_cours" if nom == "etat" else "compromis" if nom == "meteo" else "42" if nom == "avancement"
        else "partenaires" if nom.endswith("audience") else f"un texte pour {nom}"
        for nom in champs["properties"] if nom not in ("noeud", "semestre", "connue")
    }
    if "bloquee" in pleins:
        pleins["bloquee"] = "oui"
    corps, faite = ecrire(200, **pleins)
    assert faite["resultat"] == "enregistre"
    assert {nom: faite["valeurs"][nom] for nom in pleins} == pleins
    assert list(Draft202012Validator(champs).iter_errors(corps)) == []
    assert ecrire(200, **pleins, connue=faite["saisie"])[1]["resultat"] == "identique"
    assert ecrire(409, etat="realisee")[1]["en_vigueur"]["saisie"] == faite["saisie"]
    assert "avancement" in ecrire(422, etat="en_cours", avancement="140", connue=faite["saisie"])[1]["champs"]
    ecrire(422, etats="en_cours")
    ecrire(403, de=lectrice, etat="en_cours")
    statut, _, objet = demander(serveur, adresse, secret, b"[1]")
    assert statut == 400
    conforme(chemin, "post", statut, objet)
    statut, _, objet = demander(serveur, adresse, secret, b'{"note": "' + b"x" * 600_000 + b'"}')
    assert statut == 413
    conforme(chemin, "post", statut, objet)
