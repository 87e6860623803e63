extension StringProtocol {
    /// Nil when it is no UTF-8.
    var removingPercentEncodingStrict: String? {
        guard let lu = try? Formulaire(encode: "t=\(self)".utf8) else { return nil }
        return lu["t"]
    }

    /// Letters and digits stay, every other byte is escaped.
    package var encodeEnPourCent: String {
        var encode = ""
        for octet in utf8 {
            switch octet {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: encode.unicodeScalars.append(.init(octet))
            default: encode += "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
            }
        }
        return encode
    }
}
