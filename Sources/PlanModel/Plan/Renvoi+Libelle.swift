extension Renvoi {
    /// « Le schéma, lignes 12 à 14 », « Le schéma, page 44 »: for a reader, who does not know the sources' identifiers.
    public func libelle(_ plan: Plan) -> String {
        let document = plan.sources.first { $0.id == source }?.titre ?? source
        let mot = enPages ? "page" : "ligne"
        let place = fin.map { "\(mot)s\u{A0}\(debut) à\u{A0}\($0)" } ?? "\(mot)\u{A0}\(debut)"
        return "\(document), \(place)"
    }
}

extension Source {
    /// Its address, when a page may link to it.
    public var lien: String? { url?.lienDuWeb }
}

extension String {
    /// Itself when it is an address of the web, which a page may link to; nil for any other scheme.
    public var lienDuWeb: String? {
        let debut = prefix(8).lowercased()
        return debut.hasPrefix("https://") || debut.hasPrefix("http://") ? self : nil
    }
}
