/// One character again and again is no password, however long.
struct RepetitionRule: PasswordRule {
    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding] {
        guard scalars.count > 1 else { return [] }
        let first = scalars.folded(0, of: new)
        for index in 1..<scalars.count where scalars.folded(index, of: new) != first { return [] }
        return [.oneCharacterRepeated]
    }
}
