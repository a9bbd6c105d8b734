import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

/// What became of the processes of an ID.
struct CompromiseView {
    let processes: Compromise.Processes
    let account: String

    var lines: [String] { ended + [others] }

    private var ended: [String] {
        switch processes {
        case .ended(let ending, let unlisted, _): Self.lines(ending) + Self.unlisted(unlisted)
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
        guard case .ended(let ending, _, let failure?) = processes else { return nil }
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

    /// Who may have been hit as well: nobody can look such names up by their uid alone.
    private static func unlisted(_ services: [String]) -> [String] {
        if services.isEmpty { return [] }
        let names = services.map { Printable.fitted($0, columns: 20) }.joined(separator: ", ")
        return [
            say(
                "この機器は利用者を \(names) からも得ます。そこに同じ uid の別のIDがあっても調べられず、そのプロセスも終了しています。",
                "This host looks users up in \(names) too: whether another ID there has the same uid can't be seen, and "
                    + "its processes were ended as well.")
        ]
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
        guard case .ended(let ending, _, let unrecorded) = processes else {
            return ["processes_ended", "processes_left", "processes_spared"].map { JSON.Member(key: $0, value: .null) }
                + [
                    JSON.Member(key: "processes_elsewhere", value: .list([])),
                    JSON.Member(key: "processes_logged", value: .null),
                ]
        }
        return [
            JSON.Member(key: "processes_ended", value: .number(Int64(ending.ended))),
            JSON.Member(key: "processes_left", value: .number(Int64(ending.left))),
            JSON.Member(key: "processes_spared", value: .number(Int64(ending.spared))),
            JSON.Member(key: "processes_elsewhere", value: .list(ending.elsewhere.map { .number(Int64($0)) })),
            JSON.Member(key: "processes_logged", value: .bool(unrecorded == nil)),
        ]
    }
}
