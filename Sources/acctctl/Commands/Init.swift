import ArgumentParser
import CredentialPolicy
import Enforcement

/// `init`: store, keys and directory; safe to repeat.
struct Init: Command {
    static let usage = "init"
    static let example = "acctctl init"
    static var configuration: CommandConfiguration {
        describe(
            "init", "保存先と鍵を作成する。繰り返しても安全。",
            "Creates the store and its keys; safe to repeat.")
    }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let policy = try desk.policy()
        try desk.checkRights(policy)
        let made = try StoreCare.prepare(policy)
        let path = policy.store.path
        let line =
            made
            ? say("\(path) を作成しました。", "Created \(path).")
            : say("\(path) は既にあります。何も変更していません。", "\(path) is there already; nothing was changed.")
        return Answer(.object(["created": .bool(made), "store": .text(path)]), [line])
    }
}
