/// A text typed with the hands one key aside (dixilo is suzuki one to the right) or a row away.
///
/// Only what then reads like words is estimated: one stretch of letters, vowels among them, digits before or behind.
enum KeysReading {
    static func read(
        _ text: Span<UInt8>, _ scalars: ScalarMap, _ dictionary: StrengthDictionary, _ words: Span<UInt32>
    ) -> [TextReading] {
        var digitsBehind = 0
        while digitsBehind < scalars.count, scalars.digit(scalars.count - 1 - digitsBehind, of: text) != nil {
            digitsBehind += 1
        }
        var readings: [TextReading] = []
        for hand in HandPosition.all {
            for kept in hand.movesDigits ? 0...min(4, digitsBehind) : 0...0
            where readsLikeWords(text, scalars, hand, kept: kept, dictionary, words) {
                let map = ScalarMap(hand.places(in: text, scalars, kept: kept), of: scalars, keys: hand.keys)
                readings.append(TextReading(kind: .otherKeys, maps: [map], cost: hand.cost))
            }
        }
        return readings
    }

    /// Vowels of the letters: English has 0.4, romaji 0.5.
    private static let vowels = (fewest: 0.25, most: 0.75)
    /// What each letter costs at most on average after those before it (`TextModel`): 0.6 in usual words, 1.0 in rare ones, more
    /// than 1.5 in random text. Without this a random password would be estimated twice on average.
    private static let perLetter = 1.2

    private static func readsLikeWords(
        _ text: Span<UInt8>, _ scalars: ScalarMap, _ hand: HandPosition, kept: Int, _ dictionary: StrengthDictionary,
        _ words: Span<UInt32>
    ) -> Bool {
        var (letters, vowels, before, first) = (0, 0, UInt8(0), 0)
        for index in 0..<scalars.count {
            let isKept = index >= scalars.count - kept
            let meant = hand.meant(by: scalars.byte(index, of: text), behind: before, isKept: isKept)
            if HandPosition.isLetter(meant) {
                if letters == 0 { first = index }
                // Random characters are soon two stretches.
                if letters > 0, !HandPosition.isLetter(before) { return false }
                letters += 1
                if HandPosition.isVowel(meant) { vowels += 1 }
            }
            before = meant
        }
        guard letters >= hand.fewest,
            (Self.vowels.fewest...Self.vowels.most).contains(Double(vowels) / Double(letters))
        else { return false }
        guard !dictionary.texts.isEmpty else { return true }
        var (context, cost) = (TextModel.Context(), 0.0)
        before = 0
        for index in first..<first + letters {
            before = hand.meant(by: scalars.byte(index, of: text), behind: before, isKept: false)
            cost += dictionary.texts.cost(of: before | 0x20, after: context, in: words)
            context.append(before | 0x20)
        }
        return cost <= perLetter * Double(letters)
    }
}
