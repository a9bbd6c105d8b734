import Foundation
import TestSupport

/// Starts pam-helper as the module would, and says to it whatever a test wants.
final class HelperClient {
    private let socket: Int32
    private let process: pid_t

    init(_ stage: Stage) throws {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw RunError.cannotStart("socketpair", errno: errno)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A descriptor that is 3 already would keep its close-on-exec flag.
        let end = fcntl(ends[1], F_DUPFD_CLOEXEC, 100)
        close(ends[1])
        posix_spawn_file_actions_adddup2(&actions, end, 3)
        var child: pid_t = 0
        var words = [strdup(stage.scratch.path("wrapped-helper")), nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        let code = posix_spawn(&child, stage.scratch.path("wrapped-helper"), &actions, nil, &words, &environment)
        free(words[0])
        close(end)
        guard code == 0 else { throw RunError.cannotStart("pam-helper", errno: code) }
        (socket, process) = (ends[0], child)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var room: Int32 = 1 << 20
        setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &room, 4)
    }

    deinit {
        close(socket)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    func say(_ packet: [UInt8]) { _ = send(socket, packet, packet.count, Int32(MSG_NOSIGNAL)) }

    /// What comes before an answer is due, whatever it is.
    func waitForPrompt() {
        var buffer = [UInt8](repeating: 0, count: 40_000)
        _ = recv(socket, &buffer, buffer.count, 0)
    }

    /// The versions of the frames that came back.
    private(set) var versions: Set<UInt8> = []

    /// The types of the frames that come back until the helper closes, a verdict with its outcome: `83:1`.
    /// - Parameters:
    ///   - settlement: said after the first verdict.
    ///   - most: so many are waited for.
    func answers(settling settlement: [UInt8]? = nil, until most: Int = .max) -> [String] {
        var settlement = settlement
        var types: [String] = []
        var buffer = [UInt8](repeating: 0, count: 40_000)
        while types.count < most {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count >= 4 else { return types }
            versions.insert(buffer[0])
            let type = String(buffer[1], radix: 16)
            types.append(buffer[1] == 0x83 ? "83:" + buffer[7..<11].map { String($0, radix: 16) }.joined() : type)
            if buffer[1] == 0x83, let packet = settlement.take() { say(packet) }
            if buffer[1] == 0x81 { say(Self.frame(2, [(1, Array(Stage.password.utf8))])) }
        }
        return types
    }

    static func frame(_ type: UInt8, _ fields: [(UInt8, [UInt8])], version: UInt8 = 1, extra: Int = 0) -> [UInt8] {
        let payload = fields.flatMap { [$0.0, UInt8($0.1.count >> 8), UInt8($0.1.count & 255)] + $0.1 }
        let length = payload.count + extra
        return [version, type, UInt8(length >> 8), UInt8(length & 255)] + payload
    }

    static func request(
        _ stage: Stage, phase: UInt8 = 1, user: [UInt8] = Array("taro".utf8)
    ) -> [(UInt8, [UInt8])] {
        [(1, [phase]), (2, [0, 0, 0, 0]), (3, Array(stage.policy.utf8)), (4, Array("login".utf8)), (5, user)]
    }
}
