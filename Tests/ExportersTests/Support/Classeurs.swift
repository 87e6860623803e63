import Fixtures
import PlanModel

@testable import Exporters

/// The grid of an export at 2018-S2, as bytes.
func grille(_ export: Export, _ perimetre: Perimetre = .tout) throws -> [UInt8] {
    try GrilleDeSaisie(
        export, semestre: semestre("2018-S2"), perimetre: perimetre, date: instant("2019-01-10T08:30:00Z")
    ).bytes()
}

/// The booklet of an export at 2018-S2, as bytes.
func carnet(_ export: Export) throws -> [UInt8] {
    try CarnetODS(export, semestre: semestre("2018-S2"), date: instant("2019-01-10T08:30:00Z")).bytes()
}

/// The same package with another part in the place of one of its own, or without it.
func paquet(_ bytes: [UInt8], _ part: String, _ contenu: (String) -> String?) throws -> [UInt8] {
    let archive = try ZipReader(bytes)
    return try ZipArchive.bytes(
        of: archive.noms.compactMap { nom in
            let octets = try archive.octets(nom) ?? []
            guard nom == part else { return .init(nom, .whole(octets)) }
            return contenu(String(decoding: octets, as: UTF8.self)).map { .init(nom, .whole(Array($0.utf8))) }
        })
}

/// A spreadsheet whose only sheet holds these rows, written in XML.
func classeur(_ rangees: String, avant: String = "") throws -> [UInt8] {
    let content = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
         xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
         xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
         xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
         xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"><office:body><office:spreadsheet>\(avant)\
        <table:table table:name="F">\(rangees)</table:table></office:spreadsheet></office:body></office:document-content>
        """
    return try ZipArchive.bytes(of: [
        .init("mimetype", .stored(Array("application/vnd.oasis.opendocument.spreadsheet".utf8))),
        .init("content.xml", .whole(Array(content.utf8))),
    ])
}
