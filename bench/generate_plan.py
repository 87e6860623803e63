#!/usr/bin/env python3
"""Writes a fictitious plan of N actions, in the format of docs/format-plan.md; always the same for the same N.

    generate_plan.py 1000 > plan.yaml                   10,000 actions stay under the format's limit of 16 MB
    generate_plan.py 1000 --progress > progress.csv     rows for "plantracker record … --csv", for 60 % of the actions
    generate_plan.py 150 --sections > sections.json     the same texts, for the peers that write a report of them
"""

import csv
import json
import sys

AXES = 5
ACTIONS_PER_OBJECTIF = 10
PERIODE = (2018, 2023)

# One word each, so that a change of vocabulary in plantracker is mended here.
ETATS = ["en_cours", "en_cours", "realisee", "a_lancer", "suspendue"]
METEOS = ["securises", "atteignables", "appuis_necessaires", "compromis"]

ORGANISATIONS = {
    "DDT": "Direction départementale des territoires",
    "CD": "Conseil départemental",
    "EPCI": "Établissements publics de coopération intercommunale",
    "ARS": "Agence régionale de santé",
    "CAF": "Caisse d'allocations familiales",
    "CR": "Conseil régional",
    "CCI": "Chambre de commerce et d'industrie",
    "MSA": "Mutualité sociale agricole",
}
VERBES = ["Développer", "Consolider", "Faire connaître", "Mutualiser", "Expérimenter", "Accompagner", "Moderniser"]
SERVICES = [
    "les maisons de services au public", "l'offre de soins de premier recours", "la couverture mobile",
    "le transport à la demande", "les commerces de proximité", "l'accueil des jeunes enfants",
    "la médiation numérique", "les points d'accès au droit", "le portage de repas", "les tiers-lieux",
    "l'accueil des saisonniers",
]
LIEUX = ["Bourg-Neuf", "Valserine", "Hautes-Combes", "Pré-l'Abbé", "Rive-Droite", "Montagnette"]
LANCEMENTS = ["2018", "courant 2019", "1er semestre 2019", "2018-2019", "à partir de 2020", "jusqu'au 31/12/2019"]


def pick(words, rank):
    return words[rank % len(words)]


def sentence(rank):
    return f"{pick(VERBES, rank)} {pick(SERVICES, rank * 3)} autour de {pick(LIEUX, rank * 5)}, avec les communes"


def action(rank, code):
    """The sheet of one action: its ten fields, as plain values."""
    first, second = rank % len(ORGANISATIONS), (rank * 3 + 1) % len(ORGANISATIONS)
    sigles = list(ORGANISATIONS)
    baseline = 10 + rank % 50
    return {
        "id": f"action-{rank}",
        "code": code,
        "titre": f"{pick(VERBES, rank)} {pick(SERVICES, rank * 7)} ({rank})",
        "resume": sentence(rank + 1) + ".",
        "champs": {
            "objectif": sentence(rank) + ".",
            "contexte": f"{sentence(rank + 2)}.",
            "etapes": [sentence(rank + step) for step in range(3, 5)],
            "pilote": [sigles[first]],
            "partenaires": [sigles[(first + 1) % 8], sigles[(first + 3) % 8]],
            "financeurs": [sigles[second]],
            "lancement": pick(LANCEMENTS, rank),
            "echeance": str(2020 + rank % 4),
            "indicateurs": [
                {
                    "id": f"indicateur-{rank}-a",
                    "titre": f"Nombre de sites ouverts ({rank})",
                    "unite": "sites",
                    "reference": {"annee": 2017, "valeur": baseline},
                    "cibles": [{"annee": 2020, "valeur": baseline + 5}, {"annee": 2023, "valeur": baseline + 12}],
                    "sens": "hausse",
                    "periodicite": "annuelle",
                    "producteur": sigles[first],
                },
                {"id": f"indicateur-{rank}-b", "titre": f"Satisfaction des usagers ({rank})", "nature": "qualitatif"},
            ],
            "liens": [{"vers": f"action-{rank - 1}", "imprime": "voir l'action qui précède"}] if rank > 1 else [],
        },
        "sous_actions": [
            {"id": f"action-{rank}-{letter}", "titre": f"{pick(VERBES, rank + place)} : volet {letter} ({rank})"}
            for place, letter in enumerate("ab", 1)
        ] if rank % 3 == 0 else [],
    }


def tree(count):
    """The axes, each with its objectifs, each with its actions; codes are composed down the levels."""
    ranks = iter(range(1, count + 1))
    for axe in range(1, AXES + 1):
        mine = count // AXES + (axe <= count % AXES)
        objectifs = []
        for objectif in range(1, -(-mine // ACTIONS_PER_OBJECTIF) + 1):
            size = min(ACTIONS_PER_OBJECTIF, mine - (objectif - 1) * ACTIONS_PER_OBJECTIF)
            actions = [action(next(ranks), f"{axe}.{objectif}.{place}") for place in range(1, size + 1)]
            titre = f"Objectif {axe}.{objectif} : {pick(SERVICES, axe + objectif)}"
            objectifs.append((f"{axe}.{objectif}", titre, actions))
        yield str(axe), f"Axe de travail {axe} : {pick(SERVICES, axe)}", objectifs


def quoted(text):
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a YAML string


def flow(value):
    """A value on one line, in YAML's flow style; keys and sigles bare, as one writes them by hand."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, int) or value in ORGANISATIONS:
        return str(value)
    return quoted(value)


def write_plan(count, out):
    out.write(f"""\
format: plantracker/1
plan:
  identifiant: essai-{count}
  departement: {{ code: "01", nom: Ain }}
  titre: Plan fictif de {count} actions, pour les mesures
  periode: {PERIODE[0]}-{PERIODE[1]}
  version: {{ libelle: première version, date: 2018-01-15, etat: arrete }}
  copilotes: [DDT, CD]
  resume: Plan engendré, sans rapport avec un plan réel.
  source: "001:1"
sources:
  - {{ id: "001", titre: Plan fictif, nature: document, date: 2018-01-15 }}
niveaux:
  - {{ id: axe, mot: axe, pluriel: axes, role: structure, numerotation: globale }}
  - {{ id: objectif, mot: objectif, pluriel: objectifs, role: structure, numerotation: composee, base: axe }}
  - {{ id: action, mot: action, pluriel: actions, role: action, numerotation: composee, base: objectif }}
  - {{ id: sous-action, mot: sous-action, pluriel: sous-actions, role: sous_action, numerotation: aucune }}
champs:
  - {{ id: objectif, libelle: Objectif poursuivi, type: texte, niveaux: [action] }}
  - {{ id: contexte, libelle: Contexte, type: texte, niveaux: [action] }}
  - {{ id: etapes, libelle: Étapes, type: liste, niveaux: [action] }}
  - {{ id: pilote, libelle: Pilote, type: organisations, role: pilote, niveaux: [action, sous-action] }}
  - {{ id: partenaires, libelle: Partenaires, type: organisations, role: partenaire, niveaux: [action] }}
  - {{ id: financeurs, libelle: Financeurs, type: organisations, role: financeur, niveaux: [action] }}
  - {{ id: lancement, libelle: Période de lancement, type: periode, usage: lancement, niveaux: [action, sous-action] }}
  - {{ id: echeance, libelle: Échéance, type: periode, usage: echeance, niveaux: [action] }}
  - {{ id: indicateurs, libelle: Indicateurs, type: indicateurs, niveaux: [action] }}
  - {{ id: liens, libelle: Liens avec d'autres actions, type: liens, niveaux: [action], attendu: false }}
organisations:
""")
    for sigle, nom in ORGANISATIONS.items():
        out.write(f"  {sigle}: {nom}\n")
    out.write("noeuds:\n")
    line = 1  # the source line of each node, as if the document had one node a page
    for axe, axe_titre, objectifs in tree(count):
        write_node(out, "  ", f"axe-{axe}", "axe", axe_titre, line := line + 1, axe)
        out.write("    contient:\n" if objectifs else "")
        for code, objectif_titre, actions in objectifs:
            identifier = "objectif-" + code.replace(".", "-")
            write_node(out, "      ", identifier, "objectif", objectif_titre, line := line + 1, code)
            out.write("        contient:\n")
            for item in actions:
                write_node(out, "          ", item["id"], "action", item["titre"], line := line + 1, item["code"])
                out.write(f"            resume: {quoted(item['resume'])}\n            champs:\n")
                for key, value in item["champs"].items():
                    if key in ("etapes", "indicateurs") and value:
                        out.write(f"              {key}:\n")
                        out.writelines(f"                - {flow(one)}\n" for one in value)
                    elif value:
                        out.write(f"              {key}: {flow(value)}\n")
                out.write("            contient:\n" if item["sous_actions"] else "")
                for sous in item["sous_actions"]:
                    write_node(out, "              ", sous["id"], "sous-action", sous["titre"], line := line + 1)
                    pilote, lancement = item["champs"]["pilote"], item["champs"]["lancement"]
                    out.write(f"                champs: {flow({'pilote': pilote, 'lancement': lancement})}\n")


def write_node(out, margin, identifier, niveau, titre, line, code=None):
    out.write(f"{margin}- id: {identifier}\n{margin}  niveau: {niveau}\n")
    if code:
        out.write(f'{margin}  code: "{code}"\n')
    out.write(f"{margin}  titre: {quoted(titre)}\n{margin}  source: \"001:{line}\"\n")


def progress(rank):
    """What the pilote declared for one action, or None for the 40 % that declared nothing."""
    if rank % 5 >= 3:
        return None
    etat, blocked = pick(ETATS, rank // 5), rank % 20 == 0
    return {
        "noeud": f"action-{rank}",
        "etat": etat,
        "avancement": {"realisee": 100, "a_lancer": 0}.get(etat, rank * 7 % 90 + 5),
        "bloquee": "oui" if blocked else "non",
        "motif_blocage": "Financement non confirmé" if blocked else "",
        "arbitrage_demande": "Confirmer la part de chacun" if blocked else "",
        "meteo": pick(METEOS, rank // 5),
        "freins": sentence(rank + 6),
        "solutions": sentence(rank + 7),
        "prochaines_etapes": sentence(rank + 8),
        "note": f"Point fait en réunion ; rien à signaler sur « {pick(SERVICES, rank)} »",
        "audience": "interne",
        "dit_par": pick(list(ORGANISATIONS), rank),
    }


def write_progress(count, out):
    rows = [row for rank in range(1, count + 1) if (row := progress(rank))]
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def sheet(axe_titre, fields, said):
    """Label and text of each row, as many and as long as in the report that is measured."""
    rows = [("Axe", axe_titre), ("Objectif opérationnel", axe_titre)]
    for name, value in fields.items():
        if isinstance(value, list):
            value = " ; ".join(one["titre"] if isinstance(one, dict) and "titre" in one else str(one) for one in value)
        rows.append((name.capitalize(), str(value)))
    rows += [(name, str(said.get(key, ""))) for name, key in (
        ("État", "etat"), ("Avancement", "avancement"), ("Météo du pilote", "meteo"), ("Signal", "motif_blocage"),
        ("Freins", "freins"), ("Solutions", "solutions"), ("Prochaines étapes", "prochaines_etapes"),
        ("Note", "note"), ("Origine", "dit_par"))]
    # What the report says again of each action in its tables of progress, of launches, of obstacles, of indicators.
    rows += [("Avancement par axe", f"{said.get('etat', '')} {said.get('avancement', '')}"),
             ("Freins et arbitrages", f"{said.get('freins', '')} {said.get('solutions', '')}"),
             ("Actions à lancer", str(fields.get("lancement", ""))),
             ("Indicateurs suivis", "non calculable")]
    return rows


def sections(count):
    """A report in plain values: title, and per axe the actions, each with the rows that our own sheet has."""
    axes = []
    for _, axe_titre, objectifs in tree(count):
        held = []
        for item in (item for _, _, actions in objectifs for item in actions):
            fields, said = item["champs"], progress(int(item["id"].split("-")[1])) or {}
            held.append({
                "code": item["code"],
                "titre": item["titre"],
                "etat": said.get("etat", "non renseigné"),
                "avancement": str(said.get("avancement", "")),
                "resume": item["resume"],
                "lignes": [[label, text or "sans objet"] for label, text in sheet(axe_titre, fields, said)],
            })
        axes.append({"titre": axe_titre, "actions": held})
    return {"titre": f"Plan fictif de {count} actions", "sous_titre": "Rapport semestriel 2019-S2", "axes": axes}


def main():
    if len(sys.argv) < 2 or not sys.argv[1].isdigit() or int(sys.argv[1]) < 1:
        sys.exit(__doc__)
    count, mode = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    sys.stdout.reconfigure(encoding="utf-8")
    if mode == "--progress":
        write_progress(count, sys.stdout)
    elif mode == "--sections":
        json.dump(sections(count), sys.stdout, ensure_ascii=False)
    else:
        write_plan(count, sys.stdout)


if __name__ == "__main__":
    main()
