/// The sentences in Japanese: polite, without jargon, dates as staff write them.
enum JapaneseSentences {
    static func text(_ sentence: Sentence) -> String {
        switch sentence {
        case .passwordPrompt: "パスワード: "
        case .currentPasswordPrompt: "現在のパスワード: "
        case .newPasswordPrompt: "新しいパスワード: "
        case .repeatPasswordPrompt: "新しいパスワード(確認のためもう一度): "
        case .refusal(let contact):
            "ログインできません。IDまたは認証情報が正しくないか、このIDは現在利用できません。"
                + "入力に間違いがなければ、\(contact.full(in: .ja))へ。"
        case .unavailable(let contact):
            "認証処理が一時的にできません。しばらくしてからお試しください。失敗回数には数えません。"
                + (contact.map { "続く場合は、\($0.name(in: .ja))へ。" } ?? "")
        case .temporaryMustChange:
            "仮のパスワードです。ご自分だけが知るパスワードに今すぐ変更してください。変更するまで業務は開始できません。"
        case .temporaryExpired(let day, let contact):
            "仮パスワードの期限(\(day.date(in: .ja)))が過ぎました。所属課を通じて再発行を依頼してください。"
                + "\(ask(contact))"
        case .temporaryNoSession(let contact):
            "仮のパスワードのままでは業務を開始できません。変更してから、ログインし直してください。\(ask(contact))"
        case .lockedByAdministrator(let contact):
            "このIDは管理者が停止しています。再開するには、次へご連絡ください。\(contact.full(in: .ja))"
        case .suspended(let contact):
            "このIDは一時的に停止されています。再開については、次へご連絡ください。\(contact.full(in: .ja))"
        case .retired(let contact):
            "このIDの利用は終了しています。お心当たりがないときは、次へご連絡ください。\(contact.full(in: .ja))"
        case .notYetValid(let start, let contact):
            "このIDは\(start.moment(in: .ja))から利用できます。それまでお待ちください。\(ask(contact))"
        case .passwordTooOld: "パスワードの有効期間が過ぎました。新しいパスワードに今すぐ変更してください。"
        case .proofMissing(let contact):
            "このサービスの利用には、パスワードによるログインが必要です。パスワードでログインし直してください。\(ask(contact))"
        case .passwordChanged: "パスワードを変更しました。次回から新しいパスワードでログインしてください。"
        case .temporarySet: "このIDに仮のパスワードを設定しました。本人に渡し、次のログインで変更するよう伝えてください。"
        case .passwordsDiffer: "2回の入力が一致しません。もう一度、同じ新しいパスワードを2回入力してください。"
        case .passwordNotAccepted: "この新しいパスワードは使えません。次の点を直してください。"
        case .passwordTriesUsedUp: "パスワードは変更されていません。考え直してから、もう一度やり直してください。"
        case .finding(let finding): text(finding)
        case .guessable(let wording): wording.ja
        case .lastLogin(at: nil, _, _, failures: 0): "初めてのログインです。"
        case .lastLogin(let login, let source, let logout, let failures):
            lastLogin(login, source, logout) + "/その後の失敗 \(failures)回"
        case .failuresSince(let count, let first, let last, let sources, let more, let contact):
            "★前回以降、失敗\(count)回(\(span(first, last))\(list(SourceList(sources, more: more))))。"
                + "心当たりがなければ\(contact.name(in: .ja))へ。"
        }
    }

    private static func ask(_ contact: Contact) -> String { "ご不明な点は、\(contact.full(in: .ja))へ。" }

    private static func lastLogin(_ login: CivilTime?, _ source: String?, _ logout: CivilTime?) -> String {
        guard let login else { return "初めてのログインです" }
        let place = source.map { "(\(Printable.fitted($0, columns: 40)))" } ?? ""
        let end = logout.map { $0.moment(after: login, in: .ja) } ?? "記録なし"
        return "前回ログイン \(login.moment(in: .ja))\(place)/ログアウト \(end)"
    }

    private static func span(_ first: CivilTime, _ last: CivilTime) -> String {
        first == last ? first.moment(in: .ja) : "\(first.moment(in: .ja))~\(last.moment(after: first, in: .ja))"
    }

    private static func list(_ sources: SourceList) -> String {
        (sources.named + (sources.more > 0 ? ["ほか\(sources.more)か所"] : [])).map { "、\($0)" }.joined()
    }
}
