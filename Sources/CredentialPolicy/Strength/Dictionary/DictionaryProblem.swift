/// Why a file is not a dictionary that can be used.
public enum DictionaryProblem: Error, Sendable, Hashable {
    case notDictionary
    case otherVersion(UInt32)
    /// The header promises another length, in words of 4 bytes.
    case wrongLength(Int, promised: Int)
    /// Sections that don't add up, or too few costs for the order of the character model.
    case wrongSections
    /// Pages that were never written; any other damage only `StrengthDictionary.verify` looks for.
    case damaged

    /// What happened and what to do.
    public var wording: Wording {
        switch self {
        case .notDictionary:
            Wording(
                ja: "パスワード辞書のファイルではありません。パッケージの辞書を入れ直してください。",
                en: "not a password dictionary; install the package's dictionary again")
        case .otherVersion(let version):
            Wording(
                ja: "辞書の形式の版が\(version)で、この版のプログラムでは読めません。パッケージの辞書を入れ直してください。",
                en: "dictionary format \(version), unknown to this program; install the package's dictionary again")
        case .wrongLength(let words, let promised):
            Wording(
                ja: "辞書の長さが\(words * 4)バイトで、あるべき\(promised * 4)バイトと違います。パッケージの辞書を入れ直してください。",
                en: "\(words * 4) bytes instead of \(promised * 4); install the package's dictionary again")
        case .wrongSections, .damaged:
            Wording(
                ja: "辞書の内容が壊れています。パッケージの辞書を入れ直してください。",
                en: "damaged dictionary; install the package's dictionary again")
        }
    }
}
