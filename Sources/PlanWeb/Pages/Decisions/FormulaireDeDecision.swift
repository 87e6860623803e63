import Exporters
import PlanCases
import PlanModel

/// The fields of a decision, as they were typed.
struct FormulaireDeDecision: Sendable {
    var numero: String?
    /// The record that was shown: what is followed up must still be it.
    var connue: String?
    /// For a new one, the last number when the form was drawn: a form that is sent twice is recorded once.
    var apres: String?
    var nature = Decision.Nature.decision.rawValue
    var texte = ""
    var date = ""
    var seance = ""
    var sujet = ""
    var noeuds = ""
    var responsable = ""
    var echeance = ""
    var etat = ""
    var suite = ""
    var audience = Audience.partenaires.rawValue

    /// What is wrong, and in which field when it is one that is typed.
    struct Faute: Error {
        enum Champ: Sendable { case texte, date, noeuds, echeance }

        var champ: Champ?
        var message: String

        init(_ champ: Champ?, _ message: String) { (self.champ, self.message) = (champ, message.phrase.typographie) }
    }

    init() {}

    init(_ tenue: DecisionInscrite, _ index: PlanIndex) {
        let decision = tenue.decision
        (numero, connue) = (String(tenue.numero), String(tenue.id))
        (nature, texte, date) = (decision.nature.rawValue, decision.texte, decision.date.description)
        (seance, sujet) = (decision.seance ?? "", decision.sujet?.rawValue ?? "")
        noeuds = Self.ecrit(decision.noeuds, index)
        (responsable, echeance) = (decision.responsable ?? "", decision.echeance?.description ?? "")
        (etat, suite, audience) = (decision.etat.rawValue, decision.suite ?? "", decision.audience.rawValue)
    }

    /// Printed codes, where they designate that node alone.
    static func ecrit(_ noeuds: [Identifiant<Noeud>], _ index: PlanIndex) -> String {
        noeuds.map { id in
            guard let code = index.noeud(id)?.code, (try? index.designe(par: code).id) == id else { return id.rawValue }
            return code
        }.joined(separator: ", ")
    }

    init(_ champs: Formulaire) {
        (numero, connue, apres) = (champs["numero"], champs["connue"], champs["apres"])
        (nature, texte, date) = (champs["nature"] ?? "", champs["texte"] ?? "", champs["date"] ?? "")
        (seance, sujet, noeuds) = (champs["seance"] ?? "", champs["sujet"] ?? "", champs["noeuds"] ?? "")
        (responsable, echeance) = (champs["responsable"] ?? "", champs["echeance"] ?? "")
        (etat, suite, audience) = (champs["etat"] ?? "", champs["suite"] ?? "", champs["audience"] ?? "")
    }

    /// - Throws: `Faute` for a field that says nothing the program knows.
    func demande() throws -> DecisionDemandee {
        if texte.isEmpty { throw Faute(.texte, "écrivez la décision, telle qu’elle a été prise") }
        func jour(_ texte: String, _ champ: Faute.Champ) throws -> Jour? {
            guard !texte.isEmpty else { return nil }
            guard let jour = Jour(saisi: texte) else {
                throw Faute(champ, "trouvé « \(texte) », attendu un jour écrit 2019-03-12")
            }
            return jour
        }
        func choix<Choix: ChoixNomme>(_ texte: String, _ quoi: String) throws -> Choix? {
            guard !texte.isEmpty else { return nil }
            guard let choix = Choix(saisi: texte) else {
                throw Faute(nil, "\(quoi) : « \(texte) » n’est pas l’un des choix proposés")
            }
            return choix
        }
        guard let date = try jour(date, .date) else { throw Faute(.date, "donnez le jour de la décision") }
        return DecisionDemandee(
            nature: try choix(nature, "nature"), texte: texte, date: date, seance: seance.rempli,
            sujet: try choix(sujet, "sujet"),
            noeuds: noeuds.split(whereSeparator: { ",;\n".contains($0) }).map { String($0).saisi }.filter {
                !$0.isEmpty
            }, responsable: responsable.rempli, echeance: try jour(echeance, .echeance),
            etat: try choix(etat, "état"), suite: suite.rempli, audience: try choix(audience, "audience"))
    }

    /// The decision without what the form leaves empty: a page shows every field, so an empty one was emptied.
    func videe(_ decision: Decision) -> Decision {
        var decision = decision
        if seance.isEmpty { decision.seance = nil }
        if sujet.isEmpty { decision.sujet = nil }
        if noeuds.isEmpty { decision.noeuds = [] }
        if responsable.isEmpty { decision.responsable = nil }
        if echeance.isEmpty { decision.echeance = nil }
        if suite.isEmpty { decision.suite = nil }
        return decision
    }
}

extension String {
    fileprivate var rempli: String? { isEmpty ? nil : self }
}
