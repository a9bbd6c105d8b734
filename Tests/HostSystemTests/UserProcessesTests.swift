import Glibc
import TestSupport
import Testing

@testable import HostSystem

/// Whose processes are ended, and when there are none any more.
@Suite(.enabled(if: geteuid() == 0, "root alone starts processes of others"))
struct UserProcessesTests {
    /// The main thread ends; another runs on.
    private static let headless = """
        import ctypes, os, sys, threading, time
        os.setresuid(*[int(sys.argv[1])] * 3)
        threading.Thread(target=lambda: time.sleep(300)).start()
        ctypes.CDLL(None).pthread_exit(None)
        """

    @Test func aProcessWhoseMainThreadIsGoneIsNotDeadBeforeTheOthersAre() throws {
        let process = try python(Self.headless, 64_811)
        defer { Glibc.kill(process, SIGKILL) }
        try wait { try status(process).contains("State:\tZ") }
        #expect(try status(process).contains("Threads:\t2\n"))
        #expect(ProcessStatus(process)?.isDead == false)
        #expect(UserProcesses.end(of: 64_811) == UserProcesses.Ending(ended: 1))
        #expect(ProcessStatus(process)?.isDead != false)
    }

    /// Root's, of the user's login: waits until the user's own process is dead, and a moment longer.
    private static let monitor = """
        import os, sys, time
        uid = int(sys.argv[1])
        with open("/proc/self/loginuid", "w") as file: file.write(str(uid))
        child = os.fork()
        if child == 0:
            os.setresuid(uid, uid, uid)
            time.sleep(300)
        os.waitpid(child, 0)
        time.sleep(0.06)

        """

    @Test func aMonitorThatClosesItsSessionIsNotReported() throws {
        let process = try python(Self.monitor, 64_812)
        defer { Glibc.kill(process, SIGKILL) }
        try wait { ProcessStatus.all().contains { $0.runs(as: 64_812) } }
        #expect(UserProcesses.end(of: 64_812) == UserProcesses.Ending(ended: 1))
    }

    @Test func aLoginThatWasOnItsWayIsEndedToo() throws {
        let process = try python(Self.monitor + "os.setresuid(uid, uid, uid)\ntime.sleep(300)", 64_813)
        defer { Glibc.kill(process, SIGKILL) }
        try wait { ProcessStatus.all().contains { $0.runs(as: 64_813) } }
        #expect(UserProcesses.end(of: 64_813) == UserProcesses.Ending(ended: 2))
    }

    @Test func whatKeepsOtherRightsIsReportedWithinTheTime() throws {
        let process = try python(Self.monitor + "time.sleep(300)", 64_814)
        defer { Glibc.kill(process, SIGKILL) }
        try wait { ProcessStatus.all().contains { $0.runs(as: 64_814) } }
        let begun = ContinuousClock.now
        #expect(UserProcesses.end(of: 64_814) == UserProcesses.Ending(ended: 1, elsewhere: [process]))
        #expect(ContinuousClock.now - begun < .seconds(4) && Glibc.kill(process, 0) == 0)
    }

    @Test func aContainersUserOfTheSameNumberIsReportedAndLives() throws {
        let user = ["setpriv", "--reuid=64815", "--regid=64815", "--clear-groups", "--", "sleep", "300"]
        let container = try started(["unshare", "--pid", "--fork", "--"] + user)
        defer { Glibc.kill(container, SIGKILL) }
        func inside() -> Int32? { ProcessStatus.all().first { $0.uids.first == 64_815 }?.number }
        try wait { inside() != nil }
        let process = try #require(inside())
        defer { Glibc.kill(process, SIGKILL) }
        #expect(UserProcesses.end(of: 64_815) == UserProcesses.Ending(elsewhere: [process]))
        #expect(ProcessStatus(process)?.isDead == false)
    }

    /// Or whoever stole a password would stay in a namespace of their own making (`unshare -Urpf`).
    @Test func aContainerThatTheUserMadeIsNoRefuge() throws {
        let user = ["setpriv", "--reuid=64816", "--regid=64816", "--clear-groups", "--", "sleep", "300"]
        let container = try started(
            ["/bin/sh", "-c", "echo 64816 >/proc/self/loginuid && exec unshare --pid --fork -- \"$@\"", "sh"] + user)
        defer { Glibc.kill(container, SIGKILL) }
        try wait { ProcessStatus.all().contains { $0.uids.first == 64_816 } }
        #expect(UserProcesses.end(of: 64_816).ended == 1)
        #expect(!ProcessStatus.all().contains { $0.uids.first == 64_816 && !$0.isDead })
    }

    private func python(_ script: String, _ uid: UInt32) throws -> Int32 {
        try started(["/usr/bin/python3", "-c", script, "\(uid)"])
    }

    private func started(_ words: [String]) throws -> Int32 {
        let shell = try Run.command(
            "/bin/bash", ["-c", #""$@" >/dev/null 2>&1 </dev/null & echo $!"#, "bash"] + words,
            environment: ["PATH": "/usr/bin:/bin"])
        return try #require(Int32(shell.out.dropLast()))
    }

    private func status(_ process: Int32) throws -> String {
        try Run.command("/bin/cat", ["/proc/\(process)/status"]).out
    }

    private func wait(_ condition: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try !condition() {
            try #require(ContinuousClock.now < deadline)
            usleep(10_000)
        }
    }
}
