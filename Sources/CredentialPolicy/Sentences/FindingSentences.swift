// What is said about a new password that can't be used: one sentence per finding, in both languages.

extension JapaneseSentences {
    static func text(_ finding: PasswordFinding) -> String {
        switch finding {
        case .empty: "パスワードが入力されていません。新しいパスワードを入力してください。"
        case .tooShort(let minimum): "短すぎます。\(minimum)文字以上にしてください。"
        case .tooLong(let maximum): "長すぎます。\(maximum)文字以内にしてください。"
        case .missing(let kind): "\(name(kind))が含まれていません。\(name(kind))を1文字以上入れてください。"
        case .controlCharacter: "使えない文字(制御文字)が含まれています。画面に表示される文字だけを使ってください。"
        case .notText: "文字として読み取れません。端末の文字コードをUTF-8にして、入力し直してください。"
        case .containsLoginName: "IDまたはその一部が含まれていて、推測されやすくなっています。IDと関係のない語にしてください。"
        case .containsStaffNumber: "職員番号またはその一部が含まれていて、推測されやすくなっています。職員番号と関係のない数字にしてください。"
        case .containsName: "お名前が含まれていて、推測されやすくなっています。お名前と関係のない語にしてください。"
        case .containsOrganizationWord(let word):
            "『\(Printable.fitted(word, columns: 40))』は職場に関係する語で、推測されやすくなっています。無関係な語にしてください。"
        case .sameAsOld: "現在のパスワードと同じです。別のパスワードにしてください。"
        case .nearlyOld: "現在のパスワードとほとんど同じです。大きく異なるパスワードにしてください。"
        case .usedBefore: "以前に使ったパスワードです。まだ使ったことのないパスワードにしてください。"
        case .leaked: "漏えいしたパスワードの一覧に載っています。どこにも使ったことのないパスワードにしてください。"
        case .temporaryAgain: "仮のパスワードと同じです。ご自分だけが知るパスワードにしてください。"
        case .guessable(let strength, let demand): StrengthSentence(strength, demand).text(in: .ja)
        case .oneCharacterRepeated: "同じ文字の繰り返しで、推測されやすくなっています。いろいろな文字を使ってください。"
        }
    }

    private static func name(_ kind: CharacterClass) -> String {
        switch kind {
        case .letter: "英字"
        case .digit: "数字"
        case .lower: "英小文字"
        case .upper: "英大文字"
        case .symbol: "記号"
        }
    }
}

extension EnglishSentences {
    static func text(_ finding: PasswordFinding) -> String {
        switch finding {
        case .empty: "No password was entered. Please enter a new password."
        case .tooShort(let minimum): "It is too short. Use \(minimum) or more characters."
        case .tooLong(let maximum): "It is too long. Use at most \(maximum) characters."
        case .missing(let kind): "It has no \(name(kind)). Put in at least one."
        case .controlCharacter: "It has a control character. Use only characters that can be seen."
        case .notText: "It can't be read as text. Set your terminal to UTF-8, then enter it again."
        case .containsLoginName: "It contains your ID or a part of it, which is easy to guess. Use something unrelated."
        case .containsStaffNumber:
            "It contains your staff number or a part of it, which is easy to guess. Use unrelated digits."
        case .containsName: "It contains your name, which is easy to guess. Use something unrelated."
        case .containsOrganizationWord(let word):
            "\"\(Printable.fitted(word, columns: 40))\" belongs to your workplace and is easy to guess. "
                + "Use something unrelated."
        case .sameAsOld: "It is the same as the current password. Use a different one."
        case .nearlyOld: "It is almost the same as the current password. Use a very different one."
        case .usedBefore: "You have used this password before. Use one that you have never used."
        case .leaked: "It is in a list of leaked passwords. Use one that you have used nowhere."
        case .temporaryAgain: "It is the same as the temporary password. Use one that only you know."
        case .guessable(let strength, let demand): StrengthSentence(strength, demand).text(in: .en)
        case .oneCharacterRepeated: "It repeats one character, which is easy to guess. Use various characters."
        }
    }

    private static func name(_ kind: CharacterClass) -> String {
        switch kind {
        case .letter: "letter"
        case .digit: "digit"
        case .lower: "lower-case letter"
        case .upper: "upper-case letter"
        case .symbol: "symbol"
        }
    }
}
