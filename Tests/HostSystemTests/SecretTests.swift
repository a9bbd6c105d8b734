import Foundation
import TestSupport
import Testing

@testable import HostSystem

/// Secrets, packets, random numbers.
@Suite struct SecretTests {
    private static func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: index &* 37 &+ 11) ^ 0xC3 }

    private func secret(_ count: Int = 48) throws -> Secret {
        var secret = try Secret(capacity: 5000)
        secret.fill { span in
            for index in 0..<count { span[index] = Self.byte(index) }
            return count
        }
        return secret
    }

    /// How often the secret's bytes stand in this process's memory. Another process looks, with a needle that is not
    /// the secret.
    private func copies() throws -> Int {
        let needle = (0..<48).map { String(Self.byte($0) ^ 0xFF, radix: 16) }.joined(separator: ",")
        let script = """
            import sys
            needle = bytes(int(x, 16) ^ 255 for x in sys.argv[2].split(','))
            count = 0
            with open(f'/proc/{sys.argv[1]}/maps') as maps, open(f'/proc/{sys.argv[1]}/mem', 'rb', 0) as memory:
                for line in maps:
                    begin, end = (int(x, 16) for x in line.split()[0].split('-'))
                    if line.split()[1][0] != 'r' or '[v' in line: continue
                    try:
                        memory.seek(begin)
                        count += memory.read(end - begin).count(needle)
                    except OSError: pass
            print(count)
            """
        let finished = try Run.command("/usr/bin/python3", ["-c", script, "\(getpid())", needle])
        return try #require(Int(finished.out.trimmingCharacters(in: .whitespacesAndNewlines)), "\(finished.err)")
    }

    @Test func aSecretStandsOnceInMemoryAndNowhereWhenItIsGone() throws {
        do {
            let held = try secret()
            var other = try secret()
            let same = held.equals(other)
            #expect(same)
            other.fill { _ in 0 }
            #expect(try copies() == 1)
            #expect(held.count == 48)
        }
        #expect(try copies() == 0)
    }

    @Test func writingAnewWipesTheRest() throws {
        var held = try secret()
        held.fill { span in
            span[0] = 1
            return 1
        }
        #expect(try copies() == 0)
        held.withSpan { span in
            #expect(span.count == 1)
            #expect(span[0] == 1)
        }
    }

    @Test func aFillThatFailsChangesNothingThatIsVisible() throws {
        var held = try secret(3)
        #expect(throws: SystemFailure("x", 1)) {
            try held.fill { (_: inout MutableSpan<UInt8>) throws(SystemFailure) -> Int in throw SystemFailure("x", 1) }
        }
        #expect(held.count == 3)
    }

    @Test(arguments: [
        ("the same", 48, 48, true), ("shorter", 48, 47, false), ("both empty", 0, 0, true), ("one empty", 0, 1, false),
    ])
    func secretsAreEqualWhenAllTheirBytesAre(_ name: String, _ mine: Int, _ theirs: Int, _ expected: Bool) throws {
        let first = try secret(mine)
        let second = try secret(theirs)
        let same = first.equals(second)
        #expect(same == expected)
    }

    @Test func aSecretThatDiffersInItsLastByteIsAnother() throws {
        let first = try secret()
        var second = try secret()
        second.fill { span in
            span[47] ^= 1
            return 48
        }
        let same = first.equals(second)
        #expect(!same)
    }

    @Test(arguments: [UInt8(1), 2, 5, 31, 85, 128, 200, 255]) func everyNumberComesUpEquallyOften(_ bound: UInt8) throws
    {
        var counts = [Int](repeating: 0, count: Int(bound))
        let draws = 20_000
        for _ in 0..<draws { counts[try Randomness.number(below: Int(bound))] += 1 }
        let expected = Double(draws) / Double(bound)
        let square = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        // Chi square: five standard deviations above its mean of bound - 1.
        #expect(square < Double(bound) - 1 + 5 * (2 * Double(bound)).squareRoot() + 1)
    }

    @Test func randomBytesAreNeverTheSame() throws {
        #expect(try Randomness.bytes(32) != Randomness.bytes(32))
        #expect(try Randomness.bytes(0) == [])
        #expect(try Randomness.bytes(100_000).count == 100_000)
    }
}

/// Packets between module and helper.
@Suite struct PacketSocketTests {
    private func pair() -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        return (ends[0], ends[1])
    }

    private func received(_ bytes: [UInt8]?, capacity: Int) throws -> (PacketSocket.Ending?, [UInt8]) {
        let (mine, theirs) = pair()
        if let bytes { _ = send(theirs, bytes, bytes.count, 0) }
        close(theirs)
        defer { close(mine) }
        var secret = try Secret(capacity: capacity)
        do throws(PacketSocket.Ending) {
            try PacketSocket(descriptor: mine).receive(into: &secret)
        } catch {
            return (error, [])
        }
        return (nil, secret.withSpan { span in span.indices.map { span[$0] } })
    }

    @Test func aPacketArrivesWholeOrNotAtAll() throws {
        let full = [UInt8](repeating: 9, count: 100)
        #expect(try received(full, capacity: 100).1 == full)
        #expect(try received(full + [1], capacity: 100).0 == .oversized)
        #expect(try received([UInt8](repeating: 1, count: 60_000), capacity: 100).0 == .oversized)
        #expect(try received(nil, capacity: 100).0 == .closed)
        #expect(try received([], capacity: 100).0 == .closed)
    }

    @Test func sendingToNobodyIsAnEndAndNoSignal() throws {
        let (mine, theirs) = pair()
        close(theirs)
        defer { close(mine) }
        #expect(throws: PacketSocket.Ending.closed) { try PacketSocket(descriptor: mine).send([1]) }
    }

    @Test func anInterruptedWaitGoesOn() throws {
        let (mine, theirs) = pair()
        defer { close(mine) }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        var former = sigaction()
        sigaction(SIGALRM, &action, &former)
        defer {
            // A tick that nobody has taken yet would end the whole run; ignoring it drops it (sigaction(2)).
            action.__sigaction_handler.sa_handler = SIG_IGN
            sigaction(SIGALRM, &action, nil)
            sigaction(SIGALRM, &former, nil)
        }
        var ticks = itimerval(
            it_interval: timeval(tv_sec: 0, tv_usec: 5000), it_value: timeval(tv_sec: 0, tv_usec: 5000))
        setitimer(0, &ticks, nil)
        let sender = try Process.run(URL(filePath: "/bin/sleep"), arguments: ["0.2"])
        sender.terminationHandler = { _ in _ = send(theirs, [7], 1, 0) }
        var secret = try Secret(capacity: 10)
        let outcome = Result { try PacketSocket(descriptor: mine).receive(into: &secret) }
        ticks = itimerval()
        setitimer(0, &ticks, nil)
        close(theirs)
        #expect(throws: Never.self) { try outcome.get() }
        #expect(secret.count == 1)
    }

    @Test func onlyAPacketSocketIsOne() throws {
        let (mine, theirs) = pair()
        defer { [mine, theirs].forEach { close($0) } }
        var stream: [Int32] = [-1, -1]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &stream)
        defer { stream.forEach { close($0) } }
        #expect(PacketSocket.isPacketSocket(mine))
        #expect(
            !PacketSocket.isPacketSocket(stream[0]) && !PacketSocket.isPacketSocket(0)
                && !PacketSocket.isPacketSocket(999))
    }
}

/// What a caller left behind must not reach a verification.
@Suite struct IsolationTests {
    @Test func signalsLimitsAndPlacesOfTheCallerAreGone() async {
        await #expect(processExitsWith: .success) {
            var blocked = sigset_t()
            sigfillset(&blocked)
            sigprocmask(SIG_SETMASK, &blocked, nil)
            umask(0)
            chdir("/tmp")
            nice(15)
            var idle = sched_param(sched_priority: 0)
            precondition(sched_setscheduler(0, 5, &idle) == 0)
            for kind in [Int32(0), 1, 4, 11] {
                var limit = rlimit()
                getrlimit(kind, &limit)
                limit.rlim_cur = kind == 4 ? limit.rlim_max : min(limit.rlim_max, 1 << 20)
                setrlimit(kind, &limit)
            }
            let thread = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
            let slackFile = "/proc/" + thread.split(separator: "/").last!.description + "/timerslack_ns"
            // A sleep of half a millisecond may then last ten seconds, whatever is held meanwhile (prctl(2)).
            try Data("10000000000".utf8).write(to: URL(filePath: slackFile))
            _ = try Isolation.enter()
            let slack = try String(contentsOfFile: slackFile, encoding: .utf8)
            precondition(slack == "50000\n", slack)
            var mask = sigset_t()
            sigprocmask(SIG_SETMASK, nil, &mask)
            precondition((1..<Int32(32)).allSatisfy { sigismember(&mask, $0) == 0 })
            precondition(umask(0o022) == 0o077)
            precondition(FileManager.default.currentDirectoryPath == "/")
            precondition(getpriority(0, 0) == 0 && sched_getscheduler(0) == 0)
            for kind in [Int32(0), 1, 11] {
                var limit = rlimit()
                getrlimit(kind, &limit)
                precondition(limit.rlim_cur == limit.rlim_max, "limit \(kind)")
            }
            var core = rlimit()
            getrlimit(4, &core)
            precondition(core.rlim_cur == 0 && core.rlim_max == 0)
        }
    }

    /// sudo has made itself root when it calls PAM, but is still in a control group that its caller can freeze.
    @Test func aGroupOfSomebodyElseIsKnownWhereverItsOwnerStands() throws {
        let scratch = try Scratch(.memory)
        try scratch.makeDirectory("user.slice/mine/below", mode: 0o755)
        #expect(!ControlGroup.isDelegated(below: scratch.directory, "/user.slice/mine/below"))
        chown(scratch.path("user.slice/mine"), 65533, 65533)
        #expect(ControlGroup.isDelegated(below: scratch.directory, "/user.slice/mine/below"))
        #expect(ControlGroup.isDelegated(below: scratch.directory, "/user.slice/mine"))
        #expect(!ControlGroup.isDelegated(below: scratch.directory, "/user.slice"))
    }

    /// An inner group of cgroup v2 refuses processes (EBUSY); a directory in the place of its file refuses as well.
    @Test func whereTheTopmostGroupTakesNobodyTheManagersOwnLeafDoes() throws {
        let scratch = try Scratch(.memory)
        try scratch.makeDirectory("cgroup.procs")
        #expect(!ControlGroup.join(anyOf: [scratch.path("none"), scratch.directory]))
        try scratch.makeDirectory("init.scope")
        try scratch.write("init.scope/cgroup.procs", "")
        #expect(ControlGroup.join(anyOf: [scratch.path("none"), scratch.directory]))
        #expect(scratch.read("init.scope/cgroup.procs") == "0")
    }

    /// A cgroup v1 controller that throttles is as good as one that freezes.
    @Test(.enabled(if: access("/sys/fs/cgroup/cpu/cgroup.procs", W_OK) == 0, "no cgroup v1 here"))
    func whoeverStandsInAThrottledGroupOfAnOrdinaryUserLeavesIt() async throws {
        let group = "/sys/fs/cgroup/cpu/credpolicy-test-\(getpid())"
        #expect(mkdir(group, 0o755) == 0 && chown(group, 65533, 65533) == 0)
        defer {
            _ = (0..<100).contains { _ in
                usleep(10_000); return rmdir(group) == 0
            }
        }
        await #expect(processExitsWith: .success) {
            let parent = "/sys/fs/cgroup/cpu/credpolicy-test-\(getppid())"
            try Data("0".utf8).write(to: URL(filePath: parent + "/cgroup.procs"))
            let before = try String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)
            precondition(before.contains("credpolicy-test-"))
            _ = try Isolation.enter()
            let after = try String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)
            precondition(!after.contains("credpolicy-test-"), after)
        }
    }

    /// Linux shows the /proc entries of a process that may not be dumped as root's, whoever runs it.
    @Test func nobodyButRootCanLookIntoAHelper() async throws {
        await #expect(processExitsWith: .success) {
            precondition(setegid(65533) == 0 && seteuid(65533) == 0)
            _ = try Isolation.enter()
            precondition(getuid() == 65533 && geteuid() == 65533 && getgid() == 65533)
            precondition(setuid(0) != 0)
            var facts = stat()
            precondition(stat("/proc/self/mem", &facts) == 0 && facts.st_uid == 0)
        }
    }
}
