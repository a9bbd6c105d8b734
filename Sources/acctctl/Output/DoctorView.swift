import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

/// A finding of `doctor`: what it is about, what it lets happen, what to do.
struct DoctorView {
    private let finding: DoctorFinding
    init(_ finding: DoctorFinding) { self.finding = finding }

    var lines: [String] {
        let (happens, remedy) = wording
        let clause = finding.clause.isEmpty ? "" : say("(\(finding.clause))", " (\(finding.clause))")
        let isNamed = subject.isEmpty || happens.spoken.contains(Printable.escaped(subject))
        let subject = isNamed ? "" : Printable.escaped(subject) + ": "
        return ["[\(finding.severity.wording.spoken)] \(subject)\(happens.spoken)\(clause)"]
            + (remedy.spoken.isEmpty ? [] : ["    → \(remedy.spoken)"])
    }

    var json: JSON {
        let (happens, remedy) = wording
        return .object([
            "severity": .text(finding.severity.rawValue), "code": .text(finding.code),
            "subject": subject.isEmpty ? .null : .text(subject),
            "clause": finding.clause.isEmpty ? .null : .text(finding.clause), "message": .text(happens.spoken),
            "remedy": .text(remedy.spoken),
        ])
    }

    /// The service or file that it is about.
    private var subject: String {
        switch finding {
        case .stack(let service, _): service
        case .file(let refusal), .stackFile(let refusal): refusal.path
        case .readableByOthers(let path): path
        case .policy(let problems): problems.first?.file ?? ""
        case .weaker(let setting): setting.file
        case .store, .namedNowhere, .moduleMissing, .slowHash, .slowStoredHashes, .shadowPasswords, .shadowOfRetired,
            .clockBehind, .reserveLow:
            ""
        }
    }

    private var wording: (happens: Wording, remedy: Wording) {
        switch finding {
        case .stack(_, let finding): finding.wording
        case .file(let refusal), .stackFile(let refusal): Self.of(refusal.spoken)
        case .policy(let problems):
            (
                Wording(
                    ja: problems.map { $0.text(in: .ja) }.joined(separator: " "),
                    en: problems.map { $0.text(in: .en) }.joined(separator: " ")),
                Wording(ja: "直すまで誰もログインできません。", en: "nobody can log in until it is mended.")
            )
        case .weaker(let setting):
            (
                Wording(ja: setting.text(in: .ja), en: setting.text(in: .en)), Wording(ja: "", en: "")
            )
        case .store(let failure): Self.of(failure.spoken)
        case .readableByOthers: Self.readable
        case .namedNowhere: Self.namedNowhere
        case .moduleMissing: Self.moduleMissing
        case .slowHash(let setting, let time): Self.slowHash(setting, time)
        case .slowStoredHashes(let logins, let time): Self.slowStored(logins, time)
        case .shadowPasswords(let logins, let areAsked): Self.shadow(logins, areAsked)
        case .shadowOfRetired(let logins): Self.retired(logins)
        case .clockBehind(let seconds): Self.clock(seconds)
        case .reserveLow(let free, let wanted): Self.reserve(free, wanted)
        }
    }

    private static func of(_ failure: CommandFailure) -> (Wording, Wording) { (failure.happened, failure.remedy) }
}

extension DoctorView {
    fileprivate static let readable = (
        Wording(ja: "root以外の利用者がハッシュや鍵を読めます。", en: "others than root can read hashes or keys."),
        Wording(
            ja: "所有者だけの権限にしてください(chmod go= …)。", en: "take the others' rights away (chmod go= …).")
    )
    fileprivate static let namedNowhere = (
        Wording(
            ja: "どのPAMサービスも credpolicy を使っておらず、規則が効きません。",
            en: "no PAM service uses credpolicy: no rule of it holds here."),
        Wording(ja: "pam_credpolicy(8) のとおりに設定してください。", en: "set the stacks up as pam_credpolicy(8) says.")
    )
    fileprivate static let moduleMissing = (
        Wording(
            ja: "pam_credpolicy.so がありません。設定したサービスは全員を拒否します。",
            en: "pam_credpolicy.so is missing: services that name it refuse everybody."),
        Wording(ja: "パッケージを入れ直してください。", en: "install the package anew.")
    )

    fileprivate static func slowHash(_ setting: String, _ milliseconds: Int64) -> (Wording, Wording) {
        (
            Wording(
                ja: "ハッシュ \(setting) の照合に \(milliseconds) ミリ秒かかり、混雑時には拒否の時間からIDの有無が分かります。",
                en:
                    "comparing \(setting) takes \(milliseconds) ms here: on a busy host the time of a refusal tells who exists."
            ),
            Wording(ja: "[password] hash を下げてください。", en: "lower [password] hash.")
        )
    }

    fileprivate static func slowStored(_ logins: [String], _ milliseconds: Int64) -> (Wording, Wording) {
        let time =
            milliseconds == 0
            ? Wording(ja: "どれだけかかるか測れません", en: "takes nobody knows how long")
            : Wording(ja: "\(milliseconds) ミリ秒かかります", en: "takes \(milliseconds) ms here")
        return (
            Wording(
                ja: "\(list(logins).ja)のハッシュの照合に\(time.ja)。", en: "comparing the hash of \(list(logins).en) \(time.en)."
            ),
            Wording(ja: "acctctl password issue で再発行してください。", en: "issue new ones with acctctl password issue.")
        )
    }

    fileprivate static func shadow(_ logins: [String], _ areAsked: Bool) -> (Wording, Wording) {
        let happens =
            areAsked
            ? Wording(
                ja: "\(list(logins).ja)の/etc/shadowのパスワードでも入れ、その失敗は数えられません。",
                en:
                    "/etc/shadow still has a good password for \(list(logins).en): stacks here take it too, and guesses there are not counted."
            )
            : Wording(
                ja: "\(list(logins).ja)は/etc/shadowにも使えるパスワードがあり、credpolicyを通らないサービスで使えます。",
                en:
                    "/etc/shadow still has a good password for \(list(logins).en): services that go by without credpolicy take it."
            )
        return (
            happens,
            Wording(ja: "移行が済んだら usermod -p '*' で消してください。", en: "once moved over, remove it with usermod -p '*'.")
        )
    }

    fileprivate static func retired(_ logins: [String]) -> (Wording, Wording) {
        (
            Wording(
                ja: "利用を終了した\(list(logins).ja)のパスワードが/etc/shadowに残っています。",
                en: "/etc/shadow still has a good password for \(list(logins).en), though retired."),
            Wording(ja: "usermod -L -e 1 でロックしてください。", en: "lock it with usermod -L -e 1.")
        )
    }

    fileprivate static func clock(_ seconds: Int64) -> (Wording, Wording) {
        (
            Wording(
                ja: "時計が最後の記録より\(seconds)秒遅れています。期限や利用期間の判断が狂います。",
                en: "the clock is \(seconds) s behind the last record: dates and ends are judged wrongly."),
            Wording(ja: "時刻合わせ(timedatectl)を確かめてください。", en: "look at the time service (timedatectl).")
        )
    }

    fileprivate static func reserve(_ free: Int64, _ wanted: Int64) -> (Wording, Wording) {
        (
            Wording(
                ja: "ディスクが満杯のときの予備が足りません(\(free)/\(wanted)ページ)。",
                en: "the reserve for a full disk is short (\(free) of \(wanted) pages)."),
            Wording(ja: "空きを作ってください。次のログインで補充されます。", en: "free some space; the next login tops it up.")
        )
    }

    private static func list(_ logins: [String]) -> Wording {
        let named = logins.prefix(5).map { Printable.fitted($0, columns: 40) }.joined(separator: ", ")
        let more = logins.count - 5
        guard more > 0 else { return Wording(ja: named + " ", en: named) }
        return Wording(ja: "\(named) ほか\(more)個のID", en: "\(named) and \(more) more")
    }
}
