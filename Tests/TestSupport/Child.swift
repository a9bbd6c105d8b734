import Foundation
import Synchronization

/// A started process with its three pipes; `finish` must be called, once.
final class Child {
    private let name: String
    private let process: pid_t
    private let started = ContinuousClock.now
    private var input: Int32
    private var outputs: [Int32]
    private var read = [Data(), Data()]
    private var waitStatus: Int32?

    /// One start at a time: between making a pipe and marking it close-on-exec, another child would inherit it.
    private static let starting = Mutex(())

    init(words: [String], environment: [String: String]) throws {
        name = words[0]
        (process, input, outputs) = try Child.starting.withLock { _ in try Child.start(words, environment) }
        for end in [input] + outputs {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    private static func start(_ words: [String], _ environment: [String: String]) throws -> (pid_t, Int32, [Int32]) {
        // A child that stops reading must give us EPIPE, not a signal.
        signal(SIGPIPE, SIG_IGN)
        let pipes = try (0..<3).map { _ in try closingOnExec() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes[0][0], 0)
        posix_spawn_file_actions_adddup2(&actions, pipes[1][1], 1)
        posix_spawn_file_actions_adddup2(&actions, pipes[2][1], 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        // Its own process group, so that a timeout ends what it started, and nothing else.
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var process: pid_t = 0
        let code = withStrings(words) { argv in
            withStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
                posix_spawn(&process, words[0], &actions, &attributes, argv, envp)
            }
        }
        for end in [pipes[0][0], pipes[1][1], pipes[2][1]] {
            close(end)
        }
        guard code == 0 else {
            for end in [pipes[0][1], pipes[1][0], pipes[2][0]] {
                close(end)
            }
            throw RunError.cannotStart(words[0], errno: code)
        }
        return (process, pipes[0][1], [pipes[1][0], pipes[2][0]])
    }

    private static func closingOnExec() throws -> [Int32] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw RunError.cannotStart("pipe", errno: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        return ends
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = strings.map { strdup($0) } + [nil]
        defer {
            for pointer in pointers {
                free(pointer)
            }
        }
        return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
    }

    private var seconds: Double { (ContinuousClock.now - started) / .seconds(1) }

    /// Feeds, reads and waits until the process has ended and its output is drained.
    func finish(input bytes: Data, timeout: Double) throws -> Finished {
        var rest = bytes[...]
        var endedAt: Double?
        // A descendant that keeps the output open must not keep us: once the process has ended, half a second is
        // enough.
        while endedAt == nil || (outputs.contains { $0 >= 0 } && seconds < endedAt! + 0.5) {
            exchange(&rest, wait: endedAt == nil ? 20 : 5)
            if endedAt == nil, reap() { endedAt = seconds }
            if endedAt == nil, seconds > timeout { try giveUp(timeout) }
        }
        closeAll()
        let status = waitStatus!
        let signal = status & 0x7F
        return Finished(
            status: signal == 0 ? status >> 8 & 0xFF : -1, signal: signal, outBytes: read[0], errBytes: read[1],
            seconds: endedAt!)
    }

    private func exchange(_ rest: inout Data.SubSequence, wait milliseconds: Int32) {
        if rest.isEmpty { closeInput() }
        var waiting = ([input] + outputs).map { pollfd(fd: $0, events: 0, revents: 0) }
        waiting[0].events = Int16(POLLOUT)
        waiting[1].events = Int16(POLLIN)
        waiting[2].events = Int16(POLLIN)
        guard poll(&waiting, nfds_t(waiting.count), milliseconds) > 0 else { return }
        if waiting[0].revents != 0 { feed(&rest) }
        for index in outputs.indices where waiting[index + 1].revents != 0 {
            drain(index)
        }
    }

    private func feed(_ rest: inout Data.SubSequence) {
        let written = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
        if written > 0 {
            rest = rest.dropFirst(written)
        } else if errno != EAGAIN && errno != EINTR {
            rest = rest.dropFirst(rest.count)
        }
    }

    private func drain(_ index: Int) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(outputs[index], &buffer, buffer.count)
        if count > 0 {
            read[index].append(contentsOf: buffer[..<count])
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            close(outputs[index])
            outputs[index] = -1
        }
    }

    private func reap() -> Bool {
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return false }
        waitStatus = status
        return true
    }

    private func giveUp(_ timeout: Double) throws -> Never {
        kill(-process, SIGKILL)
        waitpid(process, nil, 0)
        for index in outputs.indices where outputs[index] >= 0 {
            drain(index)
        }
        closeAll()
        throw RunError.timedOut(
            name, seconds: timeout, out: String(decoding: read[0], as: UTF8.self),
            err: String(decoding: read[1], as: UTF8.self))
    }

    private func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    private func closeAll() {
        closeInput()
        for index in outputs.indices where outputs[index] >= 0 {
            close(outputs[index])
            outputs[index] = -1
        }
    }
}
