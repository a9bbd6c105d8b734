/// How a word stands in a password: where, with which capitals, with how many look-alikes. No character of it.
struct WordShape {
    let start: Int
    private(set) var length = 0
    private(set) var lookAlikes = 0
    private(set) var isASCII = true
    private var capitals = 0
    private var small = 0
    private var beginsCapital = false
    private var endsCapital = false

    init(_ start: Int) { self.start = start }

    var end: Int { start + length }

    /// One character more.
    func with(_ value: UInt32, isLookAlike: Bool) -> WordShape {
        var next = self
        let isCapital = (0x41...0x5A).contains(value)
        if isCapital { next.capitals += 1 }
        if (0x61...0x7A).contains(value) { next.small += 1 }
        if length == 0 { next.beginsCapital = isCapital }
        next.endsCapital = isCapital
        next.isASCII = isASCII && value < 0x80
        if isLookAlike { next.lookAlikes += 1 }
        next.length += 1
        return next
    }

    /// A word that is mostly look-alikes is a number that happens to look like a word.
    var isLikely: Bool { lookAlikes == 0 || (length > 2 && lookAlikes * 2 <= length) }

    var disguises: StrengthMatch.Disguises {
        (capitals > 0 ? StrengthMatch.Disguises.capitals : []).union(lookAlikes > 0 ? .leet : [])
    }

    /// What the disguises multiply the guesses by.
    var guesses: Guesses { Guesses(log10: Disguise.capitals(self.pattern) + Disguise.lookAlikes(lookAlikes)) }

    private var pattern: Disguise.Capitals {
        if capitals == 0 { return .none }
        if small == 0 || (capitals == 1 && (beginsCapital || endsCapital)) { return .usual }
        return .mixed(capitals, of: capitals + small)
    }
}

/// What disguises cost an attacker, as log10.
enum Disguise {
    enum Capitals {
        case none
        /// The first, the last or all.
        case usual
        case mixed(Int, of: Int)
    }

    static let reversed = Tuning.reversed
    private static let usual = 0.301

    static func capitals(_ pattern: Capitals) -> Double {
        switch pattern {
        case .none: 0
        case .usual: usual
        case .mixed(let capitals, let letters): choices(capitals, letters)
        }
    }

    /// Whoever swaps one letter swaps others too; which ones are tried is a matter of taste.
    static func lookAlikes(_ count: Int) -> Double { count == 0 ? 0 : Tuning.leet + Tuning.leetEach * Double(count) }

    /// In how many ways at most so many of the letters, or all but so many, can be capitals.
    private static func choices(_ capitals: Int, _ letters: Int) -> Double {
        var (sum, term) = (0.0, 1.0)
        for taken in 1...max(1, min(capitals, letters - capitals)) {
            term = term * Double(letters - taken + 1) / Double(taken)
            sum += term
        }
        return max(usual, Guesses(sum).log10)
    }
}
