extension FusionStyles {
    /// Completes the master pages, with their numbers and the mention.
    func pages(mention: String?) {
        let standard = Charte.pageStandard(de: modele)
        if let standard { numeroter(standard) }
        let siennes = Set(maitres.children.compactMap { $0["style:name"] })
        for page in defaut.child("office:master-styles").children where page.name == "style:master-page" {
            guard let nom = page["style:name"], !siennes.contains(nom) else { continue }
            maitres.append(standard.map { variante(de: $0, pour: page) } ?? importer(page.copy))
        }
        guard let mention else { return }
        for page in maitres.children where page.name == "style:master-page" {
            // A head that comes from us says it already.
            for entete in parties("style:header", de: page) where !entete.texte.contains(mention) {
                entete.insert(
                    XMLNode("text:p", ["text:style-name": styleDeLaMention()], [.text(mention)]), at: 0)
            }
        }
    }

    /// A page of ours as the template's ordinary page shows it.
    private func variante(de standard: XMLNode, pour page: XMLNode) -> XMLNode {
        let copie = standard.copy
        for attribut in ["style:name", "style:display-name", "style:next-style-name"] {
            copie[attribut] = page[attribut]
        }
        // Identifiers stand once in a document.
        for node in copie.all { for attribut in ["xml:id", "draw:id", "text:id"] { node[attribut] = nil } }
        return copie
    }

    /// Adds our own foot to a page that shows no number.
    private func numeroter(_ page: XMLNode) {
        let montre = page.children.filter {
            $0.name.hasPrefix("style:header") || $0.name.hasPrefix("style:footer")
        }.filter { $0["style:display"] != "false" }
        guard !montre.contains(where: { $0.all.contains { $0.name == "text:page-number" } }),
            let pied = Charte.pageStandard(de: defaut)?.first("style:footer")
        else { return }
        for partie in parties("style:footer", de: page) {
            for ligne in pied.children where ligne.name == "text:p" {
                let copie = importer(ligne.copy)
                copie["text:style-name"] = styleDuPied()
                partie.append(copie)
            }
        }
    }

    /// The heads, or the feet, that a page shows; it has one at least when this returns.
    private func parties(_ genre: String, de page: XMLNode) -> [XMLNode] {
        let rang = genre == "style:header" ? 0 : page.children.count { $0.name.hasPrefix("style:header") }
        if page.first(genre) == nil { page.insert(XMLNode(genre), at: rang) }
        if let principale = page.first(genre), principale["style:display"] == "false" {
            principale["style:display"] = nil
            principale.content = []
        }
        let parties = page.children.filter { $0.name.hasPrefix(genre) && $0["style:display"] != "false" }
        for partie in parties where partie.all.allSatisfy({ [genre, "text:p"].contains($0.name) && $0.estSansTexte }) {
            partie.content = []
        }
        liberer(genre, de: page)
        return parties
    }

    /// A head that gains a line must be able to grow.
    private func liberer(_ genre: String, de page: XMLNode) {
        guard let mise = Charte.miseEnPage(page, de: modele) else { return }
        let nom = "\(genre)-style"
        if mise.first(nom) == nil {
            let rang = mise.children.firstIndex { $0.name == "style:footer-style" } ?? mise.content.count
            mise.insert(XMLNode(nom), at: rang)
        }
        let style = mise.child(nom)
        if style.first("style:header-footer-properties") == nil {
            let notre = Charte.pageStandard(de: defaut).flatMap { Charte.miseEnPage($0, de: defaut) }?.first(nom)
            style.content = notre?.copy.content ?? []
        }
        guard let proprietes = style.first("style:header-footer-properties"), let hauteur = proprietes["svg:height"]
        else { return }
        proprietes["svg:height"] = nil
        proprietes["fo:min-height"] = proprietes["fo:min-height"] ?? hauteur
    }

    // MARK: - Automatic styles

    /// Brings along the automatic styles of ours that `node` names, under a name that the template does not use.
    private func importer(_ node: XMLNode) -> XMLNode {
        let notres = defaut.child("office:automatic-styles").children
        for element in node.all {
            for (attribut, nom) in element.attributes
            where attribut.hasSuffix("style-name") || attribut == "style:page-layout-name" {
                guard let style = notres.first(where: { $0["style:name"] == nom }) else { continue }
                element[attribut] = importes[nom] ?? ajouter(style, sous: nom)
            }
        }
        return node
    }

    private func ajouter(_ style: XMLNode, sous nom: String) -> String {
        let pris = automatiques.children.contains { $0["style:name"] == nom }
        let libre = pris ? nomLibre("PlanTracker_\(nom)", parmi: automatiques) : nom
        importes[nom] = libre
        let copie = importer(style.copy)
        copie["style:name"] = libre
        automatiques.append(copie)
        return libre
    }

    private func styleDuPied() -> String {
        propre(
            "Pied", parent: "Footer",
            [
                .element(
                    XMLNode(
                        "style:paragraph-properties",
                        ["fo:text-align": "start", "fo:margin-left": "0cm", "fo:text-indent": "0cm"],
                        [
                            .element(
                                XMLNode(
                                    "style:tab-stops", [:],
                                    [
                                        .element(
                                            XMLNode(
                                                "style:tab-stop",
                                                ["style:position": "\(largeur)mm", "style:type": "right"]))
                                    ]))
                        ]))
            ])
    }

    private func styleDeLaMention() -> String {
        propre(
            "Mention", parent: "Header",
            [
                .element(
                    XMLNode(
                        "style:paragraph-properties",
                        ["fo:margin-bottom": "0.1cm", "fo:margin-left": "0cm", "fo:text-indent": "0cm"])),
                .element(XMLNode("style:text-properties", ["fo:font-size": "8pt"])),
            ])
    }

    /// An automatic style made here; declared at its first use.
    private func propre(_ nom: String, parent: String, _ proprietes: [XMLNode.Content]) -> String {
        let cle = "\u{0}\(nom)"
        if let held = importes[cle] { return held }
        let libre = nomLibre("PlanTracker_\(nom)", parmi: automatiques)
        importes[cle] = libre
        automatiques.append(
            XMLNode(
                "style:style",
                ["style:name": libre, "style:family": "paragraph", "style:parent-style-name": parent], proprietes))
        return libre
    }
}

extension XMLNode {
    /// All the characters in it.
    fileprivate var texte: String {
        content.map {
            switch $0 {
            case .element(let node): node.texte
            case .text(let text): text
            }
        }.joined()
    }

    /// No character of its own.
    fileprivate var estSansTexte: Bool { !content.contains { if case .text = $0 { true } else { false } } }
}
