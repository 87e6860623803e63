import Exporters
import PlanModel

/// The page that asks for the reason before a reading is withdrawn.
struct RetraitDeReleve {
    var numero: Int
    var indicateur: String
    var date: String
    var valeur: String
    var territoire: String
    var paroles: String
    var action: String
    var csrf: String
    var semestre: String
    var motif: String
    var erreur: String?
    var retour: String

    init(
        _ releve: ReleveModele, _ indicateur: Indicateur, semestre: Semestre, _ slug: String, motif: String,
        erreur: String?, csrf: String
    ) {
        (numero, date, valeur) = (releve.numeroDuReleve, releve.date, releve.valeurRelevee)
        (territoire, paroles) = (releve.territoireReleve, releve.paroles)
        self.indicateur = Typographie.francaise(indicateur.titre)
        action = "\(Page.Onglet.indicateurs.href(slug))/releves/\(releve.numeroDuReleve)/retirer"
        (self.csrf, self.semestre, self.motif, self.erreur) = (csrf, semestre.rawValue, motif, erreur)
        retour = Self.retour(slug, semestre, indicateur.id)
    }

    /// Back to the indicator.
    static func retour(_ slug: String, _ semestre: Semestre, _ id: Identifiant<Indicateur>) -> String {
        "\(Page.Onglet.indicateurs.href(slug))?semestre=\(semestre)#\(IndicateurModele.ancre(id))"
    }
}
