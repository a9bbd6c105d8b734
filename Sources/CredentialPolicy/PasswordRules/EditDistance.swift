/// Levenshtein's distance, as far as the rules ask: whether at most two characters were put in, left out or replaced.
/// Five distances of one row are all that is kept, and they say nothing about the characters.
enum EditDistance {
    private static let most = 2
    private static let far = 100

    static func isAtMostTwo(
        _ new: Span<UInt8>, _ scalars: ScalarMap, _ old: Span<UInt8>, _ before: ScalarMap
    ) -> Bool {
        let difference = scalars.count - before.count
        guard abs(difference) <= most else { return false }
        // band[k]: distance of the first `row` characters of old from the first `row + k - 2` of new.
        var band: InlineArray<5, Int> = [far, far, 0, 1, 2]
        for row in 1..<(before.count + 1) {
            let letter = before.folded(row - 1, of: old)
            var next = InlineArray<5, Int>(repeating: far)
            for k in band.indices {
                let column = row + k - most
                if column == 0 { next[k] = row }
                guard (1..<(scalars.count + 1)).contains(column) else { continue }
                let replaced = band[k] + (scalars.folded(column - 1, of: new) == letter ? 0 : 1)
                let leftOut = k < 4 ? band[k + 1] + 1 : far
                let putIn = k > 0 ? next[k - 1] + 1 : far
                next[k] = min(replaced, leftOut, putIn)
            }
            band = next
        }
        return band[difference + most] <= most
    }
}
