import Foundation
import TestSupport
import Testing

/// The machine that the other suites stand on: what it shows is the machine's own, and nothing of it stays.
@Suite(.serialized, .needsRealHost) struct RealHostTests {
    @Test func whatTheMachineChangesTheHostDoesNotSee() throws {
        let before = try ["/etc/passwd", "/etc/shadow", "/etc/pam.d/common-auth", "/etc/group"].map {
            try Data(contentsOf: URL(filePath: $0))
        }
        let host = try RealHost()
        try host.settle("yamada")
        #expect(try host.run(["/usr/bin/id", "-un"], as: "yamada").out == "yamada\n")
        #expect(try host.account("yamada")["password"] as? String == "permanent")
        let after = try ["/etc/passwd", "/etc/shadow", "/etc/pam.d/common-auth", "/etc/group"].map {
            try Data(contentsOf: URL(filePath: $0))
        }
        #expect(before == after)
    }

    @Test func itsProcessesEndWithIt() throws {
        var host: RealHost? = try RealHost()
        let mark = "4\(getpid())"
        _ = try host?.run(["/bin/sh", "-c", "setsid sleep \(mark) >/dev/null 2>&1 &"])
        #expect(waitFor(within: 5) { Self.isRunning(["sleep", mark]) ? true : nil } == true)
        let directory = host!.scratch.directory
        host = nil
        #expect(waitFor(within: 5) { Self.isRunning(["sleep", mark]) ? nil : true } == true)
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test func aTerminalAnswersWhatIsAskedAndTellsHowItEnded() throws {
        let host = try RealHost()
        let script = "test -t 0 || exit 9; printf 'Name: '; read -r name; echo \"Hello $name\"; exit 3"
        let seen = try host.atTerminal(["/bin/sh", "-c", script], [("Name: ", "Yamada")])
        #expect(seen.status == 3 && seen.hasLine("Hello Yamada") && seen.unanswered.isEmpty, "\(seen)")
        let silent = try host.atTerminal(["/bin/sh", "-c", "exit 4"], [("Name: ", "Yamada")])
        #expect(silent.status == 4 && silent.unanswered == ["Name: "], "\(silent)")
    }

    private static func isRunning(_ words: [String]) -> Bool {
        let wanted = Data(words.map { $0 + "\0" }.joined().utf8)
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.contains { (try? Data(contentsOf: URL(filePath: "/proc/\($0)/cmdline"))) == wanted }
    }
}
