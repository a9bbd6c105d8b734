import Foundation
import TestSupport
import Testing

/// The tools that other suites trust: if they are wrong, those suites prove nothing.
@Suite struct ToolTests {
    @Test func outputLargerThanAPipeIsReadWhileInputIsWritten() throws {
        let text = String(repeating: "0123456789abcde\n", count: 100_000)
        let finished = try Run.command("/bin/cat", stdin: text)
        #expect(finished.out == text && finished.status == 0)
    }

    @Test func aProgramThatReadsNothingIsNotWaitedFor() throws {
        let finished = try Run.command("/bin/true", stdin: String(repeating: "x", count: 1_000_000))
        #expect(finished.status == 0 && finished.seconds < 5)
    }

    @Test func statusSignalAndBothOutputsAreTold() throws {
        let left = try Run.command("/bin/sh", ["-c", "echo out; echo err >&2; exit 7"])
        #expect(left.status == 7 && left.signal == 0 && left.out == "out\n" && left.err == "err\n")
        let killed = try Run.command("/bin/sh", ["-c", "kill -TERM $$"])
        #expect(killed.status == -1 && killed.signal == SIGTERM)
    }

    @Test func aTimeoutEndsTheProcessAndItsChildren() throws {
        let scratch = try Scratch()
        let script = "sleep 60 & echo $! > \(scratch.path("child")); echo started; wait"
        #expect { try Run.command("/bin/sh", ["-c", script], environment: ["PATH": "/bin"], timeout: 0.5) } throws: {
            "\($0)".contains("not finished after 0.5 s") && "\($0)".contains("started")
        }
        let child = try #require(scratch.read("child").flatMap { pid_t($0.dropLast()) })
        let gone = (0..<200).contains { _ in
            usleep(10_000)
            return kill(child, 0) != 0
                || (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8))?.contains(") Z") == true
        }
        #expect(gone)
    }

    @Test func aMissingProgramIsNamed() {
        #expect { try Run.command("/no/such") } throws: { "\($0)" == "/no/such: No such file or directory" }
    }

    @Test func anOrdinaryUserIsOne() throws {
        #expect(try Run.command("/usr/bin/id", ["-u"], unprivileged: true).out == "65533\n")
        #expect(try Run.command("/usr/bin/id", ["-G"], unprivileged: true).out == "65533\n")
    }

    @Test func aScratchDirectoryGoesWithItsOwner() throws {
        var scratch: Scratch? = try Scratch(.memory)
        let path = try scratch!.write("file", "text", mode: 0o600)
        #expect(scratch?.read("file") == "text")
        scratch = nil
        #expect(access(path, F_OK) != 0)
    }

    @Test func aWrappedHelperRunsWithItsLibrariesAndVariables() throws {
        let stand = try Stand([])
        let state = stand.scratch.path("state")
        try stand.scratch.write("fakehelper.conf", "state \(state)\nverdict \(allow)\n")
        let wrapper = try stand.scratch.copy(Built.test("wrapped-helper"), as: "wrapped-helper")
        let preload = Built.test("preload-fsync.so")
        try stand.scratch.write(
            "wrapped-helper.conf", "helper=\(stand.helper)\npreload=\(preload)\nenv=CP_CRYPT_LOG=/x\n")
        try stand.stack.add(
            service: "demo", lines: ["account required \(Built.path("pam_credpolicy.so")) helper=\(wrapper)"])
        #expect(try stand.login(["acct"]).status == 0)
        let found = try #require(stand.scratch.read("state"))
        #expect(
            found.contains("env LD_PRELOAD=\(preload)\nenv CP_CRYPT_LOG=/x\n") && found.contains("arg pam-helper\n"))
    }

    @Test func everyCallOfACryptFunctionIsCounted() throws {
        let scratch = try Scratch()
        let setting = "$1$abcdefgh$"
        let counted = try Run.command(
            Built.test("call-through"), ["crypt", setting],
            environment: ["LD_PRELOAD": Built.test("preload-crypt.so"), "CP_CRYPT_LOG": scratch.path("log")])
        let plain = try Run.command(Built.test("call-through"), ["crypt", setting])
        #expect(plain.lines.count == 4 && plain.lines.allSatisfy { $0.hasPrefix(setting) })
        #expect(counted.status == 0 && counted.out == plain.out)
        #expect(scratch.read("log") == String(repeating: setting + "\n", count: 4))
    }

    @Test func fsyncFailsFromTheMomentItIsTold() throws {
        let scratch = try Scratch()
        func run() throws -> String {
            try Run.command(
                Built.test("call-through"), ["fsync", scratch.path("data")],
                environment: [
                    "LD_PRELOAD": Built.test("preload-fsync.so"), "CP_FAIL_FSYNC": scratch.path("fail-fsync"),
                ]
            ).out
        }
        #expect(try run() == "fsync done\nfdatasync done\n")
        try scratch.write("fail-fsync", "")
        #expect(try run() == "fsync Input/output error\nfdatasync Input/output error\n")
    }

    @Test func parallelLoginsEachTypeTheirOwnLine() throws {
        let stand = try Stand(["prompt 1 Password: ", "verdict 1"])
        let answers = (0..<20).map { "answer-\($0)" }
        let file = try stand.scratch.write("answers", answers.joined(separator: "\n") + "\n")
        let finished = try stand.login(["authenticate"], options: ["--parallel", "20", "--answers", file])
        #expect(finished.lines.count == 21 && finished.lines.last == "total 20 PAM_AUTH_ERR=20")
        #expect(finished.lines[7].hasPrefix("7 PAM_AUTH_ERR 0."))
        #expect(Set(stand.frames.compactMap { $0.type == 2 ? $0.text(1) : nil }) == Set(answers))
    }

    @Test func interleavedLoginsAreReportedInOrder() throws {
        let stand = try Stand(["prompt 1 Password: ", "verdict 1"])
        let lines = (0..<20).map { "user\($0)\tpassword\($0)\tlabel\($0 % 2)" }
        let file = try stand.scratch.write("logins", lines.joined(separator: "\n") + "\n")
        let options = ["--confdir", stand.stack.directory, "--nodelay", "--interleave", file, "--lanes", "2", "demo"]
        let finished = try Run.command(Built.test("pamhost"), options)
        #expect(finished.status == 0)
        #expect(finished.lines.map { String($0.prefix(19)) } == (0..<20).map { "label\($0 % 2)\tPAM_AUTH_ERR" })
        #expect(Set(stand.frames.compactMap { $0.text(5) }).count == 20)
    }
}
