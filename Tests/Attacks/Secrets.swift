import Foundation
import TestSupport
import Testing

/// What somebody types is nowhere but in the memory of the process that compares it, and there no longer than that.
@Suite(.serialized) struct Secrets {
    private static let new = "Lanterne-Rouge-2718"
    private static let wrong = "Falsche-Laterne-3141"

    private static func stage() throws -> Stage {
        var settings = Stage.Settings()
        settings.module = "debug"
        settings.services = ["login", "passwd"]
        let stage = try Stage(settings)
        try stage.add(["mori"])
        return stage
    }

    @Test func noLogNoOutputAndNoFileHoldsWhatWasTyped() throws {
        let stage = try Self.stage()
        let outputs = [
            try stage.login("mori", ["authenticate", "acct", "open", "close"]),
            try stage.login("mori", answers: [Self.wrong]),
            try stage.login(Self.wrong, answers: [Self.new]),
            try stage.login(
                // The current one offered as the new one is refused, and the sentence that says so is on the screen.
                "mori", ["chauthtok"], answers: [Stage.password, Stage.password, Self.new, Self.new], service: "passwd",
                options: ["--flags", "expired"]),
            try stage.login("mori", ["authenticate", "env"], answers: [Self.new]),
        ]
        #expect(outputs.map { $0.lines.last ?? "" }.last?.hasPrefix("env: CREDPOLICY_HANDOVER=") == true)
        #expect(outputs[3].lines.last == "chauthtok: PAM_SUCCESS", "\(outputs[3].out)")
        #expect(outputs[0].err.contains("syslog: ") && outputs[0].err.contains("phase 1"), "debug lines were captured")
        for secret in [Stage.password, Self.new, Self.wrong] {
            for output in outputs {
                #expect(!output.out.contains(secret) && !output.err.contains(secret), "\(secret) in \(output.out)")
            }
            for file in try Self.files(stage.scratch.directory) {
                #expect(
                    try Data(contentsOf: URL(filePath: file)).range(of: Data(secret.utf8)) == nil,
                    "\(secret) in \(file)")
            }
        }
    }

    @Test func theHelperHasNoSecretInItsArgumentsOrEnvironment() throws {
        let stage = try Self.stage()
        try stage.act(at: "hash-before:stop")
        let login = stage.startLogin("mori")
        let helper = try #require(stage.stoppedHelpers().first)
        let arguments = try Data(contentsOf: URL(filePath: "/proc/\(helper)/cmdline"))
        let environment = try Data(contentsOf: URL(filePath: "/proc/\(helper)/environ"))
        // The search itself finds what is there: in memory, while it is being hashed.
        #expect(Self.memory(of: helper, contains: Stage.password))
        kill(helper, SIGCONT)
        #expect(try login.value().status == 0)
        #expect(arguments == Data("pam-helper\0".utf8))
        #expect(environment.range(of: Data(Stage.password.utf8)) == nil)
    }

    @Test(arguments: [Stage.password, Self.wrong])
    func afterItsVerdictTheHelpersMemoryHoldsNoSecret(typed: String) throws {
        let stage = try Self.stage()
        try stage.act(at: "exit-before:stop")
        let login = stage.startLogin("mori", answers: [typed])
        let helper = try #require(stage.stoppedHelpers().first)
        let found = Self.memory(of: helper, contains: typed)
        kill(helper, SIGCONT)
        _ = try login.value()
        #expect(!found)
    }

    @Test func aCrashLeavesNoCore() throws {
        let stage = try Self.stage()
        let pattern = try String(contentsOfFile: "/proc/sys/kernel/core_pattern", encoding: .utf8)
        let place = pattern.hasPrefix("/") ? String(pattern[..<pattern.lastIndex(of: "/")!]) : "/"
        try stage.act(at: "hash-before:stop")
        let host = stage.scratch.path("pamhost")
        let words = [
            "-c", "ulimit -c unlimited && exec \"$@\"", "sh", host, "--confdir", stage.stack.directory, "--nodelay",
        ]
        let login = Background {
            try Run.command(
                "/bin/sh", words + ["login", "mori", "authenticate"], stdin: Stage.password + "\n",
                environment: ["PATH": "/usr/bin:/bin"])
        }
        let helper = try #require(stage.stoppedHelpers().first)
        let before = Self.cores(place)
        kill(helper, SIGSEGV)
        kill(helper, SIGCONT)
        let finished = try login.value()
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(stage.waitForHelpers())
        #expect(Self.cores(place) == before && Self.cores(stage.scratch.directory).isEmpty)
    }

    private static func cores(_ directory: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).filter { $0.hasPrefix("core") }
            .sorted()
    }

    /// All files of a stage but copies of programs.
    private static func files(_ directory: String) throws -> [String] {
        let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        let files = names.filter { name in
            var isDirectory: ObjCBool = false
            return FileManager.default.fileExists(atPath: directory + "/" + name, isDirectory: &isDirectory)
                && !isDirectory.boolValue && !["pam-helper", "pamhost", "wrapped"].contains(name)
        }
        #expect(files.contains("store/credpolicy.db") && files.contains("hashes"))
        return files.map { directory + "/" + $0 }
    }

    /// Looks through everything that a stopped process can read (proc(5), maps and mem).
    private static func memory(of process: pid_t, contains secret: String) -> Bool {
        let maps = (try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)) ?? ""
        let memory = open("/proc/\(process)/mem", O_RDONLY | O_CLOEXEC)
        defer { close(memory) }
        #expect(memory >= 0 && !maps.isEmpty)
        return maps.split(separator: "\n").contains { line in
            let words = line.split(separator: " ")
            let range = words[0].split(separator: "-").compactMap { Int($0, radix: 16) }
            guard words[1].hasPrefix("r"), range.count == 2 else { return false }
            var bytes = Data(count: range[1] - range[0])
            let size = bytes.count
            let count = bytes.withUnsafeMutableBytes { pread(memory, $0.baseAddress, size, range[0]) }
            return count > 0 && bytes.prefix(count).range(of: Data(secret.utf8)) != nil
        }
    }
}
