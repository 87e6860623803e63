extension String {
    /// The guard of all that is written: what XML cannot hold becomes U+FFFD. libxml2 itself looks at none of it.
    ///
    /// - Parameter body: Takes the bytes of the text, which a zero follows, for C.
    func withPermitted<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        let count = utf8.count
        return withCString { start in
            start.withMemoryRebound(to: UInt8.self, capacity: count + 1) { start in
                let bytes = UnsafeBufferPointer(start: start, count: count)
                guard let place = Self.forbidden(from: 0, in: bytes) else { return body(bytes) }
                return Self.replaced(bytes, from: place).withUnsafeBufferPointer {
                    body(UnsafeBufferPointer(rebasing: $0.dropLast()))
                }
            }
        }
    }

    /// Where the first forbidden scalar begins: a control (one byte), or U+FFFE or U+FFFF (three).
    private static func forbidden(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return place }
            if byte == 0xEF, place + 2 < bytes.count, bytes[place + 1] == 0xBF, bytes[place + 2] >= 0xBE {
                return place
            }
            place += 1
        }
        return nil
    }

    private static func replaced(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> [UInt8] {
        var replaced: [UInt8] = []
        var (done, next) = (0, Optional(first))
        while let place = next {
            replaced += bytes[done..<place]
            replaced += "\u{FFFD}".utf8
            done = place + (bytes[place] == 0xEF ? 3 : 1)
            next = forbidden(from: done, in: bytes)
        }
        return replaced + bytes[done...] + [0]
    }
}
