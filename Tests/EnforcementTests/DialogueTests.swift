import CredentialPolicy
import Foundation
@testable import HostSystem
import TestSupport
import Testing

@testable import Enforcement

/// The conversation over a real socket pair.
@Suite struct DialogueTests {
    /// What `ask` made of `reply`, and what was sent to the module.
    private func ask(_ reply: [UInt8]?) throws -> (answer: String, sent: [UInt8]) {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        defer { close(ends[0]) }
        if let reply { _ = send(ends[1], reply, reply.count, 0) } else { shutdown(ends[1], Int32(SHUT_WR)) }
        defer { close(ends[1]) }
        let dialogue = Dialogue(socket: PacketSocket(descriptor: ends[0]), version: 1)
        var outcome: String
        do {
            switch try dialogue.ask(.newPassword, .newPasswordPrompt) {
            case .nobody: outcome = "nobody"
            case .tooLong: outcome = "too long"
            case .secret(let secret): outcome = "secret of \(secret.count)"
            }
        } catch {
            outcome = "\(error)"
        }
        var buffer = [UInt8](repeating: 0, count: 40_000)
        let count = recv(ends[1], &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return (outcome, Array(buffer[..<max(0, count)]))
    }

    static let secret = [UInt8](repeating: 65, count: Frame.largestSecret)

    @Test(
        arguments: [
            ("a secret", Frame.packet(.answer, [(1, [1, 2, 3])]), "secret of 3"),
            ("an empty one", Frame.packet(.answer, [(1, [])]), "secret of 0"),
            ("the longest", Frame.packet(.answer, [(1, secret)]), "secret of 16384"),
            ("a byte longer", Frame.packet(.answer, [(1, secret + [65])]), "value(1)"),
            ("nobody", Frame.packet(.answer, [(2, [])]), "nobody"),
            ("too long", Frame.packet(.answer, [(3, [])]), "too long"),
            ("nobody with a word", Frame.packet(.answer, [(2, [1])]), "value(2)"),
            ("nothing", Frame.packet(.answer, []), "length"),
            ("two at once", Frame.packet(.answer, [(1, [1]), (2, [])]), "length"),
            ("a request", Frame.packet(.request, [(1, [1])]), "type(1)"), ("a closed socket", nil, "closed"),
            ("an oversized packet", [UInt8](repeating: 1, count: Frame.largest + 1), "oversized"),
        ] as [(String, [UInt8]?, String)])
    func anAnswerIsWhatTheFramesSayAndNothingElse(_ name: String, _ reply: [UInt8]?, _ expected: String) throws {
        let (answer, sent) = try ask(reply)
        #expect(answer == expected)
        #expect(sent == Frame.packet(.prompt, [(1, [3]), (2, Array("New password: ".utf8))]))
    }
}

/// The policy file and the store's directory, as the use cases meet them.
@Suite struct PolicyFileTests {
    @Test func aPolicyIsLoadedAndEveryProblemIsALine() throws {
        let scratch = try Scratch()
        let good = try scratch.write("good.conf", "[lockout]\nmax-failures = 4\n", mode: 0o640)
        #expect(try PolicyFile.load(good).lockout.maxFailures == 4)
        let bad = try scratch.write("bad.conf", "[lockout]\nmax-failures = x\nwindw = 3m\n", mode: 0o640)
        do throws(PolicyFile.Failure) {
            _ = try PolicyFile.load(bad)
            Issue.record("loaded")
        } catch {
            #expect(
                error.lines(in: .en).map { $0.hasPrefix(bad + ":2: ") || $0.hasPrefix(bad + ":3: ") } == [true, true])
        }
    }

    @Test func aFileThatCantBeTrustedIsOneLine() throws {
        let scratch = try Scratch()
        let path = try scratch.write("policy.conf", "", mode: 0o666)
        let refusal = FileRefusal(path: path, reason: .writableByOthers)
        #expect(throws: PolicyFile.Failure.file(refusal)) { try PolicyFile.load(path) }
        #expect(PolicyFile.Failure.file(refusal).lines(in: .ja) == [refusal.description])
    }

    @Test(
        arguments: [
            ("a console in Japan", "ja_JP.UTF-8", "pts/0", Language.ja),
            ("the kernel's console", "ja_JP.UTF-8", "/dev/tty1", .en),
            ("the same without /dev", "ja_JP.UTF-8", "tty63", .en), ("console", "ja_JP.UTF-8", "console", .en),
            ("a serial line", "ja_JP.UTF-8", "ttyS0", .ja), ("no terminal", "ja", nil, .ja), ("C", "C", nil, .en),
            ("none", "", nil, .en),
        ] as [(String, String, String?, Language)])
    func peopleAreSpokenToInTheirLanguageWhereItCanBeDrawn(
        _ name: String, _ locale: String, _ tty: String?, _ expected: Language
    ) throws {
        var fields: [(tag: UInt8, value: [UInt8])] = [(1, [1]), (3, []), (4, []), (5, []), (9, Array(locale.utf8))]
        if let tty { fields.append((8, Array(tty.utf8))) }
        let request = try Request(Frame.packet(.request, fields).span)
        #expect(LanguageChoice.language(.auto, request) == expected)
        #expect(LanguageChoice.language(.ja, request) == .ja && LanguageChoice.language(.en, request) == .en)
    }

    @Test(
        arguments: [
            ("root's cron", 2, "cron", "root", 0, true), ("a daemon's", 2, "cron", "www-data", 33, true),
            ("opening its session", 3, "cron", "root", 0, true), ("authenticating", 1, "cron", "root", 0, false),
            ("closing", 4, "cron", "root", 0, false), ("staff's cron", 2, "cron", "taro", 232, false),
            ("root at the console", 2, "login", "root", 0, false), ("root by ssh", 2, "sshd", "root", 0, false),
            ("root by su", 2, "su", "root", 0, false),
        ] as [(String, UInt8, String, String, UInt8, Bool)])
    func withoutPolicyOrStoreOnlyTheSystemsBatchJobsAreLeftToOthers(
        _ name: String, _ phase: UInt8, _ service: String, _ user: String, _ uid: UInt8, _ expected: Bool
    ) throws {
        let number: [UInt8] = uid == 232 ? [0, 0, 3, 232] : [0, 0, 0, uid]
        let request = try Request(
            Frame.packet(
                .request, [(1, [phase]), (3, []), (4, Array(service.utf8)), (5, Array(user.utf8)), (10, number)]
            ).span)
        #expect(Fallback.leavesToOthers(request) == expected)
    }
}
