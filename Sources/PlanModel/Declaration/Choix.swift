import Foundation

/// One of a few words: a code outside, a label for those who read.
public protocol ChoixNomme: CaseIterable, RawRepresentable<String>, Hashable, Sendable {
    var libelle: String { get }
    /// Other wordings that a page or a document prints.
    var autresLibelles: [String] { get }
}

extension ChoixNomme {
    public var autresLibelles: [String] { [] }

    /// The code or the label, as any of our doors prints it: accents, case, spaces and dashes do not count.
    public init?(saisi texte: String) {
        let cle = texte.foldedCode
        guard
            let choix = Self.allCases.first(where: { choix in
                ([choix.rawValue, choix.libelle] + choix.autresLibelles).contains { $0.foldedCode == cle }
            })
        else { return nil }
        self = choix
    }
}

extension Etat: ChoixNomme {}
extension Meteo: ChoixNomme {}
extension Decision.Nature: ChoixNomme {}
extension Decision.Sujet: ChoixNomme {}
extension Decision.Etat: ChoixNomme {}
extension Audience: ChoixNomme {
    public var libelle: String { rawValue }
    public var autresLibelles: [String] { self == .interne ? ["interne, toutes les notes"] : [] }
}

extension Bool {
    /// « oui » and « non »; « VRAI » and « FAUX », « TRUE » and « FALSE », as spreadsheets write a ticked box.
    public init?(saisi texte: String) {
        switch texte.foldedCode {
        case "oui", "vrai", "true": self = true
        case "non", "faux", "false": self = false
        default: return nil
        }
    }
}

extension Semestre {
    /// « 2018-S2 », and what we print of it: « 2nd semestre 2018 », « 2e semestre de l'année 2018 », « S2 2018 ».
    public init?(saisi texte: String) {
        let mots = texte.foldedCode.split(separator: "_")
            .filter { !["de", "l", "annee", "du", "le"].contains($0) }
        let codes = ["s1": 1, "s2": 2]
        let rangs = [
            "1": 1, "1er": 1, "premier": 1, "2": 2, "2e": 2, "2eme": 2, "2nd": 2, "second": 2, "deuxieme": 2,
        ]
        switch mots.map(String.init) {
        case let mots where mots.count == 2:
            let (code, annee) = codes[mots[1]] == nil ? (mots[0], mots[1]) : (mots[1], mots[0])
            guard let rang = codes[code], let annee = Self.annee(annee) else { return nil }
            self.init(annee: annee, rang: rang)
        case let mots where mots.count == 3 && mots[1] == "semestre":
            guard let rang = rangs[mots[0]], let annee = Self.annee(mots[2]) else { return nil }
            self.init(annee: annee, rang: rang)
        default: return nil
        }
    }

    private static func annee(_ texte: String) -> Int? {
        texte.utf8.count == 4 && texte.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(texte) : nil
    }
}

extension Jour {
    /// « 2019-06-30 », « 30/06/2019 » as French spreadsheets rewrite it, « 30 juin 2019 » as we print it.
    public init?(saisi texte: String) {
        var texte = texte.sansInvisibles
        // What programs write for a day without hour.
        for minuit in [" 00:00:00", "T00:00:00", "T00:00:00Z"] where texte.hasSuffix(minuit) {
            texte = String(texte.dropLast(minuit.count))
        }
        if let jour = Jour(iso: texte) {
            self = jour
            return
        }
        guard let periode = Periode(imprime: texte), let debut = periode.debut, debut == periode.fin,
            !periode.dejaEngagee
        else { return nil }
        self = debut
    }
}

extension String {
    /// Without the characters that nobody sees, and that pages and word processors leave in what is copied.
    public var sansInvisibles: String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisible }))
    }
}
