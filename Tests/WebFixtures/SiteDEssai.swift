import Fixtures
import Foundation
import GRDB
package import HTTPTypes
import Hummingbird
package import HummingbirdTesting
import NIOCore
package import PlanModel
package import PlanStore
package import PlanWeb

/// The application over bases in memory, with someone signed in for each role.
package struct SiteDEssai {
    package let services: Services
    private let client: any TestClientProtocol
    private let sessions: [Role: (jeton: String, csrf: String)]

    package static let instant = Fixtures.instant("2019-09-02T08:00:00Z")

    /// - Parameters:
    ///   - plans: YAML files; what the test records it records through `services.store`.
    ///   - pilote: Whose actions the account of contribution may enter.
    package static func avec(
        _ plans: [Plan], pilote: String? = nil, reglages: Services.Reglages = .init(),
        maintenant: @escaping @Sendable () -> Instant = { instant },
        pdf: @escaping @Sendable ([UInt8], String) throws -> [UInt8] = { octets, _ in octets },
        essai: @escaping @Sendable (SiteDEssai) async throws -> Void
    ) async throws {
        let store = try PlanStore(DatabaseQueue())
        for plan in plans {
            _ = try store.load(
                plan, octets: Array("essai".utf8), fichier: "\(plan.identifiant).yaml", motif: nil, par: "essai",
                le: instant)
        }
        try await sur(
            store, plan: plans.first?.identifiant.rawValue, pilote: pilote, reglages: reglages, maintenant: maintenant,
            pdf: pdf, essai: essai)
    }

    /// The same over a base that the test has made.
    package static func sur(
        _ store: PlanStore, plan: String?, pilote: String? = nil, reglages: Services.Reglages = .init(),
        maintenant: @escaping @Sendable () -> Instant = { instant },
        pdf: @escaping @Sendable ([UInt8], String) throws -> [UInt8] = { octets, _ in octets },
        essai: @escaping @Sendable (SiteDEssai) async throws -> Void
    ) async throws {
        // Passwords are derived at once: their cost has its own tests.
        let comptes = try CompteStore(DatabaseQueue(), .init(n: 2, r: 1, p: 1))
        let services = try Services(
            store: store, comptes: comptes, reglages: reglages, maintenant: maintenant, secondes: { 0 }, pdf: pdf)
        var sessions: [Role: (jeton: String, csrf: String)] = [:]
        for role in Role.allCases {
            let droit = Droit(
                plan: role == .administration ? nil : plan, role: role,
                pilote: role == .contribution ? pilote : nil)
            let compte = try comptes.creer(
                role.rawValue, nom: "Personne de \(role.libelle)", droits: [droit], par: "essai", le: instant
            ).compte
            let ouverte = try comptes.ouvrirSession(compte.id, agent: nil, le: maintenant())
            sessions[role] = (ouverte.jeton, ouverte.session.csrf)
        }
        let ouvertes = sessions
        try await WebServer.application(services).test(.router) { client in
            try await essai(SiteDEssai(services: services, client: client, sessions: ouvertes))
        }
    }

    /// - Parameter role: Nil for nobody.
    package func visite(
        _ adresse: String, comme role: Role? = .secretariat, entetes: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await client.execute(uri: adresse, method: .get, headers: entetes.merging(cookies(role)))
    }

    /// A form, with the session's own proof unless the test gives its own `csrf`.
    package func envoie(
        _ adresse: String, comme role: Role? = .secretariat, _ champs: [(String, String)], entetes: HTTPFields = [:]
    ) async throws -> TestResponse {
        var champs = champs
        if let role, let csrf = sessions[role]?.csrf, !champs.contains(where: { $0.0 == "csrf" }) {
            champs.append(("csrf", csrf))
        }
        let corps = champs.map { "\($0.encodeEnPourCent)=\($1.encodeEnPourCent)" }.joined(separator: "&")
        var tous = entetes.merging(cookies(role))
        tous[.contentType] = "application/x-www-form-urlencoded"
        return try await client.execute(uri: adresse, method: .post, headers: tous, body: ByteBuffer(string: corps))
    }

    /// A form with a file, as a browser sends it.
    package func depose(
        _ adresse: String, comme role: Role = .secretariat, _ champs: [(String, String)], fichier: String,
        nom: String = "grille.ods", octets: [UInt8]
    ) async throws -> TestResponse {
        let frontiere = "----essai7d93"
        var corps = ByteBuffer()
        for (cle, valeur) in champs + [("csrf", sessions[role]?.csrf ?? "")] {
            corps.writeString(
                "--\(frontiere)\r\nContent-Disposition: form-data; name=\"\(cle)\"\r\n\r\n\(valeur)\r\n")
        }
        corps.writeString(
            "--\(frontiere)\r\nContent-Disposition: form-data; name=\"\(fichier)\"; filename=\"\(nom)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        corps.writeBytes(octets)
        corps.writeString("\r\n--\(frontiere)--\r\n")
        var entetes = cookies(role)
        entetes[.contentType] = "multipart/form-data; boundary=\(frontiere)"
        return try await client.execute(uri: adresse, method: .post, headers: entetes, body: corps)
    }

    /// A script's request.
    package func demande(
        _ adresse: String, methode: HTTPRequest.Method = .get, jeton: String?, json: String? = nil
    ) async throws -> TestResponse {
        var entetes = HTTPFields()
        entetes[.authorization] = jeton.map { "Bearer \($0)" }
        if json != nil { entetes[.contentType] = "application/json" }
        return try await client.execute(
            uri: adresse, method: methode, headers: entetes, body: json.map { ByteBuffer(string: $0) })
    }

    private func cookies(_ role: Role?) -> HTTPFields {
        guard let role, let jeton = sessions[role]?.jeton else { return [:] }
        return [.cookie: "\(Guichet.nomDuCookie)=\(jeton)"]
    }
}

extension HTTPFields {
    fileprivate func merging(_ autres: HTTPFields) -> HTTPFields {
        var tous = self
        for champ in autres { tous.append(champ) }
        return tous
    }
}

extension TestResponse {
    package var texte: String { String(buffer: body) }
    package var octets: [UInt8] { [UInt8](buffer: body) }

    /// The value of a hidden field of the page.
    package func cache(_ nom: String) -> String? {
        guard let debut = texte.firstRange(of: "name=\"\(nom)\" value=\"") else { return nil }
        return texte[debut.upperBound...].split(separator: "\"", omittingEmptySubsequences: false).first.map(
            String.init)
    }
}
