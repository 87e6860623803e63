/// Why something is not done to an account, in words for its user.
public enum CompteError: Error, Equatable, CustomStringConvertible {
    case identifiantPris(String)
    case identifiantInvalide(String)
    case motDePasseFaible(FaiblesseDeMotDePasse)
    case invitationInvalide
    case dernierAdministrateur(String)
    case compteInconnu
    case compteFerme(String)
    case ancienMotDePasseFaux
    case texteVide(String)
    case texteInterdit(String, UInt32)

    public var description: String {
        switch self {
        case .identifiantPris(let identifiant):
            "l’identifiant « \(identifiant) » est déjà pris : choisissez-en un autre, ou rouvrez ce compte"
        case .identifiantInvalide(let identifiant):
            "« \(identifiant) » ne peut pas être un identifiant : écrivez de 2 à 64 lettres sans accent, chiffres, points, tirets ou arobases, en commençant par une lettre ou un chiffre"
        case .motDePasseFaible(let faiblesse): faiblesse.description
        case .invitationInvalide:
            "ce lien ne sert plus : il a déjà été utilisé, remplacé, ou date de plus de sept jours ; demandez-en un autre à votre administrateur"
        case .dernierAdministrateur(let identifiant):
            "« \(identifiant) » est le seul compte en service qui administre tous les plans : donnez d’abord ce droit à un autre, et attendez qu’il ait choisi son mot de passe"
        case .compteInconnu: "ce compte n’existe pas : revenez à la liste des comptes"
        case .compteFerme(let identifiant): "le compte « \(identifiant) » est fermé : rouvrez-le d’abord"
        case .ancienMotDePasseFaux:
            "le mot de passe actuel n’est pas celui-là : retapez-le, ou demandez un lien à votre administrateur"
        case .texteVide(let nom): "« \(nom) » est vide : écrivez un texte"
        case .texteInterdit(let nom, let code):
            "« \(nom) » contient un caractère de contrôle (U+\(String(code, radix: 16, uppercase: true))) : supprimez-le"
        }
    }
}

/// What is wrong with a password that someone chooses.
public enum FaiblesseDeMotDePasse: Hashable, Sendable, CustomStringConvertible {
    case tropCourt(Int)
    case tropLong
    case identifiant
    case caractereRepete

    public var description: String {
        switch self {
        case .tropCourt(let longueur):
            "le mot de passe compte \(longueur) caractère\(longueur > 1 ? "s" : "") : il en faut au moins \(MotDePasse.longueurMinimale) ; plusieurs mots à la suite se retiennent bien"
        case .tropLong:
            "le mot de passe est trop long : \(MotDePasse.octetsMaximum) octets au plus"
        case .identifiant: "le mot de passe reprend l’identifiant : choisissez-en un que l’on ne devine pas"
        case .caractereRepete: "le mot de passe répète un seul caractère : choisissez-en un que l’on ne devine pas"
        }
    }
}
