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
        /// Numbers of processes that go on: started in this user's logins and now with other rights (su, sudo), or in a
        /// container, where the same uid may be somebody else's.
        public var elsewhere: [Int32] = []
        /// Processes that could not be killed.
        public var left = 0
    }

    /// Somebody may start processes as fast as they are killed.
    private static let longest = Duration.seconds(3)

    /// Kills what runs with this uid as its real, effective and saved one.
    ///
    /// One look that finds nothing is not the end: sshd's monitor of a killed login is root's and takes a moment to close
    /// its session, and a login that was on its way becomes the user's only now. So it ends when nothing changes any more.
    /// - Parameter uid: an ordinary user's, or nothing is done.
    public static func end(of uid: UInt32) -> Ending {
        guard isOrdinary(uid) else { return Ending() }
        let own = ProcessStatus.lineage()
        let deadline = Deadline(in: longest)
        var killed: Set<Int32> = []
        var scan = Scan(of: uid, sparing: own)
        var unchanged = 0
        while !scan.isSettled(unchanged), deadline.remaining > .zero {
            killed.formUnion(kill(scan.running, of: uid))
            Deadline(in: .milliseconds(scan.running.isEmpty ? 100 : 10)).sleep()
            let next = Scan(of: uid, sparing: own)
            unchanged = next == scan ? unchanged + 1 : 0
            scan = next
        }
        return Ending(
            ended: killed.subtracting(scan.running).count, spared: scan.spared, elsewhere: scan.elsewhere,
            left: scan.running.count)
    }

    /// First all stand still, so that none starts another while the others die.
    private static func kill(_ processes: [Int32], of uid: UInt32) -> [Int32] {
        processes.filter { signal(SIGSTOP, $0, uid) }.filter { signal(SIGKILL, $0, uid) }
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

/// What there is of a user at one moment.
private struct Scan: Equatable {
    private(set) var running: [Int32] = []
    private(set) var spared = 0
    private(set) var elsewhere: [Int32] = []

    init(of uid: UInt32, sparing own: Set<Int32>) {
        for process in ProcessStatus.all() {
            switch (process.runs(as: uid), own.contains(process.number)) {
            case (true, true): spared += 1
            case (true, false): running.append(process.number)
            case (false, false) where process.isElsewhere(of: uid): elsewhere.append(process.number)
            case (false, _): continue
            }
        }
    }

    /// - Parameter times: how often in a row the same was seen once more, 100 ms later. What would be reported gets half
    ///   a second to go away: closing a session takes PAM modules of any kind.
    func isSettled(_ times: Int) -> Bool { running.isEmpty && times >= (elsewhere.isEmpty ? 1 : 5) }
}

/// What /proc says of a process (proc(5), /proc/PID/status).
struct ProcessStatus: Sendable {
    let number: Int32
    private(set) var parent: Int32 = 0
    private var state: Substring = ""
    private var threads = 0
    /// Below our own PID namespace: in a container.
    private(set) var isContained = false
    /// Real, effective, saved and file system uid.
    private(set) var uids: [UInt32] = []

    /// Nil when there is no such process any more.
    init?(_ number: Int32) {
        self.number = number
        guard let text = Self.text("/proc/\(number)/status") else { return nil }
        for line in text.split(separator: "\n") {
            let fields = line.split { $0 == "\t" || $0 == " " }
            switch fields.first {
            case "State:": state = fields.dropFirst().first ?? ""
            case "Threads:": threads = fields.last.flatMap { Int($0) } ?? 0
            // One number for each namespace from ours down to its own.
            case "NSpid:": isContained = fields.count > 2
            case "PPid:": parent = fields.last.flatMap { Int32($0) } ?? 0
            case "Uid:": uids = fields.dropFirst().compactMap { UInt32($0) }
            default: continue
            }
        }
        guard uids.count == 4 else { return nil }
    }

    /// The state is the main thread's: when that one has called pthread_exit(3) it is a zombie (Z), while others run on.
    var isDead: Bool { state == "X" || state == "Z" && threads <= 1 }

    /// Of a contained one the number may be somebody else's, unless this user's login led to it.
    func runs(as uid: UInt32) -> Bool { !isDead && has(uid) && (!isContained || loginUID == uid) }

    /// Not the user's own process for certain, but one that somebody has to look at.
    func isElsewhere(of uid: UInt32) -> Bool { !isDead && (has(uid) || loginUID == uid) }

    private func has(_ uid: UInt32) -> Bool { uids.prefix(3).allSatisfy { $0 == uid } }

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
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        // To its end: somebody in many groups has a long line of them before what matters.
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            text += buffer[..<count]
        }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
}

extension Terminal {
    /// Neither a lost connection (SIGHUP) nor Ctrl-C nor kill(1) ends this process from here on: for work that must not
    /// stop half-way.
    public static func ignoreEndings() {
        for number in [SIGHUP, SIGINT, SIGTERM] { cp_signal_ignore(number) }
    }
}
