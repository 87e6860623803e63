import CZlib

/// Compresses a part as it is written, so that only its compressed bytes are kept.
final class Deflater {
    /// A part in the form that a ZIP archive holds.
    struct Part: Sendable {
        /// The compressed bytes, as they came: an array of megabytes would hold twice its size while it grows.
        var chunks: [[UInt8]] = []
        /// Compressed bytes.
        var count = 0
        /// Bytes before compression.
        var size = 0
        var crc: UInt32 = 0
    }

    private var stream: UnsafeMutablePointer<z_stream>
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var part = Part()

    init() throws(ZipFault) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // `deflateInit2` is a macro. Negative window bits: the bare stream, without zlib's own header.
        let status = deflateInit2_(
            stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw ZipFault(description: "compression : initialisation impossible (\(status))") }
    }

    deinit {
        deflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// False when zlib refuses, which ends the writing.
    func add(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.bindMemory(to: Bytef.self).baseAddress else { return true }
        part.crc = UInt32(truncatingIfNeeded: crc32(uLong(part.crc), start, uInt(bytes.count)))
        part.size += bytes.count
        // zlib reads from it and does not write: the C signature lacks the const.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = uInt(bytes.count)
        return run(Z_NO_FLUSH)
    }

    func finish() throws(ZipFault) -> Part {
        stream.pointee.avail_in = 0
        guard run(Z_FINISH) else { throw ZipFault(description: "compression : fin impossible") }
        return part
    }

    private func run(_ flush: CInt) -> Bool {
        repeat {
            let status = chunk.withUnsafeMutableBufferPointer { buffer in
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = uInt(buffer.count)
                return deflate(stream, flush)
            }
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return false }
            let written = chunk.count - Int(stream.pointee.avail_out)
            guard written > 0 else { continue }
            part.chunks.append(Array(chunk[..<written]))
            part.count += written
        } while stream.pointee.avail_out == 0
        return true
    }
}
