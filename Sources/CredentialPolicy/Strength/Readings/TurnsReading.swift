/// Letters and what is no letter by turns, one or a few of each: s1u2z3u4, 1s2u3z4u, su12zu34, p!a@s#s1.
enum TurnsReading {
    /// Of each at a time.
    private static let most = 3
    /// Where one stretch ends and the other begins; fewer are words with numbers between them.
    private static let fewestRuns = 5
    /// So many more may stand before the first stretch.
    private static let mostBefore = 3

    static func read(_ text: Span<UInt8>, _ scalars: ScalarMap) -> TextReading? {
        var runs = Runs()
        for index in 0..<scalars.count {
            guard runs.add(isLetter: isLetter(scalars.value(index, of: text))) else { return nil }
        }
        guard runs.areTurns else { return nil }
        let letters = (0..<scalars.count).filter { isLetter(scalars.value($0, of: text)) }
        let others = (0..<scalars.count).filter { !isLetter(scalars.value($0, of: text)) }
        let maps = [letters, others].map { places in ScalarMap(places.map { ($0, false) }, of: scalars) }
        return TextReading(kind: .byTurns, maps: maps, cost: Tuning.turns + (runs.isSingle ? 0 : Tuning.turnsOfMore))
    }

    private static func isLetter(_ value: UInt32) -> Bool {
        Alphabets.bit(of: value) & (Alphabets.digit | Alphabets.symbol) == 0
    }

    /// The stretches of a text so far.
    private struct Runs {
        private var count = 0
        private var length = 0
        private var wasLetter = false
        private var first = 0
        /// How long those between the first and the last are; 0 for not known yet.
        private var letters = 0
        private var others = 0

        /// - Returns: false when the text can't be by turns any more.
        mutating func add(isLetter: Bool) -> Bool {
            if count > 0, isLetter == wasLetter {
                length += 1
                // The last one may be longer, and then it is the last.
                return true
            }
            guard count == 0 || close() else { return false }
            (count, length, wasLetter) = (count + 1, 1, isLetter)
            return true
        }

        /// Whether the stretch that ends is as long as those of its kind before; the first may be cut short, or have something
        /// of its kind before it.
        private mutating func close() -> Bool {
            if count == 1 {
                first = length
                return length <= TurnsReading.most + TurnsReading.mostBefore
            }
            let usual = wasLetter ? letters : others
            if usual == 0 {
                if wasLetter { letters = length } else { others = length }
                return length <= TurnsReading.most
            }
            return usual == length
        }

        var isSingle: Bool { letters == 1 && others == 1 }

        var areTurns: Bool {
            // The second stretch is of the other kind than the first.
            let firstIsLetter = (count % 2 == 1) == wasLetter
            let (ofFirst, ofSecond) = firstIsLetter ? (letters, others) : (others, letters)
            if count == 4 { return first == ofFirst && ofSecond == length && first == ofSecond && first > 1 }
            // More before the first stretch is told from random text by more stretches.
            let fewest = first <= ofFirst ? TurnsReading.fewestRuns : TurnsReading.fewestRuns + 3
            guard count >= fewest else { return false }
            return count > TurnsReading.fewestRuns + 2 || length <= (wasLetter ? letters : others)
        }
    }
}
