import Foundation
import Testing

/// What a screen reader knows of a PDF: its language, its outline, the tags of its content in reading order.
struct StructurePDF: Decodable {
    struct Titre: Decodable, Hashable {
        /// From 1.
        var niveau: Int
        var texte: String
    }

    struct Element: Decodable {
        /// As PDF names it, the names of styles resolved: « H1 », « TH ».
        var genre: String
        var parent: String
        var alternative: String?
        var portee: String?
    }

    var langue: String?
    var titre: String?
    var afficheLeTitre: Bool
    var balise: Bool
    var ua: String?
    var signets: [Titre]
    /// The names that the document brings, each with the standard type that it stands for.
    var roles: [String: String]
    var elements: [Element]
    /// Links on its pages, and those that the structure holds.
    var liens: Int
    var liensBalises: Int
    /// Of the ODT that it was made from.
    var titresDuDocument: [Titre]

    /// Debian's own interpreter: the one that python3-pikepdf is for.
    private static let python = "/usr/bin/python3"

    init(pdf: String, odt: String) throws {
        let sortie = try Self.lance(Self.python, ["-c", Self.script, pdf, odt])
        self = try JSONDecoder().decode(StructurePDF.self, from: sortie)
    }

    static func lance(_ outil: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: outil)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let sortie = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "« \(outil) » a échoué : lancez script/setup test")
        return sortie
    }

    private static let script = """
        import json, sys, zipfile, xml.etree.ElementTree as tree
        import pikepdf
        from pikepdf import Array, Dictionary

        def items(value):
            return list(value) if isinstance(value, Array) else [] if value is None else [value]

        def text(value):
            return None if value is None else str(value)

        pdf = pikepdf.open(sys.argv[1])
        root = pdf.Root
        structure = root.StructTreeRoot
        roles = {str(k)[1:]: str(v)[1:] for k, v in structure.get("/RoleMap", {}).items()}
        elements, outline = [], []
        held = 0

        def walk(element, parent):
            global held
            if isinstance(element, Dictionary) and str(element.get("/Type", "")) == "/OBJR":
                held += 1
            if not isinstance(element, Dictionary) or "/S" not in element:
                return
            kind = str(element.S)[1:]
            kind = roles.get(kind, kind)
            scopes = [str(a["/Scope"])[1:] for a in items(element.get("/A")) if isinstance(a, Dictionary) and "/Scope" in a]
            elements.append({"genre": kind, "parent": parent, "alternative": text(element.get("/Alt")),
                             "portee": scopes[0] if scopes else None})
            for child in items(element.get("/K")):
                walk(child, kind)

        for child in items(structure.get("/K")):
            walk(child, "")

        def entries(level, found):
            for entry in found:
                outline.append({"niveau": level, "texte": entry.title})
                entries(level + 1, entry.children)

        with pdf.open_outline() as found:
            entries(1, found.root)
        with pdf.open_metadata() as metadata:
            ua = metadata.get("{http://www.aiim.org/pdfua/ns/id/}part")

        links = [a for page in pdf.pages for a in page.get("/Annots", []) if str(a.get("/Subtype", "")) == "/Link"]
        space = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
        content = tree.fromstring(zipfile.ZipFile(sys.argv[2]).read("content.xml"))
        headings = [{"niveau": int(h.get(space + "outline-level")), "texte": "".join(h.itertext())}
                    for h in content.iter(space + "h")]
        print(json.dumps({
            "langue": text(root.get("/Lang")), "titre": text(pdf.docinfo.get("/Title")),
            "afficheLeTitre": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            "balise": bool(root.get("/MarkInfo", {}).get("/Marked", False)), "ua": text(ua), "signets": outline,
            "liens": len(links), "liensBalises": min(held, sum("/StructParent" in a for a in links)),
            "roles": roles, "elements": elements, "titresDuDocument": headings}))
        """
}
