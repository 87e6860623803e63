/// The drawing that stands for a chart, as a part of the page: shapes and words, nothing that acts, fetches or refers.
struct DessinHTML {
    private var html = EcritureHTML()
    private let alternative: String
    /// The elements that are open; nil for one that is left out.
    private var ouverts: [String?] = []
    /// Depth of what is left out with all that it holds.
    private var omis: Int?

    private static let elements: Set<String> = [
        "svg", "g", "rect", "line", "polyline", "polygon", "path", "circle", "ellipse", "text", "tspan",
    ]
    private static let attributs: Set<String> = [
        "width", "height", "viewBox", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "d",
        "points", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-family",
        "font-size", "font-weight", "font-style",
    ]

    /// - Parameter alternative: What is heard instead; the figures are in a table of the document.
    init(alternative: String) { self.alternative = alternative }

    var octets: [UInt8] { html.octets }

    mutating func recevoir(_ event: XMLEvents.Event) {
        switch event {
        case .debut(let balise): debut(balise)
        case .texte(let texte):
            if omis == nil, ouverts.last == "text" || ouverts.last == "tspan" { html.texte(texte) }
        case .fin:
            if omis == ouverts.count { omis = nil }
            guard let nom = ouverts.popLast() ?? nil else { return }
            html.balise("</")
            html.texte(nom)
            html.balise(">")
        }
    }

    private mutating func debut(_ balise: XMLEvents.Balise) {
        guard omis == nil, Self.elements.contains(balise.nom) else {
            ouverts.append(nil)
            omis = omis ?? ouverts.count
            return
        }
        html.balise("<")
        html.texte(balise.nom)
        if ouverts.isEmpty {
            html.balise(" xmlns=\"http://www.w3.org/2000/svg\" class=\"apercu-dessin\" role=\"img\" aria-label")
            html.valeur(alternative)
        }
        for attribut in balise.attributs
        where attribut.espace.isEmpty && Self.attributs.contains(attribut.nom) && !attribut.valeur.contains("url(") {
            html.balise(" ")
            html.texte(attribut.nom)
            html.valeur(attribut.valeur)
        }
        html.balise(">")
        ouverts.append(balise.nom)
    }
}
