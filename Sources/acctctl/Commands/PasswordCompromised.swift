import ArgumentParser
import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

/// `password compromised`: somebody else may know the password.
struct PasswordCompromised: Command {
    static let usage = "password compromised <id> [--reason <text>]"
    static let example = say(
        #"acctctl password compromised 000012 --reason "偽サイトに入力""#,
        #"acctctl password compromised 000012 --reason "typed on a forged page""#)
    static var configuration: CommandConfiguration {
        describe(
            "compromised", "パスワードが他人に知られたとき。", "When somebody else may know a password.",
            more: Wording(
                ja: "古いパスワードを無効にし、この機器のプロセスを終了し、事故として記録して、\n"
                    + "仮のパスワードを発行する。本人は保存先を読めないので、窓口に届け出る。",
                en: "Voids the old password, ends the ID's processes on this host, opens an incident\n"
                    + "in the log, issues a temporary password. Owners can't read the store: they tell\n"
                    + "the help desk, which runs this with sudo."))
    }
    @Argument(help: accountHelp()) var account: String
    @Option(help: ArgumentHelp(say("分かっていること。記録に残る。", "What is known; kept in the log."), valueName: "text"))
    var reason: String?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let reason = try reason.map { try Arguments.text("--reason", $0, limit: 200) } ?? ""
        let administration = try desk.administration()
        _ = try administration.summary(account)
        try desk.confirm(
            Wording(
                ja: "ID \(account) の今のパスワードを無効にし、この機器で動くプロセスを終了します。よろしいですか。",
                en: "This voids the password of ID \(account) and ends its processes on this host. Go on?"))
        // The end of a login, perhaps this one's, must not lose the password that is about to be made.
        Terminal.ignoreEndings()
        let compromise = try administration.compromised(account, reason: reason)
        let notShown = show(compromise, Moments(zone: administration.zone))
        let view = CompromiseView(processes: administration.endProcesses(after: compromise), account: account)
        if let unrecorded = view.unrecorded { StandardError.write("acctctl: \(unrecorded)") }
        if let notShown { throw CommandFailure.notShown(notShown) }
        if options.json { try finish(view.members) }
        return Answer(documents: [], view.lines)
    }

    /// Shows the password before anything else is done: the old one is dead already.
    private func show(_ compromise: Compromise, _ moments: Moments) -> SystemFailure? {
        let done = say(
            "ID \(account) の古いパスワードを無効にし、事故として記録しました。",
            "The old password of ID \(account) is void, and the incident is in the log.")
        let answer = compromise.issued.answer(done, moments)
        do throws(SystemFailure) {
            if options.json {
                let document = answer.documents[0].adding([CompromiseView.sessions(compromise, moments)])
                try Terminal.print(document.encoded.dropLast() + ", ")
            } else {
                try answer.print(options)
            }
            return nil
        } catch {
            return error
        }
    }

    /// The rest of the one document that `show` has begun.
    private func finish(_ members: [JSON.Member]) throws(CommandFailure) {
        do throws(SystemFailure) {
            try Terminal.print(JSON.object(members).encoded.dropFirst() + "\n")
        } catch {
            throw .notShown(error)
        }
    }
}

/// What became of the processes of an ID.
struct CompromiseView {
    let processes: Compromise.Processes
    let account: String

    var lines: [String] { ended + [others] }

    private var ended: [String] {
        switch processes {
        case .ended(let ending, _): Self.lines(ending)
        case .noUser:
            [say("この機器に同名の利用者はなく、終了するプロセスはありません。", "This host has no user of that name, so no process to end.")]
        case .notKnown: [Self.notKnown]
        case .systemUser(let uid):
            [
                say(
                    "この機器の uid \(uid) はシステムのもので、プロセスは終了していません。人の目で確かめてください。",
                    "uid \(uid) is the system's own: its processes go on. Look at them yourself.")
            ]
        case .sharedUser(let others):
            [
                say(
                    "同じ uid を使うID(\(others.joined(separator: "、")))があり、プロセスを区別できないため、終了していません。人の目で確かめてください。",
                    "Other IDs have the same uid (\(others.joined(separator: ", "))): no process was ended, since nobody "
                        + "can tell whose it is. Look at them yourself.")
            ]
        case .otherUser(let uid):
            [
                say(
                    "この機器の同名の利用者は登録と異なる uid \(uid) のため、プロセスは終了していません。人の目で確かめてください。",
                    "The host's user of that name has another uid (\(uid)) than was registered: no process was ended. "
                        + "Look at them yourself.")
            ]
        }
    }

    /// What goes to standard error whatever the options: it is missing from the log.
    var unrecorded: String? {
        guard case .ended(let ending, let failure?) = processes else { return nil }
        return Wording(
            ja: "プロセスを\(ending.ended)個終了したことを記録できませんでした(\(failure.spoken.happened.ja)): "
                + "日時とともに書き留め、acctctl doctor で原因を確かめてください。",
            en: "that \(ending.ended) processes were ended could not be logged (\(failure.spoken.happened.en)): "
                + "write it down with the time, and run acctctl doctor to see why"
        ).spoken
    }

    private static var notKnown: String {
        say(
            "保存先を読めず、プロセスは終了していません。人の目で確かめてください。",
            "The store could not be read any more: no process was ended. Look at them yourself.")
    }

    private static func lines(_ ending: UserProcesses.Ending) -> [String] {
        var lines = [say("この機器のプロセスを\(ending.ended)個終了しました。", "Ended \(ending.ended) processes on this host.")]
        if ending.spared > 0 {
            lines.append(
                say("このコマンドを実行したログインは残っています。ログアウトしてください。", "The login that this command runs in goes on: log out."))
        }
        if ending.left > 0 {
            lines.append(
                say(
                    "\(ending.left)個を終了できませんでした。機器を再起動してください。",
                    "\(ending.left) could not be ended: restart the host."))
        }
        if !ending.elsewhere.isEmpty {
            let numbers = ending.elsewhere.prefix(20).map(String.init).joined(separator: ", ")
            lines.append(
                say(
                    "suやsudoで別の権限になったか、コンテナの中のプロセスが残っています(PID \(numbers))。確かめて終了してください。",
                    "Processes that took other rights by su or sudo, or are in a container, go on (PID \(numbers)): "
                        + "look at them, and end them."
                ))
        }
        return lines
    }

    private var others: String {
        Layout.keeping(
            ["acctctl account lock \(account)"],
            whole: say(
                "ほかの機器の接続、ssh鍵、cronは止まりません。すべて止めるには: acctctl account lock \(account)",
                "Sessions on other hosts, ssh keys and cron jobs go on. To stop every new use: acctctl account lock \(account)"
            ))
    }

    static func sessions(_ compromise: Compromise, _ moments: Moments) -> JSON.Member {
        let sessions = compromise.sessions.map {
            JSON.object([
                "session": .number($0.id), "target": .text($0.target), "service": .text($0.service),
                "source": .text($0.source), "opened": moments.machine($0.opened),
            ])
        }
        return JSON.Member(key: "sessions", value: .list(sessions))
    }

    var members: [JSON.Member] {
        guard case .ended(let ending, let unrecorded) = processes else {
            return ["processes_ended", "processes_left"].map { JSON.Member(key: $0, value: .null) } + [
                JSON.Member(key: "processes_elsewhere", value: .list([])),
                JSON.Member(key: "processes_logged", value: .null),
            ]
        }
        return [
            JSON.Member(key: "processes_ended", value: .number(Int64(ending.ended))),
            JSON.Member(key: "processes_left", value: .number(Int64(ending.left + ending.spared))),
            JSON.Member(key: "processes_elsewhere", value: .list(ending.elsewhere.map { .number(Int64($0)) })),
            JSON.Member(key: "processes_logged", value: .bool(unrecorded == nil)),
        ]
    }
}
