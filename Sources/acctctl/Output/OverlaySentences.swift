import CredentialPolicy

extension OverlayFault {
    /// What the lines let happen, and what to do.
    var wording: (Wording, Wording) {
        switch self {
        case .refusalGoesOn(let module):
            (
                Wording(
                    ja: "overlay=preauth が拒否しても \(module) がパスワードを確かめ、その失敗は数えられません。",
                    en:
                        "after overlay=preauth has refused, \(module) checks the password all the same, and nobody counts."
                ),
                Wording(
                    ja: "overlay=preauth の行を requisite にしてください。", en: "write requisite on the line of overlay=preauth.")
            )
        case .successUnsettled:
            (
                Wording(
                    ja: "overlay=authsucc が認めなくても入れます。", en: "whoever overlay=authsucc does not agree to gets in."),
                Self.asShipped
            )
        case .failureSettledAsRight:
            (
                Wording(
                    ja: "間違ったパスワードでも overlay=authsucc に進み、正しいものとして扱われます。",
                    en: "a wrong password gets to overlay=authsucc, where it counts as right."),
                Self.asShipped
            )
        case .prompts(let module):
            (
                Wording(
                    ja: "\(module) が自分でパスワードを尋ねるため、数えたものと確かめるものが一致しません。",
                    en: "\(module) may ask for a password itself, so that it checks another than was counted."),
                Wording(ja: "その行に use_first_pass を書いてください。", en: "write use_first_pass on its line.")
            )
        case .failureUnsettled:
            (
                Wording(
                    ja: "間違ったパスワードのあと overlay=authfail に進まず、拒否の時間に差が出ます。",
                    en: "a wrong password does not get to overlay=authfail, so that refusals differ in time."),
                Self.asShipped
            )
        case .withoutPreauth:
            (
                Wording(
                    ja: "overlay=preauth の行がなく、職員は全員が拒否されます。",
                    en: "there is no line of overlay=preauth: all staff are refused."),
                Self.asShipped
            )
        }
    }

    private static var asShipped: Wording {
        Wording(
            ja: "contrib/pam.d/overlay-unix のとおりに並べてください。",
            en: "put the lines in order as contrib/pam.d/overlay-unix does.")
    }
}
