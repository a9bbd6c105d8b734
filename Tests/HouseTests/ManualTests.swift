import CredentialPolicy
import Foundation
import TestSupport
import Testing

/// The manual pages name everything that there is to set, to type and to write into a stack.
@Suite struct ManualTests {
    /// The text of a page's item or section: from its line to the next of the kind.
    private func part(of page: String, from line: String, to next: [String]) throws -> String? {
        let lines = try House.text("docs/man/" + page).components(separatedBy: "\n")
        guard let start = lines.firstIndex(of: line) else { return nil }
        let rest = lines[(start + 1)...]
        let end = rest.firstIndex { text in next.contains { text.hasPrefix($0) } } ?? rest.endIndex
        return rest[..<end].joined(separator: "\n")
    }

    @Test(arguments: PolicyKey.all.map(\.name)) func everyKeyIsInItsManualWithDefaultUnitAndClause(name: String) throws
    {
        let key = try #require(PolicyKey.matching(name).first)
        let section = try #require(
            try part(of: "policy.conf.5", from: ".Ss [\(key.section)]", to: [".Ss", ".Sh"]),
            "[\(key.section)] is missing")
        let items = section.components(separatedBy: ".It Cm ")
        let item = try #require(items.first { $0.hasPrefix(key.key + "\n") }, "\(name) is missing")
        let said = key.defaultText.isEmpty ? "empty" : key.defaultText
        #expect(item.contains("Default: \(said).\n"))
        #expect(item.contains("Unit: \(key.unit.text(in: .en))."))
        #expect(key.clause.isEmpty ? !item.contains("Clause:") : item.contains("Clause: \(key.clause)."))
    }

    @Test(arguments: PolicyKey.all.map(\.name)) func everyKeyIsInTheShippedFile(name: String) throws {
        let key = try #require(PolicyKey.matching(name).first)
        let sections = try House.text("policy.conf").components(separatedBy: "\n[")
        let section = try #require(sections.first { $0.hasPrefix(key.section + "]\n") })
        let value = key.defaultText.isEmpty ? "" : " " + key.defaultText
        #expect(section.contains("\n\(key.key) =\(value)\n") || section.hasSuffix("\n\(key.key) =\(value)"))
    }

    @Test func theManualKnowsNoKeyThatTheParserDoesNot() throws {
        let page = try House.text("docs/man/policy.conf.5").components(separatedBy: ".Sh SERVICE CLASSES")[0]
        var section = ""
        for line in page.split(separator: "\n") {
            if line.hasPrefix(".Ss [") { section = String(line.dropFirst(5).dropLast()) }
            guard line.hasPrefix(".It Cm ") else { continue }
            #expect(PolicyKey.all.contains { $0.name == "\(section).\(line.dropFirst(7))" }, "[\(section)] \(line)")
        }
    }

    @Test func everyCommandAndOptionOfAcctctlIsInItsManual() throws {
        let help = try Run.command(Built.path("acctctl"), ["--experimental-dump-help"])
        let root = try JSONDecoder().decode(Dump.self, from: help.outBytes).command
        let everywhere = try #require(try part(of: "acctctl.8", from: ".Sh OPTIONS", to: [".Sh"]))
        let page = try House.text("docs/man/acctctl.8")
        #expect(root.leaves([]).count > 10)
        for (path, command) in root.leaves([]) {
            let items = page.components(separatedBy: ".It Ic \(path.joined(separator: " "))")
            let item = try #require(
                items.dropFirst().first { $0.first == "\n" || $0.first == " " }, "\(path) is missing"
            ).components(separatedBy: ".It")[0]
            for option in command.longOptions where !everywhere.contains("-\(option)") {
                #expect(item.contains("Fl -\(option)"), "\(path) --\(option) is missing")
            }
        }
    }

    @Test func everyArgumentOfTheModuleIsInItsManual() throws {
        let source = try House.text("Sources/pam_credpolicy/pam_credpolicy.c")
        let reader = try #require(source.components(separatedBy: "static bool read_argument(").dropFirst().first)
            .components(separatedBy: "\n}")[0]
        let names = reader.matches(of: /"([a-z_]+)=?"/).map { String($0.output.1) }
        #expect(names.count >= 8)
        let options = try #require(try part(of: "pam_credpolicy.8", from: ".Sh OPTIONS", to: [".Sh"]))
        for name in names {
            #expect(options.contains(".It Cm \(name)\n") || options.contains(".It Cm \(name)= "), "\(name) is missing")
        }
    }
}

/// What of `--experimental-dump-help` is looked at.
private struct Dump: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// The commands that do something, each with the words that name it.
        func leaves(_ path: [String]) -> [([String], Command)] {
            guard let subcommands, !subcommands.isEmpty else { return [(path, self)] }
            return subcommands.flatMap { $0.leaves(path + [$0.commandName]) }
        }

        var longOptions: [String] {
            (arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.name)
        }
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String
        }
        let names: [Name]?
    }
}
