/// Who reads each datum of a plan: the document is public, what its transcriber says of it is not.
extension Plan: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous(
            "identifiant", "fuseau", "succedeA", "sigle", "horizons", "contact", "niveaux", "champs", "fiche",
            "audiences")
        + ChampLu.details("departement") { $0.departement.restreint(a: $1) }
        + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        // How long the plan runs is often all that its document says of it.
        + ChampLu.texte("periode") { plan, filtre in
            plan.periode = plan.periode.limite(a: filtre, remarque: .tous) { $0.limite(a: filtre) }
        }
        + ChampLu.texte("duree") { plan, filtre in plan.duree = plan.duree?.limite(a: filtre) { $0 } }
        + ChampLu.details("version") { $0.version.restreint(a: $1) }
        + ChampLu.details("copilotes") { $0.copilotes.restreint(a: $1) }
        + ChampLu.texte("resume") { $0.resume = $1.propre($0.resume) }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
        + ChampLu.details("sources") { $0.sources.restreint(a: $1) }
        + ChampLu.details("organisations") { $0.organisations.restreint(a: $1) }
        + ChampLu.details("territoires") { $0.territoires.restreint(a: $1) }
        + ChampLu.details("schemas") { $0.schemas.restreint(a: $1) }
        + ChampLu.details("glossaire") { $0.glossaire.restreint(a: $1) }
        + ChampLu.details("noeuds") { $0.noeuds.restreint(a: $1) }
        + ChampLu.details("indicateurs") { $0.indicateurs.restreint(a: $1) }
        + ChampLu.details("instances") { $0.instances.restreint(a: $1) }
        + ChampLu.details("procedure") { $0.procedure.restreint(a: $1) }
        + ChampLu.details("conventions") { $0.conventions.restreint(a: $1) }
        + ChampLu.details("evaluations") { $0.evaluations.restreint(a: $1) }
        + ChampLu.details("jalons") { $0.jalons.restreint(a: $1) }
        + ChampLu.details("annonces") { $0.annonces.restreint(a: $1) }
        + ChampLu.selon("contradictions", .transcription) { $0.contradictions = [] }
        + ChampLu.details("retraits") { $0.retraits.restreint(a: $1) }

    /// The plan as a reader may read it.
    public func visible(pour regard: Regard) -> Plan {
        guard !regard.lit(.renvois) || !regard.lit(.transcription) else { return self }
        return limite(a: Filtre(regard, sources: sources.map(\.id)))
    }
}

extension Departement: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("code", "nom")
}

extension VersionImprimee: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("etat") + ChampLu.texte("libelle") { $0.libelle = $1.propre($0.libelle) }
        + ChampLu.texte("date") { version, filtre in version.date = version.date.limite(a: filtre) { $0 } }
}

extension Source: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "titre", "nature", "editeur", "url")
        + ChampLu.texte("date") { source, filtre in
            source.date = source.date?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
}

extension Sigle: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("sigle")
        + ChampLu.texte("sens") { sigle, filtre in sigle.sens = sigle.sens.limite(a: filtre, filtre.propre) }
}

extension Niveau: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("id", "mot", "pluriel", "role", "numerotation", "base")
}

extension Champ: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "libelle", "type", "role", "usage", "niveaux", "attendu")
}

extension Fiche: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("forme", "encadre")
}

extension Organisation: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("sigle", "nature", "siren", "siret", "contact")
        + ChampLu.texte("nom") { organisation, filtre in
            organisation.nom = organisation.nom.limite(a: filtre, filtre.propre)
        }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Mention: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.texte("cible") { mention, filtre in
            if case .libelle(let libelle) = mention.cible { mention.cible = .libelle(filtre.propre(libelle)) }
        }
        // Files of before `note` hold « imprimé « EPHAD » » there, and bases keep them.
        + ChampLu.texte("precision") { mention, filtre in
            let remarque = mention.precision?.hasPrefix("imprimé «") ?? false
            mention.precision =
                remarque && !filtre.regard.lit(.transcription) ? nil : filtre.propre(mention.precision)
        }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
}

extension Noeud: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "parent", "niveau", "code", "codeDeduit", "references", "priorite")
        + ChampLu.texte("titre") { noeud, filtre in noeud.titre = noeud.titre.limite(a: filtre, filtre.propre) }
        + ChampLu.details("autresTitres") { $0.autresTitres.restreint(a: $1) }
        + ChampLu.texte("resume") { $0.resume = $1.propre($0.resume) }
        + ChampLu.texte("rattachementSecondaire") { noeud, filtre in
            noeud.rattachementSecondaire = noeud.rattachementSecondaire?.limite(a: filtre) { $0 }
        }
        + ChampLu.texte("champs") { noeud, filtre in
            for (id, contenu) in noeud.champs {
                noeud.champs[id] = contenu.limite(a: filtre) { $0.limite(a: filtre) }
            }
        }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
        + ChampLu.selon("sources", .renvois) { $0.sources = [:] }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
}

extension Noeud.AutreTitre: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Periode: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("imprime", "debut", "fin", "dejaEngagee", "selonLePlanStocke")
        // Without a word there, the period would be a fault of the file.
        + ChampLu.selon("horsPlan", .transcription) {
            if $0.horsPlan != nil { $0.horsPlan = "hors de la période du plan" }
        }
}

extension Lien: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.texte("vers") { lien, filtre in lien.vers = lien.vers.limite(a: filtre) { $0 } }
        + ChampLu.texte("imprime") { $0.imprime = $1.propre($0.imprime) }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
}

/// Its note is its definition.
extension Indicateur: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "nature", "unite", "sens", "periodicite", "territoires", "noeud")
        + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.texte("reference") { indicateur, filtre in
            indicateur.reference = indicateur.reference?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.details("cibles") { $0.cibles.restreint(a: $1) }
        + ChampLu.texte("origine") { $0.origine = $1.propre($0.origine) }
        + ChampLu.texte("producteur") { indicateur, filtre in
            indicateur.producteur = indicateur.producteur?.limite(a: filtre) { $0 }
        }
        + ChampLu.texte("note") { $0.note = $1.propre($0.note) }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Indicateur.Point: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("annee", "borne", "territoire")
        + ChampLu.texte("valeur") { point, filtre in point.valeur = point.valeur.limite(a: filtre) { $0 } }
}

extension Annonce: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("niveau", "nombre", "sous") + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

/// Why an action left the plan is part of the plan.
extension Retrait: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "sort", "vers") + ChampLu.texte("motif") { $0.motif = $1.propre($0.motif) }
}

/// All of them or none: see `Plan`.
extension Contradiction: Lisible {
    public static let champs: [ChampLu<Self>] = ["id", "noeud", "champ", "lectures", "retenue", "motif"].map {
        ChampLu($0, .selon(.transcription))
    }
}

extension Contradiction.Lecture: Lisible {
    public static let champs: [ChampLu<Self>] = ["valeur", "source"].map { ChampLu($0, .selon(.transcription)) }
}

// MARK: - Contents

extension Contenu {
    func limite(a filtre: Filtre) -> Contenu {
        switch self {
        case .texte(let texte): .texte(filtre.propre(texte))
        case .liste(let textes): .liste(textes.map { filtre.propre($0) })
        case .organisations(let mentions): .organisations(mentions.map { $0.limite(a: filtre) })
        case .periode(let periode): .periode(periode.limite(a: filtre))
        case .indicateurs(let indicateurs): .indicateurs(indicateurs.map { $0.limite(a: filtre) })
        case .liens(let liens): .liens(liens.map { $0.limite(a: filtre) })
        case .chiffres(let chiffres): .chiffres(chiffres.map { $0.limite(a: filtre) })
        case .montants(let montants): .montants(montants.map { $0.limite(a: filtre) })
        case .duree: self
        case .calendrier(let etapes): .calendrier(etapes.map { $0.limite(a: filtre) })
        }
    }
}

extension Renseignement {
    /// Who reads the remark beside a value.
    enum Remarque { case tous, transcription }

    /// The value limited; its remark is the transcriber's, but where the document says that nothing is chosen yet.
    func limite(
        a filtre: Filtre, remarque: Remarque = .transcription, _ valeur: (Valeur) -> Valeur
    ) -> Self {
        let lue = remarque == .tous || absence == .aDefinir || filtre.regard.lit(.transcription)
        let precision = lue ? filtre.propre(self.precision) : nil
        switch self {
        case .connu(let contenu, _): return .connu(valeur(contenu), precision: precision)
        case .absent(let absence, _): return .absent(absence, precision: precision)
        }
    }
}

extension Array where Element: Lisible {
    mutating func restreint(a filtre: Filtre) {
        for place in indices { self[place].restreint(a: filtre) }
    }
}
