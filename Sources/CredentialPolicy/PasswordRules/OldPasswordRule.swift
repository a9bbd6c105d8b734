/// A new password is neither the old one nor something that whoever knew the old one would try next: the same in
/// another case, backwards, with two characters changed, with a little added, with other digits.
struct OldPasswordRule: PasswordRule {
    /// Characters that may be added to the old password without making it a new one.
    private static let addition = 3

    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding] {
        guard let old, !old.isEmpty else { return [] }
        if Self.isSame(new, old) { return [.sameAsOld] }
        // An imported password may be no UTF-8, or longer than one can be here: then nothing near it is known.
        guard let before = ScalarMap(old) else { return [] }
        let near =
            EditDistance.isAtMostTwo(new, scalars, old, before) || Self.isReversed(new, scalars, old, before)
            || Self.isExtended(new, scalars, old, before) || Self.differsInDigits(new, scalars, old, before)
        return near ? [.nearlyOld] : []
    }

    private static func isSame(_ new: Span<UInt8>, _ old: Span<UInt8>) -> Bool {
        guard new.count == old.count else { return false }
        for index in new.indices where new[index] != old[index] { return false }
        return true
    }

    private static func isReversed(
        _ new: Span<UInt8>, _ scalars: ScalarMap, _ old: Span<UInt8>, _ before: ScalarMap
    ) -> Bool {
        guard scalars.count == before.count else { return false }
        for index in 0..<before.count
        where scalars.folded(scalars.count - 1 - index, of: new) != before.folded(index, of: old) { return false }
        return true
    }

    private static func isExtended(
        _ new: Span<UInt8>, _ scalars: ScalarMap, _ old: Span<UInt8>, _ before: ScalarMap
    ) -> Bool {
        guard (0...addition).contains(scalars.count - before.count) else { return false }
        for shift in 0...(scalars.count - before.count) {
            var index = 0
            while index < before.count, scalars.folded(index + shift, of: new) == before.folded(index, of: old) {
                index += 1
            }
            if index == before.count { return true }
        }
        return false
    }

    /// Spring2024 and 2025Spring: what is left without the digits is the same.
    private static func differsInDigits(
        _ new: Span<UInt8>, _ scalars: ScalarMap, _ old: Span<UInt8>, _ before: ScalarMap
    ) -> Bool {
        var here = nextNonDigit(new, scalars, from: 0)
        var there = nextNonDigit(old, before, from: 0)
        guard here < scalars.count else { return false }
        while here < scalars.count, there < before.count {
            if scalars.folded(here, of: new) != before.folded(there, of: old) { return false }
            here = nextNonDigit(new, scalars, from: here + 1)
            there = nextNonDigit(old, before, from: there + 1)
        }
        return here == scalars.count && there == before.count
    }

    private static func nextNonDigit(_ text: Span<UInt8>, _ scalars: ScalarMap, from start: Int) -> Int {
        var index = start
        while index < scalars.count, (0x30...0x39).contains(scalars.value(index, of: text)) { index += 1 }
        return index
    }
}
