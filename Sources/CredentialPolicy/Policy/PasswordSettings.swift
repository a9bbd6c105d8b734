/// `[password]`: what a password must be and how long it lasts.
public struct PasswordSettings: Sendable, Equatable {
    /// Characters, not bytes.
    public var minLength = 8
    public var maxLength = 256
    public var require: CharacterClasses = [.letter, .digit]
    /// How many earlier passwords may not come back.
    public var history = 5
    /// nil: a password does not age.
    public var maxAge: Duration?
    public var temporaryValid = Duration.seconds(7 * 86_400)
    public var hash = HashMethod()
    /// Passwords that fewer guesses find are refused (docs/strength.md says how the default was chosen).
    public var minGuesses = Guesses(log10: 10)
    /// Absolute path of a list of leaked passwords (`acctctl password blocklist build`); empty: there is none.
    public var blocklist = ""
    /// Absolute path of the dictionary that guesses are estimated with.
    public var dictionary = "/usr/share/credpolicy/dictionary"

    public init() {}
}

/// A kind of character that a password can be required to contain.
public enum CharacterClass: String, Sendable, CaseIterable {
    case letter, digit, lower, upper, symbol

    fileprivate var bit: UInt8 {
        switch self {
        case .letter: 1
        case .digit: 2
        case .lower: 4
        case .upper: 8
        case .symbol: 16
        }
    }
}

/// A set of classes. Bits, since a login has no time for the metadata of a hash table.
public struct CharacterClasses: Sendable, Equatable, ExpressibleByArrayLiteral {
    private var bits: UInt8 = 0

    public init(_ classes: some Sequence<CharacterClass>) { for kind in classes { insert(kind) } }
    public init(arrayLiteral classes: CharacterClass...) { self.init(classes) }

    public mutating func insert(_ kind: CharacterClass) { bits |= kind.bit }
    public func contains(_ kind: CharacterClass) -> Bool { bits & kind.bit != 0 }
}

/// How new passwords are hashed: yescrypt with libcrypt's cost factor, each step twice the time and memory.
public struct HashMethod: Sendable, Hashable {
    public var cost: Int

    public init(cost: Int = 5) { self.cost = cost }

    /// 9 takes a quarter of a second and a quarter of a gibibyte, twice that with every slot busy. libcrypt accepts 11,
    /// but a refusal could then outlast the floor that hides what was refused.
    public static let costs = 1...9
}
