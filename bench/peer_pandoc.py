"""The report of sections.json as Markdown, which pandoc then reads:  peer_pandoc.py sections.json out.md  (untimed)"""

import json
import sys


def table(headers, rows):
    # Pipe tables: what pandoc reads fastest. The widths of the dashes are those of the columns.
    yield "| " + " | ".join(headers) + " |"
    yield "|" + "|".join(["---------", *["--------------------"] * (len(headers) - 1)]) + "|"
    for texts in rows:
        yield "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"
    yield ""


def markdown(report):
    yield from ["---", f"title: {report['titre']}", f"subtitle: {report['sous_titre']}", "lang: fr", "---", ""]
    yield from ["# Synthèse", ""]
    actions = [action for axe in report["axes"] for action in axe["actions"]]
    synthesis = [[action["code"], action["titre"], action["etat"], action["avancement"]] for action in actions]
    yield from table(["Code", "Action", "État", "Avancement"], synthesis)
    for axe in report["axes"]:
        yield from [f"# {axe['titre']}", ""]
        for action in axe["actions"]:
            yield from [f"## {action['code']} {action['titre']}", "", action["resume"], ""]
            yield from table(["Rubrique", "Contenu"], action["lignes"])


with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w", encoding="utf-8") as out:
    out.writelines(line + "\n" for line in markdown(json.load(source)))
