/// Some hundred words for hosts without the dictionary file: passwords can be changed there too, and the worst are still
/// seen. In the file's form, so that nothing else need know.
public enum BuiltInDictionary {
    /// Made when they are first asked for.
    public static let words: [UInt32] = {
        // Order 2: what the 9,409 pairs of characters cost, since so few words say nothing about triples.
        var writer = DictionaryWriter(order: 2)
        for list in lists {
            for (index, word) in list.words.split(separator: ",").enumerated() {
                for spelling in word.split(separator: " ") {
                    writer.add(spelling, list.kind, rank: index + 1)
                    writer.learn(spelling, weight: 1)
                }
            }
        }
        return writer.words(origin: "credpolicy, built in")
    }()

    public static func with<Result>(_ body: (StrengthDictionary, Span<UInt32>) -> Result) -> Result {
        let span = words.span
        guard let dictionary = try? StrengthDictionary(checking: span) else {
            preconditionFailure("the dictionary that is built in is none")
        }
        return body(dictionary, span)
    }
}
