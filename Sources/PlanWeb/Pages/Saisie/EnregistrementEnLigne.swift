import Evaluation
import Exporters
import HTTPTypes
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// The entry of one declaration by someone: the use case of the grid's page and of the interface for scripts.
struct EnregistrementEnLigne: Sendable {
    let services: Services
    let plan: PlanVivant
    let acteur: Acteur

    /// - Parameters:
    ///   - connue: Number of the declaration that its author believes to be in force; nil for none.
    /// - Throws: `SaisieEnLigne.Fautes`, `ErreurWeb.interdit` for an action of somebody else.
    func enregistre(
        _ noeud: Noeud, _ semestre: Semestre, connue: Int?, le instant: Instant,
        champ: (SaisieEnLigne.Champ) -> String?
    ) async throws -> ReponseDeSaisie {
        try verifie(noeud)
        guard semestre <= services.dernierSemestre(plan) else {
            throw ErreurWeb(
                .unprocessableContent, services.tropLoin(semestre, plan),
                "Vérifiez l’année et le semestre, puis recommencez."
            )
        }
        // A page sends every field, and needs no follow-up; what a script leaves out is read there.
        let estEntiere = SaisieEnLigne.Champ.allCases.allSatisfy { champ($0) != nil }
        let suivi = estEntiere || connue == nil ? plan.suivi : try services.plans.plan(plan.slug).suivi
        let tenue = connue.flatMap { numero in
            suivi.avancements.last {
                $0.id == numero && $0.saisie.noeud == noeud.id && $0.saisie.semestre == semestre && !$0.retire
            }
        }
        var enLigne = try SaisieEnLigne(
            noeud.id, semestre, connue: .numero(connue), tenue: tenue?.saisie, champ: champ)
        let audience = acteur.audience(plan.slug)
        // Who reads every note sees the one that they replace.
        let remarque = audience == .interne ? nil : enLigne.garde(noteDe: tenue?.saisie, lueParUn: audience)
        let saut = try services.store.sautDHorloge(le: instant)
        let inscrites = try await services.store.enregistrer(
            [enLigne.saisie], connues: [enLigne.connue], dans: plan.slug, par: acteur.auteur, le: instant)
        let plausibilite = try Plausibilite(plan.index, plan.slug, services.store, le: instant)
        let remarques =
            plausibilite.remarques(sur: enLigne.saisie).map(\.phrase.typographie)
            + [remarque, saut?.phrase.phrase].compactMap(\.self)
        return try reponse(inscrites.first, "enregistre", remarques)
    }

    /// In the words of what is stored: its author and its moment, which may be those of someone else who said the same.
    private func reponse(
        _ inscrite: Inscription<Avancement>?, _ fait: String, identique: String = "identique", _ remarques: [String]
    ) throws -> ReponseDeSaisie {
        let lue = vue
        func faite(_ resultat: String, _ remplace: Int?) throws -> ReponseDeSaisie {
            guard let tenue = inscrite?.entree else {
                throw StoreError.baseIllisible("aucune réponse à l’enregistrement")
            }
            return .faite(
                .init(
                    resultat: resultat, saisie: tenue.id, remplace: remplace, remarques: remarques,
                    saisiPar: lue.auteur(tenue.saisiPar, pour: acteur), saisiLe: tenue.saisiLe.rawValue,
                    valeurs: tenue.retire ? nil : .init(tenue.saisie, pour: lue)))
        }
        switch inscrite?.enregistrement {
        case .ajoute(_, let remplace): return try faite(fait, remplace)
        case .identique, nil: return try faite(identique, nil)
        case .conflit(let enVigueur): return .conflit(.init(enVigueur, pour: lue, acteur))
        }
    }

    /// Undoes a declaration: what it replaced is said again, or nothing is declared any more.
    func annule(_ saisie: Int, _ noeud: Noeud, le instant: Instant) async throws -> ReponseDeSaisie {
        try verifie(noeud)
        guard let tenue = plan.suivi.avancements.last(where: { $0.id == saisie }), tenue.saisie.noeud == noeud.id else {
            throw ErreurWeb(
                .unprocessableContent, "La saisie n° \(saisie) n’est pas celle de cette ligne.",
                "Rechargez la grille, puis recommencez.")
        }
        let inscrite = try await services.store.annuler(
            saisie: saisie, dans: plan.slug, par: acteur.auteur, le: instant)
        return try reponse(inscrite, "annule", identique: "annule", [])
    }

    /// The plan as its author may see it.
    private var vue: PlanVivant {
        let siens: Set<Identifiant<Noeud>> =
            if case .ceux(let noeuds) = acteur.saisissables(plan.index) { noeuds } else { [] }
        return plan.lu(plan.plan.regard(acteur.audience(plan.slug)), siens: siens)
    }

    private func verifie(_ noeud: Noeud) throws {
        guard plan.index.role(de: noeud).porteAvancement else {
            throw StoreError.noeudSansAvancement(noeud.id.rawValue, niveau: noeud.niveau.rawValue)
        }
        guard acteur.saisissables(plan.index).contient(noeud.id) else { throw ErreurWeb.interdit }
    }
}

/// What became of an entry, in the words of the interface.
enum ReponseDeSaisie: Sendable {
    case faite(Faite)
    case conflit(Conflit)

    struct Faite: Encodable, Sendable {
        var resultat: String
        var saisie: Int
        var remplace: Int?
        var remarques: [String]
        var saisiPar: String
        var saisiLe: String
        /// Nil when nothing is declared any more.
        var valeurs: Valeurs?

        enum CodingKeys: String, CodingKey {
            case resultat, saisie, remplace, remarques, valeurs
            case saisiPar = "saisi_par"
            case saisiLe = "saisi_le"
        }
    }

    struct Conflit: Encodable, Sendable {
        var erreur = "conflit"
        var message: String
        var enVigueur: EnVigueur?

        enum CodingKeys: String, CodingKey {
            case erreur, message
            case enVigueur = "en_vigueur"
        }

        init(_ avancement: Avancement?, pour plan: PlanVivant, _ acteur: Acteur) {
            enVigueur = avancement.map { EnVigueur($0, pour: plan, acteur) }
            message =
                avancement.map {
                    "\(plan.auteur($0.saisiPar, pour: acteur)) a saisi cette ligne le \($0.saisiLe.enToutesLettres(plan.heure))."
                }
                ?? "La saisie que vous aviez sous les yeux a été annulée depuis."
        }
    }

    struct EnVigueur: Encodable, Sendable {
        var saisie: Int
        var saisiPar: String
        var saisiLe: String
        var valeurs: Valeurs

        enum CodingKeys: String, CodingKey {
            case saisie, valeurs
            case saisiPar = "saisi_par"
            case saisiLe = "saisi_le"
        }

        init(_ avancement: Avancement, pour plan: PlanVivant, _ acteur: Acteur) {
            (saisie, saisiPar) = (avancement.id, plan.auteur(avancement.saisiPar, pour: acteur))
            saisiLe = avancement.saisiLe.rawValue
            valeurs = Valeurs(avancement.saisie, pour: plan)
        }
    }

    /// Every field that its reader may read, under its name in the form.
    struct Valeurs: Encodable, Sendable {
        var saisie: Saisie
        private var champs: [SaisieEnLigne.Champ]

        /// - Parameter plan: As its reader sees it.
        init(_ saisie: Saisie, pour plan: PlanVivant) {
            self.saisie = plan.lue(saisie)
            champs = SaisieEnLigne.Champ.allCases.filter { champ in
                champ.donnee.reservable.map { plan.lit($0, de: saisie.noeud) } ?? true
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            var paires = Dictionary(
                uniqueKeysWithValues: champs.map { ($0.rawValue, SaisieEnLigne.valeur($0, de: saisie)) })
            // That it is blocked is for everyone.
            if !champs.contains(.blocage) { paires["bloquee"] = saisie.blocage == nil ? "non" : "oui" }
            try container.encode(paires)
        }
    }

    func json() throws -> Response {
        switch self {
        case .faite(let faite): try .json(faite)
        case .conflit(let conflit): try .json(conflit, statut: .conflict)
        }
    }

    static func json(_ fautes: SaisieEnLigne.Fautes) throws -> Response {
        struct Invalide: Encodable {
            var erreur = "invalide"
            var message: String
            var champs: [String: String]
        }
        let paires = fautes.messages.map { ($0.champ.rawValue, $0.message) }
        return try .json(
            Invalide(
                message: fautes.messages.map(\.message).joined(separator: " "),
                champs: Dictionary(uniqueKeysWithValues: paires)), statut: .unprocessableContent)
    }
}
