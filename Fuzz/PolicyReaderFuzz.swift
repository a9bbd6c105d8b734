// libFuzzer's way into the policy reader. Compiled together with Sources/CredentialPolicy, so that the reader
// itself is instrumented. Beside "no trap, no bad access" it demands what callers rely on.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPolicyReader(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let reading = PolicyReader.read(text, file: "policy.conf")
    precondition((reading.policy == nil) == !reading.problems.isEmpty, "a policy beside a problem, or neither")
    precondition(reading.problems.count <= PolicyReader.listedProblems + 1, "more problems than are listed")
    for language in Language.allCases {
        let texts = reading.problems.map { $0.text(in: language) } + reading.weaker.map { $0.text(in: language) }
        for text in texts { precondition(!text.unicodeScalars.contains(where: Printable.acts), "a message that acts") }
    }
    if let policy = reading.policy { demandSameWhenWrittenAndReadAgain(policy) }
    return 0
}

/// What `policy show` prints means what is in force.
private func demandSameWhenWrittenAndReadAgain(_ policy: Policy) {
    precondition(policy.password.minLength >= 8 && policy.password.minLength <= policy.password.maxLength)
    precondition(policy.privilegedLockout.maxFailures <= policy.lockout.maxFailures)
    let written = PolicyKey.sections.map { section in
        let keys = PolicyKey.all.filter { $0.section == section }
        return "[\(section)]\n" + keys.map { "\($0.key) = \($0.format(policy))\n" }.joined()
    }
    let again = PolicyReader.read(Array(written.joined().utf8), file: "again")
    precondition(again.problems.isEmpty && again.weaker.isEmpty, "refused: \(again.problems) \(again.weaker)")
    precondition(again.policy == policy, "changed by writing and reading")
}
