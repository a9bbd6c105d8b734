/// Where hands are that are not where they should be, and which key was meant by each that was struck.
struct HandPosition: Sendable {
    /// By ASCII character that was typed, the one that was meant.
    let keys: [UInt8]
    /// log10 of how many other ways are tried before.
    let cost: Double
    /// Whether digits are typed for letters: then those at the end may be what they are all the same.
    let movesDigits: Bool
    /// Letters at least: fewer are a word in one of the positions too often by chance, more so where digits are letters.
    let fewest: Int
    /// Whether a is a where s is not likely: left of a there is no letter, and whoever gets none types a.
    private let keepsA: Bool

    private static let rows = ["1234567890-", "qwertyuiop[", "asdfghjkl;'", "zxcvbnm,./"]
    private static let shifted = ["!@#$%^&*()_", "QWERTYUIOP{", "ASDFGHJKL:\"", "ZXCVBNM<>?"]
    /// The keys beside p, l and m on a Japanese keyboard where they are others.
    private static let rowsJIS = ["", "qwertyuiop@", "asdfghjkl;:", ""]
    private static let shiftedJIS = ["", "QWERTYUIOP`", "ASDFGHJKL+*", ""]

    /// - Parameters:
    ///   - down: rows below the one that is meant.
    ///   - right: keys to its right.
    private init(down: Int, right: Int, cost: Double, digits: Bool) {
        var keys = Array(UInt8(0)..<128)
        for rows in [Self.rowsJIS, Self.shiftedJIS, Self.rows, Self.shifted].map({ $0.map { Array($0.utf8) } }) {
            for (row, meant) in rows.enumerated() where rows.indices.contains(row + down) {
                for (column, key) in meant.enumerated() where rows[row + down].indices.contains(column + right) {
                    let isDigit = row == 0 && column < 10
                    guard digits || !isDigit, Self.isLetter(key) || (0x30...0x39).contains(key) else { continue }
                    keys[Int(rows[row + down][column + right])] = key
                }
            }
        }
        (self.keys, self.cost) = (keys, cost)
        (movesDigits, fewest, keepsA) = (down < 0, down == 0 ? 5 : 6, right < 0 && down == 0)
    }

    static let all = [
        HandPosition(down: 0, right: 1, cost: Tuning.aside, digits: false),
        HandPosition(down: 0, right: 1, cost: Tuning.aside, digits: true),
        HandPosition(down: 0, right: -1, cost: Tuning.aside, digits: false),
        HandPosition(down: 0, right: -1, cost: Tuning.aside, digits: true),
        HandPosition(down: -1, right: 0, cost: Tuning.asideRow, digits: false),
        HandPosition(down: -1, right: 1, cost: Tuning.asideRow, digits: false),
        HandPosition(down: 1, right: 0, cost: Tuning.asideRow, digits: false),
    ]

    /// The character that was meant.
    /// - Parameters:
    ///   - typed: 0x80 for one that is not ASCII.
    ///   - before: the one that was meant before it, 0 for none.
    ///   - isKept: whether it is what it is.
    func meant(by typed: UInt8, behind before: UInt8, isKept: Bool) -> UInt8 {
        guard typed < 0x80, !isKept else { return typed }
        // s begins a syllable, a ends one.
        if keepsA, typed | 0x20 == 0x61, Self.isLetter(before), !Self.isVowel(before) { return typed }
        return keys[Int(typed)]
    }

    /// Each character of a text, and whether another was meant by it.
    /// - Parameter kept: digits at the end that are what they are.
    func places(in text: Span<UInt8>, _ scalars: ScalarMap, kept: Int) -> [(index: Int, moved: Bool)] {
        var before: UInt8 = 0
        return (0..<scalars.count).map { index in
            let typed = scalars.byte(index, of: text)
            before = meant(by: typed, behind: before, isKept: index >= scalars.count - kept)
            return (index, before != typed)
        }
    }

    static func isLetter(_ key: UInt8) -> Bool { (0x61...0x7A).contains(key | 0x20) }

    static func isVowel(_ key: UInt8) -> Bool {
        switch key | 0x20 {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: true
        case _: false
        }
    }
}
