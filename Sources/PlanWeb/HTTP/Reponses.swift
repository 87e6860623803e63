import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    static func json(_ valeur: some Encodable, statut: HTTPResponse.Status = .ok) throws -> Response {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: statut, headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: try encodeur.encode(valeur))))
    }

    /// A file to be kept, under a name of ours (ASCII).
    static func fichier(_ octets: [UInt8], nom: String, type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(nom)\"", .cacheControl: "no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: octets)))
    }
}
