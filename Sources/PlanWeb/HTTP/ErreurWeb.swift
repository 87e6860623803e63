import Exporters
import HTTPTypes

/// Why a request gets no answer, in words for who made it.
struct ErreurWeb: Error {
    var statut: HTTPResponse.Status
    /// What happened.
    var message: String
    /// What to do.
    var suite: String
    /// Seconds to wait before trying again.
    var attente: Int?

    init(_ statut: HTTPResponse.Status, _ message: String, _ suite: String, attente: Int? = nil) {
        (self.statut, self.attente) = (statut, attente)
        (self.message, self.suite) = (message.typographie, suite.typographie)
    }

    static func introuvable(_ quoi: String) -> ErreurWeb {
        ErreurWeb(.notFound, quoi, "Vérifiez l’adresse, ou repartez de la liste de vos plans.")
    }

    static let interdit = ErreurWeb(
        .forbidden, "Votre compte n’a pas le droit de faire cela.",
        "Demandez ce droit à un administrateur, en lui disant de quel plan il s’agit.")

    /// The address is right, what is asked of it is not.
    static func methode(_ methode: HTTPRequest.Method, admises: [HTTPRequest.Method]) -> ErreurWeb {
        methode == .get
            ? ErreurWeb(
                .methodNotAllowed, "Cette adresse ne se visite pas : elle reçoit ce qu’un formulaire envoie.",
                "Revenez à la page du formulaire, ou repartez de la liste de vos plans.")
            : ErreurWeb(
                .methodNotAllowed, "Cette adresse ne prend pas ce genre de demande.",
                "Elle prend : \(admises.map(\.rawValue).joined(separator: ", ")).")
    }

    static let tropGros = ErreurWeb(
        .contentTooLarge, "Ce qui a été envoyé est trop gros.",
        "Vérifiez que c’est le bon fichier ; s’il l’est, envoyez-le en plusieurs parties.")

    static let formulairePerime = ErreurWeb(
        .forbidden, "Ce formulaire ne vient pas de votre session en cours.",
        "Rien n’a été enregistré. Revenez à la page précédente : vos mots y sont encore. Copiez-les, rechargez la page, collez-les."
    )

    /// The word that scripts test.
    var code: String {
        switch statut.code {
        case 400: "requete"
        case 401: "deconnecte"
        case 403: "interdit"
        case 404: "introuvable"
        case 405: "methode"
        case 409: "conflit"
        case 413: "trop_gros"
        case 422: "invalide"
        case 429: "trop_d_essais"
        case 503: "indisponible"
        default: "erreur"
        }
    }

    /// The title of its page.
    var titre: String {
        switch statut.code {
        case 401: "Connectez-vous"
        case 403: "Accès refusé"
        case 404: "Page introuvable"
        case 405: "Méthode refusée"
        case 409: "Quelqu’un est passé avant vous"
        case 413: "Envoi trop gros"
        case 422: "Saisie à corriger"
        case 429: "Trop d’essais"
        case 503: "Indisponible pour l’instant"
        default: statut.code < 500 ? "Demande incomprise" : "Erreur du serveur"
        }
    }
}
