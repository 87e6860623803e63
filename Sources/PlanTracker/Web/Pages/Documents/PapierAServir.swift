import Evaluation
import Exporters
import PlanModel
import PlanStore

/// A document or a file of data that the pages give; its raw value ends its address.
enum PapierAServir: String, CaseIterable, Sendable {
    case rapportODT = "rapport.odt"
    case rapportPDF = "rapport.pdf"
    case fichesODT = "fiches.odt"
    case planODT = "plan.odt"
    case carnetODT = "indicateurs.odt"
    case carnetODS = "indicateurs.ods"
    case tablesCSV = "tableaux.zip"
    case donneesOuvertes = "donnees-ouvertes.zip"
    case json = "suivi.json"
    case xml = "suivi.xml"
    case yaml = "suivi.yaml"

    var type: String {
        switch self {
        case .rapportODT, .fichesODT, .planODT, .carnetODT: "application/vnd.oasis.opendocument.text"
        case .carnetODS: "application/vnd.oasis.opendocument.spreadsheet"
        case .rapportPDF: "application/pdf"
        case .tablesCSV, .donneesOuvertes: "application/zip"
        case .json: "application/json; charset=utf-8"
        case .xml: "application/xml; charset=utf-8"
        case .yaml: "application/yaml; charset=utf-8"
        }
    }

    /// « cantal-rapport-2019-S2.odt »: what the reader's folder will hold.
    func nom(_ slug: String, _ semestre: Semestre) -> String {
        let parts = rawValue.split(separator: ".", maxSplits: 1)
        return self == .planODT ? "\(slug)-\(rawValue)" : "\(slug)-\(parts[0])-\(semestre).\(parts[1])"
    }
}

/// Makes what the pages give, from the base, by the same ways as the commands.
struct FabriqueDePapiers: Sendable {
    let store: PlanStore
    let reference: String
    let options: OptionsDeDocument
    let perimetre: Perimetre

    /// - Parameter pdf: The PDF of a text document.
    func octets(_ papier: PapierAServir, pdf: ([UInt8]) throws -> [UInt8]) throws -> [UInt8] {
        switch papier {
        case .rapportODT: try rapport()
        case .rapportPDF: try pdf(rapport())
        case .fichesODT: try FicheActionODT(document(), perimetre: perimetre, date: date()).bytes()
        case .planODT: try PlanEntierODT(document(sansSemestre: true), date: date()).bytes()
        case .carnetODT: try CarnetIndicateursODT(document(), semestre: options.semestre, date: date()).bytes()
        case .carnetODS: try CarnetODS(document(), semestre: options.semestre, date: date()).bytes()
        case .tablesCSV: try LotZIP.bytes(PlanCSV.files(donnees()))
        case .donneesOuvertes: try LotZIP.bytes(DonneesOuvertes.files(donnees(pour: .public), date: date()))
        case .json: try PlanJSON.bytes(donnees())
        case .xml: try PlanXML.bytes(donnees())
        case .yaml: try PlanYAML.bytes(donnees())
        }
    }

    func rapport() throws -> [UInt8] {
        try RedactionDuRapport(store: store, reference: reference).octets(
            options.semestre, options.rapport(perimetre), etat: store.etat(reference),
            pieces: store.pieces(reference))
    }

    /// What a paper is made from, in the form of the plan's documents.
    private func document(sansSemestre: Bool = false) throws -> Export {
        try store.export(
            reference, sansSemestre ? nil : options.semestre, audience: options.audience,
            forme: store.pieces(reference).forme)
    }

    /// What a file of data is made from.
    /// - Parameter audience: Of the options, unless the file has its own.
    private func donnees(pour audience: Audience? = nil) throws -> Export {
        try store.export(reference, options.semestre, audience: audience ?? options.audience)
    }

    /// The last change that the document knows of.
    private func date() throws -> Instant { try store.etat(reference).date }
}
