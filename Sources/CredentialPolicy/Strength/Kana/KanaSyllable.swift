/// A kana, typed as such or in romaji, by its place in the table of the fifty sounds.
struct KanaSyllable: Sendable, Equatable {
    /// From the top: あ か さ た な は ま や ら わ, ん by itself, then が ざ だ ば ぱ.
    let row: Int
    /// a i u e o.
    let column: Int

    init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

    /// - Parameter kana: a hiragana of full size.
    init?(kana: UInt32) {
        guard (0x3041...0x3096).contains(kana), let found = Self.table[Int(kana - 0x3041)] else { return nil }
        self = found
    }

    /// ん, which stands in no row.
    static let n = KanaSyllable(row: 10, column: 0)

    /// The kana that stands at `index`, or that the letters from there spell, and where it ends.
    static func read(
        at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap
    ) -> (syllable: KanaSyllable, end: Int)? {
        let first = scalars.plain(index, of: text)
        if first >= 0x80 { return KanaSyllable(kana: first).map { ($0, index + 1) } }
        if let column = vowel(first) { return (KanaSyllable(row: 0, column: column), index + 1) }
        guard let row = row(ofConsonant: first) else { return nil }
        let second = scalars.plain(index + 1, of: text)
        if let column = vowel(second) {
            return exists(row, column) ? (KanaSyllable(row: row, column: column), index + 2) : nil
        }
        if let column = vowel(scalars.plain(index + 2, of: text)), let row = digraph(first, second, column) {
            return (KanaSyllable(row: row, column: column), index + 3)
        }
        return first == 0x6E ? (n, second == 0x6E ? index + 2 : index + 1) : nil
    }

    /// や, わ and ん leave holes in the table.
    private static func exists(_ row: Int, _ column: Int) -> Bool {
        switch row {
        case 7: column.isMultiple(of: 2)
        case 9: column == 0 || column == 4
        case _: true
        }
    }

    private static func vowel(_ letter: UInt32) -> Int? {
        switch letter {
        case 0x61: 0
        case 0x69: 1
        case 0x75: 2
        case 0x65: 3
        case 0x6F: 4
        case _: nil
        }
    }

    /// By the letter that begins a kana of two letters: k s t n h m y r w, g z d b p, and f and j.
    private static func row(ofConsonant letter: UInt32) -> Int? {
        switch letter {
        case 0x6B, 0x63: 1
        case 0x73: 2
        case 0x74: 3
        case 0x6E: 4
        case 0x68, 0x66: 5
        case 0x6D: 6
        case 0x79: 7
        case 0x72: 8
        case 0x77: 9
        case 0x67: 11
        case 0x7A, 0x6A: 12
        case 0x64: 13
        case 0x62: 14
        case 0x70: 15
        case _: nil
        }
    }

    /// shi, chi, tsu.
    private static func digraph(_ first: UInt32, _ second: UInt32, _ column: Int) -> Int? {
        switch (first, second, column) {
        case (0x73, 0x68, 1): 2
        case (0x63, 0x68, 1), (0x74, 0x73, 2): 3
        case _: nil
        }
    }

    /// By code point from ぁ (U+3041).
    private static let table: [KanaSyllable?] = {
        var table = [KanaSyllable?](repeating: nil, count: 0x56)
        let rows = [
            "あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ", "まみむめも", "や ゆ よ", "らりるれろ",
            "わ   を", "ん", "がぎぐげご", "ざじずぜぞ", "だぢづでど", "ばびぶべぼ", "ぱぴぷぺぽ",
        ]
        for (row, kana) in rows.enumerated() {
            for (column, scalar) in kana.unicodeScalars.enumerated() where scalar != " " {
                table[Int(scalar.value - 0x3041)] = KanaSyllable(row: row, column: column)
            }
        }
        return table
    }()
}
