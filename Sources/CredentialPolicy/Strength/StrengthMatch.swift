/// A part of a password that an attacker would guess as one. It carries no character of it.
public struct StrengthMatch: Sendable, Hashable {
    /// Characters (Unicode scalars of the NFKC text).
    public var range: Range<Int>
    public var kind: StrengthKind
    /// For this part alone.
    public var guesses: Guesses
    /// How it was disguised.
    public var disguises: Disguises
    /// What it is in the password's structure, by its kind where nothing else is said.
    var part: PartClass

    public init(_ range: Range<Int>, _ kind: StrengthKind, _ guesses: Guesses, _ disguises: Disguises = []) {
        (self.range, self.kind, self.guesses, self.disguises) = (range, kind, guesses, disguises)
        part = PartClass(kind, range.count)
    }

    init(_ range: Range<Int>, _ kind: StrengthKind, _ guesses: Guesses, _ disguises: Disguises, as part: PartClass) {
        (self.range, self.kind, self.guesses, self.disguises) = (range, kind, guesses, disguises)
        self.part = part
    }

    public struct Disguises: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let capitals = Disguises(rawValue: 1)
        public static let leet = Disguises(rawValue: 2)
        public static let reversed = Disguises(rawValue: 4)
    }
}

/// One way of recognising parts of a password. It sees the password where it lies and may keep no copy of any part.
protocol StrengthMatcher: Sendable {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches)
}
