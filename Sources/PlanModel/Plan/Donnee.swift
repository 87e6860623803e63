/// A datum that a document shows only to those it was written for.
///
/// Each has a default, which the section `audiences` of a plan may change. The reasons are in decision 0035.
public enum Donnee: String, CaseIterable, Codable, Hashable, Sendable, CodingKeyRepresentable {
    /// Why an action is blocked. That it is blocked is for everyone.
    case motifBlocage = "motif_blocage"
    case arbitrageDemande = "arbitrage_demande"
    case freins, solutions
    case prochainesEtapes = "prochaines_etapes"
    /// Who said what was entered: a function or a body.
    case ditPar = "dit_par"
    /// Who typed, loaded or issued.
    case saisiPar = "saisi_par"
    /// Which actions were not entered, and whom to ask.
    case sansReponse = "sans_reponse"
    /// Why a reading is contested. That it is contested is for everyone.
    case contestation
    /// Who must follow a decision up.
    case responsable
    /// Places in the sources of the plan: « 002:944 ».
    case renvois
    /// What the transcriber says of the document: notes, why a value is missing, contradictions.
    case transcription

    public var audienceParDefaut: Audience {
        switch self {
        case .motifBlocage, .arbitrageDemande, .freins, .solutions, .saisiPar, .sansReponse, .renvois, .transcription:
            .interne
        case .prochainesEtapes, .ditPar, .contestation, .responsable: .partenaires
        }
    }

    /// In the plural, as a list of what a document leaves out says it.
    public var libelle: String {
        switch self {
        case .motifBlocage: "les motifs des blocages"
        case .arbitrageDemande: "les arbitrages demandés"
        case .freins: "les freins"
        case .solutions: "les solutions proposées"
        case .prochainesEtapes: "les prochaines étapes"
        case .ditPar: "qui a dit ce qui est déclaré"
        case .saisiPar: "qui l’a saisi"
        case .sansReponse: "ce qui manque, et de qui"
        case .contestation: "les motifs des contestations"
        case .responsable: "les responsables des décisions"
        case .renvois: "les renvois aux sources"
        case .transcription: "les remarques de transcription"
        }
    }

    /// Those of what someone declared of an action: who may enter the action reads them, whatever the audience.
    static let dUneSaisie: Set<Donnee> = [
        .motifBlocage, .arbitrageDemande, .freins, .solutions, .prochainesEtapes, .ditPar,
    ]
}
