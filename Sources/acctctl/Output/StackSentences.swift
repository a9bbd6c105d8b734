import CredentialPolicy

extension FindingSeverity {
    var wording: Wording {
        switch self {
        case .danger: Wording(ja: "危険", en: "danger")
        case .outage: Wording(ja: "支障", en: "outage")
        case .notice: Wording(ja: "参考", en: "notice")
        }
    }
}

extension StackFinding {
    /// What the stack lets happen, and what to do.
    var wording: (Wording, Wording) {
        switch self {
        case .refusalIsIgnored(let facility): Self.refusalIsIgnored(facility)
        case .otherModuleDecides(let facility, let module): Self.otherModuleDecides(facility, module)
        case .groupMissing(let facility): Self.groupMissing(facility)
        case .passesBy: Self.passesByWording
        case .temporaryIsEnough: Self.temporaryIsEnoughWording
        case .breakGlassHere: Self.breakGlassHereWording
        case .overlay(let fault): fault.wording
        case .rightPasswordIsNotEnough: Self.rightPasswordIsNotEnoughWording
        case .othersAreRefused(let facility): Self.othersAreRefused(facility)
        case .broken(let reason): reason.wording
        case .unreadableLine(let file, let line): Self.unreadableLine(file, line)
        case .unknownArgument(let argument): Self.unknownArgument(argument)
        case .emptyPasswords: Self.emptyPasswordsWording
        case .notJudged(let facility): Self.notJudged(facility)
        }
    }
}

extension StackFinding {
    private static func refusalIsIgnored(_ facility: PamFacility) -> (Wording, Wording) {
        (
            Wording(
                ja: "\(facility.rawValue) で credpolicy が拒否しても通ります。",
                en: "in \(facility.rawValue), whoever credpolicy refuses gets through."),
            Wording(ja: "その行を \(facility.strictControl) にしてください。", en: "write \(facility.strictControl) on that line.")
        )
    }

    private static func otherModuleDecides(_ facility: PamFacility, _ module: String) -> (Wording, Wording) {
        (
            Wording(
                ja: "\(facility.rawValue) で credpolicy が拒否しても \(module) が通します。そこでの失敗は数えられません。",
                en:
                    "in \(facility.rawValue), \(module) lets in whom credpolicy refuses; guesses there are not counted."
            ),
            Wording(
                ja: "職員のIDは credpolicy だけが判断するように分けてください(contrib/pam.d/login)。",
                en: "let credpolicy alone decide about staff, as contrib/pam.d/login does.")
        )
    }

    private static func groupMissing(_ facility: PamFacility) -> (Wording, Wording) {
        (
            Wording(
                ja: "\(facility.rawValue) に credpolicy の行がありません。\(Self.loss(facility).ja)",
                en: "\(facility.rawValue) has no line of credpolicy: \(Self.loss(facility).en)"),
            Wording(ja: "その行を加えてください。", en: "add that line.")
        )
    }

    private static var passesByWording: (Wording, Wording) {
        (
            Wording(ja: "credpolicy を通りません。", en: "it goes by without credpolicy."),
            Wording(ja: "意図したものか確かめてください。", en: "make sure that this is meant.")
        )
    }

    private static var temporaryIsEnoughWording: (Wording, Wording) {
        (
            Wording(
                ja: "account で仮パスワードの変更が求められません。", en: "account does not demand the change of a temporary password."
            ),
            Wording(
                ja: "account の行に new_authtok_reqd=done を書いてください。",
                en: "write new_authtok_reqd=done on the account line.")
        )
    }

    private static var breakGlassHereWording: (Wording, Wording) {
        (
            Wording(
                ja: "緊急用の応答(cred_unavail)を login 以外で認めています。",
                en: "it accepts the code of break-glass (cred_unavail), which is for login alone."),
            Wording(
                ja: "cred_unavail と breakglass を行から消してください。", en: "remove cred_unavail and breakglass from its lines.")
        )
    }

    private static var rightPasswordIsNotEnoughWording: (Wording, Wording) {
        (
            Wording(
                ja: "credpolicy が認めても、他のモジュールが拒否すると入れません。",
                en: "a right password is not enough: another module refuses after credpolicy agreed."),
            Wording(
                ja: "success=done にするか、飛び先を確かめてください。", en: "write success=done, or look at where the jump lands.")
        )
    }

    private static func othersAreRefused(_ facility: PamFacility) -> (Wording, Wording) {
        (
            Wording(
                ja: "\(facility.rawValue) で root やデーモンが拒否されます(答えるモジュールが他にありません)。",
                en: "in \(facility.rawValue), root and daemons are refused: nothing else answers for them."),
            Wording(
                ja: "\(facility.rawValue) required pam_unix.so を後ろに加えてください。",
                en: "add \(facility.rawValue) required pam_unix.so behind it.")
        )
    }

    private static func unreadableLine(_ file: String, _ line: Int) -> (Wording, Wording) {
        (
            Wording(ja: "\(file) の\(line)行目を libpam が読めません。", en: "libpam can't read line \(line) of \(file)."),
            Wording(ja: "pam.conf(5) の形に直してください。", en: "write it as pam.conf(5) says.")
        )
    }

    private static func unknownArgument(_ argument: String) -> (Wording, Wording) {
        (
            Wording(
                ja: "モジュールの引数 \(Printable.fitted(argument, columns: 40)) は使えず、全員が拒否されます。",
                en: "the module does not know \(Printable.fitted(argument, columns: 40)), and refuses everybody."),
            Wording(ja: "pam_credpolicy(8) のつづりに直してください。", en: "spell it as pam_credpolicy(8) does.")
        )
    }

    private static var emptyPasswordsWording: (Wording, Wording) {
        (
            Wording(
                ja: "pam_unix.so の nullok により、空のパスワードで入れます。", en: "nullok of pam_unix.so lets empty passwords in."),
            Wording(ja: "nullok を消してください。", en: "remove nullok.")
        )
    }

    private static func notJudged(_ facility: PamFacility) -> (Wording, Wording) {
        (
            Wording(
                ja: "\(facility.rawValue) は条件が多く、判断できません。",
                en: "\(facility.rawValue) has too many conditions to be judged."),
            Wording(ja: "人の目で確かめてください。", en: "look at it yourself.")
        )
    }

    private static func loss(_ facility: PamFacility) -> Wording {
        switch facility {
        case .auth: Wording(ja: "失敗が数えられません。", en: "failures are not counted.")
        case .account:
            Wording(ja: "鍵やcronで、停止中や利用を終えたIDも入れます。", en: "by key or cron, suspended and retired IDs get in.")
        case .password: Wording(ja: "パスワードの規則が効きません。", en: "the rules for passwords don't hold.")
        case .session: Wording(ja: "ログインの記録が残りません。", en: "logins leave no record.")
        }
    }
}

extension PamFacility {
    /// What lets nobody go by whom we refuse, and everybody whom we have no say about.
    fileprivate var strictControl: String {
        switch self {
        case .auth, .password: "[success=done default=die]"
        case .account: "[success=done new_authtok_reqd=done ignore=ignore default=die]"
        case .session: "required"
        }
    }
}

extension PamChain.Broken {
    fileprivate var wording: (Wording, Wording) {
        switch self {
        case .missingFile(let file):
            (
                Wording(
                    ja: "読み込む \(file) がなく、全員が拒否されます。",
                    en: "it includes \(file), which is not there: everybody is refused."),
                Wording(ja: "\(file) を置くか、その行を消してください。", en: "put \(file) there, or remove the line that includes it.")
            )
        case .unreadableFile(let file):
            (
                Wording(
                    ja: "\(file) を信頼して読めず、このサービスを判断できません。",
                    en: "it includes \(file), which can't be relied on, so it can't be judged."),
                Wording(
                    ja: "\(file) を root の所有にし、他の利用者の書き込み権限を外してください。",
                    en: "give \(file) to root and take others' right to write it away.")
            )
        case .includesItself(let file):
            (
                Wording(
                    ja: "\(file) の読み込みが終わらず、全員が拒否されます。", en: "its includes never end (\(file)): everybody is refused."),
                Wording(ja: "\(file) に戻る行を消してください。", en: "remove the line that leads back to \(file).")
            )
        case .tooLarge(let file):
            (
                Wording(ja: "\(file) が大きすぎて、判断できません。", en: "\(file) is too large to be judged."),
                Wording(ja: "\(file) の行を減らしてください。", en: "shorten \(file).")
            )
        }
    }
}
