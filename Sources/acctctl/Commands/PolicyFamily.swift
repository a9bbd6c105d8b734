import ArgumentParser
import CredentialPolicy
import Enforcement
import HostSystem

/// `policy …`.
struct PolicyFamily: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "policy", abstract: say("方針ファイル。", "The policy file."),
            subcommands: [
                PolicyCheck.self, PolicyShow.self, PolicyExplain.self, PolicyInstall.self, PolicyProfileCommand.self,
            ])
    }
}

/// `policy check`: every problem of a file, and what is weaker than the standard.
struct PolicyCheck: Command {
    static let usage = "policy check [<file>]"
    static let example = "acctctl policy check draft.conf"
    static var configuration: CommandConfiguration {
        describe("check", "方針ファイルの誤りと、基準より弱い設定を調べる。", "Finds errors, and settings weaker than the standard.")
    }
    @Argument(help: ArgumentHelp(say("方針ファイル。省くと --config のもの。", "The file; --config's when left out.")))
    var file: String?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let path = file.map(Terminal.absolute) ?? desk.policyPath
        let reading = try PolicyFile.read(path)
        let problems = reading.problems + Self.unknownZone(reading, path)
        let isFine = problems.isEmpty && reading.weaker.isEmpty
        let findings = problems.map { $0.text(in: desk.language) } + reading.weaker.map { $0.text(in: desk.language) }
        let fine = say("\(path) に誤りはありません。", "\(path) has no errors.")
        let shortfalls = reading.policy.map(Self.shortfalls) ?? []
        var answer = Answer(
            .object([
                "file": .text(path), "valid": .bool(problems.isEmpty),
                "problems": .list(problems.map { $0.json(desk.language) }),
                "weaker": .list(reading.weaker.map { $0.json(desk.language) }),
                "profiles": .list(shortfalls.map(\.json)),
            ]), (isFine ? [fine] : findings) + Self.lines(shortfalls), quiet: findings,
            status: isFine ? .done : .refused)
        answer.wraps = isFine
        return answer
    }

    /// Profiles contradict each other: falling short of one is worth a line and no error.
    private static func shortfalls(_ policy: Policy) -> [ProfileShortfall] {
        PolicyProfile.all.flatMap { $0.shortfalls(of: policy) }
    }

    private static func lines(_ shortfalls: [ProfileShortfall]) -> [String] {
        if shortfalls.isEmpty { return [] }
        return [say("他の規程との違い(誤りではない):", "Other sets of rules would have it otherwise (no errors):")]
            + shortfalls.map { "  " + $0.text.spoken }
    }

    /// A well-formed name that this machine's time zone database does not have would silently mean UTC (tzset(3)).
    private static func unknownZone(_ reading: PolicyReading, _ path: String) -> [PolicyProblem] {
        guard let zone = reading.policy?.organization.timezone, !TimeZoneRules.exists(zone) else { return [] }
        return [.unknownTimeZone(zone, file: path, line: reading.lines["organization.timezone"] ?? 0)]
    }
}

extension PolicyProblem {
    fileprivate func json(_ language: Language) -> JSON {
        .object([
            "file": .text(file), "line": line > 0 ? .number(Int64(line)) : .null,
            "key": key.isEmpty ? .null : .text(key), "message": .text(text(in: language)),
        ])
    }
}

extension ProfileShortfall {
    var json: JSON {
        .object([
            "profile": .text(profile), "clause": .text(demand.clause), "key": .text(demand.key.name),
            "value": .text(configured), "wanted": .text(demand.wanted.spoken), "message": .text(text.spoken),
        ])
    }
}

extension WeakerSetting {
    func json(_ language: Language) -> JSON {
        .object([
            "file": .text(file), "line": .number(Int64(line)), "key": .text(key), "configured": .text(configured),
            "in_force": .text(inForce), "clause": .text(clause), "message": .text(text(in: language)),
        ])
    }
}
