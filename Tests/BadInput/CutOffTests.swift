import CredentialPolicy
import CredentialStore
import Foundation
import HostSystem
import TestSupport
import Testing

/// A prompt that nobody answers to its end is nobody's guess: not the account's, not its source's.
@Suite struct CutOffTests {
    enum Way: String, CaseIterable {
        case hungUp, emptyLine, noResponse, endOfInput, emptyAnswer, nobody, halfAFrame, killedHost
    }

    @Test(arguments: Way.allCases) func itCountsNowhere(_ way: Way) throws {
        let stage = try Stage()
        for _ in 0..<2 { try Self.cut(way, stage) }
        let (store, now) = (try stage.open(), try SystemClock().now())
        let (own, source) = try store.read { transaction throws(StoreFailure) in
            (
                try transaction.peekTally(.account(AccountID(1)), locks: store.locks, at: now),
                try transaction.peekTally(transaction.sourceSubject("192.0.2.9"), locks: store.locks, at: now)
            )
        }
        #expect(own == Tally() && source == Tally())
        #expect(try stage.login(options: ["--rhost", "192.0.2.9"]) == ["authenticate: PAM_SUCCESS"])
    }

    private static func cut(_ way: Way, _ stage: Stage) throws {
        func host(_ input: String) throws -> String? {
            let words = stage.hostOptions + ["--rhost", "192.0.2.9", "login", "taro", "authenticate"]
            return try Run.command(Built.test("pamhost"), words, stdin: input).lines.last
        }
        func helper(_ answer: [UInt8]?) throws {
            let client = try HelperClient(stage)
            client.say(HelperClient.frame(1, HelperClient.request(stage) + [(7, Array("192.0.2.9".utf8))]))
            client.waitForPrompt()
            if let answer { client.say(answer) }
        }
        switch way {
        case .hungUp: try helper(nil)
        case .emptyLine: #expect(try host("\n") == "authenticate: PAM_AUTH_ERR")
        case .noResponse: #expect(try host("\\0\n")?.hasSuffix("PAM_SUCCESS") == false)
        case .endOfInput: #expect(try host("")?.hasSuffix("PAM_SUCCESS") == false)
        case .emptyAnswer: try helper(HelperClient.frame(2, [(1, [])]))
        case .nobody: try helper(HelperClient.frame(2, [(2, [])]))
        // It says that more comes, and ends.
        case .halfAFrame: try helper(HelperClient.frame(2, [(1, Array("wrong".utf8))], extra: 5))
        case .killedHost: try killHost(stage)
        }
    }

    /// A host that is killed while it waits for the person.
    private static func killHost(_ stage: Stage) throws {
        // Its input stays open, so that it is killed while it waits.
        let script = #"mkfifo "$0"; exec 9<>"$0"; "$@" <"$0" & sleep 0.2; kill -KILL $!; wait"#
        _ = try Run.command(
            "/bin/bash",
            ["-c", script, stage.scratch.path("typed-\(UUID())"), Built.test("pamhost")] + stage.hostOptions
                + ["--rhost", "192.0.2.9", "login", "taro", "authenticate"], environment: ["PATH": "/usr/bin:/bin"])
    }
}
