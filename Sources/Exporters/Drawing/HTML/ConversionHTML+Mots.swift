extension ConversionHTML {
    mutating func texte(_ texte: String) {
        if inAlternative {
            cadre?.alternative += texte
        } else if paragraphe != nil {
            ecrire(plie(texte))
        } else if !texte.allSatisfy(\.isWhitespace) {
            acheverLAttente()
            html.texte(texte)
        }
    }

    /// What stands within a paragraph; of the other elements the text alone is kept.
    mutating func enLigne(_ balise: XMLEvents.Balise) -> Cloture {
        switch balise.nom {
        case "span":
            guard let emphase = ClassesHTML.emphase(balise["style-name", dans: EspacesODF.text]) else { return .rien }
            acheverTabulations()
            mots.balise(emphase.debut)
            return .mots(emphase.fin)
        case "a":
            // A page of ours leads nowhere outside.
            guard let href = balise["href", dans: EspacesODF.xlink], href.hasPrefix("#") else { return .rien }
            acheverTabulations()
            mots.balise("a", ["href": "#" + ClassesHTML.ancre(String(href.dropFirst()))])
            return .mots("</a>")
        case "s":
            // No more than a line of them, whatever the document says.
            let nombre = balise["c", dans: EspacesODF.text].flatMap { Int($0) } ?? 1
            blancs(String(repeating: " ", count: min(max(nombre, 0), 1_000)))
        case "tab": tabulations += 1
        case "line-break":
            acheverTabulations()
            mots.balise("<br/>")
            clair += " "
            suitUnBlanc = false
        case "bookmark-start", "bookmark": signet(balise)
        default: break
        }
        return .rien
    }

    /// The first bookmark of a heading is its own identifier.
    private mutating func signet(_ balise: XMLEvents.Balise) {
        guard let nom = balise["name", dans: EspacesODF.text] else { return }
        if paragraphe?.ancre == nil {
            paragraphe?.ancre = ClassesHTML.ancre(nom)
        } else {
            mots.balise("span", ["id": ClassesHTML.ancre(nom)])
            mots.balise("</span>")
        }
    }

    mutating func ecrire(_ texte: String) {
        acheverTabulations()
        mots.texte(texte)
        garder(texte)
    }

    /// Spaces and tabs of their own elements: the style sheet shows them as they are.
    private mutating func blancs(_ blancs: String) {
        ecrire(blancs)
        suitUnBlanc = false
    }

    /// Folded white space at the end of a paragraph is not shown.
    mutating func retirerLeBlancFinal() {
        mots.retirerLeBlancFinal()
        if clair.last == " " { clair.removeLast() }
    }

    mutating func acheverTabulations() {
        guard tabulations > 0 else { return }
        let voulues = String(repeating: "\t", count: tabulations)
        tabulations = 0
        blancs(voulues)
    }

    /// Only headings and captions are said elsewhere without their tags.
    private mutating func garder(_ texte: String) {
        switch paragraphe?.nature {
        case .titre, .legende: clair += texte
        default: break
        }
    }

    /// Source: ODF 1.3, part 3, section 6.1.2: white space counts once, and not at the head of a paragraph.
    private mutating func plie(_ texte: String) -> String {
        var texte = texte
        var precedent = suitUnBlanc
        let isFolded = texte.withUTF8 { octets in
            for octet in octets {
                let isBlank = octet == 0x20 || octet == 0x09 || octet == 0x0A || octet == 0x0D
                if isBlank, precedent || octet != 0x20 { return false }
                precedent = isBlank
            }
            return true
        }
        if isFolded {
            suitUnBlanc = precedent
            return texte
        }
        var plie = String.UnicodeScalarView()
        for scalar in texte.unicodeScalars {
            let isBlank = [0x20, 0x09, 0x0A, 0x0D].contains(scalar.value)
            if !isBlank {
                plie.append(scalar)
            } else if !suitUnBlanc {
                plie.append(" ")
            }
            suitUnBlanc = isBlank
        }
        return String(plie)
    }
}
