/// Completes the styles of a template with ours, in its tree.
///
/// What the template says wins; what it does not say comes from us, in its colours. See `docs/decisions/0015-charte.md`.
final class FusionStyles {
    /// Edited in place.
    let modele: XMLNode
    let defaut: XMLNode
    /// Of the text area, in millimetres.
    let largeur: Int
    /// Styles that came from us.
    private(set) var ajoutes: [XMLNode] = []
    /// Paragraph styles of the template by name and by the name that people see, until one is added or renamed.
    var index: (noms: [String: XMLNode], montres: [String: XMLNode])?
    /// New names of automatic styles of ours that are in the template by now.
    var importes: [String: String] = [:]

    init(modele: XMLNode, defaut: XMLNode, largeur: Int) {
        (self.modele, self.defaut, self.largeur) = (modele, defaut, largeur)
    }

    var styles: XMLNode { modele.child("office:styles") }
    var automatiques: XMLNode { modele.child("office:automatic-styles") }
    var maitres: XMLNode { modele.child("office:master-styles") }

    func completer(mention: String?) {
        modele["office:version"] = ODFPackage.version
        // Every section once, in the order of the grammar.
        modele.content = ["font-face-decls", "styles", "automatic-styles", "master-styles"].map {
            .element(modele.child("office:\($0)"))
        }
        let avaitDesTitres = paragraphe("Heading_20_1") != nil || !porteurs(du: 1).isEmpty
        ajouter(de: "office:font-face-decls")
        titres()
        rapprocher()
        ajouter(de: "office:styles", reteints: avaitDesTitres)
        ajuster()
        rendreLisibles()
        langue()
        pages(mention: mention)
    }

    // MARK: - What the template lacks

    /// What makes a declaration the same in both.
    private static func cle(_ node: XMLNode) -> [String] {
        [
            node.name, node["style:family"] ?? "",
            node["style:name"] ?? node["draw:name"] ?? node["text:note-class"] ?? "",
        ]
    }

    private func ajouter(de section: String, reteints: Bool = false) {
        let target = modele.child(section)
        let held = Set(target.children.map(Self.cle))
        for node in defaut.child(section).children where !held.contains(Self.cle(node)) {
            let added = node.copy
            if reteints { reteindre(added) }
            ajoutes.append(added)
            index = nil
            target.append(added)
        }
    }

    /// Names under which other programs, or other languages, know the paragraph styles that we use.
    private static let synonymes = [
        "standard": ["normal", "par défaut"], "text body": ["corps de texte", "body text"], "title": ["titre"],
        "subtitle": ["sous-titre"], "caption": ["légende"], "header": ["en-tête"], "footer": ["pied de page"],
        "table contents": ["contenu de tableau"], "table heading": ["titre de tableau"],
        "list contents": ["contenu de liste"],
        "contents heading": ["toc heading", "en-tête de table des matières", "titre de table des matières"],
    ]

    /// A style of the template that stands for one of ours, by the name that people see.
    func equivalent(de style: XMLNode) -> XMLNode? {
        let montre = Self.nomMontre(style)
        var noms = [montre] + (Self.synonymes[montre] ?? [])
        if let niveau = montre.split(separator: " ").last.flatMap({ Int($0) }) {
            if montre.hasPrefix("heading ") { noms.append("titre \(niveau)") }
            if montre.hasPrefix("contents ") {
                noms += ["toc \(niveau)", "tm \(niveau)", "table des matières \(niveau)"]
            }
        }
        let montres = indexes().montres
        return noms.lazy.compactMap { montres[$0] }.first
    }

    private static func nomMontre(_ style: XMLNode) -> String {
        (style["style:display-name"] ?? style["style:name"] ?? "").replacing("_20_", with: " ").lowercased()
    }

    /// Our paragraph styles that the template has under another name inherit everything from it.
    private func rapprocher() {
        for style in defaut.child("office:styles").children {
            guard style.name == "style:style", style["style:family"] == "paragraph", let nom = style["style:name"],
                paragraphe(nom) == nil, let equivalent = equivalent(de: style)
            else { continue }
            heriter(style, de: equivalent)
        }
    }

    /// Adds a style under our name that shows what `parent` shows.
    func heriter(_ style: XMLNode, de parent: XMLNode) {
        styles.append(
            XMLNode(
                "style:style",
                [
                    "style:name": style["style:name"], "style:display-name": style["style:display-name"],
                    "style:family": "paragraph", "style:parent-style-name": parent["style:name"],
                ]))
        index = nil
    }

    // MARK: - Looking up

    func paragraphe(_ nom: String) -> XMLNode? { indexes().noms[nom] }

    private func indexes() -> (noms: [String: XMLNode], montres: [String: XMLNode]) {
        if let index { return index }
        let paragraphes = styles.children.filter { $0.name == "style:style" && $0["style:family"] == "paragraph" }
        let built = (
            noms: Dictionary(paragraphes.map { ($0["style:name"] ?? "", $0) }) { first, _ in first },
            montres: Dictionary(paragraphes.map { (Self.nomMontre($0), $0) }) { first, _ in first }
        )
        index = built
        return built
    }

    /// A style, then those it inherits from: no further than people go.
    func lignee(_ style: XMLNode) -> [XMLNode] {
        var lignee = [style]
        while lignee.count < 32, let nom = lignee.last?["style:parent-style-name"], let parent = paragraphe(nom),
            !lignee.contains(where: { $0 === parent })
        {
            lignee.append(parent)
        }
        return lignee
    }

    /// What a style or one of its parents says, nearest first.
    func propriete(_ nom: String, _ genre: String, de style: XMLNode) -> String? {
        lignee(style).lazy.compactMap { $0.first(genre)?[nom] }.first
    }
}
