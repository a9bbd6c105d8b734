// libFuzzer's way into the dictionary's reader. The input is a whole file; what it walks along, and what is judged with
// it, are its own bytes.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDictionary(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    var words = stride(from: 0, to: input.count - 3, by: 4).map { start in
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(input[start + $1]) << UInt32(8 * $1) }
    }
    if let asItIs = try? StrengthDictionary(checking: words.span) { walk(asItIs, words, input) }
    guard fit(&words) else { return 0 }
    let dictionary: StrengthDictionary
    do throws(DictionaryProblem) { dictionary = try StrengthDictionary(checking: words.span) } catch {
        precondition(error == .damaged, "a header that fits")
        return 0
    }
    walk(dictionary, words, input)
    // The same with half of the file gone since it was checked, or zeros there.
    let half = Array(words[..<(words.count / 2)])
    walk(dictionary, half, input)
    walk(dictionary, half + Array(repeating: 0, count: words.count - half.count), input)
    _ = dictionary.origin(in: words.span)
    return 0
}

private let estimator = PasswordEstimator(facts: PersonalFacts(loginName: "", words: []), year: 2027)

/// What a password costs is a number, and its parts cover it, whatever the dictionary says.
private func judge(_ dictionary: StrengthDictionary, _ words: [UInt32], _ input: [UInt8]) {
    let text = input.suffix(24).map { max(0x21, $0 & 0x7F) }
    let strength = estimator.strength(of: text.span, old: nil, dictionary: dictionary, words: words.span)
    precondition(strength.guesses.log10.isFinite && strength.guesses.log10 >= 0, "no number of guesses")
    precondition(strength.parts.reduce(0) { $0 + $1.range.count } == text.count, "parts of another text")
}

/// Makes the header fit, which no mutation finds, so that the states are reached.
private func fit(_ words: inout [UInt32]) -> Bool {
    typealias Field = DictionaryFormat.Field
    let costs = CharacterModel.words(order: 1)
    let slots = Int(words.count > Field.texts ? words[Field.texts] : 0)
    let texts = slots < 4096 && slots & (slots - 1) == 0 ? slots : 16
    let rest = words.count - DictionaryFormat.headerWords - costs - texts
    guard rest > 8 else { return false }
    let keys = Int(words[Field.entries]) % rest
    let entries = (keys + 1) / 2
    words[Field.magic] = DictionaryFormat.magic
    words[Field.version] = DictionaryFormat.version
    words[Field.words] = UInt32(words.count)
    words[Field.entries] = UInt32(keys)
    words[Field.costs] = UInt32(costs)
    words[Field.costOrder] = 1
    words[Field.texts] = UInt32(texts)
    words[Field.origin] = 1
    words[Field.originBytes] %= 5
    words[Field.states] = UInt32(rest - entries - 1)
    return true
}

private func walk(_ dictionary: StrengthDictionary, _ words: [UInt32], _ text: [UInt8]) {
    judge(dictionary, words, text)
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
        precondition(cost > 0 && cost < 4, "a cost that the table can't hold, or none")
    }
}
