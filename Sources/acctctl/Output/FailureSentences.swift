import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

extension AdministrationFailure: SpokenFailure {
    var spoken: CommandFailure {
        switch self {
        case .policy(let failure): failure.spoken
        case .store(let failure): failure.spoken
        case .file(let refusal): refusal.spoken
        case .noSuchAccount(let login):
            .account(.noSuchThing, login, "はありません", "does not exist", "acctctl account list")
        case .loginTaken(let login):
            CommandFailure(
                .conflict,
                Wording(ja: "ID \(shown(login)) は既に使われています", en: "ID \(shown(login)) is taken"),
                Wording(
                    ja: "別のIDを付けてください。利用を終えたIDも再び使うことはできません。",
                    en: "choose another; an ID is never given twice, not even after retirement"))
        case .alreadyRetired(let login):
            .account(.conflict, login, "は既に利用を終了しています", "has retired already", "acctctl account show \(shown(login))")
        case .retired(let login):
            .account(.conflict, login, "は利用を終了しています", "has retired", "acctctl account show \(shown(login))")
        case .alreadyLocked(let login):
            .account(
                .conflict, login, "は既にロックされています", "is locked already", "acctctl account explain \(shown(login))")
        case .notLocked(let login):
            .account(
                .conflict, login, "はロックされておらず、失敗もありません", "is not locked and has no failures",
                "acctctl account explain \(shown(login))")
        case .nothingToRebind(let login):
            .account(
                .conflict, login, "には、ほかのモジュールが照合するパスワードの失敗がありません",
                "has no failures of a password that another module checks", "acctctl account explain \(shown(login))")
        case .sourceNotStopped(let source):
            CommandFailure(
                .conflict,
                Wording(ja: "発信元 \(shown(source)) は停止していません", en: "source \(shown(source)) is not stopped"),
                Wording(ja: "acctctl source list で確かめてください。", en: "see acctctl source list"))
        case .nobodyIdentified(let login):
            CommandFailure(
                .notPermitted,
                Wording(
                    ja: "特権ID \(shown(login)) の失敗の記録を消そうとしているのが誰か分かりません",
                    en: "nobody can tell who asks to clear the failures of the privileged ID \(shown(login))"),
                Wording(
                    ja: "職員番号のある自分のIDでログインして実行するか、本人確認の方法を --checked で指定してください。",
                    en: "log in with an ID that has your staff number, or say with --checked how you made sure who asks"
                ))
        case .ownPrivilegedID(let login):
            CommandFailure(
                .notPermitted,
                Wording(
                    ja: "特権ID \(shown(login)) の解除や再登録は、本人にはできません",
                    en: "nobody unlocks or rebinds their own privileged ID \(shown(login))"),
                Wording(ja: "ほかの管理者に依頼してください。", en: "ask another administrator"))
        case .notALoginName(let login):
            CommandFailure(
                .usage,
                Wording(ja: "「\(cut(login))」はIDにできません", en: "\"\(cut(login))\" can't be an ID"),
                Wording(
                    ja: "半角英数字と . _ - @ で64文字以内にしてください(先頭の - は不可)。",
                    en: "use 1 to 64 letters, digits and . _ - @, not beginning with -"))
        case .noSuchDate(let day):
            CommandFailure(
                .usage, Wording(ja: "\(day) という日付はありません", en: "there is no date \(day)"),
                Wording(ja: "暦にある日付を YYYY-MM-DD で書いてください。", en: "write a date of the calendar as YYYY-MM-DD"))
        case .endBeforeStart:
            CommandFailure(
                .usage, Wording(ja: "--until が開始日より前です", en: "--until lies before the first day"),
                Wording(ja: "開始日以後の日付を書いてください。", en: "write the first day or a later one"))
        case .staffNumberMissing:
            CommandFailure(
                .usage, Wording(ja: "--staff-no がありません", en: "--staff-no is missing"),
                Wording(
                    ja: "個人IDと特権IDには職員番号を付けてください(例 --staff-no 000012)。",
                    en: "personal and privileged IDs belong to a person: add --staff-no 000012"))
        case .staffNumberTaken(let name, let department): .staffNumberTaken(name, department)
        case .hostAccount(let failure):
            CommandFailure(
                .internalError,
                Wording(
                    ja: "この機器のアカウントを変更できませんでした(\(failure))",
                    en: "the host's own account could not be changed (\(failure))"),
                Wording(
                    ja: "useradd(8) と usermod(8) が使えるか確かめ、同じコマンドをもう一度実行してください。",
                    en: "see whether useradd(8) and usermod(8) work here, then run the same command again"))
        case .system(let failure): failure.spoken
        case .hashMethodUnknown:
            CommandFailure(
                .internalError,
                Wording(ja: "この機器は方針のハッシュ方式に対応していません", en: "this host does not know the policy's hash method"),
                Wording(ja: "libcrypt を更新してください。", en: "update libcrypt"))
        }
    }

    private func shown(_ login: String) -> String { Printable.fitted(login, columns: 64) }
    private func cut(_ word: String) -> String { Printable.fitted(word, columns: 40) }
}

extension CommandFailure {
    fileprivate static func staffNumberTaken(_ name: String, _ department: String) -> CommandFailure {
        let (name, department) = (Printable.fitted(name, columns: 64), Printable.fitted(department, columns: 64))
        return CommandFailure(
            .conflict,
            Wording(
                ja: "その職員番号は \(name)(\(department))のものです", en: "that staff number is \(name)'s (\(department))"),
            Wording(
                ja: "番号を確かめてください。同じ人に2つ目のIDを付けるときは、氏名と所属を登録のとおりに書いてください。",
                en: "check the number; for a second ID of the same person, write name and department just like that"))
    }

    fileprivate static func account(
        _ status: ExitStatus, _ login: String, _ ja: String, _ en: String, _ look: String
    ) -> CommandFailure {
        let shown = Printable.fitted(login, columns: 64)
        return CommandFailure(
            status, Wording(ja: "ID \(shown) \(ja)", en: "ID \(shown) \(en)"),
            Wording(ja: "\(look) で確かめてください。", en: "see \(look)"))
    }
}

extension SystemFailure: SpokenFailure {
    var spoken: CommandFailure {
        CommandFailure(
            .internalError, Wording(ja: "処理できませんでした(\(self))", en: "the system refused (\(self))"),
            Wording(ja: "もう一度実行し、続く場合は機器の状態を確かめてください。", en: "try again, and if it goes on look at the host"))
    }
}

extension PolicyFile.Failure: SpokenFailure {
    var spoken: CommandFailure {
        switch self {
        case .file(let refusal): refusal.spoken
        case .wrong(let problems):
            CommandFailure(
                .refused, Wording(ja: "方針ファイルに誤りがあります", en: "the policy file is wrong"),
                Wording(ja: "次の行を直してください。", en: "correct these lines"),
                details: problems.map { $0.text(in: CommandLanguage.current) })
        }
    }
}
