import Foundation

@testable import Exporters

/// Pages that a rendering could give to the contents of a document.
enum PagesDEssai {
    static func pages(de odt: [UInt8]) -> [Int] { entrees(odt).indices.map { $0 + 3 } }

    /// What stands after the tab of each entry of the contents.
    static func entrees(_ odt: [UInt8]) -> [String] {
        guard let octets = try? ZipReader(odt).octets("content.xml") else { return [] }
        return String(decoding: octets, as: UTF8.self)
            .matches(of: /<text:bookmark-ref[^>]*?(?:\/>|>([^<]*)<)/).map { String($0.output.1 ?? "") }
    }
}
