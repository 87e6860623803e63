import Exporters
import PlanCases
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

    /// It takes the template and the logos of the plan.
    fileprivate var estUnDocument: Bool {
        switch self {
        case .rapportODT, .rapportPDF, .fichesODT, .planODT, .carnetODT, .carnetODS: true
        case .tablesCSV, .donneesOuvertes, .json, .xml, .yaml: false
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
        case .rapportODT: return try rapport()
        case .rapportPDF: return try pdf(rapport())
        default: break
        }
        let lu = try store.snapshot(
            reference, a: papier == .planODT ? nil : options.semestre, pieces: papier.estUnDocument)
        let date = lu.etat.date
        /// In the form of the plan's documents.
        func document(_ semestre: Semestre?) throws -> Export {
            lu.export(semestre, audience: options.audience, forme: try lu.pieces.forme)
        }
        /// - Parameter audience: Of the options, unless the file has its own.
        func donnees(pour audience: Audience? = nil) -> Export {
            lu.export(options.semestre, audience: audience ?? options.audience)
        }
        let semestre = options.semestre
        return switch papier {
        case .rapportODT, .rapportPDF: []
        case .fichesODT: try FicheActionODT(document(semestre), perimetre: perimetre, date: date).bytes()
        case .planODT: try PlanEntierODT(document(nil), date: date).bytes()
        case .carnetODT: try CarnetIndicateursODT(document(semestre), semestre: semestre, date: date).bytes()
        case .carnetODS: try CarnetODS(document(semestre), semestre: semestre, date: date).bytes()
        case .tablesCSV: try LotZIP.bytes(PlanCSV.files(donnees()))
        case .donneesOuvertes: try LotZIP.bytes(DonneesOuvertes.files(donnees(pour: .public), date: date))
        case .json: try PlanJSON.bytes(donnees())
        case .xml: try PlanXML.bytes(donnees())
        case .yaml: try PlanYAML.bytes(donnees())
        }
    }

    func rapport() throws -> [UInt8] {
        let lu = try store.snapshot(reference, pieces: true)
        return try RedactionDuRapport(store: store, reference: reference).octets(
            options.semestre, options.rapport(perimetre), etat: lu.etat, pieces: lu.pieces)
    }
}
