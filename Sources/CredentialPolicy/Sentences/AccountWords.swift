// What administrators read about accounts: the field's words for kinds, states and reasons.

extension AccountKind {
    public var wording: Wording {
        switch self {
        case .personal: Wording(ja: "個人", en: "personal")
        case .shared: Wording(ja: "共用", en: "shared")
        case .privileged: Wording(ja: "特権", en: "privileged")
        case .service: Wording(ja: "サービス", en: "service")
        }
    }
}

extension AccountState {
    public var wording: Wording {
        switch self {
        case .pending: Wording(ja: "開始前", en: "pending")
        case .active: Wording(ja: "有効", en: "active")
        case .suspended: Wording(ja: "停止中", en: "suspended")
        case .retired: Wording(ja: "利用終了", en: "retired")
        }
    }
}

extension Reason {
    /// A few words for a column; `Obstacle` has the sentences.
    public var wording: Wording {
        switch self {
        case .wrongSecret: Wording(ja: "認証情報の誤り", en: "wrong secret")
        case .repeatedSecret: Wording(ja: "同じ誤りの繰り返し", en: "same wrong secret again")
        case .unknownName: Wording(ja: "登録のないID", en: "unknown name")
        case .noPassword: Wording(ja: "パスワードなし", en: "no password")
        case .controlCharacters: Wording(ja: "制御文字を含む入力", en: "control characters")
        case .notText: Wording(ja: "UTF-8でない入力", en: "no UTF-8")
        case .tooLong: Wording(ja: "長すぎる入力", en: "too long")
        case .nobodyAnswered: Wording(ja: "入力なし", en: "nobody answered")
        case .lockedByFailures: Wording(ja: "失敗によるロック中", en: "locked by failures")
        case .sourceLocked: Wording(ja: "発信元の停止中", en: "source stopped")
        case .passwordDisabled: Wording(ja: "連続失敗によるパスワード停止", en: "password disabled")
        case .lockedByAdministrator: Wording(ja: "管理者によるロック中", en: "locked by an administrator")
        case .pending: Wording(ja: "利用開始前", en: "not yet valid")
        case .suspended: Wording(ja: "停止中", en: "suspended")
        case .retired: Wording(ja: "利用終了", en: "retired")
        case .unmanaged: Wording(ja: "対象外のID", en: "not managed here")
        case .temporaryExpired: Wording(ja: "仮パスワードの期限切れ", en: "temporary password expired")
        case .temporaryPassword: Wording(ja: "仮パスワードのまま", en: "temporary password")
        case .passwordTooOld: Wording(ja: "パスワードの有効期間超過", en: "password too old")
        case .proofMissing: Wording(ja: "本人確認なし", en: "nothing proved")
        case .changedMeanwhile: Wording(ja: "確認中の状態変更", en: "changed meanwhile")
        case .passwordNotAccepted: Wording(ja: "使えないパスワード", en: "password not accepted")
        case .busy: Wording(ja: "混雑", en: "busy")
        case .storeAway: Wording(ja: "保存先の障害", en: "store away")
        case .diskFull: Wording(ja: "ディスクの空き不足", en: "disk full")
        case .notSettled: Wording(ja: "結果を記録できず", en: "not settled")
        case .internalError: Wording(ja: "内部の誤り", en: "internal error")
        }
    }
}
