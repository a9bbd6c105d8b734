import CredentialPolicy
import Foundation
import TestSupport
import Testing

/// Another process of root's sits on the database itself, past the gate that our own programs keep: nobody gets in by
/// that, nothing is counted, and logins go on as soon as it lets go or dies.
@Suite(.serialized) struct BusyStore {
    private static func stage() throws -> Stage {
        var settings = Stage.Settings()
        settings.hash = "yescrypt 1"
        let stage = try Stage(settings)
        try stage.add(["mori"])
        return stage
    }

    @Test(arguments: ["lets go", "is killed"]) func aWriterThatHoldsItForSecondsLetsNobodyInAndNothingCount(
        end: String
    ) throws {
        let stage = try Self.stage()
        let holder = try Holder(stage, "BEGIN IMMEDIATE; UPDATE facts SET value = value;")
        let passwords = (0..<12).map { $0 % 2 == 0 ? Stage.password : "wrong-guess-\($0)" }
        let finished = try stage.tryAtOnce("mori", passwords)
        let compared = try stage.compared("mori")
        figure(
            "12 logins, 6 of them right, while another writer holds the store: \(finished.lines.last ?? ""), "
                + "\(compared) compared")
        #expect(finished.lines.last == "total 12 PAM_AUTH_ERR=12")
        #expect(compared == 0)
        if end == "lets go" { holder.letGo() } else { holder.kill() }
        let tally = try stage.tally("mori")
        #expect(tally.failures == 0 && tally.openAttempts == 0)
        for _ in 0..<3 { #expect(try stage.login("mori").lines.last == "authenticate: PAM_SUCCESS") }
        #expect(try stage.compared("mori") == 3)
    }

    /// A reader keeps the write-ahead log from beginning anew; that costs room and no login.
    @Test func aReaderThatNeverEndsStopsNoLogin() throws {
        let stage = try Self.stage()
        try #require(stage.login("mori").lines.last == "authenticate: PAM_SUCCESS")
        let wal = stage.scratch.path("store/credpolicy.db-wal")
        let before = try Self.size(wal)
        let holder = try Holder(stage, "BEGIN; SELECT COUNT(*) FROM tallies;")
        let logins = 200
        let file = try stage.scratch.write(
            "logins", (0..<logins).map { _ in "mori\t\(Stage.password)\tx\n" }.joined())
        let host = [
            "--confdir", stage.stack.directory, "--nodelay", "--interleave", file, "--lanes", "2", "login",
        ]
        let finished = try Run.command(stage.scratch.path("pamhost"), host, timeout: 120)
        let entered = finished.lines.count { $0.contains("\tPAM_SUCCESS\t") }
        let meanwhile = try Self.size(wal)
        holder.letGo()
        for _ in 0..<20 { #expect(try stage.login("mori").lines.last == "authenticate: PAM_SUCCESS") }
        let after = try Self.size(wal)
        figure(
            "\(logins) logins beside a reader that never ends: \(entered) in, write-ahead log \(before / 1024) to "
                + "\(meanwhile / 1024) KiB; 20 logins after its end: \(after / 1024) KiB")
        #expect(entered == logins)
        #expect(meanwhile - before < logins * 128 * 1024)
        // The first login after its end still writes behind what is there, and then begins the log anew.
        #expect(after - meanwhile < 128 * 1024)
    }

    private static func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
}

/// sqlite3(1) in the middle of a transaction, until it is told to end it or is killed.
private final class Holder {
    private let process = Process()
    private let input = Pipe()

    init(_ stage: Stage, _ transaction: String) throws {
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [stage.scratch.path("store/credpolicy.db")]
        let output = Pipe()
        (process.standardInput, process.standardOutput) = (input, output)
        _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try process.run()
        say("\(transaction)\nSELECT 'held';\n")
        var said = ""
        while !said.contains("held") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw RunError.cannotStart("sqlite3 ended", errno: 0) }
            said += String(decoding: data, as: UTF8.self)
        }
    }

    deinit { kill() }

    private func say(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    func letGo() {
        say("ROLLBACK;\n.quit\n")
        process.waitUntilExit()
    }

    func kill() {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}
