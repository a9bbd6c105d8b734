/// What appears when someone types kana on a JIS keyboard that is set to Latin letters (JIS X 6002: the kana printed on
/// the keys).
enum KanaKeys {
    static func typed(_ kana: String) -> String { kana.compactMap { keys[$0] }.joined() }

    private static let keys: [Character: String] = {
        var keys: [Character: String] = [:]
        for (kana, row) in [
            ("ぬふあうえおやゆよわほへー", "1234567890-^\\"), ("たていすかんなにらせ", "qwertyuiop"),
            ("ちとしはきくまのりれけむ", "asdfghjkl;:]"), ("つさそひこみもねるめろ", "zxcvbnm,./\\"),
        ] {
            for (character, key) in zip(kana, row) { keys[character] = String(key) }
        }
        // With shift: small kana on the keys of the large ones.
        for (kana, key) in zip("ぁぅぇぉゃゅょっ", "#$%&'()Z") { keys[kana] = String(key) }
        keys["ぃ"] = "E"
        for (voiced, plain) in zip("がぎぐげござじずぜぞだぢづでどばびぶべぼ", "かきくけこさしすせそたちつてとはひふへほ") {
            keys[voiced] = keys[plain]! + "@"
        }
        for (half, plain) in zip("ぱぴぷぺぽ", "はひふへほ") { keys[half] = keys[plain]! + "[" }
        return keys
    }()
}
