/// The kana on the keys of a Japanese keyboard (JIS X 6002), by the characters that the same keys type without kana.
/// A voiced kana is two keys: か and then ゛.
struct KanaKeyboard: Sendable {
    static let voicedMark: UInt32 = 0x309B
    static let halfVoicedMark: UInt32 = 0x309C

    /// By ASCII character from blank on; 0 where the key types no kana.
    private let kana: [UInt16]
    /// The reverse, by kana from ぁ (U+3041) to ー (U+30FC).
    private let keys: [UInt8]

    /// - Parameter rows: what each row types, and its kana, both from the left.
    private init(_ rows: [(keys: String, kana: String)]) {
        var kana = [UInt16](repeating: 0, count: 0x60)
        var keys = [UInt8](repeating: 0, count: 0xBC)
        for row in rows {
            for (key, sound) in zip(row.keys.unicodeScalars, row.kana.unicodeScalars) {
                kana[Int(key.value - 0x20)] = UInt16(sound.value)
                // A kana's own key comes first; capitals and the like stand behind.
                let place = Int(sound.value - 0x3041)
                if keys[place] == 0 { keys[place] = UInt8(key.value) }
            }
        }
        (self.kana, self.keys) = (kana, keys)
    }

    /// The kana, or mark, on the key that types `value`; 0 for none. ¥ has a key of its own.
    func sound(of value: UInt32) -> UInt32 {
        if (0x20..<0x80).contains(value) { return UInt32(kana[Int(value - 0x20)]) }
        return value == 0xA5 ? 0x30FC : 0
    }

    /// Two keys type \ on most systems: that of ろ, and that of ー, on which ¥ is printed.
    static func secondSound(of value: UInt32) -> UInt32? { value == 0x5C ? 0x30FC : nil }

    /// What the key of a kana or mark types without kana; 0 for none.
    func key(of sound: UInt32) -> UInt8 { (0x3041...0x30FC).contains(sound) ? keys[Int(sound - 0x3041)] : 0 }

    /// A kana with a mark, nil when it takes none.
    static func voiced(_ sound: UInt32, _ mark: UInt32) -> UInt32? {
        switch (sound, mark) {
        case (0x306F...0x307B, voicedMark) where sound.isMultiple(of: 3): sound + 1
        case (0x306F...0x307B, halfVoicedMark) where sound.isMultiple(of: 3): sound + 2
        case (0x304B...0x3061, voicedMark) where !sound.isMultiple(of: 2): sound + 1
        case (0x3064...0x3068, voicedMark) where sound.isMultiple(of: 2): sound + 1
        case _: nil
        }
    }

    /// The kana without its mark, and the mark; nil for a kana that has none.
    static func unvoiced(_ sound: UInt32) -> (sound: UInt32, mark: UInt32)? {
        if voiced(sound &- 1, voicedMark) == sound { return (sound &- 1, voicedMark) }
        if voiced(sound &- 2, halfVoicedMark) == sound { return (sound &- 2, halfVoicedMark) }
        return nil
    }

    private static let letters = [
        (keys: "1234567890-", kana: "ぬふあうえおやゆよわほ"),
        (keys: "qwertyuiop", kana: "たていすかんなにらせ"),
        (keys: "asdfghjkl;", kana: "ちとしはきくまのりれ"),
        (keys: "zxcvbnm,./", kana: "つさそひこみもねるめ"),
        (keys: "EZ", kana: "ぃっ"),
        // With shift, keys that have no second kana type their first.
        (keys: "QWRTYUIOP", kana: "たてすかんなにらせ"),
        (keys: "ASDFGHJKL", kana: "ちとしはきくまのり"),
        (keys: "XCVBNM", kana: "さそひこみも"),
    ]

    static let jis = KanaKeyboard(
        letters + [(keys: "^@[:]\\", kana: "へ゛゜けむろ"), (keys: "#$%&'()", kana: "ぁぅぇぉゃゅょ")])

    /// A US keyboard, when Windows or a Mac is told to type kana: the keys keep the places of the Japanese ones.
    static let us = KanaKeyboard(
        letters + [(keys: "=[]'\\`", kana: "へ゛゜けむろ"), (keys: "#$%^&*()", kana: "ぁぅぇぉゃゅょを")])
}
