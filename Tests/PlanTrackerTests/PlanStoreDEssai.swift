import Fixtures
import PlanModel
import PlanStore

/// The base of a workstation, opened behind the program's back.
enum PlanStoreDEssai {
    static func ouvre(_ chemin: String) throws -> PlanStore { try PlanStore(path: chemin) }

    /// Issues a report that no program of ours would write.
    static func emet(_ store: PlanStore, programme: String) throws {
        let prochaine = try store.prochaineEmission("essai", le: .a("2018-12-01"))
        try store.emettre(
            RapportEmis(
                numero: prochaine.numero, semestre: .du("2018-S2"), emisLe: prochaine.le, emisPar: "copilote",
                etat: prochaine.etat, options: OptionsDeRapport(), programme: programme),
            octets: Array("un document d'alors".utf8), pieces: [], dans: "essai")
        try store.close()
    }
}
