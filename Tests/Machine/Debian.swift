import Foundation
import TestSupport
import Testing

/// What a program in a Debian of ours wrote, and how it ended.
struct Outcome: Decodable {
    let status: Int32
    let out: String
    let err: String

    var all: String { out + err }
    var lines: [String] { out.split(separator: "\n").map(String.init) }
}

/// A Debian 12 of one test's own, in a chroot or booted with systemd; gone with this object, however the test ends.
/// Tests/Rig/driver.py says how.
final class Debian {
    private let scratch: Scratch
    /// What its control groups are called.
    var name: String { scratch.directory.split(separator: "/").last.map(String.init) ?? "" }
    private let driver = Process()
    private let requests = Pipe()
    private let answers = Pipe()
    private var unread = Data()

    init(boots: Bool = false) throws {
        scratch = try Scratch()
        driver.executableURL = URL(filePath: "/usr/bin/python3")
        driver.arguments = [Rig.path("driver.py"), try Rig.root(), scratch.directory] + (boots ? ["boot"] : [])
        driver.standardInput = requests
        driver.standardOutput = answers
        try driver.run()
        guard try answer().status == 0 else { throw RunError.cannotStart("driver.py", errno: 0) }
        if boots {
            guard try sh("systemctl is-system-running --wait").out == "running\n" else {
                throw RunError.cannotStart("systemd: " + (try sh("systemctl --failed").all), errno: 0)
            }
        }
    }

    deinit {
        try? requests.fileHandleForWriting.close()
        driver.waitUntilExit()
        if driver.terminationStatus != 0 {
            Issue.record("driver.py ended with \(driver.terminationStatus): something of \(name) may be left")
        }
    }

    /// Runs a program inside, as root.
    @discardableResult
    func run(
        _ words: [String], input: String = "", timeout: Double = 60, environment: [String: String] = [:]
    ) throws -> Outcome {
        let request: [String: Any] = [
            "run": words, "input": input, "timeout": timeout, "environment": environment,
        ]
        try requests.fileHandleForWriting.write(
            contentsOf: JSONSerialization.data(withJSONObject: request) + Data("\n".utf8))
        return try answer()
    }

    /// Runs a shell script inside, as root.
    @discardableResult
    func sh(_ script: String, timeout: Double = 60, environment: [String: String] = [:]) throws -> Outcome {
        try run(["/bin/sh", "-c", script], timeout: timeout, environment: environment)
    }

    /// A person at a terminal starts a program and answers its prompts in order. Beside hundreds of guesses at once a prompt
    /// may take half a minute.
    func person(_ command: [String], _ answers: [String], seconds: Int = 60) throws -> Outcome {
        try run(["/usr/bin/python3", "/rig/person.py", "\(seconds)"] + answers + ["--"] + command, timeout: 200)
    }

    /// Puts a file of this host inside.
    func put(_ source: String, at destination: String) throws {
        let data = try Data(contentsOf: URL(filePath: source))
        let outcome = try run(
            ["/bin/sh", "-c", "base64 -d >\(destination)"], input: data.base64EncodedString())
        guard outcome.status == 0 else { throw RunError.cannotStart("\(destination): \(outcome.err)", errno: 0) }
    }

    private func answer() throws -> Outcome {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread = Data(unread[(end + 1)...]) }
                return try JSONDecoder().decode(Outcome.self, from: unread[..<end])
            }
            let more = answers.fileHandleForReading.availableData
            guard !more.isEmpty else { throw RunError.cannotStart("driver.py ended", errno: 0) }
            unread += more
        }
    }
}
