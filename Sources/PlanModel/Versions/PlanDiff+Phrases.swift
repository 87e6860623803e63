/// The differences in French that a comité can read.
extension PlanDiff {
    /// One sentence for each change that a reader should know of, in the order of the changes.
    ///
    /// Order changes that follow from an addition or a removal, and moves of source lines, say nothing more: left out.
    public func phrases(de ancien: Plan, a nouveau: Plan) -> [String] {
        phrasesParChangement(de: ancien, a: nouveau).compactMap(\.self)
    }

    /// The sentence of each change, in their order; nil for one that says nothing to a reader.
    public func phrasesParChangement(de ancien: Plan, a nouveau: Plan) -> [String?] {
        let mots = Mots(ancien: PlanIndex(ancien), nouveau: PlanIndex(nouveau))
        return changements.map { mots.phrase($0) }
    }

    private struct Mots {
        let ancien: PlanIndex
        let nouveau: PlanIndex

        private static let cles = [
            "titre": "titre", "code": "code imprimé", "code_deduit": "code déduit", "niveau": "niveau",
            "autres_titres": "autres titres imprimés", "resume": "résumé", "references": "références transversales",
            "rattachement_secondaire": "rattachement secondaire", "note": "remarque", "periode": "période",
            "departement": "département", "version": "version", "copilotes": "copilotes", "unite": "unité",
            "reference": "valeur de référence", "cibles": "cibles", "sens": "sens", "periodicite": "périodicité",
            "origine": "origine des chiffres", "producteur": "producteur", "territoires": "territoires",
            "nom": "nom", "presidence": "présidence", "composition": "composition", "rythme": "rythme",
            "missions": "missions", "delai_mois": "délai en mois", "libelle": "libellé", "valeur": "valeur",
            "mot": "mot", "pluriel": "pluriel", "role": "rôle", "noeud": "nœud", "nature": "nature",
            "alimente": "instance préparée", "signataires": "signataires", "statut": "statut", "methode": "méthode",
            "lectures": "lectures", "retenue": "lecture retenue", "motif": "motif", "numerotation": "numérotation",
        ]
        private static let genres = [
            "sources": "source", "niveaux": "niveau", "champs": "champ de la fiche", "organisations": "organisation",
            "glossaire": "sigle", "indicateurs": "indicateur", "instances": "instance", "procedure": "étape",
            "conventions": "convention", "evaluations": "évaluation", "jalons": "jalon",
            "contradictions": "contradiction", "retraits": "retrait",
        ]
        private static let feminins: Set<String> = [
            "organisations", "instances", "procedure", "conventions", "evaluations", "contradictions", "sources",
        ]

        func phrase(_ changement: Changement) -> String? {
            if changement.genre.hasPrefix("ordre/") { return order(changement) }
            if changement.champ == "source" || changement.champ?.hasPrefix("sources.") == true { return nil }
            let sujet = subject(changement)
            switch changement.nature {
            case .ajout: return "\(sujet) : \(added(changement, "ajouté"))"
            case .retrait: return "\(sujet) : \(added(changement, "retiré"))"
            case .modification:
                let libelle = label(changement)
                switch (changement.avant.map(value), changement.apres.map(value)) {
                case (let avant?, let apres?): return "\(sujet) : \(libelle) changé de « \(avant) » à « \(apres) »"
                case (nil, let apres?): return "\(sujet) : \(libelle) renseigné, « \(apres) »"
                case (let avant?, nil): return "\(sujet) : \(libelle) supprimé, c'était « \(avant) »"
                case (nil, nil): return nil
                }
            }
        }

        private func added(_ changement: Changement, _ participe: String) -> String {
            let titre = ["titre", "nom", "libelle", "valeur", "motif"].lazy
                .compactMap { cle in changement.entrees?.first { $0.cle == cle }?.valeur }.first.map(value)
            let feminin = Self.feminins.contains(changement.genre) || changement.genre == "noeuds" && estFeminin(changement.id)
            return participe + (feminin ? "e" : "") + (titre.map { ", « \($0) »" } ?? "")
        }

        private func estFeminin(_ id: String) -> Bool {
            guard let mot = word(id) else { return false }
            return mot.contains("action") || mot.hasPrefix("orientation") || mot.hasPrefix("mesure")
        }

        private func word(_ id: String) -> String? {
            guard let id = Identifiant<Noeud>(rawValue: id) else { return nil }
            for index in [nouveau, ancien] {
                if let noeud = index.noeud(id) { return index.niveau(noeud.niveau)?.mot }
            }
            return nil
        }

        private func subject(_ changement: Changement) -> String {
            switch changement.genre {
            case "plan": return "plan"
            case "annonces": return "nombres annoncés"
            case "noeuds": return node(changement.id) ?? changement.id
            case let genre: return "\(Self.genres[genre] ?? genre) \(changement.id)"
            }
        }

        /// « fiche-action 2.3 », with its identifier when it has no printed code.
        private func node(_ id: String) -> String? {
            guard let cle = Identifiant<Noeud>(rawValue: id) else { return nil }
            for index in [nouveau, ancien] {
                guard let noeud = index.noeud(cle) else { continue }
                let mot = index.niveau(noeud.niveau)?.mot ?? noeud.niveau.rawValue
                return noeud.code.map { "\(mot) \($0)" } ?? "\(mot) « \(noeud.titreAffiche) » (\(id))"
            }
            return nil
        }

        private func label(_ changement: Changement) -> String {
            guard let champ = changement.champ else { return "" }
            if champ.hasPrefix("champs."), let id = Identifiant<Champ>(rawValue: String(champ.dropFirst(7))) {
                let libelle = (nouveau.plan.champs + ancien.plan.champs).first { $0.id == id }?.libelle
                return libelle.map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? id.rawValue
            }
            return Self.cles[champ] ?? champ
        }

        private func order(_ changement: Changement) -> String? {
            let avant = (changement.avant?.liste ?? []).compactMap(\.texte)
            let apres = (changement.apres?.liste ?? []).compactMap(\.texte)
            let communs = Set(avant).intersection(apres)
            guard avant.filter(communs.contains) != apres.filter(communs.contains) else { return nil }
            let lieu = node(changement.id).map { "sous \($0)" } ?? "dans « \(changement.genre.dropFirst(6)) »"
            return "ordre changé \(lieu) : \(apres.joined(separator: ", "))"
        }

        /// A value on one line.
        private func value(_ arbre: Arbre) -> String {
            switch arbre.contenu {
            case .liste(let elements): return elements.map(value).joined(separator: ", ")
            case .table(let entries):
                if let precision = arbre["precision"].map(value) {
                    let principal = ["valeur", "sigle", "libelle", "statut"].lazy.compactMap { arbre[$0] }.first
                    return principal.map { "\(value($0)) (\(precision))" } ?? precision
                }
                for cle in ["imprime", "libelle", "titre"] {
                    if let texte = arbre[cle]?.texte { return texte }
                }
                return entries.map { "\($0.cle) \(value($0.valeur))" }.joined(separator: ", ")
            default: return arbre.texte ?? ""
            }
        }
    }
}
