/// Telephone numbers: 03-1234-5678, 09012345678, 0120-123-456, +81-90-1234-5678, and an office's number without the
/// area's (1234-5678), also behind TEL or denwa. Lengths by the Ministry's numbering plan (telephone numbering rules, 2019, schedules 1 and 2).
///
/// Nobody puts in any of the 10^8 numbers of a kind: it is the person's own, the family's or the office's, which
/// signatures, directories and the town's pages give away. So the guesses are those of an attacker with such a list.
struct PhoneNumberMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        var start = 0
        while start < scalars.count {
            let first = scalars.plain(start, of: text)
            if first == 0x2B {
                addInternational(start, text, scalars, &matches)
            } else if scalars.digit(start, of: text) != nil {
                let label = labelStart(before: start, text, scalars)
                addNational(start, label, text, scalars, &matches)
                addLocal(start, label, text, scalars, &matches)
                while scalars.digit(start + 1, of: text) != nil { start += 1 }
            }
            start += 1
        }
    }

    private func addNational(
        _ start: Int, _ label: Int?, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        guard scalars.digit(start, of: text) == 0 else { return }
        guard let plan = Plan(afterZero: start + 1, text, scalars) else { return }
        guard let end = Self.end(of: plan.digits - 1, at: start + 1, text, scalars) else { return }
        add(start..<end, label, plan.numbers, text, scalars, &matches)
    }

    /// +81, and the number without its 0.
    private func addInternational(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        guard scalars.number(start + 1, digits: 2, of: text) == 81 else { return }
        let number = scalars.digit(start + 3, of: text) == nil ? start + 4 : start + 3
        guard let plan = Plan(afterZero: number, text, scalars) else { return }
        guard let end = Self.end(of: plan.digits - 1, at: number, text, scalars) else { return }
        matches.add(StrengthMatch(start..<end, .phoneNumber, Guesses(plan.numbers * 2)))
    }

    /// Two to four digits, the first 2 or more, and four behind a hyphen.
    private func addLocal(
        _ start: Int, _ label: Int?, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        guard let first = scalars.digit(start, of: text), first >= 2 else { return }
        var end = start
        while scalars.digit(end, of: text) != nil { end += 1 }
        guard (2...4).contains(end - start), scalars.mark(end, of: text) == 0x2D else { return }
        guard scalars.number(end + 1, digits: 4, of: text) != nil else { return }
        let numbers = [2e4, 5e4, 1e5][end - start - 2]
        add(start..<end + 5, label, numbers, text, scalars, &matches)
    }

    /// The number, and the number with its label.
    private func add(
        _ range: Range<Int>, _ label: Int?, _ numbers: Double, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        matches.add(StrengthMatch(range, .phoneNumber, Guesses(numbers)))
        guard let label else { return }
        let factor = scalars.capitalsFactor(label..<range.lowerBound, of: text)
        let whole = label..<range.upperBound
        matches.add(StrengthMatch(whole, .phoneNumber, Guesses(numbers * 2 * factor), factor > 1 ? .capitals : []))
    }

    /// Where a label begins that ends right before `start`, or one character before.
    private func labelStart(before start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Int? {
        for index in max(0, start - Self.longestLabel - 1)..<start {
            for label in Self.labels.candidates(at: index, in: text, scalars) {
                guard let end = Self.labels.end(of: label, at: index, in: text, scalars) else { continue }
                let isMark = end == start - 1 && !(0x61...0x7A).contains(scalars.plain(end, of: text))
                if end == start || isMark { return index }
            }
        }
        return nil
    }

    private static let labels = WordTable("tel/fax/denwa/phone/mobile/keitai/電話/携帯/でんわ/けいたい")
    private static let longestLabel = 6

    /// Where `digits` digits end, with at most two hyphens or spaces, or one pair of parentheses, between them; the last
    /// group has three or four.
    private static func end(
        of digits: Int, at start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Int? {
        var (index, seen, marks, sinceMark) = (start, 0, 0, 0)
        while seen < digits {
            if scalars.digit(index, of: text) != nil {
                seen += 1
                sinceMark += 1
            } else {
                switch scalars.mark(index, of: text) {
                case 0x20, 0x28, 0x29, 0x2D, 0x2E: break
                case _: return nil
                }
                marks += 1
                guard marks <= 2, sinceMark > 0 else { return nil }
                sinceMark = 0
            }
            index += 1
        }
        if marks > 0, !(3...4).contains(sinceMark) { return nil }
        return index
    }
}

/// What the first digits say: how many there are, and how many such numbers an attacker tries.
private struct Plan {
    /// With the 0 at the beginning.
    let digits: Int
    let numbers: Double

    /// - Parameter index: of the digit behind the 0.
    init?(afterZero index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) {
        guard let second = scalars.digit(index, of: text), second > 0 else { return nil }
        let third = scalars.digit(index + 1, of: text)
        if scalars.number(index, digits: 3, of: text) == 120 || scalars.number(index, digits: 3, of: text) == 570 {
            (digits, numbers) = (10, 1e5)
        } else if scalars.number(index, digits: 3, of: text) == 800 {
            (digits, numbers) = (11, 2e5)
        } else if third == 0, second >= 5 {
            // Mobile and IP; the least public ones.
            (digits, numbers) = (11, 1e6)
        } else if second == 3 || second == 6 {
            (digits, numbers) = (10, 2e5)
        } else {
            guard let third, third > 0 else { return nil }
            (digits, numbers) = (10, 5e5)
        }
    }
}
