/// Words of one list in the order in which they would be guessed.
struct RankedList {
    /// Each with its rank: how many words are likelier, and half of those that are as likely.
    private(set) var words: [(word: String, rank: Int)] = []

    /// - Parameter ordered: the likeliest first.
    init(ordered: some Sequence<Substring>) {
        words = ordered.enumerated().map { (String($1), $0 + 1) }
    }

    /// - Parameter costs: the lower the likelier. Words of one cost share the middle rank of their group.
    init(costs: [String: Int]) {
        let sorted = costs.sorted { ($0.value, Array($0.key.utf8)) < ($1.value, Array($1.key.utf8)) }
        var start = 0
        while start < sorted.count {
            let end = sorted[start...].firstIndex { $0.value != sorted[start].value } ?? sorted.count
            for index in start..<end { words.append((sorted[index].key, (start + end + 1) / 2)) }
            start = end
        }
    }
}

private func < (left: (Int, [UInt8]), right: (Int, [UInt8])) -> Bool {
    left.0 == right.0 ? left.1.lexicographicallyPrecedes(right.1) : left.0 < right.0
}
