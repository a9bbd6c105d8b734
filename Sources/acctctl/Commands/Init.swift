import ArgumentParser
import CredentialPolicy
import CredentialStore
import Enforcement

/// `init`: store, keys and directory; safe to repeat.
struct Init: Command {
    static let usage = "init"
    static let example = "acctctl init"
    static var configuration: CommandConfiguration {
        describe(
            "init", "保存先と鍵を作成し、古い版なら更新する。繰り返しても安全。",
            "Creates the store and its keys, or brings an earlier version up to date; safe to repeat.")
    }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let policy = try desk.policy()
        try desk.checkRights(policy)
        let done = try StoreCare.prepare(policy)
        let path = policy.store.path
        let former: Int64? = if case .upgraded(let version, _) = done { version } else { nil }
        return Answer(
            .object([
                "created": .bool(done == .created), "upgraded_from": .optional(former), "store": .text(path),
            ]), [line(done, Printable.escaped(path))])
    }

    private func line(_ done: StorePreparation, _ path: String) -> String {
        switch done {
        case .created: say("\(path) を作成しました。", "Created \(path).")
        case .upgraded(let former, let current):
            say(
                "\(path) をこの版の形に更新しました(\(former) → \(current))。登録内容は変わりません。",
                "Brought \(path) up to date (schema \(former) to \(current)); what is in it stays.")
        case .alreadyThere:
            say("\(path) は既にあります。何も変更していません。", "\(path) is there already; nothing was changed.")
        }
    }
}
