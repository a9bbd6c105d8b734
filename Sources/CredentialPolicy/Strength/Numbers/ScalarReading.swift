/// Reading pieces of a password where it lies.
extension ScalarMap {
    /// The character at `index` with ASCII capitals made small and katakana made hiragana; 0 outside the text.
    func plain(_ index: Int, of text: Span<UInt8>) -> UInt32 {
        guard index >= 0, index < count else { return 0 }
        let value = folded(index, of: text)
        return (0x30A1...0x30F6).contains(value) ? value - 0x60 : value
    }

    /// As `plain`, with every dash a hyphen: a Japanese keyboard types ー between full-width digits, and the minus and
    /// the dashes of other input methods stay what they are under NFKC.
    func mark(_ index: Int, of text: Span<UInt8>) -> UInt32 {
        switch plain(index, of: text) {
        case 0x30FC, 0x2010...0x2015, 0x2212, 0x2500: 0x2D
        case let other: other
        }
    }

    /// The value of an ASCII digit; nil for any other character and outside the text.
    func digit(_ index: Int, of text: Span<UInt8>) -> Int? {
        guard index >= 0, index < count else { return nil }
        let value = value(index, of: text)
        return (0x30...0x39).contains(value) ? Int(value - 0x30) : nil
    }

    /// What `digits` digits from `index` on write; at most 4 of them, so that no long number of the password's is kept.
    func number(_ index: Int, digits: Int, of text: Span<UInt8>) -> Int? {
        var number = 0
        for place in index..<index + min(4, digits) {
            guard let digit = digit(place, of: text) else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// How many times as many guesses the capitals in a part ask for: 1 without, 2 for the first letter or all of
    /// them, and for others twice as many with each.
    func capitalsFactor(_ range: Range<Int>, of text: Span<UInt8>) -> Double {
        var (capitals, letters) = (0, 0)
        for index in range {
            let value = value(index, of: text)
            if (0x41...0x5A).contains(value) { capitals += 1 }
            if (0x61...0x7A).contains(Self.fold(value)) { letters += 1 }
        }
        if capitals == 0 { return 1 }
        let first = (0x41...0x5A).contains(value(range.lowerBound, of: text))
        if capitals == letters || (capitals == 1 && first) { return 2 }
        return Double(sign: .plus, exponent: min(capitals, letters - capitals) + 2, significand: 1)
    }
}
