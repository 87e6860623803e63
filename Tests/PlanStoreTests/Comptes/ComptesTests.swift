import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

struct ComptesTests {
    @Test func aNewBaseHasNobody() throws {
        let banc = try BancDeComptes()
        #expect(try banc.store.estVide())
        #expect(try banc.store.comptes().isEmpty)
        try banc.administrateur()
        #expect(try !banc.store.estVide())
    }

    @Test func anAccountComesBackWithItsRightsInTheirOrder() throws {
        let banc = try BancDeComptes()
        let droits = [
            Droit(plan: "cantal", role: .contribution, pilote: "ARS"), Droit(plan: "lot", role: .secretariat),
            Droit(role: .lecture),
        ]
        let (compte, _) = try banc.store.creer(
            " M.Durand ", nom: "Michèle Durand", droits: droits, par: "admin", le: banc.debut)
        #expect(
            compte
                == Compte(
                    id: compte.id, identifiant: "m.durand", nom: "Michèle Durand", actif: true, creeLe: banc.debut,
                    creePar: "admin", aUnMotDePasse: false, droits: droits))
        #expect(try banc.store.compte(compte.id) == compte)
        try banc.compte("autre")
        #expect(try banc.store.comptes().map(\.identifiant) == ["autre", "m.durand"])
        #expect(try banc.store.comptes().map(\.droits) == [[], droits])
        #expect(try banc.store.compte(99) == nil)
    }

    @Test func aLoginIsTakenWhateverItsCase() throws {
        let banc = try BancDeComptes()
        try banc.compte("durand")
        #expect(throws: CompteError.identifiantPris("durand")) { try banc.compte("Durand") }
    }

    @Test(arguments: ["", "a", "é.durand", "m durand", ".durand", "a\nb", String(repeating: "a", count: 65)])
    func aLoginThatCannotBeTypedSafelyIsRefused(identifiant: String) throws {
        let banc = try BancDeComptes()
        #expect(throws: CompteError.identifiantInvalide(identifiant)) { try banc.compte(identifiant) }
        #expect(try banc.store.estVide())
    }

    @Test func anEmptyNameOrOneWithAControlCharacterIsRefused() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        #expect(throws: CompteError.texteVide("nom")) {
            try banc.store.nommer(compte.id, nom: " ", par: "admin", le: banc.debut)
        }
        #expect(throws: CompteError.texteInterdit("nom", 0)) {
            try banc.store.nommer(compte.id, nom: "a\u{0}", par: "admin", le: banc.debut)
        }
        try banc.store.nommer(compte.id, nom: "Mme Durand", par: "admin", le: banc.debut)
        #expect(try banc.store.compte(compte.id)?.nom == "Mme Durand")
    }

    @Test func rightsAreReplacedAllTogether() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand", Droit(plan: "lot", role: .lecture), Droit(role: .lecture))
        try banc.store.accorder([Droit(plan: "cantal", role: .copilote)], a: compte.id, par: "admin", le: banc.debut)
        #expect(try banc.store.compte(compte.id)?.droits == [Droit(plan: "cantal", role: .copilote)])
    }

    @Test func theLastAdministratorOfEveryPlanCannotBeLost() throws {
        let banc = try BancDeComptes()
        let admin = try banc.administrateur()
        try banc.compte("local", Droit(plan: "lot", role: .administration))
        // Invited, and may never come.
        _ = try banc.store.creer(
            "invite", nom: "I", droits: [Droit(role: .administration)], par: "admin", le: banc.debut)
        let refus = CompteError.dernierAdministrateur("admin")
        #expect(throws: refus) { try banc.store.fermer(admin.id, par: "admin", le: banc.debut) }
        #expect(throws: refus) { try banc.store.effacer(admin.id, par: "admin", le: banc.debut) }
        #expect(throws: refus) {
            try banc.store.accorder([Droit(role: .copilote)], a: admin.id, par: "admin", le: banc.debut)
        }
        #expect(try banc.store.compte(admin.id) == admin)
        let second = try banc.administrateur("second")
        try banc.store.fermer(admin.id, par: "second", le: banc.debut)
        #expect(throws: CompteError.dernierAdministrateur("second")) {
            try banc.store.fermer(second.id, par: "second", le: banc.debut)
        }
    }

    @Test func aClosedAccountLosesItsSessionsAndTokensAndComesBackWithItsPassword() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand", Droit(plan: "lot", role: .lecture))
        let (cookie, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        let (_, secret) = try banc.store.creerJeton(compte.id, libelle: "essai", ecriture: false, le: banc.debut)
        let lien = try banc.store.inviter(compte.id, par: "admin", le: banc.debut)
        try banc.store.fermer(compte.id, par: "admin", le: banc.debut)
        #expect(try banc.store.session(cookie, le: banc.debut) == nil)
        #expect(try banc.store.porteur(secret, le: banc.debut) == nil)
        #expect(try banc.store.invitation(lien, le: banc.debut) == nil)
        #expect(try banc.authentifie("durand") == nil)
        #expect(throws: CompteError.compteFerme("durand")) {
            try banc.store.inviter(compte.id, par: "admin", le: banc.debut)
        }
        #expect(throws: CompteError.compteFerme("durand")) {
            try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        }
        try banc.store.rouvrir(compte.id, par: "admin", le: banc.debut)
        #expect(try banc.authentifie("durand") == compte)
        #expect(try banc.store.porteur(secret, le: banc.debut) == nil)
    }

    @Test func anErasedPersonLeavesNothingButTheLoginThatEntriesBear() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand", Droit(plan: "lot", role: .lecture))
        try banc.store.nommer(compte.id, nom: "Michèle Durand", par: "admin", le: banc.debut)
        _ = try banc.store.ouvrirSession(compte.id, agent: "Firefox", le: banc.debut)
        _ = try banc.store.creerJeton(compte.id, libelle: "tableur", ecriture: true, le: banc.debut)
        try banc.store.effacer(compte.id, par: "admin", le: banc.debut)
        let efface = try #require(try banc.store.compte(compte.id))
        #expect((efface.nom, efface.actif, efface.aUnMotDePasse) == ("durand", false, false))
        #expect(efface.droits.isEmpty)
        #expect(try banc.store.jetons(compte.id).isEmpty)
        #expect(try !banc.contenu().contains("Michèle"))
        #expect(try !banc.contenu().contains("Firefox"))
        #expect(throws: CompteError.identifiantPris("durand")) { try banc.compte("durand") }
    }

    @Test func whatIsDoneToAccountsIsToldTheLastFirst() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand", Droit(plan: "lot", role: .contribution, pilote: "ARS"))
        try banc.store.fermer(compte.id, par: "admin", le: .a("2019-02-01"))
        #expect(
            try banc.store.evenements(limite: 10) == [
                .init(le: .a("2019-02-01"), par: "admin", compte: "durand", quoi: "compte fermé"),
                .init(le: banc.debut, par: "durand", compte: "durand", quoi: "mot de passe choisi"),
                .init(
                    le: banc.debut, par: "installation", compte: "durand",
                    quoi: "compte créé : contribution sur le plan « lot » pour ARS"),
            ])
        #expect(try banc.store.evenements(limite: 1).map(\.quoi) == ["compte fermé"])
    }

    @Test func theFileIsForItsOwnerAndIsFoundAgain() throws {
        let dossier = try Dossier()
        let chemin = dossier.chemin("comptes.sqlite")
        let store = try CompteStore(path: chemin)
        _ = try store.creer("durand", nom: "D", droits: [], par: "s", le: .a("2019-01-07"))
        let fichiers = try FileManager.default.contentsOfDirectory(atPath: dossier.url.path(percentEncoded: false))
        #expect(fichiers.contains("comptes.sqlite-wal"))
        for fichier in fichiers {
            let droits = try FileManager.default.attributesOfItem(atPath: dossier.chemin(fichier))[.posixPermissions]
            #expect(droits as? Int == 0o600, "\(fichier)")
        }
        try store.close()
        #expect(try CompteStore(path: chemin).comptes().map(\.identifiant) == ["durand"])
    }

    @Test func neitherBaseIsTakenForTheOther() throws {
        let dossier = try Dossier()
        let (plans, comptes) = (dossier.chemin("plans.sqlite"), dossier.chemin("comptes.sqlite"))
        try PlanStore(path: plans).close()
        try CompteStore(path: comptes).close()
        #expect(throws: StoreError.autreBase) { try CompteStore(path: plans) }
        #expect(throws: StoreError.autreBase) { try PlanStore(path: comptes) }
    }

    @Test func aBaseOfAccountsMadeByALaterProgramIsRefused() throws {
        let banc = try BancDeComptes()
        try banc.queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('comptes 9999')") }
        #expect(throws: StoreError.baseTropRecente) { try CompteStore(banc.queue, BancDeComptes.leger) }
    }

    @Test func rolesGrowInTheirOrder() {
        #expect(Role.allCases == Role.allCases.sorted())
        #expect(Role.secretariat < .copilote)
    }
}
