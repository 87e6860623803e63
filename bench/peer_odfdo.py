"""The report of sections.json by odfdo:  peer_odfdo.py sections.json out.odt"""

import json
import sys

from odfdo import Document, Header, HeaderRows, Paragraph, Row, Style, Table

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)

document = Document("text")
body = document.body
body.clear()
document.insert_style(
    Style("paragraph", name="NewPage", area="paragraph", **{"fo:break-before": "page"}), automatic=True)


def row(texts):
    line = Row()
    line.set_values(texts)
    return line


def table(name, headers, rows):
    result = Table(name)
    top = HeaderRows()
    top.append(row(headers))
    result.append(top)
    for texts in rows:
        result.append_row(row(texts), clone=False)
    return result


body.append(Header(1, report["titre"]))
body.append(Paragraph(report["sous_titre"]))
body.append(Header(1, "Synthèse", style="NewPage"))
actions = [action for axe in report["axes"] for action in axe["actions"]]
synthesis = [[action["code"], action["titre"], action["etat"], action["avancement"]] for action in actions]
body.append(table("synthese", ["Code", "Action", "État", "Avancement"], synthesis))
for axe in report["axes"]:
    body.append(Header(1, axe["titre"], style="NewPage"))
    for action in axe["actions"]:
        body.append(Header(2, f"{action['code']} {action['titre']}"))
        body.append(Paragraph(action["resume"]))
        body.append(table(f"fiche-{action['code']}", ["Rubrique", "Contenu"], action["lignes"]))
document.save(sys.argv[2], pretty=False)
