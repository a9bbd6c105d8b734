/// Where the characters (Unicode scalars) of a UTF-8 text begin.
///
/// The rules must go through a password forwards, backwards and beside another one, and may not copy it: Swift
/// wipes neither Array nor String. So the map holds offsets alone, and each character is decoded where it lies.
/// A map belongs to the very text it was made of.
struct ScalarMap: Sendable {
    /// libxcrypt refuses longer pass phrases (CRYPT_MAX_PASSPHRASE_SIZE is 512 with the NUL).
    static let maxBytes = 511

    let count: Int
    /// Empty for ASCII, where each byte is a character. An array and no InlineArray: Swift 6.3.1 copies all of one to
    /// read an element of it through a borrowed struct (a kilobyte for each character; two thirds of an estimate).
    private var starts: [UInt16] = []
    /// What an ASCII character is read as where `asItStands` is not set; empty where all are what they are.
    private var keys: [UInt8] = []
    /// Set in a start whose character is none of `keys`: offsets have nine bits.
    private static let asItStands: UInt16 = 0x8000

    /// Another reading of a text: some of its characters, in any order, or all of them as other keys. No character is
    /// copied, they are read where they lie.
    ///
    /// - Parameters:
    ///   - places: characters of `whole`, and whether each is read by `keys`.
    ///   - whole: the map of the text as it stands.
    ///   - keys: what each of the 128 ASCII characters is read as; empty when none is.
    init(_ places: some Sequence<(index: Int, moved: Bool)>, of whole: ScalarMap, keys: [UInt8] = []) {
        starts = places.map { UInt16(whole.start($0.index)) | ($0.moved ? 0 : Self.asItStands) }
        count = starts.count
        self.keys = keys
    }

    private func start(_ index: Int) -> Int { starts.isEmpty ? index : Int(starts[index] & ~Self.asItStands) }

    /// nil when the text is longer than `maxBytes` or not well-formed UTF-8.
    init?(_ text: Span<UInt8>) {
        guard text.count <= Self.maxBytes else { return nil }
        var offset = 0
        while offset < text.count, text[offset] < 0x80 { offset += 1 }
        if offset == text.count {
            count = offset
            return
        }
        starts.reserveCapacity(text.count)
        starts += (0..<offset).map { UInt16($0) }
        while offset < text.count {
            guard let length = Self.length(of: text, at: offset) else { return nil }
            starts.append(UInt16(offset))
            offset += length
        }
        count = starts.count
    }

    /// The character at `index`.
    func value(_ index: Int, of text: Span<UInt8>) -> UInt32 {
        if starts.isEmpty { return UInt32(text[index]) }
        let start = start(index)
        let lead = UInt32(text[start])
        func next(_ distance: Int) -> UInt32 { UInt32(text[start + distance]) & 0x3F }
        return switch lead {
        case ..<0x80: keys.isEmpty || starts[index] & Self.asItStands != 0 ? lead : UInt32(keys[Int(lead)])
        case ..<0xE0: (lead & 0x1F) << 6 | next(1)
        case ..<0xF0: (lead & 0x0F) << 12 | next(1) << 6 | next(2)
        default: (lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
        }
    }

    /// The character at `index` if it is ASCII, 0x80 for every other.
    func byte(_ index: Int, of text: Span<UInt8>) -> UInt8 { UInt8(min(value(index, of: text), 0x80)) }

    /// Whether each byte of the text is a character.
    func isASCII(_ text: Span<UInt8>) -> Bool {
        if starts.isEmpty { return true }
        for index in 0..<count where text[start(index)] >= 0x80 { return false }
        return true
    }

    /// The character at `index` with ASCII capitals made small.
    func folded(_ index: Int, of text: Span<UInt8>) -> UInt32 { Self.fold(value(index, of: text)) }

    static func fold(_ value: UInt32) -> UInt32 { (0x41...0x5A).contains(value) ? value + 0x20 : value }

    /// The bytes of the well-formed sequence at `offset` (Unicode, table 3-7), nil when there is none.
    private static func length(of text: Span<UInt8>, at offset: Int) -> Int? {
        let second: ClosedRange<UInt8>
        let length: Int
        switch text[offset] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard offset + length <= text.count, second.contains(text[offset + 1]) else { return nil }
        for later in 2..<max(2, length) where !(0x80...0xBF).contains(text[offset + later]) { return nil }
        return length
    }
}
