import Exporters
import Fixtures
import PlanModel

/// An export of `plan` with an invented follow-up, unless another is given.
func export(
    _ plan: Plan, suivi: Suivi? = nil, semestre quand: String? = "2018-S2", audience: Audience = .interne,
    mention: String? = nil, logos: [Logo] = [], pages: [Int]? = nil
) -> Export {
    Export(
        plan: plan, version: 3, suivi: suivi ?? suiviInvente(plan), semestre: quand.map { semestre($0) },
        audience: audience, mention: mention, forme: Forme(logos: logos, pages: pages))
}

/// A state of the base, its last record on 10 January 2019.
var etatDEssai: EtatDeLaBase {
    EtatDeLaBase(
        version: 3, avancement: 12, releve: 4, decision: 0, commentaire: 0, journal: 21,
        empreinte: String(repeating: "ab", count: 32), date: instant("2019-01-10T08:30:00Z"))
}

/// The report of an export at 2018-S2, as bytes.
func rapport(_ export: Export, versions: [RapportSemestriel.NouvelleVersion] = []) throws -> [UInt8] {
    try RapportSemestriel(export, semestre: semestre("2018-S2"), versions: versions, etat: etatDEssai).bytes()
}

/// A text as our documents print it, as a reader of ODF gives it back.
func imprime(_ texte: String) -> String { Typographie.francaise(texte) }

/// A text as XML keeps it: what no document may hold has become U+FFFD.
func permis(_ texte: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in texte.unicodeScalars {
        let isForbidden = scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value)
        scalars.append(isForbidden || [0xFFFE, 0xFFFF].contains(scalar.value) ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
}
