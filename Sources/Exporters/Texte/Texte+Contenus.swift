import Foundation
public import PlanModel

/// Figures, amounts and steps as French text, on one line.
extension Texte {
    /// « part des habitants sans médecin : 12,5 % (région, 2012) ».
    public static func chiffre(_ chiffre: Chiffre) -> String {
        let valeur = chiffre.valeur.map { "\u{A0}: \(francais($0, unite: chiffre.unite))" } ?? ""
        let date = chiffre.date.map { renseigne($0.map(\.affichee)) }
        return chiffre.texte + valeur + parentheses([chiffre.territoire, date, chiffre.note])
    }

    /// « 12 000,50 € – travaux (2021, financeur : CD) ».
    public static func montant(_ montant: Montant) -> String {
        let somme = renseigne(montant.centimes.map { argent($0, montant.devise) })
        let objet = montant.objet.map { " – \($0)" } ?? ""
        let financeur = montant.financeur.map { "financeur\u{A0}: \($0.texte)" }
        return somme + objet + parentheses([montant.annee.map(String.init), financeur, montant.note])
    }

    /// « 12 000,50 € », « 300 FRF »: no decimals for a whole number.
    public static func argent(_ centimes: Int, _ devise: String) -> String {
        let (unites, reste) = centimes.quotientAndRemainder(dividingBy: 100)
        let decimales = reste == 0 ? "" : ",\(reste < 10 ? "0" : "")\(reste)"
        return "\(francais(Decimal(unites)))\(decimales)\u{A0}\(devise == Montant.euro ? "€" : devise)"
    }

    /// « 2021 : ouvrir le guichet (fait) ».
    public static func etape(_ etape: EtapeDatee) -> String {
        let fait = etape.fait.map { $0 ? "fait" : "pas fait" }
        return "\(etape.annee)\u{A0}: \(etape.etape)" + parentheses([fait, etape.note])
    }

    /// « Mission services, 1 place de la Mairie, services@example.fr, 04 00 00 00 00 ».
    public static func contact(_ contact: Contact) -> String {
        [contact.service, contact.adresse, contact.courriel, contact.telephone, contact.url].compactMap(\.self)
            .joined(separator: ", ")
    }

    private static func parentheses(_ precisions: [String?]) -> String {
        let dites = precisions.compactMap(\.self)
        return dites.isEmpty ? "" : " (\(dites.joined(separator: ", ")))"
    }
}

extension Indicateur.Borne {
    /// As it stands before a value.
    public var libelle: String {
        switch self {
        case .auMoins: "au moins"
        case .auPlus: "au plus"
        }
    }
}
