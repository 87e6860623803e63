import Foundation

/// How a value of a plan became another, in the words of the plan: never a code, a key or a bare identifier.
struct DiffEnMots {
    let ancien: PlanIndex
    let nouveau: PlanIndex

    /// What the elements of a list are, where their keys alone do not tell.
    enum Forme { case montant, etape, chiffre, point, autre }

    static let cles = [
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
        "contact": "contact", "priorite": "priorité", "url": "adresse", "etat": "état",
        "statut_presidence": "statut de la présidence", "statut_rythme": "statut du rythme", "relation": "relation",
        "noeuds": "éléments concernés", "annee": "année", "etape": "étape", "texte": "texte", "devise": "devise",
        "objet": "objet", "financeur": "financeur", "borne": "borne", "territoire": "territoire", "date": "date",
        "fait": "fait", "adresse": "adresse", "courriel": "courriel", "telephone": "téléphone", "service": "service",
        "rang": "rang", "mois": "mois", "insee": "code INSEE", "siren": "SIREN", "siret": "SIRET",
        "editeur": "éditeur", "debut": "début", "fin": "fin", "hors_plan": "hors du plan", "imprime": "imprimé",
        "fois_par_an": "fois par an", "source": "source", "organisations": "organisations", "par": "une par",
        "apres": "après", "champ": "champ", "sort": "sort", "vers": "vers", "usage": "usage", "attendu": "attendu",
        "niveaux": "niveaux", "type": "type", "base": "niveau de base", "libre": "libre", "champs": "champs",
        "precision": "précision", "identifiant": "identifiant",
    ]

    /// The codes of the file that a reader sees in other words, by their keys.
    private static let codes: [String: [String: String]] = {
        let statuts = Dictionary(uniqueKeysWithValues: Instance.Statut.allCases.map { ($0.rawValue, $0.libelle) })
        return [
            "statut": statuts.merging(["prevue": "prévue", "signee": "signée"]) { $1 },
            "statut_presidence": statuts, "statut_rythme": statuts,
            "etat": Dictionary(
                uniqueKeysWithValues: VersionImprimee.Etat.allCases.map { ($0.rawValue, $0.libelle) }),
            "sens": ["hausse": "à la hausse", "baisse": "à la baisse", "maintien": "à maintenir"],
            "borne": ["au_moins": "au moins", "au_plus": "au plus"],
            "nature": ["page_web": "page web", "categorie": "catégorie", "mi_parcours": "à mi-parcours"],
            "role": ["sous_action": "sous-action", "maitre_ouvrage": "maître d'ouvrage"],
            "numerotation": ["par_parent": "par parent", "composee": "composée"],
            "sort": ["remplace_par": "remplacé par", "fusionne_dans": "fusionné dans"],
            "usage": ["echeance": "échéance"], "forme": ["resume": "résumé"],
        ]
    }()

    private static let noeuds: Set<String> = [
        "rattachement_secondaire", "references", "noeuds", "noeud", "vers", "sous",
    ]
    private static let dates: Set<String> = ["date", "debut", "fin"]

    // MARK: - A change

    /// « changé de « a » à « b » », « ajouté « c » ; retiré « d » »; nil when nothing that a reader sees has changed.
    /// - Parameter cle: Under which the value stands.
    func changement(_ avant: Arbre?, _ apres: Arbre?, cle: String, _ forme: Forme) -> String? {
        switch (avant, apres) {
        case (let avant?, let apres?):
            if let avant = elements(avant), let apres = elements(apres), avant.precision == apres.precision,
                estLongue(avant.liste + apres.liste, forme)
            {
                return liste(avant.liste, apres.liste, cle, forme)
            }
            if let avant = avant.table, let apres = apres.table, estUnEnsemble(avant), estUnEnsemble(apres) {
                return table(avant, apres)
            }
            var (mots, autres) = (valeur(avant, cle, forme), valeur(apres, cle, forme))
            // Two values with the same wording differ by what the wording leaves out.
            if mots == autres {
                (mots, autres) = (valeur(avant, cle, forme, whole: true), valeur(apres, cle, forme, whole: true))
            }
            return mots == autres ? nil : "changé de « \(mots) » à « \(autres) »"
        case (nil, let apres?): return "renseigné, « \(valeur(apres, cle, forme)) »"
        case (let avant?, nil): return "supprimé, c'était « \(valeur(avant, cle, forme)) »"
        case (nil, nil): return nil
        }
    }

    /// The items of a list, also of one that bears a remark.
    private func elements(_ arbre: Arbre) -> (liste: [Arbre], precision: Arbre?)? {
        if let liste = arbre.liste { return (liste, nil) }
        return arbre["valeur"]?.liste.map { ($0, arbre["precision"]) }
    }

    /// A few names are read at a glance; more of them, or amounts, are told one by one.
    private func estLongue(_ elements: [Arbre], _ forme: Forme) -> Bool {
        forme != .autre || elements.count > 6
            || elements.contains { $0.table != nil && $0["precision"] == nil && $0["libelle"] == nil }
    }

    private func liste(_ avant: [Arbre], _ apres: [Arbre], _ cle: String, _ forme: Forme) -> String? {
        var retires = avant.filter { !apres.contains($0) }
        var ajoutes = apres.filter { !avant.contains($0) }
        var parts: [String] = []
        for ancien in retires {
            guard let place = ajoutes.firstIndex(where: { identite($0) == identite(ancien) }) else { continue }
            let (mots, autres) = (valeur(ancien, cle, forme), valeur(ajoutes[place], cle, forme))
            if mots != autres { parts.append("« \(mots) » devient « \(autres) »") }
            ajoutes.remove(at: place)
            if let place = retires.firstIndex(of: ancien) { retires.remove(at: place) }
        }
        func nommes(_ elements: [Arbre]) -> String {
            elements.map { "« \(valeur($0, cle, forme)) »" }.joined(separator: ", ")
        }
        if !ajoutes.isEmpty { parts.insert("ajouté \(nommes(ajoutes))", at: 0) }
        if !retires.isEmpty { parts.append("retiré \(nommes(retires))") }
        if parts.isEmpty, Set(avant) == Set(apres), avant != apres {
            parts.append("ordre changé, \(nommes(apres))")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ; ")
    }

    /// What makes two items the same one with another value.
    private func identite(_ arbre: Arbre) -> [String] {
        for cle in ["id", "sigle", "libelle", "titre"] {
            if let texte = arbre[cle]?.texte { return [cle, texte] }
        }
        let cles = ["annee", "etape", "objet", "texte", "territoire"]
        guard arbre.table != nil else { return [arbre.texte ?? ""] }
        return cles.map { arbre[$0]?.texte ?? "" } + [arbre["financeur"].map { valeur($0, "financeur", .autre) } ?? ""]
    }

    /// Keys side by side, none of which is the wording of the whole.
    private func estUnEnsemble(_ entrees: [Arbre.Entree]) -> Bool {
        !entrees.contains {
            ["imprime", "valeur", "precision", "sigle"].contains($0.cle) || $0.cle == "libelle" && entrees.count < 3
        }
    }

    private func table(_ avant: [Arbre.Entree], _ apres: [Arbre.Entree]) -> String? {
        let cles = avant.map(\.cle) + apres.map(\.cle).filter { cle in !avant.contains { $0.cle == cle } }
        let parts = cles.compactMap { cle -> String? in
            let (ancienne, nouvelle) = (
                avant.first { $0.cle == cle }?.valeur, apres.first { $0.cle == cle }?.valeur
            )
            guard cle != "source", ancienne != nouvelle else { return nil }
            return changement(ancienne, nouvelle, cle: cle, .autre).map { "\(Self.cles[cle] ?? cle) \($0)" }
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ; ")
    }

    // MARK: - A value

    /// On one line.
    /// - Parameter whole: Every key of a table, not only its wording.
    func valeur(_ arbre: Arbre, _ cle: String, _ forme: Forme = .autre, whole: Bool = false) -> String {
        switch arbre.contenu {
        case .liste(let elements):
            return elements.map { valeur($0, cle, forme, whole: whole) }
                .joined(separator: forme == .autre ? ", " : " ; ")
        case .table(let entrees) where whole:
            return entrees.filter { $0.cle != "source" }
                .map { "\(Self.cles[$0.cle] ?? $0.cle) \(valeur($0.valeur, $0.cle, whole: true))" }
                .joined(separator: ", ")
        case .table(let entrees): return table(arbre, entrees, cle, forme)
        case .booleen(let valeur): return valeur ? "oui" : "non"
        case .nombre(let texte): return ["annee", "annees", "mois", "rang"].contains(cle) ? texte : Self.nombre(texte)
        case .texte(let texte): return scalaire(texte, cle)
        case .nul: return ""
        }
    }

    private func table(_ arbre: Arbre, _ entrees: [Arbre.Entree], _ cle: String, _ forme: Forme) -> String {
        func dit(_ cle: String) -> String? { arbre[cle].map { valeur($0, cle) } }
        func suite(_ parts: [String?]) -> String {
            let dites = parts.compactMap(\.self)
            return dites.isEmpty ? "" : " (\(dites.joined(separator: ", ")))"
        }
        switch forme {
        case .montant where arbre["valeur"] != nil && arbre["precision"] == nil:
            let devise = arbre["devise"]?.texte ?? "€"
            let valeur = arbre["valeur"].map { montant in
                if case .nombre(let texte) = montant.contenu { return "\(Self.nombre(texte))\u{A0}\(devise)" }
                return self.valeur(montant, "valeur")
            }
            return (valeur ?? "") + (dit("objet").map { " – \($0)" } ?? "")
                + suite([dit("annee"), dit("financeur"), dit("note")])
        case .etape where arbre["etape"] != nil:
            let fait = arbre["fait"].map { $0.contenu == .booleen(true) ? "fait" : "pas fait" }
            return "\(dit("annee") ?? "")\u{A0}: \(dit("etape") ?? "")" + suite([fait, dit("note")])
        case .chiffre where arbre["texte"] != nil:
            let valeur = dit("valeur").map { "\u{A0}: \($0)" } ?? ""
            return (dit("texte") ?? "") + valeur + (dit("unite").map { "\u{A0}\($0)" } ?? "")
                + suite([dit("territoire"), dit("date"), dit("note")])
        case .point where arbre["annee"] != nil:
            return [dit("borne"), dit("valeur")].compactMap(\.self).joined(separator: " ")
                + suite([dit("annee"), dit("territoire")])
        case .montant, .etape, .chiffre, .point:
            // A list with its remark: the form is that of its items.
            guard let liste = arbre["valeur"]?.liste else { break }
            return liste.map { valeur($0, cle, forme) }.joined(separator: " ; ") + suite([dit("precision")])
        case .autre: break
        }
        if let precision = dit("precision") {
            let principal = ["valeur", "sigle", "libelle", "statut"].lazy.compactMap { arbre[$0] }.first
            return principal.map { "\(valeur($0, cle)) (\(precision))" } ?? precision
        }
        for cle in ["imprime", "libelle", "titre", "nom", "texte"] {
            if let texte = arbre[cle]?.texte { return texte }
        }
        return entrees.filter { $0.cle != "source" }
            .map { "\(Self.cles[$0.cle] ?? $0.cle) \(valeur($0.valeur, $0.cle))" }.joined(separator: ", ")
    }

    private func scalaire(_ texte: String, _ cle: String) -> String {
        if let mot = Self.codes[cle]?[texte] { return mot }
        if Self.noeuds.contains(cle) { return noeud(texte) ?? texte }
        if Self.dates.contains(cle), let jour = Jour(iso: texte) { return jour.enToutesLettres }
        switch cle {
        case "niveau", "par", "base":
            return Identifiant<Niveau>(rawValue: texte).flatMap { nouveau.niveau($0) ?? ancien.niveau($0) }?.mot
                ?? texte
        case "alimente":
            return (nouveau.plan.instances + ancien.plan.instances).first { $0.id.rawValue == texte }?.nom ?? texte
        case "apres":
            return (nouveau.plan.procedure + ancien.plan.procedure).first { $0.id.rawValue == texte }?.titre ?? texte
        case "champ":
            return (nouveau.plan.champs + ancien.plan.champs).first { $0.id.rawValue == texte }?.libelle
                ?? Self.cles[texte] ?? texte
        default: return texte
        }
    }

    /// « fiche-action 2.3 », with its title when it has no printed code.
    func noeud(_ id: String) -> String? {
        guard let cle = Identifiant<Noeud>(rawValue: id) else { return nil }
        for index in [nouveau, ancien] {
            guard let noeud = index.noeud(cle) else { continue }
            let mot = index.niveau(noeud.niveau)?.mot ?? noeud.niveau.rawValue
            return noeud.code.map { "\(mot) \($0)" } ?? "\(mot) « \(noeud.titreAffiche) » (\(id))"
        }
        return nil
    }

    /// « 12 000,5 » for `12000.5`.
    static func nombre(_ texte: String) -> String {
        let parts = texte.split(separator: ".", omittingEmptySubsequences: false)
        guard let entier = parts.first.flatMap({ Int($0) }) else { return texte }
        return entier.parMilliers + (parts.count > 1 ? ",\(parts[1])" : "")
    }
}
