@testable import CredentialPolicy

/// What dictionaries are tested with.
enum DictionaryStand {
    /// Words with common beginnings, middles and endings, in every form of state: ends, runs, choices and many.
    static func words(_ count: Int) -> [String] {
        var state: UInt64 = 0x2545_F491_4F6C_DD1D
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let beginnings = ["shi", "si", "pass", "12", "さく", "市", "𠮷", "z"]
        let endings = ["word", "ru", "ta", "1", "まち", "役所", "ō", "'n"]
        let middles = Array("abcdefghijklmnopqrstuvwxyz0123456789!_かき市").map(String.init)
        var words: Set<String> = []
        while words.count < count {
            let middle = (0..<random(4)).map { _ in middles[random(middles.count)] }.joined()
            words.insert(beginnings[random(8)] + middle + endings[random(8)])
        }
        return words.sorted()
    }

    static func dictionary(_ words: [String], order: Int = 1) -> [UInt32] {
        var writer = DictionaryWriter(order: order)
        for (index, word) in words.enumerated() {
            writer.add(word, kinds[index % kinds.count], rank: index + 1)
            writer.learn(word, weight: 1)
        }
        return writer.words(origin: "test 1\nテスト 2")
    }

    static let kinds = (1...8).map { DictionaryFormat.kind($0)! }

    static func entry(
        _ word: String, _ dictionary: StrengthDictionary, _ words: Span<UInt32>
    ) -> StrengthDictionary.Entry? {
        var cursor = dictionary.root
        for byte in word.utf8 {
            guard let next = dictionary.step(cursor, byte, in: words) else { return nil }
            cursor = next
        }
        return dictionary.entry(cursor, in: words)
    }

    /// Goes through `words` by every byte from several places, as deep as it can: that it returns is what is tested.
    static func walk(_ dictionary: StrengthDictionary, _ words: Span<UInt32>) -> Int {
        var places = [dictionary.root]
        var steps = 0
        for depth in 0..<40 {
            var next: [StrengthDictionary.Cursor] = []
            for place in places {
                _ = dictionary.entry(place, in: words)
                for byte in UInt8.min...UInt8.max {
                    steps += 1
                    if let reached = dictionary.step(place, byte, in: words) { next.append(reached) }
                }
            }
            places = Array(next.prefix(depth < 3 ? 30 : 4))
        }
        for byte: UInt8 in [0, 0x20, 0x61, 0x7E, 0xFF] {
            _ = dictionary.cost(of: byte, after: 0xFF, byte, in: words)
        }
        return steps
    }
}
