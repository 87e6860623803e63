public import Foundation
public import PlanModel

/// A report as it was issued: what it was made from. Its bytes are asked for apart.
public struct RapportEmis: Hashable, Sendable, Codable {
    /// A file that went into the document.
    public struct Piece: Hashable, Sendable, Codable {
        public enum Nature: String, Codable, Hashable, Sendable { case charte, logo }

        public var nature: Nature
        /// Whose logo, or the name of the template.
        public var libelle: String
        public var octets: Data

        public init(_ nature: Nature, _ libelle: String, _ octets: Data) {
            (self.nature, self.libelle, self.octets) = (nature, libelle, octets)
        }
    }

    /// In the plan, from 1.
    public var numero: Int
    public var semestre: Semestre
    public var emisLe: Instant
    public var emisPar: String
    public var seance: String?
    /// The number that this one corrects, and why.
    public var remplace: Int?
    public var motif: String?
    public var etat: EtatDeLaBase
    public var options: OptionsDeRapport
    /// Version of the program that made it.
    public var programme: String
    /// SHA-256 of its PDF; nil when none was made.
    public var pdf: String?

    public init(
        numero: Int, semestre: Semestre, emisLe: Instant, emisPar: String, seance: String? = nil,
        remplace: Int? = nil, motif: String? = nil, etat: EtatDeLaBase, options: OptionsDeRapport, programme: String
    ) {
        (self.numero, self.semestre, self.emisLe, self.emisPar) = (numero, semestre, emisLe, emisPar)
        (self.seance, self.remplace, self.motif) = (seance, remplace, motif)
        (self.etat, self.options, self.programme) = (etat, options, programme)
    }
}
