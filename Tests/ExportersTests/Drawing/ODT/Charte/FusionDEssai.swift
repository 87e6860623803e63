import Testing

@testable import Exporters

/// Our own styles, as a template meets them.
func stylesParDefaut() throws -> [UInt8] {
    try ODTStyles.part(entete: "Audience : interne", pied: "Cantal – essai")
}

func fusionDEssai(
    _ styles: String, mention: String? = nil, images: [(String, [UInt8])] = []
) throws -> (racine: ElementXML, images: [ODFPackage.Part]) {
    var modele = ModeleAGater()
    modele.styles = styles
    modele.autres = images.map { (nom: $0.0, octets: $0.1) }
    let charte = try modele.charte()
    let forme = try charte.styles(completant: stylesParDefaut(), mention: mention)
    #expect(try GrammaireODF.document.get().fautes(forme.styles) == [])
    // Same template, same default: same bytes.
    #expect(
        try modele.charte().styles(completant: stylesParDefaut(), mention: mention).styles == forme.styles
    )
    return (try ElementXML(forme.styles), forme.images)
}

func styleNomme(_ nom: String, in racine: ElementXML) throws -> ElementXML {
    let found = racine.tous("style:style").filter { $0["style:name"] == nom }
    #expect(found.count == 1, "« \(nom) »")
    return try #require(found.first)
}

func maitrePage(_ nom: String, in racine: ElementXML) throws -> ElementXML {
    try #require(racine.tous("style:master-page").first { $0["style:name"] == nom })
}
