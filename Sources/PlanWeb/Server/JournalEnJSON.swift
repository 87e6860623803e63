import Foundation
import Logging
import Synchronization

/// One JSON object a line, on stderr: what a collector of logs reads without being taught.
struct JournalEnJSON: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info
    let ecrit: @Sendable (String) -> Void

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var champs: [(String, String)] = [
            ("heure", Self.heure()), ("niveau", event.level.rawValue), ("message", event.message.description),
        ]
        let tous = metadata.merging(event.metadata ?? [:]) { $1 }
        for cle in tous.keys.sorted() {
            // The library's own name for it says nothing to who reads.
            champs.append((cle == "hb.request.id" ? "requete" : cle, tous[cle]?.description ?? ""))
        }
        ecrit("{" + champs.map { "\(Self.guillemets($0)):\(Self.guillemets($1))" }.joined(separator: ",") + "}\n")
    }

    private static func heure() -> String {
        var temps = timespec()
        clock_gettime(CLOCK_REALTIME, &temps)
        var parts = tm()
        gmtime_r(&temps.tv_sec, &parts)
        func deux(_ nombre: Int32) -> String { nombre < 10 ? "0\(nombre)" : String(nombre) }
        return
            "\(1900 + parts.tm_year)-\(deux(parts.tm_mon + 1))-\(deux(parts.tm_mday))T\(deux(parts.tm_hour)):\(deux(parts.tm_min)):\(deux(parts.tm_sec))Z"
    }

    private static func guillemets(_ texte: String) -> String {
        var ecrit = "\""
        for scalaire in texte.unicodeScalars {
            switch scalaire {
            case "\"": ecrit += "\\\""
            case "\\": ecrit += "\\\\"
            case "\n": ecrit += "\\n"
            default:
                if scalaire.value < 0x20 {
                    let hexa = String(scalaire.value, radix: 16)
                    ecrit += "\\u" + String(repeating: "0", count: 4 - hexa.count) + hexa
                } else {
                    ecrit.unicodeScalars.append(scalaire)
                }
            }
        }
        return ecrit + "\""
    }
}
