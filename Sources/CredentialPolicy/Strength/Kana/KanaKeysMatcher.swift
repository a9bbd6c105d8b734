/// Words typed with the right keys in the wrong mode: a Japanese word on the kana keys while the keyboard types Latin
/// letters (xho is さくら, tzdt かつしか), or Latin letters while it types kana (せちととてらすし is password).
struct KanaKeysMatcher: Sendable {
    /// Two keys are a word on a kana keyboard more often than not.
    private static let shortest = 3
    /// As long as a key of the dictionary (`DictionaryKey.maxBytes`), so that a damaged one with a loop ends too.
    private static let longest = 64
    /// How many times less usual than the word itself.
    private static let rarity = 10.0

    /// - Parameters:
    ///   - dictionary: with readings in hiragana.
    ///   - words: the words that `dictionary` was checked against.
    func find(
        in text: Span<UInt8>, _ scalars: ScalarMap, _ dictionary: StrengthDictionary, _ words: Span<UInt32>,
        _ matches: inout StrengthMatches
    ) {
        var (latin, symbols) = (false, false)
        for index in 0..<scalars.count {
            switch scalars.folded(index, of: text) {
            case 0x30...0x39, 0x61...0x7A: latin = true
            case 0x21...0x7E, 0xA5: symbols = true
            case _: break
            }
        }
        let beginnings = Beginnings(dictionary, words)
        for start in 0..<scalars.count {
            if latin {
                sounds(on: .jis, 1, beginnings, start, text, scalars, dictionary, words, &matches)
                // Letters and digits have the same kana on both.
                if symbols { sounds(on: .us, 2, beginnings, start, text, scalars, dictionary, words, &matches) }
            }
            keys(start, text, scalars, dictionary, words, &matches)
        }
    }

    /// Keys that would type a word in kana.
    private func sounds(
        on keyboard: KanaKeyboard, _ factor: Double, _ beginnings: Beginnings, _ start: Int, _ text: Span<UInt8>,
        _ scalars: ScalarMap,
        _ dictionary: StrengthDictionary, _ words: Span<UInt32>, _ matches: inout StrengthMatches
    ) {
        var (cursor, index, count) = (dictionary.root, start, 0)
        while index < scalars.count, 3 * count < Self.longest {
            let value = scalars.value(index, of: text)
            var sound = keyboard.sound(of: value)
            index += 1
            if index < scalars.count {
                let mark = keyboard.sound(of: scalars.value(index, of: text))
                if let voiced = KanaKeyboard.voiced(sound, mark) {
                    sound = voiced
                    index += 1
                }
            }
            guard sound > 0 else { return }
            guard
                let next = count == 0
                    ? beginnings.step(sound, dictionary, words)
                    : dictionary.step(cursor, scalar: sound, in: words)
                        ?? KanaKeyboard.secondSound(of: value).flatMap({
                            dictionary.step(cursor, scalar: $0, in: words)
                        })
            else { return }
            cursor = next
            count += 1
            guard count >= Self.shortest, let entry = dictionary.entry(cursor, in: words) else { continue }
            let number = Double(entry.rank) * Self.rarity * factor
            matches.add(StrengthMatch(start..<index, .kanaKeys, Guesses(number)))
        }
    }

    /// Kana whose keys would type a Latin word.
    private func keys(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ dictionary: StrengthDictionary,
        _ words: Span<UInt32>, _ matches: inout StrengthMatches
    ) {
        var (cursor, index) = (dictionary.root, start)
        while index < scalars.count, index - start < Self.longest {
            let value = scalars.plain(index, of: text)
            let sound = KanaKeyboard.unvoiced(value)
            let key = KanaKeyboard.jis.key(of: sound?.sound ?? value)
            guard key > 0, let next = dictionary.step(cursor, key, in: words) else { return }
            cursor = next
            if let mark = sound?.mark {
                guard let marked = dictionary.step(cursor, KanaKeyboard.jis.key(of: mark), in: words) else { return }
                cursor = marked
            }
            index += 1
            guard index - start >= Self.shortest, let entry = dictionary.entry(cursor, in: words) else { continue }
            matches.add(StrengthMatch(start..<index, .kanaKeys, Guesses(Double(entry.rank) * Self.rarity)))
        }
    }
}

/// Where words begin that are written in kana: of the three bytes of a kana the first two are nearly always the same two
/// pairs, which a check would look up anew for each of its characters.
private struct Beginnings {
    private let first: StrengthDictionary.Cursor?
    private let second: StrengthDictionary.Cursor?

    init(_ dictionary: StrengthDictionary, _ words: Span<UInt32>) {
        guard let lead = dictionary.step(dictionary.root, 0xE3, in: words) else {
            (first, second) = (nil, nil)
            return
        }
        (first, second) = (dictionary.step(lead, 0x81, in: words), dictionary.step(lead, 0x82, in: words))
    }

    /// The place behind a word's first kana.
    func step(_ sound: UInt32, _ dictionary: StrengthDictionary, _ words: Span<UInt32>) -> StrengthDictionary.Cursor? {
        guard (0x3040..<0x30C0).contains(sound) else {
            return dictionary.step(dictionary.root, scalar: sound, in: words)
        }
        guard let pair = sound < 0x3080 ? first : second else { return nil }
        return dictionary.step(pair, UInt8(0x80 | sound & 0x3F), in: words)
    }
}
