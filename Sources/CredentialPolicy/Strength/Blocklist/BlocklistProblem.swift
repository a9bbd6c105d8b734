/// Why a file is no blocklist, or can't be relied on as one.
public enum BlocklistProblem: Error, Sendable, Hashable {
    /// Some other file.
    case foreign
    /// Made for another version of this program.
    case version(UInt32)
    /// Cut off, or something was added.
    case size(words: UInt64, found: UInt64)
    /// Not sorted, or a number that points outside.
    case damaged

    /// What happened, for an administrator.
    public var wording: Wording {
        switch self {
        case .foreign: Wording(ja: "漏えいパスワードの一覧ではありません", en: "is no list of leaked passwords")
        case .version(let version):
            Wording(ja: "別の版の一覧です(\(version))", en: "is a list of another version (\(version))")
        case .size(let words, let found):
            Wording(
                ja: "長さが合いません(\(words * 4)バイトのところ\(found * 4)バイト)",
                en: "has \(found * 4) bytes where \(words * 4) are due")
        case .damaged: Wording(ja: "壊れています", en: "is damaged")
        }
    }

    /// What to do about each of them.
    public static var remedy: Wording {
        Wording(
            ja: "acctctl password blocklist build で作り直してください。",
            en: "make it anew with acctctl password blocklist build")
    }
}
