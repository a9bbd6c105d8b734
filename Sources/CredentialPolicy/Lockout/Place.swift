/// Where a try comes from, as lockout sees it.
public struct Place: Sendable, Hashable {
    /// What tells it from others: an address or a terminal; empty where the caller said nothing.
    public var name: String
    /// Whether this ID has logged in from there before. Decided when the attempt is reserved, and kept with it: a
    /// failure does not move to another budget when its place becomes known later.
    public var isKnown: Bool

    public init(_ name: String, isKnown: Bool = false) { (self.name, self.isKnown) = (name, isKnown) }

    /// The place behind a source as it is shown. Whoever calls from a terminal of their own can open a new one at any time:
    /// their uid tells them from others.
    ///
    /// Byte by byte: to `hasPrefix` a combining mark behind the colon makes it another character, and `name:` is then none.
    public static func name(ofSource source: String) -> String {
        // A host name is whatever its caller says; one for all of them, or each would be a new place.
        if isHostName(source) { return "name:" }
        let bytes = source.utf8
        // Whoever is on the host has 16 million of these to call from.
        if source == "::1" || bytes.starts(with: "127.".utf8) { return "loopback" }
        guard let space = bytes.lastIndex(of: UInt8(ascii: " ")), bytes[space...].starts(with: " uid:".utf8) else {
            return source
        }
        let user = String(source.unicodeScalars[source.unicodeScalars.index(after: space)...])
        // Root's callers have the terminal that they name; these named what is none.
        return user == "uid:0" ? "tty:" : user
    }

    /// By what the tries of one source against many IDs are counted; nil where that cannot be told.
    ///
    /// A host name is counted by itself: were all of them one source, whoever has any name could stop those of all others.
    /// Who changes theirs at will is held by each ID's own budgets, where all names are one place.
    public static func counted(source: String) -> Place? {
        let name = isHostName(source) ? source : name(ofSource: source)
        return isEverybodys(name) ? nil : Place(name)
    }

    private static func isHostName(_ source: String) -> Bool { source.utf8.starts(with: "name:".utf8) }

    /// Whether a success from there makes a place known: not loopback, where anybody on the host or behind a proxy seems to
    /// be; not a host name, which whoever owns the address chooses; not a terminal that is none; not where nothing is known;
    /// not the neighbours on any link or what is left of ::/64, which are everybody's own to choose.
    public static func canBeKnown(_ name: String) -> Bool {
        !isEverybodys(name) && !["name:", "fe80::/64", "::/64"].contains(name)
    }

    /// Whether it tells nobody from anybody: loopback, and where the caller said nothing or named no terminal but, say, itself.
    /// Such tries have no source that could be stopped without stopping all.
    public static func isEverybodys(_ name: String) -> Bool {
        ["", "local", "loopback", "tty:", "::", "0.0.0.0"].contains(name)
    }

    var side: LockoutScope { isKnown ? .knownPlaces : .unknownPlaces }
}

/// The tries that a budget counts together.
public enum LockoutScope: Sendable, Hashable {
    /// Those from one place against one ID.
    case place(String)
    /// Those against one ID from everywhere that it never logged in from.
    case unknownPlaces
    /// Those against one ID from everywhere that it has logged in from: one budget for all such places.
    case knownPlaces
    /// All of a tally: those of one source against any ID.
    case everything
}

/// At most `limit` wrong guesses of `scope` are compared between two events that clear them.
public struct LockoutBudget: Sendable, Hashable {
    public var scope: LockoutScope
    public var limit: Int

    public init(_ scope: LockoutScope, _ limit: Int) { (self.scope, self.limit) = (scope, limit) }
}
