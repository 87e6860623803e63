/// A table read as RFC 4180 says, on bytes: quotes double inside quotes; a byte order mark is passed over.
func lireCSV(_ bytes: [UInt8], separateur: UInt8 = UInt8(ascii: ";")) -> [[String]] {
    var rows: [[String]] = []
    var (row, cell, quoted): ([String], [UInt8], Bool) = ([], [], false)
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func next(_ offset: Int) -> UInt8? { place + offset < bytes.count ? bytes[place + offset] : nil }
    while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\"") where quoted && next(1) == UInt8(ascii: "\""):
            cell.append(UInt8(ascii: "\""))
            place += 1
        case UInt8(ascii: "\""): quoted.toggle()
        case separateur where !quoted:
            row.append(String(decoding: cell, as: UTF8.self))
            cell = []
        case 0x0D where !quoted && next(1) == 0x0A:
            rows.append(row + [String(decoding: cell, as: UTF8.self)])
            (row, cell) = ([], [])
            place += 1
        case let byte: cell.append(byte)
        }
        place += 1
    }
    return rows
}
