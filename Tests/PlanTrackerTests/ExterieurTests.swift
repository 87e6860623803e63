import Foundation
import Testing

@testable import PlanTracker

/// What the world outside may do to the program.
struct ExterieurTests {
    private func processus(_ commande: String) -> Process {
        let processus = Process()
        processus.executableURL = URL(filePath: "/bin/sh")
        processus.arguments = ["-c", commande]
        processus.standardOutput = FileHandle.nullDevice
        processus.standardError = FileHandle.nullDevice
        return processus
    }

    @Test func whatEndsInTimeIsLeftAlone() throws {
        #expect(try LibreOffice.acheve(processus("true"), enSecondes: 60))
    }

    @Test func whatTakesTooLongIsKilledWithItsChildren() async throws {
        let trace = FileManager.default.temporaryDirectory.appending(path: "plantracker-\(UUID().uuidString)")
        let chemin = trace.path(percentEncoded: false)
        let debut = ContinuousClock.now
        let fini = try LibreOffice.acheve(processus("(sleep 3; touch '\(chemin)') & sleep 60"), enSecondes: 1)
        #expect(!fini && debut.duration(to: .now) < .seconds(20))
        try await Task.sleep(for: .seconds(3))
        #expect(!FileManager.default.fileExists(atPath: chemin))
    }

    @Test func aFullDiskOrAClosedDescriptorLosesTheMessageAndNothingElse() throws {
        let plein = open("/dev/full", O_WRONLY)
        ecris("perdu", sur: plein)
        close(plein)
        ecris("perdu", sur: -1)
    }

    @Test func aLongMessageIsWrittenWhole() throws {
        let tuyau = Pipe()
        let texte = String(repeating: "é", count: 100_000)
        Thread.detachNewThread {
            ecris(texte, sur: tuyau.fileHandleForWriting.fileDescriptor)
            try? tuyau.fileHandleForWriting.close()
        }
        #expect(try tuyau.fileHandleForReading.readToEnd() == Data(texte.utf8))
    }
}
