import Evaluation
public import PlanModel

/// The semestrial pilotage report, as the copilotes edit and sign it. Every followed node of the plan is in it.
public struct RapportSemestriel: Sendable {
    /// A version of the plan loaded since the last report.
    public struct NouvelleVersion: Sendable {
        public var numero: Int
        public var date: Jour
        public var motif: String?
        public var phrases: [String]

        public init(numero: Int, date: Jour, motif: String?, phrases: [String]) {
            (self.numero, self.date, self.motif, self.phrases) = (numero, date, motif, phrases)
        }
    }

    let export: Export
    let situation: Situation
    let comparaison: Comparaison
    let versions: [NouvelleVersion]
    /// The moment of the last entry or load that the report knows of.
    let date: Instant

    var plan: Plan { export.plan }
    var index: PlanIndex { situation.index }
    var semestre: Semestre { situation.semestre }

    /// - Parameters:
    ///   - versions: Those loaded since the last report, oldest first.
    ///   - date: The last change of the base: the document bears it instead of the clock's.
    public init(_ export: Export, semestre: Semestre, versions: [NouvelleVersion], date: Instant) {
        self.export = export
        situation = Situation(export.plan, suivi: export.suivi, semestre: semestre)
        comparaison = Comparaison(de: situation.precedente, a: situation)
        self.versions = versions
        self.date = date
    }

    /// An ODT 1.3 package. Same report, same bytes.
    public func bytes() throws -> [UInt8] {
        try ODTPackage(
            meta: ODFMeta(
                titre: "Rapport semestriel – \(plan.departement.nom) – \(semestre.libelle)", sujet: plan.titre,
                motsCles: ["SDAASP", plan.departement.nom, semestre.rawValue], date: date),
            pied: "\(plan.departement.nom) – rapport semestriel, \(semestre.libelle)",
            entete: ["Audience\u{A0}: \(export.audience.rawValue)", export.mention].compactMap(\.self)
                .joined(separator: " – ")
        ).bytes(couverture: couverture, corps: corps)
    }

    private func couverture(_ document: ODTDocument) {
        document.paragraphe(plan.departement.nom, style: "Subtitle")
        document.paragraphe(plan.titre, style: "Title")
        document.paragraphe("Rapport semestriel de pilotage – \(semestre.libelle)", style: "Subtitle")
        if let mention = export.mention {
            document.paragraphe(mention.prefix(1).uppercased() + mention.dropFirst(), style: "Mention")
        }
        document.definition("Situation au", situation.jour.enToutesLettres)
        document.definition("Audience de ce document", export.audience.rawValue)
        document.definition("Période du plan", texte(plan.periode.map(\.imprime)))
        document.definition("Version imprimée", plan.version.libelle)
        if let version = export.version { document.definition("Version dans la base", "n°\u{A0}\(version)") }
        document.definition("Dernier enregistrement pris en compte", date.jour.enToutesLettres)
        let copilotes = plan.copilotes.map { mention -> String in
            guard case .sigle(let sigle) = mention.cible else { return mention.texte }
            return index.organisation(sigle)?.nom.valeur ?? sigle
        }
        document.definition(
            "Copilotes", copilotes.isEmpty ? "non renseigné dans le document" : copilotes.joined(separator: ", "))
    }

    private func corps(_ document: ODTDocument) {
        synthese(document)
        aLancer(document)
        parAxe(document)
        freins(document)
        indicateurs(document)
        changements(document)
        prochainesDates(document)
        manques(document)
        fiches(document)
        methode(document)
    }

    // MARK: - Words shared by the chapters

    func texte(_ renseignement: Renseignement<String>) -> String {
        let texte = renseignement.valeur ?? renseignement.absence?.rawValue ?? ""
        return renseignement.precision.map { "\(texte) (\($0))" } ?? texte
    }

    /// The printed code; « sous 1.2 » for a node without one, so that a reader finds its action.
    func code(_ noeud: Noeud) -> String {
        noeud.code ?? index.ancetres(de: noeud).lazy.compactMap(\.code).first.map { "sous\u{A0}\($0)" } ?? "sans code"
    }

    func pourcentage(_ ligne: Ligne) -> String {
        ligne.avancement.map { "\($0.rawValue)\u{A0}%" } ?? "non renseigné"
    }

    /// What stands out: blocked, late, to be confirmed, each with its reason.
    func signal(_ ligne: Ligne) -> String {
        var parts: [String] = []
        if let blocage = ligne.blocage { parts.append("Bloquée\u{A0}: \(blocage.motif)") }
        switch ligne.retard {
        case .enRetard(let motif): parts.append("En retard\u{A0}: \(motif)")
        case .aConfirmer(let motif): parts.append("Retard à confirmer\u{A0}: \(motif)")
        case .aucun, .nonCalculable: break
        }
        return parts.isEmpty ? "aucun" : parts.joined(separator: "\n")
    }

    func moyenne(_ bilan: Bilan) -> String {
        guard let moyenne = bilan.moyenne else { return "non calculable" }
        let sans = moyenne.sansValeur > 0 ? ", \(moyenne.sansValeur) sans valeur" : ""
        return "\(Texte.francais(moyenne.valeur))\u{A0}% (sur \(moyenne.avecValeur)\(sans))"
    }
}
