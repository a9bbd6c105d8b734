// The rows of the table of keys, section by section: what the key is called, where its value goes, how it is
// written, the clause that it serves, and what it means.

extension PolicyKey {
    static let organizationKeys: [PolicyKey] = [
        PolicyKey(
            "organization", "name", { $1(&$0.organization.name) }, .text(columns: 60),
            ja: "団体の名称。", en: "Name of the organisation."),
        PolicyKey(
            "organization", "words", { $1(&$0.organization.words) }, .words, clause: "K3-2-2-i",
            ja: "パスワードに含めてはならない、団体に固有の語(地名、施設名、略称)。",
            en: "The organisation's own words (places, buildings, short names) that no password may contain."),
        PolicyKey(
            "organization", "timezone", { $1(&$0.organization.timezone) }, .timezone,
            ja: "日付と時刻を表す時間帯。", en: "Time zone in which dates and times are meant and shown."),
        PolicyKey(
            "organization", "language", { $1(&$0.organization.language) }, .choice,
            ja: "利用者への文の言語。auto は利用者の環境に従う。",
            en: "Language of sentences to users; auto follows their locale."),
        PolicyKey(
            "organization", "contact", { $1(&$0.organization.contact) }, .text(columns: Contact.columns),
            ja: "ログインできない職員の問い合わせ先。", en: "Whom staff ask when they can't log in."),
        PolicyKey(
            "organization", "contact-hours", { $1(&$0.organization.contactHours) }, .text(columns: Contact.hourColumns),
            ja: "問い合わせ先の受付時間。", en: "When that contact answers."),
        PolicyKey(
            "organization", "after-hours", { $1(&$0.organization.afterHours) }, .text(columns: Contact.hourColumns),
            ja: "時間外の問い合わせ先。", en: "Whom to ask outside those hours."),
    ]

    static let storeKeys: [PolicyKey] = [
        PolicyKey(
            "store", "url", { $1(&$0.store.path) }, .storePath, clause: "K5-2-4-a",
            ja: "IDと記録の保存先。", en: "Where IDs and records are kept."),
        PolicyKey(
            "store", "deadline", { $1(&$0.store.deadline) }, .time(.seconds(1) ... .seconds(8)),
            ja: "保存先を待つ時間。過ぎたログインは断り、失敗に数えない。",
            en: "How long a login waits for the store; then it is refused and not counted."),
    ]

    static let hostKeys: [PolicyKey] = [
        PolicyKey(
            "host", "name", { $1(&$0.host.name) }, .hostName,
            ja: "記録に残すこの機器の名前。空なら機器自身の名前。",
            en: "This machine's name in records; empty for the machine's own."),
        PolicyKey(
            "host", "unmanaged", { $1(&$0.host.unmanaged) }, .unmanaged,
            ja: "credpolicy の対象外とするID。認証は断り、他の段階は他のモジュールに任せる。",
            en: "IDs that are not ours: auth refuses them, the other steps leave them to other modules."),
        PolicyKey(
            "host", "service-classes", { $1(&$0.host.serviceClasses) }, .serviceClasses,
            ja: "PAMサービスの区分の追加と変更。既定の表より先に見る。",
            en: "Classes of PAM services, looked at before the built-in table."),
    ]

    static let lifecycleKeys: [PolicyKey] = [
        PolicyKey(
            "lifecycle", "posix-accounts", { $1(&$0.lifecycle.posixAccounts) }, .yesOrNo, clause: "K5-2-1-i-a",
            ja: "acctctl がPOSIXアカウントも作成・変更するか。",
            en: "Whether acctctl also creates and changes POSIX accounts.")
    ]
}
