import CLibZip

/// Why an archive could not be made or read.
public struct ZipFault: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
}

/// An ODF package in memory: `mimetype` first and stored, dates fixed, so that the same parts give the same bytes.
enum ZipArchive {
    /// A part of the package.
    struct Entry: Sendable {
        enum Content: Sendable {
            /// Kept as it is: `mimetype`, and what is already compressed.
            case stored([UInt8])
            /// Compressed here.
            case whole([UInt8])
            /// Compressed as it was written.
            case deflated(Deflater.Part)
        }

        var name: String
        var content: Content

        init(_ name: String, _ content: Content) { (self.name, self.content) = (name, content) }
    }

    /// 1 January 1980, the first date that the format knows: libzip's own would be today's, in local time.
    private static let dosDate: zip_uint16_t = 1 << 5 | 1

    static func bytes(of entries: [Entry]) throws(ZipFault) -> [UInt8] {
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
        try fill(archive, entries[...])
        return try read(target)
    }

    /// libzip reads the parts when the archive closes: each stays pinned in place, one call deeper, until then.
    private static func fill(_ archive: OpaquePointer, _ entries: ArraySlice<Entry>) throws(ZipFault) {
        guard let entry = entries.first else {
            guard zip_close(archive) == 0 else { throw abandon(archive, "fermeture impossible") }
            return
        }
        let bytes: [UInt8] =
            switch entry.content {
            case .stored(let bytes), .whole(let bytes): bytes
            case .deflated(let part): part.bytes
            }
        let result: Result<Void, ZipFault> = bytes.withUnsafeBytes { bytes in
            var packed = Packed(bytes: bytes, content: entry.content)
            return withUnsafeMutablePointer(to: &packed) { packed in
                Result { () throws(ZipFault) in
                    guard add(entry, packed, to: archive) else { throw abandon(archive, "« \(entry.name) » refusé") }
                    try fill(archive, entries.dropFirst())
                }
            }
        }
        try result.get()
    }

    /// What libzip reads when it asks for an entry that is compressed already.
    private struct Packed {
        var bytes: UnsafeRawBufferPointer
        var place = 0
        var size = 0
        var crc: UInt32 = 0

        init(bytes: UnsafeRawBufferPointer, content: Entry.Content) {
            self.bytes = bytes
            if case .deflated(let part) = content { (size, crc) = (part.size, part.crc) }
        }

        /// Told that the data is deflated, libzip copies it as it is.
        func describe(_ stat: UnsafeMutablePointer<zip_stat_t>) {
            zip_stat_init(stat)
            stat.pointee.size = zip_uint64_t(size)
            stat.pointee.comp_size = zip_uint64_t(bytes.count)
            stat.pointee.crc = crc
            stat.pointee.comp_method = zip_uint16_t(ZIP_CM_DEFLATE)
            stat.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
        }
    }

    private static let readPacked: zip_source_callback = { context, data, length, command in
        guard let packed = context?.assumingMemoryBound(to: Packed.self) else { return -1 }
        switch command {
        case ZIP_SOURCE_OPEN:
            packed.pointee.place = 0
            return 0
        case ZIP_SOURCE_READ:
            let count = min(Int(length), packed.pointee.bytes.count - packed.pointee.place)
            let slice = packed.pointee.bytes[packed.pointee.place..<packed.pointee.place + count]
            data?.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: slice).baseAddress ?? UnsafeRawPointer(packed), byteCount: count)
            packed.pointee.place += count
            return zip_int64_t(count)
        case ZIP_SOURCE_STAT:
            guard let stat = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
            packed.pointee.describe(stat)
            return zip_int64_t(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_SUPPORTS:
            return [
                ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
            ]
            .reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
        default: return 0
        }
    }

    private static func abandon(_ archive: OpaquePointer, _ what: String) -> ZipFault {
        let message = String(cString: zip_strerror(archive))
        zip_discard(archive)
        return ZipFault(description: "archive : \(what) (\(message))")
    }

    private static func add(_ entry: Entry, _ packed: UnsafeMutablePointer<Packed>, to archive: OpaquePointer) -> Bool {
        let bytes = packed.pointee.bytes
        var method = ZIP_CM_DEFLATE
        let source: OpaquePointer?
        switch entry.content {
        case .stored:
            method = ZIP_CM_STORE
            source = zip_source_buffer(archive, bytes.baseAddress, zip_uint64_t(bytes.count), 0)
        case .whole: source = zip_source_buffer(archive, bytes.baseAddress, zip_uint64_t(bytes.count), 0)
        case .deflated: source = zip_source_function(archive, readPacked, packed)
        }
        guard let source else { return false }
        let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let place = zip_uint64_t(index)
        return zip_set_file_compression(archive, place, method, method == ZIP_CM_STORE ? 0 : 6) == 0
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
