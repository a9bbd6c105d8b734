/// An order in which kana are recited.
enum KanaOrder: Int, CaseIterable {
    /// あいうえお かきくけこ, …
    case rows
    /// あかさたなはまやらわ.
    case columns
    /// いろはにほへと.
    case iroha
    /// おえういあ.
    case rowsBackwards

    /// Whether `next` comes right after `syllable`.
    func leads(from syllable: KanaSyllable, to next: KanaSyllable) -> Bool {
        switch self {
        case .rows: Self.number(next) == Self.number(syllable) + 1
        case .columns: Self.isBelow(next, syllable)
        case .iroha: Self.placeInIroha(syllable).map { $0 + 1 == Self.placeInIroha(next) } ?? false
        case .rowsBackwards: Self.number(next) == Self.number(syllable) - 1
        }
    }

    /// How many kana from this one on are a recital. In the middle of the poem いろは three follow each other in many words:
    /// murasaki has あさき.
    func shortest(from syllable: KanaSyllable) -> Int {
        switch self {
        case .rows, .columns, .rowsBackwards: 3
        case .iroha: Self.placeInIroha(syllable) == 0 ? 3 : 5
        }
    }

    /// How many begin like this one before it: at the first kana of all, of a row, or anywhere.
    func beginnings(_ syllable: KanaSyllable) -> Double {
        switch self {
        case .rows: syllable.column == 0 ? (syllable.row == 0 ? 1 : 10) : 40
        case .columns: syllable.row == 0 ? (syllable.column == 0 ? 2 : 10) : 40
        case .iroha: Self.placeInIroha(syllable) == 0 ? 2 : 40
        case .rowsBackwards: syllable.column == 4 || syllable == .n ? 20 : 80
        }
    }

    /// Whether a recital of `count` kana may well end with this one.
    func pauses(at syllable: KanaSyllable, after count: Int) -> Bool {
        switch self {
        case .rows: syllable.column == 4 || syllable == .n
        case .columns: syllable.row >= 9
        case .iroha: count == 7 || count == 12
        case .rowsBackwards: syllable.column == 0
        }
    }

    /// The place in the rows, which go on from お to か; what や and わ lack is not counted.
    private static func number(_ syllable: KanaSyllable) -> Int {
        switch syllable.row {
        case 7: 35 + syllable.column / 2
        case 8: 38 + syllable.column
        case 9: 43 + syllable.column / 4
        case 10: 45
        // The voiced rows are recited by themselves.
        case 11...: 100 + syllable.row * 5 + syllable.column
        case _: syllable.row * 5 + syllable.column
        }
    }

    /// い き し ち に ひ み り: や and わ have no kana in some columns.
    private static func isBelow(_ next: KanaSyllable, _ syllable: KanaSyllable) -> Bool {
        if next.column != syllable.column { return false }
        return next.row == syllable.row + 1 || next.row == 8 && syllable.row == 6 && syllable.column % 2 == 1
    }

    private static func placeInIroha(_ syllable: KanaSyllable) -> Int? {
        let place = places[syllable.row * 5 + syllable.column]
        return place == 0xFF ? nil : Int(place)
    }

    /// The place of each kana of the table in the poem, 0xFF when it has none. ゐ and ゑ, which nobody types, break it.
    private static let places: [UInt8] = {
        let poem = "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす"
        var places = [UInt8](repeating: 0xFF, count: 16 * 5)
        for (place, scalar) in poem.unicodeScalars.enumerated() {
            guard let syllable = KanaSyllable(kana: scalar.value) else { continue }
            places[syllable.row * 5 + syllable.column] = UInt8(place)
        }
        return places
    }()
}
