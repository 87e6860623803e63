import Crypto
import Foundation

/// Tokens: 32 bytes of the system's generator, written in base64url. Only their SHA-256 is kept: that is enough for
/// what nobody can guess.
enum Secret {
    static func nouveau() -> String { base64url(octets(32)) }

    static func octets(_ nombre: Int) -> Data {
        var generateur = SystemRandomNumberGenerator()
        return Data((0..<nombre).map { _ in UInt8.random(in: .min ... .max, using: &generateur) })
    }

    static func empreinte(_ secret: String) -> Data { Data(SHA256.hash(data: Array(secret.utf8))) }

    /// Who has the session's token has this one, and nobody else.
    static func csrf(de jeton: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("csrf".utf8), using: SymmetricKey(data: Array(jeton.utf8)))
        return base64url(Data(code))
    }

    private static func base64url(_ octets: Data) -> String {
        octets.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
