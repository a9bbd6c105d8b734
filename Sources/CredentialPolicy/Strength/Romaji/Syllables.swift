/// A reading cut into what is written at once: a kana with its small ゃ, ゅ, ょ or vowel, and what changes it.
struct Syllable {
    enum Part {
        /// Spellings of a kana, in `KanaTable`; `doubled` after っ.
        case kana([RomajiOption], doubled: Bool)
        /// ん before a vowel or y, before b, m or p, or before anything else.
        case nasal(NasalPlace)
        /// A kana that only lengthens the vowel before it.
        case long(LongVowel)
    }
    enum NasalPlace { case beforeVowel, beforeLabial, elsewhere }
    /// ー, う after お, the same vowel again, い after え.
    enum LongVowel { case mark, ou, same, ei }

    var part: Part

    /// How the syllable may be written after `text`.
    func options(after text: String) -> [RomajiOption] {
        switch part {
        case .kana(let options, let doubled): doubled ? options.flatMap(Self.doubled) : options
        case .nasal(let place): Self.nasals(place)
        case .long(let kind): text.unicodeScalars.last.map { Self.long(kind, after: $0) } ?? []
        }
    }

    /// っ: the consonant twice. Hepburn writes tch, an input method takes cch.
    private static func doubled(_ option: RomajiOption) -> [RomajiOption] {
        guard let first = option.text.unicodeScalars.first, !"aiueo".unicodeScalars.contains(first) else {
            return [option]
        }
        let twice = String(first) + option.text
        guard first == "c" else { return [RomajiOption(text: twice, habit: option.habit)] }
        return [
            RomajiOption(text: "t" + option.text, habit: option.habit),
            RomajiOption(text: twice, habit: option.habit.union(.doubledC)),
        ]
    }

    private static func nasals(_ place: NasalPlace) -> [RomajiOption] {
        let one = RomajiOption(text: "n", habit: .oneN)
        let two = RomajiOption(text: "nn", habit: .twoN)
        return switch place {
        case .beforeVowel: [one, RomajiOption(text: "n'", habit: .apostrophe), two]
        case .beforeLabial: [one, RomajiOption(text: "m", habit: .labialM), two]
        case .elsewhere: [one, two]
        }
    }

    private static func long(_ kind: LongVowel, after vowel: Unicode.Scalar) -> [RomajiOption] {
        let again = RomajiOption(text: String(vowel), habit: .doubled)
        let dropped = RomajiOption(text: "", habit: .dropped)
        var options: [RomajiOption]
        switch kind {
        case .mark: options = [dropped, RomajiOption(text: "-", habit: .hyphen), again]
        case .ou: options = [RomajiOption(text: "u", habit: .asKana), dropped, again]
        // おお, うう: what input methods take is the doubled vowel itself.
        case .same: options = [RomajiOption(text: String(vowel), habit: .asKana), dropped]
        case .ei: return [RomajiOption(text: "i", habit: .asKana), RomajiOption(text: "e", habit: .doubled)]
        }
        if kind == .mark && vowel == "o" { options.append(RomajiOption(text: "u", habit: .asKana)) }
        if vowel == "o" || vowel == "a" { options.append(RomajiOption(text: "h", habit: .withH)) }
        if let macron = macrons[vowel] {
            options.append(RomajiOption(text: macron, habit: .macron, replacesLast: true))
        }
        return options
    }

    private static let macrons: [Unicode.Scalar: String] = ["a": "ā", "i": "ī", "u": "ū", "e": "ē", "o": "ō"]
}

enum Syllables {
    /// nil when there is anything but kana in it.
    static func parse(_ kana: String) -> [Syllable]? {
        let scalars = kana.unicodeScalars.map { DictionaryKey.fold($0.value) }
        var syllables: [Syllable] = []
        var index = 0
        var doubles = false
        /// The vowel that a following kana may lengthen.
        var vowel: Unicode.Scalar?
        while index < scalars.count {
            let kana = scalars[index]
            if kana == KanaTable.smallTsu {
                (doubles, vowel) = (true, nil)
                index += 1
            } else if let long = longVowel(kana, after: vowel) {
                syllables.append(Syllable(part: .long(long)))
                vowel = nil
                index += 1
            } else if kana == KanaTable.nasal {
                syllables.append(
                    Syllable(part: .nasal(place(before: index + 1 < scalars.count ? scalars[index + 1] : 0))))
                (doubles, vowel) = (false, nil)
                index += 1
            } else if let (options, length) = KanaTable.options(scalars[index...]) {
                syllables.append(Syllable(part: .kana(options, doubled: doubles)))
                (doubles, vowel) = (false, options[0].text.unicodeScalars.last)
                index += length
            } else {
                return nil
            }
        }
        return syllables
    }

    private static func longVowel(_ kana: UInt32, after vowel: Unicode.Scalar?) -> Syllable.LongVowel? {
        switch (vowel, kana) {
        case (.some, KanaTable.longMark): .mark
        case ("o", 0x3046): .ou
        case ("a", 0x3042), ("i", 0x3044), ("u", 0x3046), ("e", 0x3048), ("o", 0x304A): .same
        case ("e", 0x3044): .ei
        default: nil
        }
    }

    private static func place(before next: UInt32) -> Syllable.NasalPlace {
        guard let (options, _) = KanaTable.options([next]), let first = options[0].text.unicodeScalars.first else {
            return .elsewhere
        }
        if "aiueoy".unicodeScalars.contains(first) { return .beforeVowel }
        return "bmp".unicodeScalars.contains(first) ? .beforeLabial : .elsewhere
    }
}
