import CredentialPolicy
import Enforcement

/// Why no list is made of a file of such lines, and what to do with it.
extension BlocklistBuild.Failure {
    /// - Parameter line: the number of the first of them.
    static func foreign(_ path: String, _ line: Int, _ form: ForeignForm) -> CommandFailure {
        let path = Printable.escaped(path)
        let (holds, remedy) =
            switch form {
            case .otherHash(let digits): otherHash(digits)
            case .record: record
            case .counted: counted
            case .columns: columns
            }
        return CommandFailure(
            .refused,
            Wording(ja: "\(path) の\(line)行目は\(holds.ja)", en: "line \(line) of \(path) \(holds.en)"), remedy)
    }

    private static func otherHash(_ digits: Int) -> (Wording, Wording) {
        let wholeEdition = Wording(
            ja: "同じコーパスの SHA-1 版(40桁)を入手してください。", en: "get the SHA-1 edition (40 digits) of that corpus")
        let oneFile = Wording(
            ja: "コーパス全体を1つのファイルとして入手してください。", en: "get that corpus as one file")
        let (kind, remedy) =
            switch digits {
            case 32: (Wording(ja: "NTLMかMD5", en: "NTLM or MD5"), wholeEdition)
            case 27, 35: (Wording(ja: "先頭5桁が省かれたもの", en: "its first five are missing"), oneFile)
            default: (Wording(ja: "SHA-1以外", en: "no SHA-1"), wholeEdition)
            }
        return (
            Wording(
                ja: "\(digits)桁のハッシュ(\(kind.ja))で、照合に使えません",
                en: "is a hash of \(digits) digits (\(kind.en)), which can't be looked up"),
            remedy
        )
    }

    private static let record = (
        Wording(
            ja: "IDや方式名などの付いたハッシュのようで、照合に使えません",
            en: "seems to be a hash with a name or a method beside it, which can't be looked up"),
        Wording(
            ja: "パスワードだけの行か「SHA-1:回数」の行にしてください。",
            en: "give lines of a password alone, or of SHA1:COUNT")
    )
    private static let counted = (
        Wording(ja: "パスワードに回数が付いているようです", en: "seems to be a password with a count beside it"),
        Wording(
            ja: "パスワードだけを1行に1つ残してください(例: sed 's/^ *[0-9]* //' FILE)。",
            en: "leave nothing but a password on each line (such as sed 's/^ *[0-9]* //' FILE)")
    )
    private static let columns = (
        Wording(
            ja: "「:」かタブで区切られた、パスワードだけではない行のようです",
            en: "seems to be more than a password: a colon or a tab parts it"),
        Wording(
            ja: "パスワードだけを1行に1つ残してください(例: cut -d: -f2- FILE)。",
            en: "leave nothing but a password on each line (such as cut -d: -f2- FILE)")
    )
}
