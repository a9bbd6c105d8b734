import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// A full disk: console logins go on from the store's own reserve, with an alarm; nothing is lost.
@Suite struct DiskFullTests {
    enum Disk: String, CaseIterable, Sendable {
        case ext4, tmpfs

        func mount(at directory: String) throws {
            switch self {
            case .tmpfs: try shell("mount -t tmpfs -o size=16m,mode=700 none $1", directory)
            case .ext4:
                try shell(
                    """
                    truncate -s 24M $1.img && mkfs.ext4 -q -m 0 $1.img && mount -o loop $1.img $1 && chmod 700 $1
                    """, directory)
            }
        }
    }

    /// A stage whose store lies on a small disk of its own, unmounted when this goes.
    private final class SmallDisk {
        let stage: Stage
        init(_ disk: Disk) throws { stage = try Stage(mount: disk.mount) }
        deinit { _ = try? shell("umount -l $1", stage.storeDirectory) }

        /// Takes every byte that is left, as another program's log would.
        func fill() throws {
            try shell("cat /dev/zero >> $1/filler 2>/dev/null || true; sync -f $1", stage.storeDirectory)
        }

        /// Writes until the store says why it will not any more.
        func exhaust(mayUseReserve: Bool) throws -> StoreFailure? {
            let store = try stage.open()
            for number in 0..<200 {
                do throws(StoreFailure) {
                    try store.write(mayUseReserve: mayUseReserve) { transaction throws(StoreFailure) in
                        try transaction.setFact(
                            "filler \(mayUseReserve) \(number)", String(repeating: "x", count: 40_000))
                    }
                    if store.tidiesUp { try store.tidy() }
                } catch {
                    return error
                }
            }
            return nil
        }
    }

    private static let accepted = ["authenticate: PAM_SUCCESS"]
    private static let undecided = [
        Stage.unavailable + " If it goes on, ask Help desk.", "authenticate: PAM_AUTH_ERR",
    ]

    @Test(arguments: Disk.allCases, [false, true])
    func aFullDiskServesTheConsoleFromTheReserveAndTellsTheAdministrator(_ disk: Disk, _ withoutIndex: Bool) throws {
        let small = try SmallDisk(disk)
        nonisolated(unsafe) let stage = small.stage
        func fill() throws {
            if withoutIndex { unlink(stage.store + "-shm") }
            try small.fill()
        }
        #expect(try stage.login() == Self.accepted)

        try fill()
        #expect(try stage.login(service: "sshd") == Self.accepted, "the upper half is everybody's")

        #expect(try small.exhaust(mayUseReserve: false) == .diskFull(reserveLeft: true))
        for _ in 0..<3 {
            try fill()
            stage.forgetSyslog()
            #expect(try stage.login(service: "sshd") == Self.undecided)
            #expect(
                stage.syslog == [
                    "err sshd: refused: The disk is full, only console logins are served: free some space."
                ])
            try fill()
            stage.forgetSyslog()
            #expect(try stage.login() == Self.accepted)
            #expect(
                stage.syslog == [
                    "alert login: the disk is full, only console logins are served, from the store's reserve: free some space."
                ])
        }

        #expect(try small.exhaust(mayUseReserve: true) == .diskFull(reserveLeft: false))
        for service in ["login", "sshd"] {
            try fill()
            stage.forgetSyslog()
            #expect(try stage.login(service: service) == Self.undecided)
            #expect(
                stage.syslog == [
                    "err \(service): refused: The disk is full and the store's reserve is used up: free some space."
                ])
        }

        unlink(stage.storeDirectory + "/filler")
        stage.forgetSyslog()
        #expect(try stage.login() == Self.accepted)
        #expect(try stage.login(service: "sshd") == Self.accepted)
        #expect(stage.syslog == [])
        #expect(try stage.isSound)
        #expect(try small.exhaust(mayUseReserve: false) == nil || disk == .tmpfs)
    }

    @Test func wrongGuessesAreCountedAndLockOnAFullDiskToo() throws {
        let small = try SmallDisk(.tmpfs)
        try small.fill()
        _ = try small.exhaust(mayUseReserve: false)
        try small.fill()
        for number in 0..<5 {
            #expect(try small.stage.login(password: "wrong-\(number)").last == "authenticate: PAM_AUTH_ERR")
        }
        try small.fill()
        #expect(try small.stage.login().last == "authenticate: PAM_AUTH_ERR")
        #expect(try small.stage.events(1) == ["login.refused locked_by_failures"])
    }

    @Test(arguments: Disk.allCases) func colleaguesAtTheConsoleTakeTurnsWhereThereIsNoRoomForTheSharedIndex(
        _ disk: Disk
    ) throws {
        let small = try SmallDisk(disk)
        unlink(small.stage.store + "-shm")
        try small.fill()
        let total = try small.stage.logins(atOnce: Array(repeating: Stage.password, count: 8)).last
        #expect(total == "total 8 PAM_SUCCESS=8", "\(small.stage.syslog)")
    }

    /// Its attempt stays open meanwhile, and the store does not.
    @Test func whileAnotherModuleChecksAPasswordNobodyWaitsForTheStoreEvenThere() throws {
        let small = try SmallDisk(.tmpfs)
        unlink(small.stage.store + "-shm")
        try small.fill()
        let client = try HelperClient(small.stage)
        client.say(HelperClient.frame(1, HelperClient.request(small.stage, phase: 7)))
        #expect(client.answers(until: 2) == ["81", "83:5ac396e1"])
        #expect(try small.stage.login() == Self.accepted)
        client.say(HelperClient.frame(3, [(1, [0x5A, 0xC3, 0x96, 0xE1])]))
        #expect(client.answers() == ["83:5ac396e1"])
        #expect(try small.stage.events(1) == ["login.accepted"])
    }

    @Test func aRefusalIsPaddedWhileNobodyWaitsForTheStoreEvenThere() throws {
        let small = try SmallDisk(.tmpfs)
        unlink(small.stage.store + "-shm")
        try small.fill()
        nonisolated(unsafe) let stage = small.stage
        let file = open(stage.store + "-locks", O_RDWR)
        defer { close(file) }
        let ended = DispatchSemaphore(value: 0)
        let lines = Box<[String]>([])
        Thread.detachNewThread {
            lines.value = (try? stage.login(password: "wrong-1")) ?? []
            ended.signal()
        }
        var (looks, shut) = (0, 0)
        while ended.wait(timeout: .now() + 0.02) == .timedOut {
            var gate = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
            #expect(fcntl(file, F_GETLK, &gate) == 0)
            looks += 1
            if gate.l_type != Int16(F_UNLCK) { shut += 1 }
        }
        #expect(lines.value.last == "authenticate: PAM_AUTH_ERR")
        #expect(looks > 20 && shut * 2 < looks, "\(shut) of \(looks)")
    }
}

private final class Box<Value>: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
}
