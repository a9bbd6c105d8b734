import ArgumentParser
import CredentialPolicy
import CredentialStore
import Enforcement

/// `store …`.
struct StoreFamily: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "store", abstract: say("IDと記録の保存先。", "Where IDs and records are kept."),
            subcommands: [StoreVerify.self, StoreImportShadow.self])
    }
}

/// `store verify`: every page and every record.
struct StoreVerify: Command {
    static let usage = "store verify"
    static let example = "acctctl store verify"
    static var configuration: CommandConfiguration {
        describe("verify", "保存先が壊れていないか確かめる。", "Checks every page and every record of the store.")
    }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let policy = try desk.policy()
        try desk.checkRights(policy)
        let finding = try StoreCare.verify(policy)
        let provenance = Provenance(policy)
        let lines = [provenance.line] + finding.lines
        return Answer(
            .object([
                "sound": .bool(finding.isSound), "damage": .list(finding.damage.map(JSON.text)),
                "log": finding.chain?.json ?? .null,
            ]).adding(provenance.members), lines, quiet: finding.isSound ? [] : lines,
            status: finding.isSound ? .done : .refused)
    }
}

extension StoreFinding {
    fileprivate var lines: [String] {
        guard damage.isEmpty else {
            return [say("保存先が壊れています。控えから戻してください。", "The store is damaged: restore a backup.")]
                + damage.map { "  \(Printable.escaped($0))" } + (chain.map { [$0.line] } ?? [])
        }
        return [say("保存先に損傷はありません。", "The store is sound.")] + (chain.map { [$0.line] } ?? [])
    }
}
