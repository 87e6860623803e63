import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// A password as it is kept: scrypt, its salt and the parameters of its derivation.
///
/// N = 2^15, r = 8, p = 3 is one of the settings that OWASP holds equal to N = 2^17, p = 1: as much work for who guesses,
/// with 32 MiB for each derivation instead of 128, on servers of départements that have little memory.
package struct MotDePasse: Hashable {
    package struct Parametres: Hashable, Sendable {
        var n = 1 << 15
        var r = 8
        var p = 3

        package init(n: Int = 1 << 15, r: Int = 8, p: Int = 3) { (self.n, self.r, self.p) = (n, r, p) }
    }

    var parametres: Parametres
    var sel: Data
    var empreinte: Data

    static let longueurMinimale = 12
    /// More would only let a request cost more.
    static let octetsMaximum = 1_024

    /// Two derivations at once, 64 MiB: more sign-ins wait instead of emptying the memory.
    private static let derivations = DispatchSemaphore(value: 2)

    init(_ texte: String, _ parametres: Parametres) throws {
        self.init(parametres, sel: Secret.octets(16), empreinte: Data())
        empreinte = try derive(texte).withUnsafeBytes { Data($0) }
    }

    init(_ parametres: Parametres, sel: Data, empreinte: Data) {
        (self.parametres, self.sel, self.empreinte) = (parametres, sel, empreinte)
    }

    /// Nobody's: what an unknown login is compared with, for the same work.
    static func dePersonne(_ parametres: Parametres) -> MotDePasse {
        MotDePasse(parametres, sel: Data(repeating: 0, count: 16), empreinte: Data())
    }

    /// In constant time, once derived.
    func est(_ texte: String) throws -> Bool {
        let derivee = try derive(texte)
        return texte.utf8.count <= Self.octetsMaximum && derivee == SymmetricKey(data: empreinte)
    }

    /// The same letters have the same bytes, whichever keyboard typed them. The first byte keeps an empty text from
    /// being no bytes at all, which the library does not take.
    private func derive(_ texte: String) throws -> SymmetricKey {
        let octets = [0] + Array(texte.prefix(Self.octetsMaximum).precomposedStringWithCanonicalMapping.utf8)
        Self.derivations.wait()
        defer { Self.derivations.signal() }
        return try KDF.Scrypt.deriveKey(
            from: octets, salt: sel, outputByteCount: 32, rounds: parametres.n, blockSize: parametres.r,
            parallelism: parametres.p)
    }

    /// No rule on the kinds of characters: they make passwords that are written down.
    static func check(_ texte: String, de identifiant: String) throws {
        let longueur = texte.count
        if longueur < longueurMinimale { throw CompteError.motDePasseFaible(.tropCourt(longueur)) }
        if texte.utf8.count > octetsMaximum { throw CompteError.motDePasseFaible(.tropLong) }
        if texte.lowercased() == identifiant { throw CompteError.motDePasseFaible(.identifiant) }
        if Set(texte).count == 1 { throw CompteError.motDePasseFaible(.caractereRepete) }
    }
}
