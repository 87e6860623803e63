import CLibXML2

/// A streaming writer over libxml2's: elements come out as they are written, no tree is kept.
///
/// The first refusal of the receiver is kept and thrown by `finish()`, so that calls stay light. What XML cannot hold
/// becomes U+FFFD: the model refuses it where it enters, this is the last line, for libxml2 lets it through.
public final class XMLStream {
    private struct Ouvert {
        var hasElements = false
        var hasText = false
    }

    private let receive: (UnsafeRawBufferPointer) -> Bool
    /// Nil when memory lacks: every call then fails, and `finish()` says so. The writer owns `out`.
    private let writer: xmlTextWriterPtr?
    private let out: xmlOutputBufferPtr?
    private var ouverts: [Ouvert] = []
    private var isIndented = false
    private var failed = false

    /// Where a run is cut shows in the compressed bytes of a document: never changed without a new version.
    private static let run = 1 << 16

    /// - Parameters:
    ///   - declaration: False for a piece of a document.
    ///   - receive: Takes each run of bytes (64 kB or so); false to give up.
    public init(declaration: Bool = true, to receive: @escaping (UnsafeRawBufferPointer) -> Bool) {
        _ = LibXML2.prepared
        self.receive = receive
        out = xmlAllocOutputBuffer(nil)
        writer = xmlNewTextWriter(out)
        // The writer must know that its document is in UTF-8, or it would write each « é » by its number.
        check(xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil))
        // It puts in a converter, from UTF-8 to UTF-8.
        out?.pointee.encoder = nil
        if !declaration { discard() }
    }

    deinit {
        if writer == nil { xmlOutputBufferClose(out) }
        xmlFreeTextWriter(writer)
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
        // A literal ends with a zero, as C wants it.
        check(xmlTextWriterStartElement(writer, name.utf8Start))
    }

    /// For names that a document brings; they are keys of the format, checked when it was read.
    public func start(named name: String) {
        open()
        check(name.withPermitted { xmlTextWriterStartElement(writer, $0.baseAddress) })
    }

    /// New lines and two spaces between elements, for files that people open.
    public func indent() { isIndented = true }

    public func attribute(_ name: StaticString, _ value: String) {
        check(value.withPermitted { xmlTextWriterWriteAttribute(writer, name.utf8Start, $0.baseAddress) })
    }

    /// For names that a document brings, as `start(named:)`.
    func attribute(named name: String, _ value: String) {
        check(
            name.withPermitted { name in
                value.withPermitted { xmlTextWriterWriteAttribute(writer, name.baseAddress, $0.baseAddress) }
            })
    }

    public func text(_ value: String) {
        guard !value.isEmpty else { return }
        close()
        if !ouverts.isEmpty { ouverts[ouverts.count - 1].hasText = true }
        // `xmlTextWriterWriteString` would copy the text, and write « &quot; » where nothing asks for it.
        check(value.withPermitted { xmlOutputBufferWriteEscape(out, $0.baseAddress, nil) })
        flush(over: Self.run)
    }

    public func end() {
        // libxml2 frees its stack when it is asked for one end too many.
        guard let ouvert = ouverts.popLast() else {
            failed = true
            return
        }
        if isIndented, ouvert.hasElements, !ouvert.hasText { newLine() }
        check(xmlTextWriterEndElement(writer))
        if ouverts.isEmpty { raw("\n") }
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
        if !ouverts.isEmpty { ouverts[ouverts.count - 1].hasElements = true }
        raw(fixed)
        flush(over: Self.run)
    }

    /// Ends the document; every byte has gone to its receiver when this returns.
    public func finish() throws(XMLFault) {
        while !ouverts.isEmpty { end() }
        flush(over: 0)
        guard !failed else { throw .writing("un élément a été refusé") }
    }

    // MARK: - Bytes

    private func check(_ status: CInt) { if status < 0 { failed = true } }

    /// Before a start tag.
    private func open() {
        if !ouverts.isEmpty {
            ouverts[ouverts.count - 1].hasElements = true
            if isIndented, !ouverts[ouverts.count - 1].hasText { newLine() }
        }
        // With the « > » that the tag before waits for, it may be a run.
        if xmlOutputBufferGetSize(out) >= Self.run {
            close()
            flush(over: Self.run)
        }
        ouverts.append(Ouvert())
    }

    /// Ends the start tag that is open, if there is one.
    private func close() { raw("") }

    /// libxml2's own indentation would part words from the elements among them.
    private func newLine() {
        raw("\n")
        for _ in ouverts { raw("  ") }
    }

    private func raw(_ fixed: StaticString) {
        check(xmlTextWriterWriteRawLen(writer, fixed.utf8Start, CInt(fixed.utf8CodeUnitCount)))
    }

    private func flush(over limit: Int) {
        let size = xmlOutputBufferGetSize(out)
        guard size > limit else { return }
        if !failed, !receive(UnsafeRawBufferPointer(start: xmlOutputBufferGetContent(out), count: size)) {
            failed = true
        }
        discard()
    }

    private func discard() {
        guard let out else { return }
        xmlBufShrink(out.pointee.buffer, xmlOutputBufferGetSize(out))
    }
}
