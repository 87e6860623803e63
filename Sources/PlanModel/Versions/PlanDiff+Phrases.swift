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
            "departement": "département", "version": "version", "copilotes": "copilotes", "fuseau": "fuseau horaire",
            "succede_a": "plan précédent", "unite": "unité",
            "reference": "valeur de référence", "cibles": "cibles", "sens": "sens", "periodicite": "périodicité",
            "origine": "origine des chiffres", "producteur": "producteur", "territoires": "territoires",
            "nom": "nom", "presidence": "présidence", "composition": "composition", "rythme": "rythme",
            "missions": "missions", "delai_mois": "délai en mois", "libelle": "libellé", "valeur": "valeur",
            "mot": "mot", "pluriel": "pluriel", "role": "rôle", "noeud": "élément concerné", "nature": "nature",
            "alimente": "instance préparée", "signataires": "signataires", "statut": "statut", "methode": "méthode",
            "lectures": "lectures", "retenue": "lecture retenue", "motif": "motif", "numerotation": "numérotation",
            "forme": "forme", "encadre": "encadré", "sigle": "sigle", "duree": "durée", "horizons": "horizons",
            "contact": "contact", "priorite": "priorité", "url": "adresse",
            "statut_presidence": "statut de la présidence",
            "statut_rythme": "statut du rythme", "relation": "relation", "noeuds": "éléments concernés",
            "annee": "année", "etape": "étape", "texte": "texte", "devise": "devise", "objet": "objet",
            "financeur": "financeur", "borne": "borne", "territoire": "territoire", "date": "date", "fait": "fait",
            "adresse": "adresse", "courriel": "courriel", "telephone": "téléphone", "service": "service",
            "rang": "rang", "mois": "mois", "insee": "code INSEE", "siren": "SIREN", "siret": "SIRET",
            "editeur": "éditeur", "debut": "début", "fin": "fin", "hors_plan": "hors du plan", "imprime": "imprimé",
            "fois_par_an": "fois par an", "source": "source",
        ]
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
            if changement.champ == "source" || changement.champ?.hasPrefix("sources.") == true { return nil }
            let sujet = subject(changement)
            switch changement.nature {
            case .ajout: return "\(sujet) : \(added(changement, "ajouté"))"
            case .retrait: return "\(sujet) : \(added(changement, "retiré"))"
            case .modification:
                let libelle = label(changement)
                let short = (changement.avant.map { value($0) }, changement.apres.map { value($0) })
                // Two values with the same wording differ by what the wording leaves out.
                switch short.0 == short.1
                    ? (changement.avant.map { value($0, whole: true) }, changement.apres.map { value($0, whole: true) })
                    : short
                {
                case (let avant?, let apres?): return "\(sujet) : \(libelle) changé de « \(avant) » à « \(apres) »"
                case (nil, let apres?): return "\(sujet) : \(libelle) renseigné, « \(apres) »"
                case (let avant?, nil): return "\(sujet) : \(libelle) supprimé, c'était « \(avant) »"
                case (nil, nil): return nil
                }
            }
        }

        /// Nodes that both versions have, which this group takes from another parent.
        private func arrivals(_ ids: [String]) -> [String] {
            ids.compactMap { Identifiant<Noeud>(rawValue: $0) }.compactMap { id in
                guard let held = ancien.noeud(id), let noeud = nouveau.noeud(id), held.parent != noeud.parent else {
                    return nil
                }
                let sujet = node(id.rawValue) ?? id.rawValue
                return
                    "\(sujet) : passe \(place(held.parent, "de la racine", "de")) \(place(noeud.parent, "à la racine", "à"))"
            }
        }

        private func place(_ parent: Identifiant<Noeud>?, _ racine: String, _ mot: String) -> String {
            parent.flatMap { node($0.rawValue) }.map { "\(mot) « \($0) »" } ?? racine
        }

        private func added(_ changement: Changement, _ participe: String) -> String {
            let titre = ["titre", "nom", "libelle", "valeur", "motif", "forme"].lazy
                .compactMap { cle in changement.entrees?.first { $0.cle == cle }?.valeur }.first.map { value($0) }
            let feminin =
                Self.feminins.contains(changement.genre) || changement.genre == "noeuds" && estFeminin(changement.id)
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
            case "fiche": return "présentation des fiches"
            case "audiences": return "audiences"
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
            let apres = ((changement.apres ?? changement.entrees?.first?.valeur)?.liste ?? []).compactMap(\.texte)
            let arrives = changement.nature == .retrait || changement.genre != "ordre/noeuds" ? [] : arrivals(apres)
            let communs = Set(avant).intersection(apres)
            guard avant.filter(communs.contains) != apres.filter(communs.contains) else {
                return arrives.isEmpty ? nil : arrives.joined(separator: " ; ")
            }
            let lieu = node(changement.id).map { "sous \($0)" } ?? "dans « \(changement.genre.dropFirst(6)) »"
            return (arrives + ["ordre changé \(lieu) : \(apres.joined(separator: ", "))"]).joined(separator: " ; ")
        }

        /// A value on one line.
        /// - Parameter whole: Every key of a table, not only its wording.
        private func value(_ arbre: Arbre, whole: Bool = false) -> String {
            switch arbre.contenu {
            case .liste(let elements): return elements.map { value($0, whole: whole) }.joined(separator: ", ")
            case .table(let entries) where whole:
                return entries.map { "\(Self.cles[$0.cle] ?? $0.cle) \(value($0.valeur, whole: true))" }
                    .joined(separator: ", ")
            case .table(let entries):
                if let precision = arbre["precision"].map({ value($0) }) {
                    let principal = ["valeur", "sigle", "libelle", "statut"].lazy.compactMap { arbre[$0] }.first
                    return principal.map { "\(value($0)) (\(precision))" } ?? precision
                }
                for cle in ["imprime", "libelle", "titre"] {
                    if let texte = arbre[cle]?.texte { return texte }
                }
                return entries.filter { $0.cle != "source" }
                    .map { "\(Self.cles[$0.cle] ?? $0.cle) \(value($0.valeur))" }.joined(separator: ", ")
            case .booleen(let valeur): return valeur ? "oui" : "non"
            default:
                return switch arbre.texte {
                case Indicateur.Borne.auMoins.rawValue: "au moins"
                case Indicateur.Borne.auPlus.rawValue: "au plus"
                default: arbre.texte ?? ""
                }
            }
        }
    }
}
