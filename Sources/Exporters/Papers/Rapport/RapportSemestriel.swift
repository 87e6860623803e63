import Evaluation
import Foundation
public import PlanModel

/// The semestrial pilotage report, as the copilotes edit and sign it. Every followed node of the plan is in it, or is
/// named among those that it leaves out.
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

    /// What makes a report an issued one: without it, it is a draft and says so.
    public struct Emission: Sendable {
        public var numero: Int
        public var date: Instant
        public var par: String
        public var seance: String?
        /// The number that it corrects, and why.
        public var remplace: Int?
        public var motif: String?

        public init(
            numero: Int, date: Instant, par: String, seance: String? = nil, remplace: Int? = nil, motif: String? = nil
        ) {
            (self.numero, self.date, self.par) = (numero, date, par)
            (self.seance, self.remplace, self.motif) = (seance, remplace, motif)
        }
    }

    let export: Export
    let options: OptionsDeRapport
    let situation: Situation
    /// Made once: the drawing runs twice, and each chapter counts.
    let bilans: Bilans
    /// Of the semestre before: all that is kept of its situation.
    let bilansPrecedents: Bilans
    /// Nothing was declared for any semestre before: there is nothing to compare with.
    let rienAvant: Bool
    let groupes: [Groupe]
    let comparaison: Comparaison
    let tendance: Tendance
    /// The readings that the report of the semestre before could show, of the indicators that had some.
    let anciensReleves: [Identifiant<Indicateur>: [Releve]]
    let versions: [NouvelleVersion]
    let ulterieures: [NouvelleVersion]
    /// The day the first version was loaded; nil when the base was not read for it.
    let premiereVersion: Jour?
    let etat: EtatDeLaBase
    let emission: Emission?

    var plan: Plan { export.plan }
    var index: PlanIndex { situation.index }
    var semestre: Semestre { situation.semestre }

    /// - Parameters:
    ///   - options: Their audience is the one of `export`, which is limited to it already.
    ///   - versions: Those loaded since the last report, oldest first.
    ///   - ulterieures: Those that came after the one that the report speaks with.
    ///   - etat: How far the base was read: a draft bears the date of its last record instead of the clock's.
    ///   - emission: Nil for a draft.
    public init(
        _ export: Export, semestre: Semestre, perimetre: Perimetre = .tout, annexes: Bool = true,
        versions: [NouvelleVersion], ulterieures: [NouvelleVersion] = [], premiereVersion: Jour? = nil,
        etat: EtatDeLaBase,
        emission: Emission? = nil
    ) {
        self.export = export
        options = OptionsDeRapport(audience: export.audience, perimetre: perimetre, annexes: annexes)
        situation = Situation(export.plan, suivi: export.suivi, semestre: semestre, perimetre: perimetre)
        let precedente = situation.precedente
        bilans = situation.bilans
        bilansPrecedents = precedente.bilans
        rienAvant = !export.suivi.semestresDeclares.contains { $0 < semestre }
        groupes = situation.groupes
        comparaison = Comparaison(de: precedente, a: situation)
        tendance = Tendance(situation)
        anciensReleves = export.suivi.relevesEnVigueur.mapValues { releves in
            releves.filter { $0.mesure.territoire == nil && $0.mesure.date <= semestre.precedent.fin }
        }
        (self.versions, self.etat, self.emission) = (versions, etat, emission)
        (self.ulterieures, self.premiereVersion) = (ulterieures, premiereVersion)
    }

    /// An ODT 1.3 package. Same report, same bytes.
    public func bytes() throws -> [UInt8] {
        try ODTPackage(
            meta: ODFMeta(
                titre: "Rapport semestriel – \(plan.departement.nom) – \(semestre.libelle)", sujet: plan.titre,
                motsCles: plan.motsCles + [semestre.rawValue], date: emission?.date ?? etat.date),
            pied: "\(plan.departement.nom) – rapport semestriel, \(semestre.libelle)",
            entete: [statut, "audience\u{A0}: \(export.audience.rawValue)", export.mention].compactMap(\.self)
                .joined(separator: " – "),
            sigles: Set(definitions.keys), charte: export.forme.charte, pages: export.forme.pages
        ).bytes(couverture: couverture, corps: corps)
    }

    /// « Rapport n° 3 », or a draft.
    private var statut: String { emission.map { "Rapport n°\u{A0}\($0.numero)" } ?? "Projet de rapport, non émis" }

    private func couverture(_ document: ODTDocument) {
        document.paragraphe(plan.departement.nom, style: ODTStyles.debutDeCouverture)
        document.logos(export.forme.logos)
        document.titreDuDocument(plan.titre)
        document.paragraphe("Rapport semestriel de pilotage – \(semestre.libelle)", style: "Subtitle")
        if let mention = export.mention { document.paragraphe(mention.avecMajuscule, style: "Mention") }
        if let emission {
            document.definition("Rapport", numero(emission))
            if let seance = emission.seance { document.definition("Pour la séance", seance) }
        } else {
            document.definition("Projet de rapport", "non émis, il peut encore changer")
        }
        document.definition("Situation au", situation.jour.enToutesLettres)
        document.definition("Audience de ce document", export.audience.rawValue)
        if let limite = limite { document.definition("Ce document porte sur", limite) }
        document.definition("Période du plan", Texte.renseigne(plan.periode.map(\.affichee)))
        if let precedent = plan.succedeA { document.definition("Succède à", precedent.rawValue) }
        let version = export.version.map { ", version n°\u{A0}\($0) dans la base\(reserveDeVersion)" } ?? ""
        document.definition("Version du plan", "\(plan.version.libelle)\(version)")
        document.definition("Dernier enregistrement pris en compte", etat.date.jour(plan.heureLocale).enToutesLettres)
        let noms = copilotes
        document.definition(
            "Copilotes", noms.isEmpty ? "non renseigné dans le document" : noms.joined(separator: ", "))
        document.signatures(noms)
    }

    /// Nothing for a report that speaks with the last version.
    private var reserveDeVersion: String {
        guard let premiere = ulterieures.first else { return "" }
        return ulterieures.count == 1
            ? "\u{A0}; la n°\u{A0}\(premiere.numero) est venue ensuite"
            : "\u{A0}; \(ulterieures.count) autres sont venues ensuite"
    }

    private func numero(_ emission: Emission) -> String {
        let remplace = emission.remplace.map {
            "\u{A0}; remplace le n°\u{A0}\($0)" + (emission.motif.map { ", motif\u{A0}: \($0)" } ?? "")
        }
        let par = Auteur.affiche(emission.par) == emission.par && export.lit(.saisiPar) ? " par \(emission.par)" : ""
        return "n°\u{A0}\(emission.numero), émis le \(emission.date.jour(plan.heureLocale).enToutesLettres)\(par)"
            + (remplace ?? "")
    }

    private var copilotes: [String] {
        plan.copilotes.map { mention in
            guard case .sigle(let sigle) = mention.cible else { return mention.texte }
            return index.organisation(sigle)?.nom.valeur ?? sigle
        }
    }

    private func corps(_ document: ODTDocument) {
        document.largeurDuCode = index.largeurDuCode
        var aDessiner: [Graphique] = []
        func graphique(_ graphique: Graphique) {
            guard !graphique.estVide else { return }
            aDessiner.append(graphique)
            document.graphique(graphique)
        }
        if options.perimetre == .tout, let introduction = export.suivi.texte(.introduction, semestre) {
            document.titre(1, "Introduction", nouvellePage: true)
            document.redaction(introduction)
        }
        synthese(document, graphique)
        aLancer(document)
        axes(document, graphique)
        freins(document)
        decisions(document)
        indicateurs(document, graphique)
        experimentations(document)
        montages(document)
        changements(document)
        prochainesDates(document)
        if options.perimetre == .tout, let conclusion = export.suivi.texte(.conclusion, semestre) {
            document.titre(1, "Conclusion")
            document.redaction(conclusion)
        }
        if options.annexes { fiches(document) }
        if export.lit(.sansReponse) { manques(document) }
        donnees(document, aDessiner)
        laisseDeCote(document)
        sigles(document)
        methode(document)
    }
}
