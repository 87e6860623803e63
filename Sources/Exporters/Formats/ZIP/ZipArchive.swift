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
        switch entry.content {
        case .stored(let bytes), .whole(let bytes):
            let result: Result<Void, ZipFault> = bytes.withUnsafeBytes { bytes in
                let source = zip_source_buffer(archive, bytes.baseAddress, zip_uint64_t(bytes.count), 0)
                return Result { () throws(ZipFault) in try add(entry, source, entries, to: archive) }
            }
            try result.get()
        case .deflated(let part):
            let packed = Packed(part)
            defer { withExtendedLifetime(packed) {} }
            let source = zip_source_function(archive, Packed.read, Unmanaged.passUnretained(packed).toOpaque())
            try add(entry, source, entries, to: archive)
        }
    }

    private static func add(
        _ entry: Entry, _ source: OpaquePointer?, _ entries: ArraySlice<Entry>, to archive: OpaquePointer
    ) throws(ZipFault) {
        guard let source, add(entry, source, to: archive) else { throw abandon(archive, "« \(entry.name) » refusé") }
        try fill(archive, entries.dropFirst())
    }

    /// What libzip reads when it asks for an entry that is compressed already.
    private final class Packed {
        private let part: Deflater.Part
        private var chunk = 0
        private var place = 0

        init(_ part: Deflater.Part) { self.part = part }

        /// Told that the data is deflated, libzip copies it as it is.
        private func describe(_ stat: UnsafeMutablePointer<zip_stat_t>) {
            zip_stat_init(stat)
            stat.pointee.size = zip_uint64_t(part.size)
            stat.pointee.comp_size = zip_uint64_t(part.count)
            stat.pointee.crc = part.crc
            stat.pointee.comp_method = zip_uint16_t(ZIP_CM_DEFLATE)
            stat.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
        }

        /// As much of the current chunk as fits: libzip asks again until it is given nothing.
        private func next(_ target: UnsafeMutableRawPointer, _ length: Int) -> Int {
            while chunk < part.chunks.count, place == part.chunks[chunk].count { (chunk, place) = (chunk + 1, 0) }
            guard chunk < part.chunks.count else { return 0 }
            return part.chunks[chunk].withUnsafeBytes { bytes in
                let run = UnsafeRawBufferPointer(rebasing: bytes[place...].prefix(length))
                target.copyMemory(from: run.baseAddress ?? UnsafeRawPointer(target), byteCount: run.count)
                place += run.count
                return run.count
            }
        }

        static let read: zip_source_callback = { context, data, length, command in
            guard let context else { return -1 }
            let packed = Unmanaged<Packed>.fromOpaque(context).takeUnretainedValue()
            switch command {
            case ZIP_SOURCE_OPEN:
                (packed.chunk, packed.place) = (0, 0)
                return 0
            case ZIP_SOURCE_READ:
                guard let data else { return -1 }
                return zip_int64_t(packed.next(data, Int(length)))
            case ZIP_SOURCE_STAT:
                guard let stat = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
                packed.describe(stat)
                return zip_int64_t(MemoryLayout<zip_stat_t>.size)
            case ZIP_SOURCE_SUPPORTS:
                return [
                    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                    ZIP_SOURCE_FREE,
                ]
                .reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
            default: return 0
            }
        }
    }

    private static func abandon(_ archive: OpaquePointer, _ what: String) -> ZipFault {
        let message = String(cString: zip_strerror(archive))
        zip_discard(archive)
        return ZipFault(description: "archive : \(what) (\(message))")
    }

    private static func add(_ entry: Entry, _ source: OpaquePointer, to archive: OpaquePointer) -> Bool {
        let method = if case .stored = entry.content { ZIP_CM_STORE } else { ZIP_CM_DEFLATE }
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
