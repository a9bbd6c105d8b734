import Foundation
import Synchronization
import TestSupport
import Testing

/// No rights, two at once, death in the middle, a person who says no.
@Suite struct HostileConditionTests {
    private static let cheap = "[password]\nhash = yescrypt 1\n"

    static let everyCommand: [[String]] = [
        ["init"], ["join", "000012", "--name", "a", "--staff-no", "1", "--department", "b"], ["retire", "000012"],
        ["policy", "check"], ["policy", "show"], ["password", "issue", "000012"],
        ["password", "compromised", "000012"],
        ["password", "check"],
        ["account", "list"], ["account", "show", "000012"], ["account", "explain", "000012"],
        ["account", "lock", "000012"], ["account", "unlock", "000012"], ["log", "show"], ["log", "verify"],
        ["store", "verify"],
    ]

    @Test(.enabled(if: geteuid() == 0, "root alone becomes somebody else"), arguments: [false, true])
    func withoutRightsEveryCommandIsRefusedAndChangesNothing(_ policyIsReadable: Bool) throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        if policyIsReadable { chmod(office.policy, 0o644) }
        let program = try office.scratch.copy(Built.path("acctctl"), as: "acctctl")
        let before = try office.sql("SELECT count(*) FROM events")
        for words in Self.everyCommand {
            // What needs the policy alone is everybody's as soon as the policy is.
            if policyIsReadable && (words[0] == "policy" || words[1...] == ["check"]) { continue }
            for (lang, remedy) in [("en", "with sudo"), ("ja", "sudo を付けて")] {
                let finished = try Run.command(
                    program, words + ["--config", office.policy, "--lang", lang], unprivileged: true)
                #expect(finished.status == 5 && finished.err.contains(remedy), "\(words): \(finished.err)")
                #expect(finished.out.isEmpty && finished.err.split(separator: "\n").count == 1)
            }
        }
        #expect(try office.sql("SELECT count(*) FROM events") == before)
    }

    @Test func ofManyJoinsOfOneLoginAtOnceExactlyOneSucceeds() throws {
        let office = try Office(Self.cheap)
        for round in 0..<5 {
            let statuses = Mutex<[Int32]>([])
            DispatchQueue.concurrentPerform(iterations: 6) { number in
                let finished = try? office.run([
                    "join", "twin\(round)", "--name", "a", "--staff-no", "\(round)-\(number)", "--department", "b",
                ])
                statuses.withLock { $0.append(finished?.status ?? -1) }
            }
            #expect(statuses.withLock { $0.sorted() } == [0, 4, 4, 4, 4, 4])
        }
        #expect(try office.json("log", "show")["events"].map { ($0 as? [Any])?.count } == 7)
        #expect(try office.sql("SELECT count(*) FROM persons") == "5\n")
    }

    @Test func aJoinKilledAtAnyMomentIsWholeOrNotThere() throws {
        let office = try Office(Self.cheap)
        let started = ContinuousClock.now
        try office.join("first")
        let whole = (ContinuousClock.now - started) / .seconds(1)
        var killed = 0
        for number in 0..<50 {
            // From before the program has read its arguments to after its answer.
            let moment = whole * 4 * Double(number * number) / 2500
            let finished = try Run.command(
                "/usr/bin/timeout",
                [
                    "--signal=KILL", String(format: "%.4f", max(0.0005, moment)), Built.path("acctctl"), "join",
                    "killed\(number)", "--name", "a", "--staff-no", "\(number)", "--department", "b", "--config",
                    office.policy,
                ])
            if finished.status != 0 { killed += 1 }
        }
        #expect(killed > 5, "the moments must lie inside: \(killed) of 50")
        #expect(try office.json("store", "verify")["sound"] as? Bool == true)
        let complete = try office.sql(
            "SELECT count(*) FROM accounts a JOIN passwords p ON p.account = a.id JOIN persons n ON n.id = a.person")
        let joined = try office.sql("SELECT count(*) FROM events WHERE kind = 'account.joined'")
        #expect(try office.sql("SELECT count(*) FROM accounts") == complete)
        #expect(joined == complete && (Int(complete.dropLast()) ?? 0) >= 51 - killed)
    }

    static let asking: [[String]] = [
        ["retire", "000012"], ["account", "lock", "000012"], ["password", "issue", "000012"],
        ["password", "compromised", "000012"],
    ]

    @Test(arguments: asking)
    func atATerminalAPersonIsAskedFirst(_ words: [String]) throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        let count = "SELECT count(*) FROM events"
        let before = try office.sql(count)
        let refused = try atATerminal(office, words, typing: "n\n")
        #expect(refused.status == 1 && refused.out.contains("[y/N]") && refused.out.contains("nothing was done"))
        #expect(try atATerminal(office, words, typing: "\n").status == 1)
        #expect(try office.sql(count) == before)
        #expect(try atATerminal(office, words, typing: "y\n").status == 0)
        #expect(try office.sql(count) != before)
    }

    /// The one question that a script may not pass by in silence.
    @Test func whoeverShutsPeopleOutIsAskedAfterSeeingWhom() throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        let former = office.scratch.read("policy.conf")
        let draft = try office.scratch.write("draft.conf", "[store]\nurl = sqlite:/var/tmp/no-such/c.db\n")
        for typed in ["n\n", "\n"] {
            let refused = try atATerminal(office, ["policy", "install", draft], typing: typed)
            #expect(refused.status == 1 && refused.out.contains("Nothing was changed"), "\(refused.out)")
            let asked = try #require(refused.out.components(separatedBy: "[y/N]").first)
            #expect(asked.contains("000012") && asked.hasSuffix("Put it in place all the same? "), "\(asked)")
            #expect(office.scratch.read("policy.conf") == former)
        }
        #expect(try atATerminal(office, ["policy", "install", draft], typing: "y\n").status == 0)
        #expect(office.scratch.read("policy.conf") == office.scratch.read("draft.conf"))
    }

    @Test(arguments: asking)
    func yesAndPipesAreNotAsked(_ words: [String]) throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        let finished = try atATerminal(office, words + ["--yes"], typing: "")
        #expect(finished.status == 0 && !finished.out.contains("[y/N]"))
        let other = try Office(Self.cheap)
        try other.join("000012")
        #expect(try other.run(words, stdin: "n\n").status == 0)
    }

    @Test func aPasswordTypedAtATerminalIsNotShown() throws {
        let office = try Office(Self.cheap)
        let finished = try atATerminal(office, ["password", "check"], typing: "correct-55-horse-7vkqm2\n")
        #expect(finished.status == 0 && finished.out.contains("It can be used."))
        #expect(finished.out.contains("Password: "))
        // script(1) echoes nothing itself: what is seen is what the terminal echoed.
        #expect(!finished.out.contains("correct-55-horse-7vkqm2"))
    }

    @Test func interruptingTheQuestionForAPasswordLeavesTheEchoOn() throws {
        let office = try Office(Self.cheap)
        let finished = try atATerminal(
            office, ["password", "check"], typing: "correct\u{3}", then: "echo status $?; stty -a")
        #expect(finished.out.contains("status 130"), "\(finished.out)")
        #expect(finished.out.contains(" echo ") && !finished.out.contains("correct"))
    }

    /// Runs acctctl with a terminal on all three streams (script(1)); what is typed comes after the question.
    /// - Parameter then: a command that runs on the same terminal afterwards.
    private func atATerminal(
        _ office: Office, _ words: [String], typing: String, then: String? = nil
    ) throws -> Finished {
        let first = ([Built.path("acctctl")] + words + ["--lang", "en", "--config", office.policy])
            .joined(separator: " ")
        let command = then.map { "trap : INT; \(first); \($0)" } ?? first
        let seen = office.scratch.path("seen")
        let typist = "until grep -aqE '\\[y/N\\]|Password:' \(seen); do sleep 0.02; done; printf '%b' \"$TYPED\""
        return try Run.command(
            "/bin/bash",
            [
                "-c",
                "rm -f \(seen); (\(typing.isEmpty ? "true" : typist)) | script -qefc '\(command)' \(seen); exit ${PIPESTATUS[1]}",
            ],
            environment: [
                "PATH": "/usr/bin:/bin", "TERM": "dumb", "TYPED": typing.replacing("\n", with: "\\n"),
            ])
    }
}
