import ArgumentParser
import CredentialPolicy
import Enforcement

/// `join`: somebody joins (採用).
struct Join: Command {
    static let usage = "join <id> --name … --staff-no … --department …"
    static let example = say(
        #"acctctl join 000012 --name "山田 太郎" --staff-no 000012 --department 税務課"#,
        #"acctctl join 000012 --name "Taro Yamada" --staff-no 000012 --department Tax"#)
    static var configuration: CommandConfiguration {
        describe(
            "join", "IDを登録し、仮のパスワードを発行する(採用)。", "Registers an ID and issues its temporary password.",
            more: Wording(
                ja: "読みと生年月日は、それに頼るパスワードを断るためだけに使う。",
                en: "Reading and birthday serve only to refuse passwords that lean on them."))
    }

    @Argument(help: accountHelp()) var account: String
    @Option(help: ArgumentHelp(say("氏名または名称。", "Name of the person, or what the ID is for.")))
    var name: String
    @Option(
        help: ArgumentHelp(
            say("職員番号。共用、サービスでは管理責任者のもの(省略可)。", "Staff number; of a shared or service ID, that of who answers for it."))
    )
    var staffNo: String?
    @Option(help: ArgumentHelp(say("所属。", "Department.")))
    var department: String
    @Option(help: ArgumentHelp(say("氏名の読み(かな、またはローマ字)。", "Reading of the name, in kana or romaji.")))
    var reading: String?
    @Option(help: ArgumentHelp(say("生年月日。", "Birthday."), valueName: "date"))
    var birthday: String?
    @Option(help: ArgumentHelp(say("種別。", "Kind.")))
    var kind = AccountKind.personal
    @Option(help: ArgumentHelp(say("利用開始日(0:00から)。", "First day, from 00:00; today when left out."), valueName: "date"))
    var from: String?
    @Option(help: ArgumentHelp(say("最終日(その日を含む)。", "Last day, included."), valueName: "date"))
    var until: String?
    @Flag(
        help: ArgumentHelp(
            say(
                "仮のパスワードを発行しない(ほかが照合、鍵だけ)。",
                "Issues no temporary password: another PAM module keeps the ID's password, or it has keys alone.")))
    var noPassword = false
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let joining = Joining(
            login: account, name: try Arguments.text("--name", name, limit: 64),
            staffNumber: try staffNo.map { try Arguments.text("--staff-no", $0, limit: 32) },
            department: try Arguments.text("--department", department, limit: 64),
            reading: try reading.map { try Arguments.text("--reading", $0, limit: 64) },
            birthday: try birthday.map(Self.birthday), kind: kind,
            from: try Arguments.day("--from", from), until: try Arguments.day("--until", until),
            getsPassword: !noPassword)
        let administration = try desk.administration()
        guard let issued = try administration.join(joining) else { return withoutPassword }
        return issued.answer(
            say("ID \(issued.account) を登録しました。", "Registered ID \(issued.account)."),
            Moments(zone: administration.zone))
    }

    private var withoutPassword: Answer {
        Answer(
            .object(["account": .text(account), "temporary_password": .null]),
            [
                say("ID \(account) を登録しました。パスワードは発行していません。", "Registered ID \(account), without a password here."),
                say(
                    "必要になったら発行してください: acctctl password issue \(account)",
                    "Should it need one: acctctl password issue \(account)"),
            ])
    }
}

extension Join {
    private static func birthday(_ text: String) throws -> Birthday {
        guard let birthday = Birthday(text) else {
            throw CommandFailure.argument(
                "--birthday", text,
                Wording(ja: "--birthday 1990-04-01 のように書いてください。", en: "write a date like --birthday 1990-04-01"))
        }
        return birthday
    }
}

/// What whoever gets a temporary password on paper must know; printed below it (K5-2-4-i).
enum Slip {
    static var lines: [String] {
        [
            say(
                "保管: 本人以外に見せず、封をして本人に手渡してください。電子メールやチャットで送らず、撮影もしないでください。",
                "Keep: hand it over sealed, show it to nobody else, don't send it by mail or chat, don't photograph it."
            ),
            say(
                "廃棄: パスワードを変更したら、その日のうちにこの紙を細断してください。",
                "Destroy: shred this paper on the day on which the password was changed."),
        ]
    }
}

extension IssuedPassword {
    /// Shown this once; `--quiet` leaves the password alone, for a slip printer.
    func answer(_ done: String, _ moments: Moments) -> Answer {
        let until = moments.minute(validUntil)
        return Answer(
            .object([
                "account": .text(account), "temporary_password": .text(temporaryPassword),
                "valid_until": moments.machine(validUntil),
            ]),
            [
                done, say("仮のパスワード: ", "Temporary password: ") + temporaryPassword,
                say(
                    "\(until) まで有効。表示は今回限りで、最初のログインで変更します。",
                    "It can be used until \(until), is shown only this once, and must be changed at the first login."),
            ] + Slip.lines, quiet: [temporaryPassword])
    }
}
