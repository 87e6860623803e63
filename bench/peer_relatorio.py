"""The report of sections.json by relatorio.

    peer_relatorio.py template template.odt                 once, untimed
    peer_relatorio.py report template.odt sections.json out.odt
"""

import json
import sys
import zipfile

MIMETYPE = "application/vnd.oasis.opendocument.text"
# relatorio looks for all of them, used or not.
OASIS = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "meta": "meta",
         "manifest": "manifest", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}
NAMESPACES = (
    "".join(f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in OASIS.items())
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def directive(statement):
    return f'<text:placeholder text:placeholder-type="text">&lt;{statement}&gt;</text:placeholder>'


def heading(level, expression, style=""):
    return f'<text:h text:outline-level="{level}"{style}>{expression}</text:h>'


def paragraph(content):
    return f"<text:p>{content}</text:p>"


def row(cells):
    cell = '<table:table-cell office:value-type="string">{}</table:table-cell>'
    return "<table:table-row>" + "".join(cell.format(paragraph(content)) for content in cells) + "</table:table-row>"


def table(name, headers, loop, cells):
    """relatorio repeats what stands between the row that opens the loop and the row that closes it."""
    width = len(headers)
    cell = f'<table:table-cell table:number-columns-spanned="{width}">{{}}</table:table-cell>'
    mark = f"<table:table-row>{cell}</table:table-row>"
    return (
        f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="{width}"/>'
        f"<table:table-header-rows>{row(headers)}</table:table-header-rows>"
        + mark.format(paragraph(directive(f'for each="{loop}"')))
        + row(cells)
        + mark.format(paragraph(directive("/for")))
        + "</table:table>"
    )


def template(path):
    body = (
        heading(1, directive("o['titre']"))
        + paragraph(directive("o['sous_titre']"))
        + heading(1, "Synthèse", ' text:style-name="NewPage"')
        + table("synthese", ["Code", "Action", "État", "Avancement"],
                "action in [action for axe in o['axes'] for action in axe['actions']]",
                [directive(f"action['{key}']") for key in ("code", "titre", "etat", "avancement")])
        + paragraph(directive("for each=\"axe in o['axes']\""))
        + heading(1, directive("axe['titre']"), ' text:style-name="NewPage"')
        + paragraph(directive("for each=\"action in axe['actions']\""))
        + heading(2, directive("action['code']") + " " + directive("action['titre']"))
        + paragraph(directive("action['resume']"))
        + table("fiche", ["Rubrique", "Contenu"],
                "ligne in action['lignes']", [directive("ligne[0]"), directive("ligne[1]")])
        + paragraph(directive("/for"))
        + paragraph(directive("/for"))
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    style = (
        '<style:style style:name="NewPage" style:family="paragraph">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    parts = {
        "content.xml": f'{head}<office:document-content{NAMESPACES} office:version="1.2"><office:automatic-styles>'
        f"{style}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f'{head}<office:document-styles{NAMESPACES} office:version="1.2"/>',
        "meta.xml": f'{head}<office:document-meta{NAMESPACES} office:version="1.2"><office:meta/>'
        "</office:document-meta>",
    }
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in [("/", MIMETYPE), *((part, "text/xml") for part in parts)]
    )
    parts["META-INF/manifest.xml"] = (
        f'{head}<manifest:manifest{NAMESPACES} manifest:version="1.2">{entries}</manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, text in parts.items():
            archive.writestr(name, text)


def report(template_path, sections, out):
    from relatorio.templates.opendocument import Template

    with open(sections, encoding="utf-8") as file:
        values = json.load(file)
    rendered = Template(source="", filepath=template_path).generate(o=values).render().getvalue()
    with open(out, "wb") as file:
        file.write(rendered)


if __name__ == "__main__":
    {"template": template, "report": report}[sys.argv[1]](*sys.argv[2:])
