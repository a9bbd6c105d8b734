import Foundation
import TestSupport
import Testing

/// The memory of a login's hash as the kernel is asked for it (strace(1)) and gives it (proc(5)). One hash takes 16 MB:
/// in small pages they are 4,096 page faults, a third of its time.
@Suite struct HashMemoryTests {
    private static let hashBytes = 16 << 20

    @Test(.enabled(if: geteuid() == 0, "root alone looks into a login's helper"))
    func aLoginsHashAsksForLargePagesAndNothingElseDoes() throws {
        let counter = try Counter()
        try counter.settle(password: "murasaki-Kumo-42-tvq8rz")
        let traces = try counter.scratch.makeDirectory("traces")
        let done = counter.scratch.path("done")
        let looking = Background { Self.mostInLargePages(until: done) }
        // What is unmapped stays for a moment longer, so that somebody can look at it.
        let finished = try Run.command(
            "/usr/bin/strace",
            [
                "-ff", "-qq", "-o", traces + "/of", "-e", "trace=execveat,mmap,madvise,munmap", "-e",
                "inject=munmap:delay_enter=50000",
            ] + counter.hostCommand(["--nodelay", "login", "yamada", "authenticate"]),
            stdin: "murasaki-Kumo-42-tvq8rz\n")
        try counter.scratch.write("done", "")
        #expect(finished.lines.last == "authenticate: PAM_SUCCESS", "\(finished)")

        let calls = try helperCalls(traces)
        let asked = calls.indices.filter { calls[$0].hasPrefix("madvise(") && calls[$0].contains("MADV_HUGEPAGE") }
        let advised = try asked.map { try #require(Self.workMemory(calls[$0 - 1]), "\(calls[$0 - 1])") }
        for (index, memory) in zip(asked, advised) {
            #expect(calls[index].hasPrefix("madvise(\(memory.address), \(memory.length), "), "\(calls[index])")
        }
        #expect(advised.map(\.length).allSatisfy { $0 >= Self.hashBytes } && !advised.isEmpty, "\(advised)")
        // What else was mapped is as large as it likes, and nobody asks anything of it.
        let large = calls.compactMap(Self.workMemory).filter { $0.length >= 2 << 20 }
        #expect(large.count == advised.count && calls.count { $0.hasPrefix("mmap(") } > large.count, "\(calls)")

        let kilobytes = try looking.value()
        let setting =
            (try? String(contentsOfFile: "/sys/kernel/mm/transparent_hugepage/enabled", encoding: .utf8)) ?? ""
        figure("a login's hash: \(kilobytes) of \(Self.hashBytes >> 10) KB in large pages; the kernel: \(setting)")
        if setting.contains("[always]") || setting.contains("[madvise]") {
            // Where memory is in pieces the kernel may find fewer.
            #expect(kilobytes >= 2048)
        } else {
            print("this kernel gives no large pages: that they were asked for is all that was seen")
        }
    }

    /// The calls of the process that became pam-helper, from then on.
    private func helperCalls(_ traces: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: traces)
        for name in names {
            let lines = try String(contentsOfFile: "\(traces)/\(name)", encoding: .utf8).split(separator: "\n")
            if let start = lines.firstIndex(where: { $0.hasPrefix("execveat(") && $0.hasSuffix(" = 0") }) {
                return lines[(start + 1)...].map(String.init)
            }
        }
        throw RunError.cannotStart("strace saw no pam-helper in \(names)", errno: 0)
    }

    /// A mapping of memory to work in, wherever the kernel likes; nil for any other call.
    private static func workMemory(_ call: String) -> (address: String, length: Int)? {
        let parts = call.split { "(), =".contains($0) }.map(String.init)
        guard parts.first == "mmap", parts.count == 8, let length = Int(parts[2]), parts[1] == "NULL",
            parts[3] == "PROT_READ|PROT_WRITE", parts[4] == "MAP_PRIVATE|MAP_ANONYMOUS"
        else { return nil }
        return (parts[7], length)
    }

    /// KiB that a traced helper had in large pages at one moment, at most.
    private static func mostInLargePages(until done: String) -> Int {
        var most = 0
        while !FileManager.default.fileExists(atPath: done) {
            for process in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
                guard process.utf8.allSatisfy({ (48...57).contains($0) }),
                    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe"))
                        == Built.path("pam-helper"),
                    field("TracerPid:", of: "/proc/\(process)/status").first != 0
                else { continue }
                most = max(most, field("AnonHugePages:", of: "/proc/\(process)/smaps_rollup").first ?? 0)
            }
            usleep(5_000)
        }
        return most
    }

    private static func field(_ key: String, of file: String) -> [Int] {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix(key) }.compactMap { line in
            line.split { !$0.isNumber }.last.flatMap { Int($0) }
        }
    }
}
