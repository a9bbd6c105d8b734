/// Parts that were in the old password already, forwards or backwards. It lies beside the new one and is read there;
/// what is kept are lengths.
struct OldPasswordMatcher {
    /// Three characters are in common by chance once in some thousand random passwords.
    private static let shortest = 3
    private static let reversed = 0.5

    func find(
        in text: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>, _ before: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        let (new, former) = (min(scalars.count, PasswordEstimator.most), min(before.count, PasswordEstimator.most))
        guard former >= Self.shortest else { return }
        // Diagonal by diagonal: where the new one's characters stand `shift` later than the old one's.
        for shift in (1 - former)..<max(2 - former, new) {
            let start = max(0, shift)
            run(start, start - shift, 1, text, scalars, old, before, &matches)
        }
        for sum in 0..<(new + former - 1) {
            let there = min(sum, former - 1)
            run(sum - there, there, -1, text, scalars, old, before, &matches)
        }
    }

    /// Notes each run in which both are the same, going on from `start` in the new and from `other` in the old one.
    private func run(
        _ start: Int, _ other: Int, _ step: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ old: Span<UInt8>,
        _ before: ScalarMap, _ matches: inout StrengthMatches
    ) {
        var (here, there, length) = (start, other, 0)
        while true {
            let isInside =
                here < min(scalars.count, PasswordEstimator.most) && there >= 0
                && there < min(before.count, PasswordEstimator.most)
            if isInside, scalars.folded(here, of: text) == before.folded(there, of: old) {
                length += 1
            } else {
                if length >= Self.shortest { note(here - length..<here, step, before.count, &matches) }
                length = 0
            }
            if !isInside { return }
            here += 1
            there += step
        }
    }

    /// The whole is tried first, then the parts: as many as there are pairs of ends.
    private func note(_ range: Range<Int>, _ step: Int, _ count: Int, _ matches: inout StrengthMatches) {
        let parts = range.count == count ? 1 : Double(count * (count + 1) / 2)
        let guesses = Guesses(parts) * Guesses(log10: step < 0 ? Self.reversed : 0)
        matches.add(StrengthMatch(range, .oldPassword, guesses, step < 0 ? .reversed : []))
    }
}
