import CredentialPolicy
import Enforcement
import HostSystem

/// What each finding about the host lets happen, and what to do.
extension DoctorView {
    static func policy(_ problems: [PolicyProblem]) -> (Wording, Wording) {
        (
            Wording(
                ja: problems.map { $0.text(in: .ja) }.joined(separator: " ") + " 誰もログインできません。",
                en: problems.map { $0.text(in: .en) }.joined(separator: " ") + " Nobody can log in."),
            Wording(
                ja: "その行を直し、acctctl policy check で確かめてください。",
                en: "correct those lines, then look with acctctl policy check.")
        )
    }

    static func tagKey(_ refusal: FileRefusal) -> (Wording, Wording) {
        let means = Wording(ja: "同じ誤ったパスワードが、繰り返すたびに数えられます。", en: "The same wrong password counts each time it comes.")
        let spoken = refusal.spoken
        let remedy =
            refusal.reason == .missing
            ? Wording(ja: "acctctl init を実行してください。", en: "run acctctl init.") : spoken.remedy
        return (
            Wording(ja: "\(spoken.happened.ja)。\(means.ja)", en: "\(spoken.happened.en). \(means.en)"), remedy
        )
    }

    static func readable(_ path: String) -> (Wording, Wording) {
        let command = Layout.unbroken("chmod go= \(Printable.escaped(path))")
        return (
            Wording(ja: "root以外の利用者がハッシュや鍵を読めます。", en: "others than root can read hashes or keys."),
            Wording(ja: "\(command) を実行してください。", en: "run \(command)")
        )
    }

    static let namedNowhere = (
        Wording(
            ja: "どのPAMサービスも credpolicy を使っておらず、規則が効きません。",
            en: "no PAM service uses credpolicy: no rule of it holds here."),
        Wording(ja: "pam_credpolicy(8) のとおりに設定してください。", en: "set the stacks up as pam_credpolicy(8) says.")
    )
    static let sourcesByName = (
        Wording(
            ja: "UseDNS yes のため、sshd は接続元が自由に決められる名前を伝えます。ssh の利用者は全員が同じ未知の場所として数えられ、だれでもロックできます。",
            en:
                "UseDNS yes makes sshd report names, which callers choose: all who come by ssh count as one place that is never "
                + "known, so anybody can lock them out of it."),
        Wording(
            ja: "UseDNS no にし、\(Layout.unbroken("systemctl reload ssh")) を実行してください。",
            en: "set UseDNS no, then run \(Layout.unbroken("systemctl reload ssh")).")
    )
    static let moduleMissing = (
        Wording(
            ja: "pam_credpolicy.so がなく、これを使うサービスは全員を拒否します。",
            en: "pam_credpolicy.so is missing: every service that uses this file refuses everybody."),
        Wording(ja: "パッケージを入れ直してください。", en: "install the package anew.")
    )

    static func strengthFile(_ fault: StrengthFileFault) -> (Wording, Wording) {
        let path = Printable.escaped(fault.path)
        let happened =
            fault.refusal?.spoken.happened
            ?? Wording(ja: "\(path) は壊れているか、別の版のものです", en: "\(path) is damaged or made for another version")
        let (means, remedy) = of(fault.kind, path)
        // A file that is there and can't be relied on has a remedy of its own: its owner, its mode.
        let own = fault.refusal.flatMap { $0.reason == .missing || $0.reason == .notWords ? nil : $0.spoken.remedy }
        return (Wording(ja: "\(happened.ja)。\(means.ja)", en: "\(happened.en). \(means.en)"), own ?? remedy)
    }

    /// What it means that such a file can't be used, and how to make one.
    private static func of(_ kind: StrengthFileFault.Kind, _ path: String) -> (Wording, Wording) {
        switch kind {
        case .dictionary:
            (
                Wording(
                    ja: "新しいパスワードは内蔵の小さな一覧だけで見積もっています。",
                    en: "The guesses of new passwords are estimated with the small list that is built in."),
                Wording(
                    ja: "パッケージ credpolicy を入れ直し、[password] dictionary を確かめてください。",
                    en: "install the package credpolicy anew, and look at [password] dictionary.")
            )
        case .blocklist:
            (
                Wording(ja: "漏えいしたパスワードを断れません。", en: "Leaked passwords are not refused."),
                Wording(
                    ja: "acctctl password blocklist build で \(path) を作り直し、[password] blocklist を確かめてください。",
                    en: "make \(path) with acctctl password blocklist build, and look at [password] blocklist.")
            )
        }
    }

    static func slowHash(_ setting: String, _ milliseconds: Int64) -> (Wording, Wording) {
        (
            Wording(
                ja: "ハッシュ \(setting) の照合に \(milliseconds) ミリ秒かかり、混雑時には拒否の時間からIDの有無が分かります。",
                en:
                    "comparing \(setting) takes \(milliseconds) ms here: on a busy host the time of a refusal tells who exists."
            ),
            Wording(ja: "[password] hash を下げてください。", en: "lower [password] hash.")
        )
    }

    static func slowStored(_ logins: [String], _ milliseconds: Int64?) -> (Wording, Wording) {
        let happens =
            milliseconds.map {
                Wording(
                    ja: "\(list(logins).ja)のハッシュの照合に \($0) ミリ秒かかります。",
                    en: "comparing the hash of \(list(logins).en) takes \($0) ms here.")
            }
            ?? Wording(
                ja: "\(list(logins).ja)のハッシュの照合にかかる時間は、この機器では測れません。",
                en: "how long comparing the hash of \(list(logins).en) takes can't be measured here.")
        return (
            happens,
            Wording(ja: "acctctl password issue で再発行してください。", en: "issue new ones with acctctl password issue.")
        )
    }

    static func shadow(_ logins: [String], _ areAsked: Bool) -> (Wording, Wording) {
        let happens =
            areAsked
            ? Wording(
                ja: "\(list(logins).ja)の/etc/shadowのパスワードでも入れ、その失敗は数えられません。",
                en:
                    "/etc/shadow still has a good password for \(list(logins).en): stacks here take it too, and guesses there are not counted."
            )
            : Wording(
                ja: "\(list(logins).ja)は/etc/shadowにも使えるパスワードがあり、本人のプログラムが回数の制限なく試せます(unix_chkpwd)。",
                en:
                    "/etc/shadow still has a good password for \(list(logins).en): their own programs can try it without a count (unix_chkpwd)."
            )
        return (
            happens,
            Wording(ja: "移行が済んだら usermod -p '*' で消してください。", en: "once moved over, remove it with usermod -p '*'.")
        )
    }

    static func retired(_ logins: [String]) -> (Wording, Wording) {
        (
            Wording(
                ja: "利用を終了した\(list(logins).ja)のパスワードが/etc/shadowに残っています。",
                en: "/etc/shadow still has a good password for \(list(logins).en), though retired."),
            Wording(ja: "usermod -L -e 1 でロックしてください。", en: "lock it with usermod -L -e 1.")
        )
    }

    static func clock(_ seconds: Int64) -> (Wording, Wording) {
        (
            Wording(
                ja: "時計が最後の記録より\(seconds)秒遅れています。期限や利用期間の判断が狂います。",
                en: "the clock is \(seconds) s behind the last record: dates and ends are judged wrongly."),
            Wording(ja: "時刻合わせ(timedatectl)を確かめてください。", en: "look at the time service (timedatectl).")
        )
    }

    static func reserve(_ free: Int64, _ wanted: Int64) -> (Wording, Wording) {
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
