// The rows of `[password]`, `[lockout]` and `[lockout privileged]`.

extension PolicyKey {
    private static let day = 86_400

    static let passwordKeys: [PolicyKey] = [
        PolicyKey(
            "password", "min-length", { $1(&$0.password.minLength) }, .number(1...128, "文字", "characters"),
            clause: "K3-2-2-i",
            ja: "パスワードの最小文字数。8未満にしても8が適用される。",
            en: "Fewest characters of a password; below 8, 8 is in force."),
        PolicyKey(
            "password", "max-length", { $1(&$0.password.maxLength) }, .number(8...511, "文字", "characters"),
            ja: "パスワードの最大文字数。ほかに511バイトの上限がある。",
            en: "Most characters of a password; 511 bytes are a limit besides."),
        PolicyKey(
            "password", "require", { $1(&$0.password.require) }, .characterClasses, clause: "K3-2-2-i",
            ja: "必ず含める文字の種類。letter と digit は省いても適用される。",
            en: "Kinds of characters that must be there; letter and digit are in force even when left out."),
        PolicyKey(
            "password", "min-guesses", { $1(&$0.password.minGuesses) }, .guesses(0...30), clause: "K3-2-2-i",
            ja: "新しいパスワードの推測に要する回数の下限。6未満にしても6が適用される。",
            en: "Fewest guesses that a new password takes; below 6, 6 is in force."),
        PolicyKey(
            "password", "blocklist", { $1(&$0.password.blocklist) }, .path(orNothing: true), clause: "K3-2-2-i",
            ja: "漏えいしたパスワードの一覧(acctctl password blocklist build で作る)。空なら調べない。",
            en: "List of leaked passwords (acctctl password blocklist build); empty: none is looked at."),
        PolicyKey(
            "password", "dictionary", { $1(&$0.password.dictionary) }, .path(orNothing: false), clause: "K3-2-2-i",
            ja: "推測回数の見積もりに使う辞書。読めないときは内蔵の小さな一覧を使う。",
            en: "Dictionary that guesses are estimated with; where it can't be read, a small one that is built in."),
        PolicyKey(
            "password", "history", { $1(&$0.password.history) }, .number(0...24, "世代", "passwords"), clause: "K5-2-4-u",
            ja: "再び使えない過去のパスワードの数。", en: "How many earlier passwords can't be used again."),
        PolicyKey(
            "password", "max-age", { $1(&$0.password.maxAge) }, .timeOrNever(.seconds(1) ... .seconds(3_650 * day)),
            ja: "パスワードの有効期間。", en: "How long a password may be used before it must be changed."),
        PolicyKey(
            "password", "temporary-valid", { $1(&$0.password.temporaryValid) },
            .time(.seconds(1) ... .seconds(90 * day)),
            clause: "K3-2-2-e",
            ja: "仮パスワードの有効期間。", en: "How long a temporary password can be used."),
        PolicyKey(
            "password", "hash", { $1(&$0.password.hash) }, .hash, clause: "K5-2-4-a",
            ja: "保存するハッシュの方式と強さ。1増やすと時間とメモリが倍になる。",
            en: "Method and cost of stored hashes; each step doubles time and memory."),
    ]

    /// The same keys for ordinary and for privileged IDs.
    static func lockoutKeys(
        _ section: String, _ settings: @escaping Place<LockoutSettings>, clause: String,
        whoJa: String, whoEn: String
    ) -> [PolicyKey] {
        [
            PolicyKey(
                section, "max-failures", { policy, use in settings(&policy) { use(&$0.maxFailures) } },
                .number(1...100, "回", "failures"),
                clause: clause,
                ja: "\(whoJa)をロックするまでの失敗回数。特権IDは一般のIDより多くできない。",
                en: "How many failures lock \(whoEn); privileged IDs never get more than ordinary ones."),
            PolicyKey(
                section, "window", { policy, use in settings(&policy) { use(&$0.window) } },
                .timeOrNever(.seconds(1) ... .seconds(3_650 * day)), clause: clause,
                ja: "\(whoJa)の失敗を数え続ける時間。", en: "How long a failure of \(whoEn) counts."),
            PolicyKey(
                section, "duration", { policy, use in settings(&policy) { use(&$0.duration) } },
                .lock(.seconds(1) ... .seconds(3_650 * day)), clause: clause,
                ja: "\(whoJa)のロックが続く時間。progressive は30秒から1時間まで倍になっていく。",
                en: "How long a lock of \(whoEn) lasts; progressive doubles from 30 s to an hour."),
            PolicyKey(
                section, "max-failures-total", { policy, use in settings(&policy) { use(&$0.maxFailuresTotal) } },
                .number(1...1000, "回", "failures"), clause: clause,
                ja: "まだログインしたことのない場所全体からの、\(whoJa)への失敗回数。超えるとそうした場所からだけロックする。",
                en: "How many failures from all places where \(whoEn) never logged in lock them for such places alone."),
        ]
    }

    /// What one source may try against all IDs.
    static let sourceLockoutKeys: [PolicyKey] = [
        PolicyKey(
            "lockout", "source-max-failures", { $1(&$0.lockout.sourceMaxFailures) },
            // All of them are read, behind the gate, by each login from there: 3 ms of a thousand.
            .number(1...1000, "回", "failures"), clause: "K5-2-3",
            ja: "一つの発信元から、そこでログインしたことのないID全体への失敗回数。超えるとその発信元からの照合を止める。",
            en: "How many failures against all IDs that never logged in from it stop a source."),
        PolicyKey(
            "lockout", "source-window", { $1(&$0.lockout.sourceWindow) },
            .time(.seconds(1) ... .seconds(day)), clause: "K5-2-3",
            ja: "発信元ごとの失敗を数える時間。止めた発信元を戻すまでの時間でもある。",
            en: "How long a failure of a source counts, and how long a source is stopped."),
    ]
}
