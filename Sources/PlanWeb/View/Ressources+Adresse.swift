import PlanCases

extension Ressources {
    /// Where browsers find a file of « statique/ », its content's fingerprint included.
    static func adresse(_ nom: String) -> String {
        "/statique/\(nom)" + (parNom["statique/\(nom)"].map { "?v=\($0.empreinte)" } ?? "")
    }
}
