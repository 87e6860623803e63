/// The differences in French that a comité can read.
extension PlanDiff {
    /// One sentence for each change that a reader should know of, in the order of the changes.
    ///
    /// Order changes that follow from an addition or a removal say nothing more: left out. Moves of source lines are
    /// told together, at the end.
    public func phrases(de ancien: Plan, a nouveau: Plan) -> [String] {
        phrasesParChangement(de: ancien, a: nouveau).compactMap(\.self) + [phraseDesRenvois].compactMap(\.self)
    }

    /// « 2 renvois déplacés »: places in the sources that changed; nil when none did.
    public var phraseDesRenvois: String? {
        let nombre = changements.count { $0.nature == .modification && Self.estUnRenvoi($0) }
        return nombre == 0 ? nil : compte(nombre, "renvoi déplacé", "renvois déplacés")
    }

    /// A place in the sources, of the element or of something inside it.
    private static func estUnRenvoi(_ changement: Changement) -> Bool {
        if let champ = changement.champ, champ == "source" || champ.hasPrefix("sources.") { return true }
        guard let avant = changement.avant, let apres = changement.apres else { return false }
        return avant.sansSources == apres.sansSources
    }

    /// The sentence of each change, in their order; nil for one that says nothing to a reader.
    public func phrasesParChangement(de ancien: Plan, a nouveau: Plan) -> [String?] {
        let mots = Mots(mots: DiffEnMots(ancien: PlanIndex(ancien), nouveau: PlanIndex(nouveau)))
        return changements.map { mots.phrase($0) }
    }

    private struct Mots {
        let mots: DiffEnMots
        var ancien: PlanIndex { mots.ancien }
        var nouveau: PlanIndex { mots.nouveau }

        private static let genres = [
            "sources": "source", "niveaux": "niveau", "champs": "champ de la fiche", "organisations": "organisation",
            "glossaire": "sigle", "indicateurs": "indicateur", "instances": "instance", "procedure": "étape",
            "conventions": "convention", "evaluations": "évaluation", "jalons": "jalon",
            "schemas": "autre schéma", "territoires": "territoire", "contradictions": "contradiction",
            "retraits": "retrait",
        ]
        private static let feminins: Set<String> = [
            "organisations", "instances", "procedure", "conventions", "evaluations", "contradictions", "sources",
            "fiche",
        ]

        func phrase(_ changement: Changement) -> String? {
            if changement.genre.hasPrefix("ordre/") { return order(changement) }
            if PlanDiff.estUnRenvoi(changement) { return nil }
            let sujet = subject(changement)
            switch changement.nature {
            case .ajout: return "\(sujet) : \(added(changement, "ajouté"))"
            case .retrait: return "\(sujet) : \(added(changement, "retiré"))"
            case .modification:
                let cle = changement.champ.map { $0.hasPrefix("champs.") ? "champs" : $0 } ?? ""
                let suite = mots.changement(
                    entiere(changement.avant, changement.genre), entiere(changement.apres, changement.genre), cle: cle,
                    forme(changement))
                guard let suite else { return nil }
                if Self.parSigle[changement.genre] != nil { return "\(sujet) : \(suite)" }
                let estUnTout = ["changé de ", "renseigné, ", "supprimé, "].contains { suite.hasPrefix($0) }
                return "\(sujet) : \(label(changement))\(estUnTout ? " " : " : ")\(suite)"
            }
        }

        /// What the value of such a section is when it stands alone.
        private static let parSigle = ["organisations": "nom", "territoires": "insee", "glossaire": "sens"]

        /// The value of an organisation, a territory or a sigle, always as a table.
        private func entiere(_ arbre: Arbre?, _ genre: String) -> Arbre? {
            guard let cle = Self.parSigle[genre], let arbre else { return arbre }
            let cles = arbre.table?.map(\.cle) ?? []
            return cles.isEmpty || !Set(cles).isDisjoint(with: ["valeur", "statut"])
                ? Arbre(.table([.init(cle, arbre)])) : arbre
        }

        /// Nodes that both versions have, which this group takes from another parent.
        private func arrivals(_ ids: [String]) -> [String] {
            ids.compactMap { Identifiant<Noeud>(rawValue: $0) }.compactMap { id in
                guard let held = ancien.noeud(id), let noeud = nouveau.noeud(id), held.parent != noeud.parent else {
                    return nil
                }
                let sujet = mots.noeud(id.rawValue) ?? id.rawValue
                return
                    "\(sujet) : passe \(place(held.parent, "de la racine", "de")) \(place(noeud.parent, "à la racine", "à"))"
            }
        }

        private func place(_ parent: Identifiant<Noeud>?, _ racine: String, _ mot: String) -> String {
            parent.flatMap { mots.noeud($0.rawValue) }.map { "\(mot) « \($0) »" } ?? racine
        }

        private func added(_ changement: Changement, _ participe: String) -> String {
            let titre = ["titre", "nom", "libelle", "valeur", "motif", "forme"].lazy
                .compactMap { cle in changement.entrees?.first { $0.cle == cle }.map { mots.valeur($0.valeur, cle) } }
                .first
            let feminin =
                Self.feminins.contains(changement.genre) || changement.genre == "noeuds" && estFeminin(changement.id)
            return participe + (feminin ? "e" : "") + (titre.map { ", « \($0) »" } ?? "")
        }

        private func estFeminin(_ id: String) -> Bool {
            guard let id = Identifiant<Noeud>(rawValue: id) else { return false }
            for index in [nouveau, ancien] {
                guard let noeud = index.noeud(id) else { continue }
                return index.niveau(noeud.niveau).map { MotCompte($0.mot, $0.pluriel).feminin } ?? false
            }
            return false
        }

        /// What the items of a list are: amounts, steps, figures, targets.
        private func forme(_ changement: Changement) -> DiffEnMots.Forme {
            guard let cle = changement.champ else { return .autre }
            if changement.genre == "indicateurs" { return ["cibles", "reference"].contains(cle) ? .point : .autre }
            guard cle.hasPrefix("champs.") else { return .autre }
            let champ = (nouveau.plan.champs + ancien.plan.champs).first { "champs.\($0.id)" == cle }
            return switch champ?.type {
            case .montants: .montant
            case .calendrier: .etape
            case .chiffres: .chiffre
            default: .autre
            }
        }

        private func subject(_ changement: Changement) -> String {
            switch changement.genre {
            case "plan": return "plan"
            case "fiche": return "présentation des fiches"
            case "audiences": return "audiences"
            case "annonces": return "nombres annoncés"
            case "noeuds": return mots.noeud(changement.id) ?? changement.id
            case let genre: return "\(Self.genres[genre] ?? genre) \(changement.id)"
            }
        }

        private func label(_ changement: Changement) -> String {
            guard let champ = changement.champ else { return "" }
            if champ.hasPrefix("champs."), let id = Identifiant<Champ>(rawValue: String(champ.dropFirst(7))) {
                let libelle = (nouveau.plan.champs + ancien.plan.champs).first { $0.id == id }?.libelle
                return libelle.map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? id.rawValue
            }
            return DiffEnMots.cles[champ] ?? champ
        }

        private func order(_ changement: Changement) -> String? {
            let avant = (changement.avant?.liste ?? []).compactMap(\.texte)
            let apres = ((changement.apres ?? changement.entrees?.first?.valeur)?.liste ?? []).compactMap(\.texte)
            let arrives = changement.nature == .retrait || changement.genre != "ordre/noeuds" ? [] : arrivals(apres)
            let communs = Set(avant).intersection(apres)
            guard avant.filter(communs.contains) != apres.filter(communs.contains) else {
                return arrives.isEmpty ? nil : arrives.joined(separator: " ; ")
            }
            let lieu = mots.noeud(changement.id).map { "sous \($0)" } ?? "dans « \(changement.genre.dropFirst(6)) »"
            return (arrives + ["ordre changé \(lieu) : \(apres.joined(separator: ", "))"]).joined(separator: " ; ")
        }
    }
}

extension Arbre {
    /// Without the places in the sources, at any depth.
    fileprivate var sansSources: Arbre {
        switch contenu {
        case .liste(let elements): .liste(elements.map(\.sansSources))
        case .table(let entrees):
            Arbre(.table(entrees.filter { $0.cle != "source" }.map { .init($0.cle, $0.valeur.sansSources) }))
        case .texte, .nombre, .booleen, .nul: self
        }
    }
}
