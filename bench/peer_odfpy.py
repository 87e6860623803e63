"""The report of sections.json by odfpy:  peer_odfpy.py sections.json out.odt"""

import json
import sys

from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style, TableColumnProperties
from odf.table import Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import H, P

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)

document = OpenDocumentText()
page = Style(name="NewPage", family="paragraph")
page.addElement(ParagraphProperties(breakbefore="page"))
label = Style(name="Label", family="table-column")
label.addElement(TableColumnProperties(columnwidth="4.5cm"))
for style in (page, label):
    document.automaticstyles.addElement(style)


def row(texts):
    line = TableRow()
    for text in texts:
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=text))
        line.addElement(cell)
    return line


def table(name, headers, rows):
    result = Table(name=name)
    result.addElement(TableColumn(stylename=label))
    result.addElement(TableColumn(numbercolumnsrepeated=len(headers) - 1))
    top = TableHeaderRows()
    top.addElement(row(headers))
    result.addElement(top)
    for texts in rows:
        result.addElement(row(texts))
    return result


body = document.text
body.addElement(H(outlinelevel=1, text=report["titre"]))
body.addElement(P(text=report["sous_titre"]))
body.addElement(H(outlinelevel=1, text="Synthèse", stylename=page))
actions = [action for axe in report["axes"] for action in axe["actions"]]
synthesis = [[action["code"], action["titre"], action["etat"], action["avancement"]] for action in actions]
body.addElement(table("synthese", ["Code", "Action", "État", "Avancement"], synthesis))
for axe in report["axes"]:
    body.addElement(H(outlinelevel=1, text=axe["titre"], stylename=page))
    for action in axe["actions"]:
        body.addElement(H(outlinelevel=2, text=f"{action['code']} {action['titre']}"))
        body.addElement(P(text=action["resume"]))
        body.addElement(table(action["code"], ["Rubrique", "Contenu"], action["lignes"]))
document.save(sys.argv[2])
