/// The lists of python3-zxcvbn's frequency_lists.py: a line for each, `"name": "word,word,…".split(","),`.
struct FrequencyLists {
    private var lists: [String: RankedList] = [:]

    init(_ lines: [Substring]) throws(BuildFailure) {
        for line in lines {
            let parts = line.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
            guard parts.count >= 5 else { continue }
            let words = parts[3].split(separator: UInt8(ascii: ","))
            lists[String(Substring(parts[1]))] = RankedList(ordered: words.map { Substring($0) })
        }
    }

    /// - Throws: when the package has no such list (any more).
    func list(_ name: String) throws(BuildFailure) -> RankedList {
        guard let list = lists[name] else { throw BuildFailure("python3-zxcvbn has no list \(name).") }
        return list
    }
}
