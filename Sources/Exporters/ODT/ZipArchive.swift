import CLibZip

/// Why an archive could not be made.
public struct ZipFault: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
}

/// An ODF package in memory: `mimetype` first and stored, dates fixed, so that the same parts give the same bytes.
public enum ZipArchive {
    /// What an entry holds and how it is kept.
    public struct Entry: Sendable {
        public var name: String
        public var bytes: [UInt8]
        /// Stored as it is: `mimetype`, and what is already compressed.
        public var stored: Bool

        public init(_ name: String, _ bytes: [UInt8], stored: Bool = false) {
            (self.name, self.bytes, self.stored) = (name, bytes, stored)
        }
    }

    /// 1 January 1980, the first date that the format knows: libzip's own would be today's, in local time.
    private static let dosDate: zip_uint16_t = 1 << 5 | 1

    public static func bytes(of entries: [Entry]) throws(ZipFault) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw fault(&error) }
        // Kept: closing the archive frees one reference, the bytes are read from the other.
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw fault(&error)
        }
        // libzip reads the parts when the archive closes: they stay in place until then.
        let buffers = entries.map { entry in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(entry.bytes.count, 1), alignment: 1)
            copy.copyBytes(from: entry.bytes)
            return copy
        }
        defer { for buffer in buffers { buffer.deallocate() } }
        for (entry, buffer) in zip(entries, buffers) {
            guard add(entry, buffer, to: archive) else {
                let message = String(cString: zip_strerror(archive))
                zip_discard(archive)
                throw ZipFault(description: "archive : « \(entry.name) » refusé (\(message))")
            }
        }
        guard zip_close(archive) == 0 else {
            let message = String(cString: zip_strerror(archive))
            zip_discard(archive)
            throw ZipFault(description: "archive : fermeture impossible (\(message))")
        }
        return try read(target)
    }

    private static func add(_ entry: Entry, _ buffer: UnsafeMutableRawBufferPointer, to archive: OpaquePointer) -> Bool
    {
        guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(entry.bytes.count), 0) else {
            return false
        }
        let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let place = zip_uint64_t(index)
        let method = entry.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
        return zip_set_file_compression(archive, place, method, entry.stored ? 0 : 6) == 0
            && zip_file_set_dostime(archive, place, 0, dosDate, 0) == 0
            && zip_file_set_external_attributes(archive, place, 0, zip_uint8_t(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
    }

    private static func read(_ source: OpaquePointer) throws(ZipFault) -> [UInt8] {
        var stat = zip_stat_t()
        guard zip_source_stat(source, &stat) == 0, zip_source_open(source) == 0 else {
            throw ZipFault(description: "archive : relecture impossible")
        }
        defer { zip_source_close(source) }
        let size = Int(stat.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
        }
        guard bytes.count == size else { throw ZipFault(description: "archive : relecture incomplète") }
        return bytes
    }

    private static func fault(_ error: inout zip_error_t) -> ZipFault {
        ZipFault(description: "archive : \(String(cString: zip_error_strerror(&error)))")
    }
}
