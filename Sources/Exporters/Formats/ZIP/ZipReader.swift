import CLibZip

/// Reads a ZIP archive that others made, in memory, and trusts nothing that it says of itself.
///
/// One thread at a time.
final class ZipReader {
    /// Bytes of one part, once decompressed.
    static let partLimit = 64 << 20
    /// Bytes of the archive, and of all that is read from it.
    static let totalLimit = 128 << 20
    static let entryLimit = 2_000

    /// Files in the order of the archive; folders are left out.
    let noms: [String]

    private let archive: OpaquePointer
    /// libzip reads the archive here as parts are asked for.
    private let memory: UnsafeMutableRawBufferPointer
    private let places: [String: zip_uint64_t]
    private var given = 0

    init(_ bytes: [UInt8]) throws(ZipFault) {
        // libzip takes no byte at all for an archive without entry.
        guard !bytes.isEmpty else { throw ZipFault(description: "archive : ce n'est pas une archive ZIP") }
        guard bytes.count <= Self.totalLimit else {
            throw ZipFault(description: "archive : plus de \(Self.totalLimit >> 20) Mio")
        }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        memory.copyBytes(from: bytes)
        do throws(ZipFault) {
            let archive = try Self.open(UnsafeRawBufferPointer(memory))
            do throws(ZipFault) {
                (noms, places) = try Self.directory(of: archive)
            } catch {
                zip_discard(archive)
                throw error
            }
            self.archive = archive
        } catch {
            memory.deallocate()
            throw error
        }
        self.memory = memory
    }

    deinit {
        zip_discard(archive)
        memory.deallocate()
    }

    /// Nil when the archive has no such file. The bytes are counted as they come: the declared size may lie.
    func octets(_ nom: String) throws(ZipFault) -> [UInt8]? {
        guard let place = places[nom] else { return nil }
        guard let file = zip_fopen_index(archive, place, 0) else {
            throw ZipFault(description: "archive : « \(nom) » illisible, \(Self.reason(zip_get_error(archive)))")
        }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                $0.baseAddress.map { zip_fread(file, $0, zip_uint64_t(1 << 16)) } ?? -1
            }
            if count == 0 { return bytes }
            guard count > 0 else {
                throw ZipFault(description: "archive : « \(nom) » illisible, \(Self.reason(zip_file_get_error(file)))")
            }
            given += Int(count)
            guard bytes.count + Int(count) <= Self.partLimit else {
                throw ZipFault(description: "archive : « \(nom) » fait plus de \(Self.partLimit >> 20) Mio")
            }
            guard given <= Self.totalLimit else {
                throw ZipFault(description: "archive : plus de \(Self.totalLimit >> 20) Mio une fois décompressée")
            }
            bytes.append(contentsOf: chunk[..<Int(count)])
        }
    }

    // MARK: - Opening

    private static func open(_ memory: UnsafeRawBufferPointer) throws(ZipFault) -> OpaquePointer {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(memory.baseAddress, zip_uint64_t(memory.count), 0, &error) else {
            throw ZipFault(description: "archive : \(reason(&error))")
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            zip_source_free(source)
            throw ZipFault(description: "archive : \(reason(&error))")
        }
        return archive
    }

    private static func directory(
        of archive: OpaquePointer
    ) throws(ZipFault) -> (noms: [String], places: [String: zip_uint64_t]) {
        let count = zip_get_num_entries(archive, 0)
        guard count <= entryLimit else {
            throw ZipFault(description: "archive : \(count) entrées, \(entryLimit) au plus")
        }
        var noms: [String] = []
        var places: [String: zip_uint64_t] = [:]
        for place in 0..<zip_uint64_t(count) {
            var stat = zip_stat_t()
            guard zip_stat_index(archive, place, 0, &stat) == 0, let name = stat.name else {
                throw ZipFault(description: "archive : entrée \(place + 1) illisible")
            }
            let nom = String(cString: name)
            guard isInside(nom) else {
                throw ZipFault(description: "archive : l'entrée « \(nom) » sort de l'archive")
            }
            guard stat.encryption_method == ZIP_EM_NONE else {
                throw ZipFault(description: "archive : l'entrée « \(nom) » est chiffrée")
            }
            guard [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(stat.comp_method)) else {
                throw ZipFault(description: "archive : l'entrée « \(nom) » est compressée par une méthode inconnue")
            }
            guard places.updateValue(place, forKey: nom) == nil else {
                throw ZipFault(description: "archive : deux entrées « \(nom) »")
            }
            if !nom.hasSuffix("/") { noms.append(nom) }
        }
        return (noms, places)
    }

    /// A relative path that never climbs, whatever the system that would unpack it.
    private static func isInside(_ nom: String) -> Bool {
        !nom.isEmpty && !nom.hasPrefix("/") && !nom.contains("\\") && !nom.contains(":")
            && !nom.split(separator: "/").contains("..")
    }

    private static func reason(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
        guard let error else { return "sans autre message" }
        return switch zip_error_code_zip(error) {
        case ZIP_ER_NOZIP: "ce n'est pas une archive ZIP"
        case ZIP_ER_INCONS: "elle se contredit ou elle est tronquée"
        case ZIP_ER_EXISTS: "deux entrées de même nom"
        case ZIP_ER_CRC: "sa somme de contrôle est fausse"
        case ZIP_ER_EOF, ZIP_ER_READ, ZIP_ER_SEEK: "elle est tronquée"
        case ZIP_ER_ZLIB, ZIP_ER_COMPRESSED_DATA: "ses données compressées sont abîmées"
        default: String(cString: zip_error_strerror(error))
        }
    }
}
