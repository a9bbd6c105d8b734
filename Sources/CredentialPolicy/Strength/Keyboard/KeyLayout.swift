/// Where the keys of a keyboard are, by the character that each types with and without shift.
struct KeyLayout: Sendable {
    /// Which keys lie beside a key.
    enum Shape {
        /// Rows shifted against each other by half a key: six neighbours.
        case slanted
        /// Rows and columns: eight neighbours.
        case grid
    }

    /// A key's place: `row * 16 + column`, and whether shift types the character.
    struct Key: Sendable, Equatable {
        var place: Int
        var shifted: Bool

        /// The way to another key. Places differ by it alone, as a column is never 16 keys wide.
        func step(to other: Key) -> Int { other.place - place }
    }

    let shape: Shape
    /// How many keys there are to begin at, and how many lie beside one on average.
    let keys: Double
    let neighbours: Double
    /// By character from `first` on: the place, 0x80 for shifted, 0xFF for no key.
    private let table: [UInt8]
    private let first: UInt32

    /// - Parameter rows: the characters of each row from the left, space for no key; those with shift in `shifted`.
    init(_ shape: Shape, first: UInt32 = 0x20, count: Int = 0x60, rows: [String], shifted: [String] = []) {
        var table = [UInt8](repeating: 0xFF, count: count)
        var isKey = [Bool](repeating: false, count: 128)
        func fill(_ rows: [String], flag: UInt8) {
            for (row, characters) in rows.enumerated() {
                for (column, character) in characters.unicodeScalars.enumerated() where character != " " {
                    guard character.value >= first, Int(character.value - first) < count else { continue }
                    let place = row * 16 + column + 1
                    table[Int(character.value - first)] = UInt8(place) | flag
                    isKey[place] = true
                }
            }
        }
        fill(rows, flag: 0)
        fill(shifted, flag: 0x80)
        let steps = (-17...17).filter { Self.touches($0, shape) }
        var (keys, pairs) = (0.0, 0.0)
        for place in isKey.indices where isKey[place] {
            keys += 1
            for step in steps where isKey.indices.contains(place + step) && isKey[place + step] { pairs += 1 }
        }
        (self.shape, self.first, self.table) = (shape, first, table)
        (self.keys, neighbours) = (keys, pairs / keys)
    }

    func key(_ value: UInt32) -> Key? {
        guard value >= first, Int(value - first) < table.count else { return nil }
        let code = table[Int(value - first)]
        return code == 0xFF ? nil : Key(place: Int(code & 0x7F), shifted: code & 0x80 != 0)
    }

    /// Whether a step leads to a key beside.
    func touches(_ step: Int) -> Bool { Self.touches(step, shape) }

    private static func touches(_ step: Int, _ shape: Shape) -> Bool {
        switch shape {
        // Up is up left, and up and one to the right up right.
        case .slanted: step == 1 || step == -1 || step == 16 || step == -16 || step == 15 || step == -15
        case .grid: step == 1 || step == -1 || (15...17).contains(step) || (-17...(-15)).contains(step)
        }
    }
}

extension KeyLayout {
    static let us = KeyLayout(
        .slanted,
        rows: ["`1234567890-=", " qwertyuiop[]\\", " asdfghjkl;'", " zxcvbnm,./"],
        shifted: ["~!@#$%^&*()_+", " QWERTYUIOP{}|", " ASDFGHJKL:\"", " ZXCVBNM<>?"])

    /// JIS X 6002; \ is the key of ろ, ¥ that of ー.
    static let jis = KeyLayout(
        .slanted, count: 0x90,
        rows: [" 1234567890-^¥", " qwertyuiop@[", " asdfghjkl;:]", " zxcvbnm,./\\"],
        shifted: [" !\"#$%&'()~=|", " QWERTYUIOP`{", " ASDFGHJKL+*}", " ZXCVBNM<>?_"])

    /// The same keys when they type kana.
    static let jisKana = KeyLayout(
        .slanted, first: 0x3041, count: 0xBC,
        rows: [" ぬふあうえおやゆよわほへー", " たていすかんなにらせ", " ちとしはきくまのりれけむ", " つさそひこみもねるめろ"],
        shifted: ["   ぁぅぇぉゃゅょを", "   ぃ", "", " っ"])

    /// The first letters of a telephone's keys, as mobile phones typed them, and the second and third ones: adgjmptw.
    static let phone = KeyLayout(
        .slanted, rows: ["adgjmptw", "", "behknqux", "", "cfilosvy"],
        shifted: ["ADGJMPTW", "", "BEHKNQUX", "", "CFILOSVY"])

    static let keypad = KeyLayout(.grid, rows: [" /*-", "789+", "456+", "123", "0 ."])
}
