import Foundation
import TestSupport
import Testing

/// `password check --batch`: as long as its input goes on, however long its lines are.
@Suite struct PasswordBatchTests {
    private static let good = "correct-55-horse-tqx7"

    private func office() throws -> Office {
        try Office("[password]\ndictionary = \(Built.path("dictionary"))\n", initialized: false)
    }

    private func batch(_ office: Office, _ more: String...) -> [String] {
        [Built.path("acctctl"), "password", "check", "--batch", "--config", office.policy, "--lang", "en"] + more
    }

    /// Writes lines into a pipe that stays open, each after the answer to the one before.
    private static let dialogue = """
        import select, subprocess, sys
        command = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for line in [b"correct-55-horse-tqx7\\n", b"abc\\n", b"one\\ntwo\\nhalf a li", b"ne\\n"]:
            command.stdin.write(line)
            command.stdin.flush()
            answer = b""
            while answer.count(b"accepted") < line.count(b"\\n") and select.select([command.stdout], [], [], 20)[0]:
                answer += command.stdout.read1()
            print(line.count(b"\\n"), answer.count(b'"accepted": true'), answer.count(b'"accepted": false'), flush=True)
        command.stdin.close()
        print(command.wait(20), len(command.stdout.read()))
        """

    @Test func eachLineIsAnsweredBeforeTheNextOneComes() throws {
        let office = try office()
        let seen = try Run.command("/usr/bin/python3", ["-c", Self.dialogue] + batch(office, "--json"))
        #expect(seen.lines == ["1 1 0", "1 0 1", "2 0 2", "1 0 1", "1 0"], "\(seen.out) \(seen.err)")
    }

    private func codes(_ lines: [String]) throws -> [[String]] {
        try lines.map { line in
            (try document(line)["reasons"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        }
    }

    @Test func aLineThatIsTooLongOrNoTextIsRefusedByItselfAndReadingGoesOn() throws {
        let office = try office()
        let good = Data("\(Self.good)\n".utf8)
        // Three bytes each: where the reader cuts, it must not take the rest of a character for broken text.
        for (name, size) in [("あ", 400_000), ("x", 1_000_000), ("x", 512), ("あ", 30_000)] {
            let long = Data(String(repeating: name, count: size).utf8)
            let input = good + long + Data("\n".utf8) + Data([0x61, 0xFF, 0x62, 0x0A]) + good + long
            let finished = try Run.command(
                Built.path("acctctl"), Array(batch(office, "--json").dropFirst()), input: input)
            let codes = try codes(finished.lines)
            #expect(finished.status == 1 && codes == [[], ["too_long"], ["not_text"], [], ["too_long"]], "\(codes)")
        }
    }

    @Test func aMegabyteWithoutANewlineIsTooLong() throws {
        let office = try office()
        let finished = try Run.command(
            Built.path("acctctl"), ["password", "check", "--json", "--config", office.policy],
            stdin: String(repeating: "x1", count: 500_000))
        #expect(finished.status == 1)
        #expect(try codes(finished.lines) == [["too_long"]])
    }

    /// 200 MB as one line, then 20 MB in short ones.
    @Test func memoryStaysBoundedHoweverMuchComes() throws {
        let office = try office()
        let feeder = """
            import resource, subprocess, sys
            feed = "import os\\nfor _ in range(3200): os.write(1, b'x' * 65536)\\nfor _ in range(200): os.write(1, b'\\\\n' * 1000)"
            one = subprocess.Popen([sys.executable, "-c", feed], stdout=subprocess.PIPE)
            two = subprocess.run(sys.argv[1:], stdin=one.stdout, stdout=subprocess.PIPE)
            print(two.stdout.count(b"accepted"), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
            """
        let seen = try Run.command(
            "/usr/bin/python3", ["-c", feeder] + batch(office, "--json"), timeout: 120)
        let numbers = seen.lines.first?.split(separator: " ").compactMap { Int($0) } ?? []
        #expect(numbers.first == 200_000 && (numbers.last ?? .max) < 64, "\(seen.out) \(seen.err)")
    }

    @Test func itEndsWhenNobodyReadsItsAnswersAnyMore() throws {
        let office = try office()
        let words = batch(office).map { "'\($0)'" }.joined(separator: " ")
        let seen = try Run.command(
            "/bin/bash", ["-c", "yes abc | timeout 30 \(words) | head -n 1; echo ${PIPESTATUS[1]}"],
            environment: ["PATH": "/usr/bin:/bin"])
        #expect(seen.lines.first == "1: It can't be used." && seen.lines.last == "1", "\(seen.out) \(seen.err)")
    }

    @Test func aLostDictionaryIsToldBeforeTheFirstAnswerAndOnce() throws {
        let office = try Office("[password]\ndictionary = /nonexistent/dictionary\n", initialized: false)
        let words = batch(office).map { "'\($0)'" }.joined(separator: " ")
        let seen = try Run.command(
            "/bin/bash", ["-c", "printf 'abc\\nabc\\n' | \(words) 2>&1"], environment: ["PATH": "/usr/bin:/bin"])
        #expect(seen.lines.first?.contains("/nonexistent/dictionary can't be used") == true, "\(seen.out)")
        #expect(seen.lines.filter { $0.contains("/nonexistent") }.count == 1)
    }
}
