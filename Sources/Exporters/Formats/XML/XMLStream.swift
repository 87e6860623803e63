/// A streaming writer: elements come out as they are written, no tree is kept.
///
/// The first refusal of the receiver is kept and thrown by `finish()`, so that calls stay light. What XML cannot hold
/// becomes U+FFFD: the model refuses it where it enters, this is the last line.
public final class XMLStream {
    private enum Nom {
        case fixe(StaticString)
        case libre(String)
    }

    private struct Ouvert {
        var nom: Nom
        var hasElements = false
        var hasText = false
    }

    private let receive: (UnsafeRawBufferPointer) -> Bool
    private var buffer: [UInt8] = []
    private var ouverts: [Ouvert] = []
    /// The last start tag still waits for its « > ».
    private var tagIsOpen = false
    private var isIndented = false
    private var failed = false

    private static let run = 1 << 16

    /// - Parameters:
    ///   - declaration: False for a piece of a document.
    ///   - receive: Takes each run of bytes (64 kB or so); false to give up.
    public init(declaration: Bool = true, to receive: @escaping (UnsafeRawBufferPointer) -> Bool) {
        self.receive = receive
        buffer.reserveCapacity(Self.run + 1 << 12)
        if declaration { append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    }

    /// The bytes of a whole document that `body` writes, or of a piece of one.
    public static func document(declaration: Bool = true, _ body: (XMLStream) -> Void) throws(XMLFault) -> [UInt8] {
        let collected = Collected()
        let stream = XMLStream(declaration: declaration) {
            collected.bytes.append(contentsOf: $0)
            return true
        }
        body(stream)
        try stream.finish()
        return collected.bytes
    }

    private final class Collected { var bytes: [UInt8] = [] }

    // MARK: - Elements

    public func start(_ name: StaticString) {
        open()
        append(name)
        ouverts.append(Ouvert(nom: .fixe(name)))
        tagIsOpen = true
    }

    /// For names that a document brings; they are keys of the format, checked when it was read.
    public func start(named name: String) {
        open()
        append(name)
        ouverts.append(Ouvert(nom: .libre(name)))
        tagIsOpen = true
    }

    /// New lines and two spaces between elements, for files that people open.
    public func indent() { isIndented = true }

    public func attribute(_ name: StaticString, _ value: String) {
        buffer.append(UInt8(ascii: " "))
        append(name)
        self.value(value)
    }

    /// For names that a document brings, as `start(named:)`.
    func attribute(named name: String, _ value: String) {
        buffer.append(UInt8(ascii: " "))
        append(name)
        self.value(value)
    }

    public func text(_ value: String) {
        guard !value.isEmpty else { return }
        close()
        if !ouverts.isEmpty { ouverts[ouverts.count - 1].hasText = true }
        Self.escape(value, inAttribute: false, into: &buffer)
        flush(over: Self.run)
    }

    public func end() {
        guard let ouvert = ouverts.popLast() else {
            failed = true
            return
        }
        if tagIsOpen {
            append("/>")
            tagIsOpen = false
        } else {
            if isIndented, ouvert.hasElements, !ouvert.hasText { newLine() }
            append("</")
            switch ouvert.nom {
            case .fixe(let name): append(name)
            case .libre(let name): append(name)
            }
            buffer.append(UInt8(ascii: ">"))
        }
        if ouverts.isEmpty { buffer.append(UInt8(ascii: "\n")) }
    }

    /// An element whose content `body` writes.
    @inline(__always)
    public func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ body: () -> Void = {}
    ) {
        start(name)
        for (name, value) in attributes { if let value { attribute(name, value) } }
        body()
        end()
    }

    public func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String) {
        element(name, attributes) { self.text(text) }
    }

    /// Tags that are the same each time, as they are; the caller closes what it opens.
    ///
    /// For the cells of a table, of which a report has tens of thousands.
    func markup(_ fixed: StaticString) {
        close()
        if !ouverts.isEmpty { ouverts[ouverts.count - 1].hasElements = true }
        append(fixed)
        flush(over: Self.run)
    }

    /// Ends the document; every byte has gone to its receiver when this returns.
    public func finish() throws(XMLFault) {
        while !ouverts.isEmpty { end() }
        flush(over: 0)
        guard !failed else { throw .writing("un élément a été refusé") }
    }

    // MARK: - Bytes

    /// Before a start tag.
    private func open() {
        close()
        if !ouverts.isEmpty {
            ouverts[ouverts.count - 1].hasElements = true
            if isIndented, !ouverts[ouverts.count - 1].hasText { newLine() }
        }
        flush(over: Self.run)
        buffer.append(UInt8(ascii: "<"))
    }

    private func close() {
        guard tagIsOpen else { return }
        buffer.append(UInt8(ascii: ">"))
        tagIsOpen = false
    }

    private func newLine() {
        buffer.append(UInt8(ascii: "\n"))
        for _ in ouverts { append("  ") }
    }

    private func value(_ value: String) {
        append("=\"")
        Self.escape(value, inAttribute: true, into: &buffer)
        buffer.append(UInt8(ascii: "\""))
    }

    private func append(_ text: StaticString) {
        buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private func append(_ text: String) {
        var text = text
        text.withUTF8 { buffer.append(contentsOf: $0) }
    }

    private func flush(over limit: Int) {
        guard buffer.count > limit else { return }
        if !failed, !buffer.withUnsafeBytes(receive) { failed = true }
        buffer.removeAll(keepingCapacity: true)
    }

    /// What HTML reads as XML does. Runs of plain bytes are copied whole.
    static func escape(_ value: String, inAttribute: Bool, into buffer: inout [UInt8]) {
        var value = value
        value.withUTF8 { bytes in
            var done = 0
            for (place, byte) in bytes.enumerated() {
                guard byte < 0x40 || byte == 0xEF, let replaced = Self.replaced(byte, place, bytes, inAttribute) else {
                    continue
                }
                buffer.append(contentsOf: bytes[done..<place])
                buffer.append(
                    contentsOf: UnsafeBufferPointer(start: replaced.by.utf8Start, count: replaced.by.utf8CodeUnitCount))
                done = place + replaced.count
            }
            buffer.append(contentsOf: bytes[done...])
        }
    }

    /// What stands for the scalar at that place, and how many bytes it replaces; nil for one that is written as it is.
    private static func replaced(
        _ byte: UInt8, _ place: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ inAttribute: Bool
    ) -> (by: StaticString, count: Int)? {
        switch byte {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\"") where inAttribute: return ("&quot;", 1)
        // A parser would read a carriage return as a line feed, and all three as spaces in an attribute.
        case 0x0D: return ("&#13;", 1)
        case 0x09 where inAttribute: return ("&#9;", 1)
        case 0x0A where inAttribute: return ("&#10;", 1)
        case 0x09, 0x0A: return nil
        case 0..<0x20: return ("\u{FFFD}", 1)
        // U+FFFE and U+FFFF.
        case 0xEF where place + 2 < bytes.count && bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE:
            return ("\u{FFFD}", 3)
        default: return nil
        }
    }
}
