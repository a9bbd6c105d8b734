// libFuzzer's way into the dictionary's reader. The input is a whole file; what it walks along are its own bytes.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDictionary(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    var words = stride(from: 0, to: input.count - 3, by: 4).map { start in
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(input[start + $1]) << UInt32(8 * $1) }
    }
    if let asItIs = try? StrengthDictionary(checking: words.span) { walk(asItIs, words, input) }
    guard fit(&words) else { return 0 }
    guard let dictionary = try? StrengthDictionary(checking: words.span) else { fatalError("a header that fits") }
    walk(dictionary, words, input)
    // The same with half of the file gone since it was checked.
    walk(dictionary, Array(words[..<(words.count / 2)]), input)
    _ = dictionary.origin(in: words.span)
    return 0
}

/// Makes the header fit, which no mutation finds, so that the states are reached.
private func fit(_ words: inout [UInt32]) -> Bool {
    typealias Field = DictionaryFormat.Field
    let costs = CharacterModel.words(order: 1)
    let texts = 16
    let rest = words.count - DictionaryFormat.headerWords - costs - texts
    guard rest > 8 else { return false }
    let entries = Int(words[Field.entries]) % (rest / 2)
    words[Field.magic] = DictionaryFormat.magic
    words[Field.version] = DictionaryFormat.version
    words[Field.words] = UInt32(words.count)
    words[Field.entries] = UInt32(entries * 2)
    words[Field.costs] = UInt32(costs)
    words[Field.costOrder] = 1
    words[Field.texts] = UInt32(texts)
    words[Field.origin] = 1
    words[Field.originBytes] %= 5
    words[Field.states] = UInt32(rest - entries - 1)
    return true
}

private func walk(_ dictionary: StrengthDictionary, _ words: [UInt32], _ text: [UInt8]) {
    if let whole = dictionary.textCost(text.span, below: .infinity, in: words.span) {
        precondition(whole >= 0 && whole < 24 * Double(text.count), "a cost that no text has")
    }
    for start in text.indices.prefix(64) {
        var cursor = dictionary.root
        for byte in text[start...] {
            guard let next = dictionary.step(cursor, byte, in: words.span) else { break }
            cursor = next
            if let entry = dictionary.entry(cursor, in: words.span) {
                precondition(entry.rank >= 1 && entry.rank <= DictionaryFormat.largestRank, "a rank that no list has")
            }
        }
        let cost = dictionary.cost(of: text[start], after: text[start / 2], text[start / 3], in: words.span)
        precondition(cost >= 0 && cost < 4, "a cost that the table can't hold")
    }
}
