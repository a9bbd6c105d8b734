// libFuzzer's way into the estimator: the new password, the old one and the person's data, separated by line ends.
// Beside "no trap, no bad access" it demands what callers rely on.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEstimator(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let lines = input.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false).map(Array.init)
    let (new, old) = (lines[0], lines.count > 1 ? lines[1] : [])
    let about = lines.count > 2 ? String(decoding: lines[2], as: UTF8.self) : ""
    let facts = PersonalFacts(
        loginName: about, staffNumber: about, name: about, readings: [about], department: about,
        birthday: Birthday(year: 1985, month: 4, day: 9), words: [about])
    let rules = PasswordRules(settings: PasswordSettings(), facts: facts, year: 2027)
    BuiltInDictionary.with { dictionary, words in
        let (text, former) = (new.span, old.span)
        let judgement = rules.judge(text, old: former, dictionary: dictionary, words: words)
        guard let strength = judgement.strength else { return }
        demand(strength, text)
        let again = rules.judge(text, old: former, dictionary: dictionary, words: words)
        precondition(again == judgement, "judged in two ways")
    }
    return 0
}

/// The parts cover what was judged, and what is said of them can be shown.
private func demand(_ strength: PasswordStrength, _ text: Span<UInt8>) {
    precondition(strength.guesses.log10.isFinite && strength.guesses.log10 >= 0, "no number of guesses")
    var next = 0
    for part in strength.parts {
        precondition(part.range.lowerBound == next && !part.range.isEmpty, "a gap between parts, or an overlap")
        precondition(part.guesses.log10.isFinite && part.guesses.log10 >= 0, "a part without a number")
        next = part.range.upperBound
    }
    guard let scalars = ScalarMap(text) else { fatalError("judged without being text") }
    precondition(next == min(scalars.count, 256), "parts of another text")
    for language in Language.allCases {
        let shown = StrengthSentence(strength).text(quoting: text, in: language)
        precondition(!shown.unicodeScalars.contains(where: Printable.acts), "a sentence that acts")
        precondition(DisplayWidth.of(shown) <= 240, "more than three lines")
    }
}
