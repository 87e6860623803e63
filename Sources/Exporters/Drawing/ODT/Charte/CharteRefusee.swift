/// Why a file cannot give our documents their form.
public enum CharteRefusee: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the file is, instead of an ODF text.
    case autreNature(String)
    case archive(ZipFault)
    case partieManquante(String, citeePar: String)
    case partieIllisible(String, XMLFault)
    case partieTropGrande(String, limite: Int)
    case chiffree
    /// Where they stand.
    case macros(String)
    case image(String, raison: String)
    case lien(String)
    /// The element that shows something else than text or an image.
    case incorpore(String)
    case pageEtroite(millimetres: Int)
    case pageSansTaille(String)

    public var description: String {
        switch self {
        case .autreNature(let trouve):
            "trouvé \(trouve), attendu un modèle (.ott) ou un document (.odt) : ouvrez-le dans LibreOffice et enregistrez-le comme « Modèle de document texte ODF »"
        case .archive(let fault):
            "\(fault) ; attendu un .ott ou un .odt entier : enregistrez-le de nouveau depuis LibreOffice"
        case .partieManquante(let nom, let citeePar):
            "« \(nom) » manque, cité par \(citeePar) : enregistrez le modèle de nouveau depuis LibreOffice"
        case .partieIllisible(let nom, let fault):
            "« \(nom) », \(fault) : enregistrez le modèle de nouveau depuis LibreOffice"
        case .partieTropGrande(let nom, let limite):
            "« \(nom) » fait plus de \(limite >> 20) Mio : ôtez du modèle les styles et les images qui ne servent pas"
        case .chiffree: "le modèle est protégé par un mot de passe : enregistrez-le sans mot de passe"
        case .macros(let lieu):
            "le modèle contient des macros (\(lieu)), que nos documents ne reprennent pas : enregistrez-en une copie sans macro"
        case .image(let href, let raison): "image « \(href) » : \(raison)"
        case .lien(let href):
            "lien « \(href) » dans l'en-tête ou le pied de page : attendu http, https ou mailto"
        case .incorpore(let element):
            "l'en-tête, le pied de page ou un style contient un objet que nous ne reprenons pas (\(element)) : remplacez-le par une image"
        case .pageEtroite(let millimetres):
            "la page « Standard » du modèle ne laisse que \(millimetres) mm au texte, attendu \(Charte.largeurMinimale) au moins : réduisez ses marges"
        case .pageSansTaille(let valeur):
            "la page « Standard » du modèle a une dimension illisible (« \(valeur) »), attendu une longueur en cm, mm, pt, pc ou in"
        }
    }
}
