import Evaluation
import Exporters
import Foundation
import HTTPTypes
import PlanCases
import PlanModel

/// A declaration as scripts read it.
struct AvancementJSON: Encodable {
    var saisie: Int
    var noeud: String
    var semestre: String
    /// Nil for who may not read it.
    var saisiPar: String?
    var saisiLe: String
    var remplace: Int?
    /// True when it says that nothing is declared any more.
    var retire: Bool
    /// Nil for a withdrawal.
    var valeurs: ReponseDeSaisie.Valeurs?

    enum CodingKeys: String, CodingKey {
        case saisie, noeud, semestre, remplace, retire, valeurs
        case saisiPar = "saisi_par"
        case saisiLe = "saisi_le"
    }

    /// - Parameter plan: As its reader may see it, the declaration being one of its own.
    init(_ avancement: Avancement, _ plan: PlanVivant) {
        (saisie, noeud) = (avancement.id, avancement.saisie.noeud.rawValue)
        (semestre, saisiPar) = (
            avancement.saisie.semestre.rawValue, plan.regard.lit(.saisiPar) ? avancement.saisiPar : nil
        )
        (saisiLe, remplace, retire) = (avancement.saisiLe.rawValue, avancement.remplace, avancement.retire)
        valeurs = avancement.retire ? nil : .init(avancement.saisie, pour: plan)
    }
}

/// A declaration as scripts send it: `noeud`, `semestre`, `connue`, and the fields under their names.
struct DeclarationJSON {
    var noeud: String
    var semestre: String
    var connue: Int?
    /// « » for a field that is null: it is emptied. One that is absent is not there: it keeps what is in force.
    var champs: [String: String]

    private static let admis = ["noeud", "semestre", "connue"] + SaisieEnLigne.Champ.allCases.map(\.rawValue)

    /// - Throws: `ErreurWeb` 400 for what is no object of texts and whole numbers, 422 for an unknown or missing field.
    init(_ octets: [UInt8]) throws {
        let valeurs: [String: Valeur]
        do { valeurs = try JSONDecoder().decode([String: Valeur].self, from: Data(octets)) } catch {
            throw ErreurWeb(
                .badRequest, "Le corps n’est pas un objet JSON de textes et de nombres entiers.",
                "Envoyez par exemple {\"noeud\": \"…\", \"semestre\": \"2019-S2\", \"etat\": \"en_cours\"}.")
        }
        for cle in valeurs.keys.sorted() where !Self.admis.contains(cle) {
            let proche = valeurProche(de: cle, parmi: Self.admis).map { " Vouliez-vous « \($0) » ?" } ?? ""
            throw ErreurWeb(
                .unprocessableContent, "Le champ « \(cle) » est inconnu.\(proche)",
                "Champs admis : \(Self.admis.joined(separator: ", ")).")
        }
        guard let noeud = valeurs["noeud"]?.texte, let semestre = valeurs["semestre"]?.texte else {
            throw ErreurWeb(
                .unprocessableContent, "« noeud » et « semestre » sont obligatoires.", "Ajoutez celui qui manque.")
        }
        (self.noeud, self.semestre) = (noeud, semestre)
        if let texte = valeurs["connue"]?.texte {
            guard let numero = Int(texte) else {
                throw ErreurWeb(
                    .unprocessableContent, "« connue » est le numéro d’une saisie : trouvé « \(texte) ».",
                    "Donnez le numéro lu, ou rien quand il n’y a pas de saisie.")
            }
            connue = numero
        }
        champs = valeurs.mapValues { $0.texte ?? "" }
    }

    private enum Valeur: Decodable {
        case texte(String)
        case nombre(Int)
        case rien

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .rien
            } else if let nombre = try? container.decode(Int.self) {
                self = .nombre(nombre)
            } else if let nombre = try? container.decode(Decimal.self) {
                self = .texte("\(nombre)")
            } else {
                self = .texte(try container.decode(String.self))
            }
        }

        var texte: String? {
            switch self {
            case .texte(let texte): texte
            case .nombre(let nombre): String(nombre)
            case .rien: nil
            }
        }
    }
}

/// An indicator, its targets and its readings, as scripts read it.
struct IndicateurJSON: Encodable {
    var id: String
    var titre: String
    var noeud: String?
    var unite: String?
    var reference: Point?
    var cibles: [Point]
    var releves: [ReleveJSON]
    /// In words: « cible atteinte », « 40 % du chemin », or why it cannot be told.
    var position: String

    struct Point: Encodable {
        var annee: Int
        /// A decimal as text, so that none is lost; nil with `absence`.
        var valeur: String?
        var absence: String?
        /// `au_moins` or `au_plus`, of a target that is a limit.
        var borne: String?
        /// Of a target that is not the whole département's.
        var territoire: String?

        init(_ point: Indicateur.Point) {
            annee = point.annee
            valeur = point.valeur.valeur.map(\.description)
            absence = point.valeur.absence?.rawValue
            (borne, territoire) = (point.borne?.rawValue, point.territoire)
        }
    }

    struct ReleveJSON: Encodable {
        var releve: Int
        var date: String
        var valeur: String
        var source: String?
        /// Why it is contested, for who may read it.
        var contestation: String?
        var contestee: Bool
    }

    init(_ position: PositionIndicateur, _ regard: Regard) {
        let indicateur = position.indicateur
        (id, titre, unite) = (indicateur.id.rawValue, indicateur.titre, indicateur.unite)
        noeud = position.noeud?.rawValue
        reference = indicateur.reference?.valeur.map(Point.init)
        cibles = indicateur.cibles.map(Point.init)
        releves = position.releves.map { releve in
            let valeur =
                switch releve.mesure.valeur {
                case .nombre(let nombre): nombre.description
                case .texte(let texte): texte
                }
            return ReleveJSON(
                releve: releve.id, date: releve.mesure.date.description, valeur: valeur, source: releve.mesure.source,
                contestation: regard.lit(.contestation) ? releve.mesure.contestation : nil,
                contestee: releve.mesure.contestation != nil)
        }
        self.position = position.phrase
    }
}
