/// Another way in which a text may have been thought of than as it stands: as two texts by turns, as typed one key aside, as
/// each key pressed twice. The text is then estimated as whoever chose it thought of it, by all that is known.
///
/// Readings are offsets (`ScalarMap`), no character is copied. They are for texts that would be hard to guess as they
/// stand, and few random ones can be read otherwise, so a check rarely pays for them.
struct TextReading {
    let kind: StrengthKind
    /// What is read, each by itself: all of them have to be guessed.
    let maps: [ScalarMap]
    /// log10 of how many other ways to write it down are tried before.
    let cost: Double

    /// Nobody weaves longer texts; so a crafted one is soon done with.
    static let longest = 40

    /// All that a text can be, cheapest tests first.
    static func all(
        of text: Span<UInt8>, _ scalars: ScalarMap, _ dictionary: StrengthDictionary, _ words: Span<UInt32>
    ) -> [TextReading] {
        guard (6...longest).contains(scalars.count) else { return [] }
        var readings: [TextReading] = []
        if let turns = TurnsReading.read(text, scalars) { readings.append(turns) }
        if let twice = TwiceReading.read(text, scalars) { readings.append(twice) }
        readings += KeysReading.read(text, scalars, dictionary, words)
        return readings
    }
}

/// Every key pressed twice: ssuuzzuukkii1122.
enum TwiceReading {
    private static let fewest = 4
    /// So many characters may have been put in front.
    private static let mostBefore = 4

    static func read(_ text: Span<UInt8>, _ scalars: ScalarMap) -> TextReading? {
        var (start, pairs) = (0, 0)
        while start <= mostBefore, start < scalars.count {
            pairs = 0
            while start + 2 * pairs + 1 < scalars.count,
                scalars.value(start + 2 * pairs, of: text) == scalars.value(start + 2 * pairs + 1, of: text)
            { pairs += 1 }
            if pairs >= fewest { break }
            start += 1
        }
        guard pairs >= fewest else { return nil }
        // What stands before and behind was added afterwards.
        let places = Array(0..<start) + (0..<pairs).map { start + 2 * $0 } + Array(start + 2 * pairs..<scalars.count)
        let map = ScalarMap(places.map { ($0, false) }, of: scalars)
        return TextReading(kind: .repetition, maps: [map], cost: Tuning.twice)
    }
}
