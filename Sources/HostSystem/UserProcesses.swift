import CLinux
import Glibc

/// Ends the processes of one ordinary user of the host.
public enum UserProcesses {
    /// Root's and the system's own are never touched, nor those of nobody (65534).
    public static func isOrdinary(_ uid: UInt32) -> Bool { uid >= 1000 && uid != 65_534 && uid != .max }

    public struct Ending: Sendable, Equatable {
        /// Processes that were killed.
        public var ended = 0
        /// Ours, and those that we were started from: somebody ends the logins of their own ID.
        public var spared = 0
        /// Process numbers of what was started in this user's logins and now has other rights (su, sudo): still there.
        public var elsewhere: [Int32] = []
        /// Processes that could not be killed.
        public var left = 0
    }

    /// Rounds until nothing is found any more; somebody may start processes faster than they are killed.
    private static let rounds = 100

    /// Kills what runs with this uid as its real, effective and saved one.
    /// - Parameter uid: an ordinary user's, or nothing is done.
    public static func end(of uid: UInt32) -> Ending {
        var ending = Ending()
        guard isOrdinary(uid) else { return ending }
        let own = ProcessStatus.lineage()
        var killed: Set<Int32> = []
        for _ in 0..<rounds {
            let found = ProcessStatus.all().filter { $0.runs(as: uid) && !own.contains($0.number) }
            ending.left = found.count
            if found.isEmpty { break }
            // First all stand still, so that none starts another while the others die.
            let stopped = found.filter { signal(SIGSTOP, $0.number, uid) }
            killed.formUnion(stopped.filter { signal(SIGKILL, $0.number, uid) }.map(\.number))
            Deadline(in: .milliseconds(10)).sleep()
        }
        ending.ended = max(0, killed.count - ending.left)
        let rest = ProcessStatus.all()
        ending.spared = rest.count { $0.runs(as: uid) && own.contains($0.number) }
        ending.elsewhere = rest.filter { !$0.runs(as: uid) && !own.contains($0.number) && $0.loginUID == uid }.map(
            \.number)
        return ending
    }

    /// - Returns: whether the process was there, was this user's, and got it.
    private static func signal(_ number: Int32, _ process: Int32, _ uid: UInt32) -> Bool {
        let descriptor = cp_open_process(process)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // Looked at once more while the descriptor holds it: by now the number may be another process's.
        guard let status = ProcessStatus(process), status.runs(as: uid) else { return false }
        return cp_signal_process(descriptor, number) == 0
    }
}

/// What /proc says of a process (proc(5), /proc/PID/status).
struct ProcessStatus: Sendable {
    let number: Int32
    private(set) var parent: Int32 = 0
    private(set) var isDead = false
    /// Real, effective, saved and file system uid.
    private(set) var uids: [UInt32] = []

    /// Nil when there is no such process any more.
    init?(_ number: Int32) {
        self.number = number
        guard let text = Self.text("/proc/\(number)/status") else { return nil }
        for line in text.split(separator: "\n") {
            let fields = line.split { $0 == "\t" || $0 == " " }
            switch fields.first {
            case "State:": isDead = fields.count > 1 && (fields[1] == "Z" || fields[1] == "X")
            case "PPid:": parent = fields.last.flatMap { Int32($0) } ?? 0
            case "Uid:": uids = fields.dropFirst().compactMap { UInt32($0) }
            default: continue
            }
        }
        guard uids.count == 4 else { return nil }
    }

    func runs(as uid: UInt32) -> Bool { !isDead && uids.prefix(3).allSatisfy { $0 == uid } }

    /// Who logged in at the beginning of what led to it; nil where the kernel does not know.
    var loginUID: UInt32? { isDead ? nil : Self.text("/proc/\(number)/loginuid").flatMap { UInt32($0) } }

    static func all() -> [ProcessStatus] {
        guard let directory = unsafe opendir("/proc") else { return [] }
        defer { unsafe closedir(directory) }
        var found: [ProcessStatus] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let number = Int32(name), let status = ProcessStatus(number) { found.append(status) }
        }
        return found
    }

    /// This process, its parent, and so on up to the first.
    static func lineage() -> Set<Int32> {
        var numbers: Set<Int32> = []
        var next: Int32? = getpid()
        while let number = next, number > 0, numbers.insert(number).inserted { next = ProcessStatus(number)?.parent }
        return numbers
    }

    private static func text(_ path: String) -> String? {
        let descriptor = unsafe cp_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
