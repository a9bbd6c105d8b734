import Foundation

/// What many hosts have today, to be attacked as ours is: pam_faillock (deny=5, the rest as Debian ships it) around
/// pam_unix. Its people stand in an /etc/passwd and an /etc/shadow that only its own programs see, by a mount namespace of
/// theirs; their hashes are cheap, since what is counted is how many comparisons there are.
public final class FaillockPeer: Sendable {
    public static let password = "Kitsune-Lantern-4711-qx8vkz"
    private static let setting = "$6$rounds=1000$peer"

    public let scratch: Scratch
    private let confdir: String

    /// - Parameter people: their login names; they have no accounts on the host.
    /// - Throws: `RunError`; where root or mount namespaces are missing, on the first login.
    public init(people: [String]) throws {
        scratch = try Scratch(.memory)
        let faillock = "pam_faillock.so dir=\(try scratch.makeDirectory("tally", mode: 0o700)) deny=5"
        confdir = try PamStack(
            scratch, service: "peer",
            lines: [
                "auth requisite \(faillock) preauth silent", "auth [success=1 default=ignore] pam_unix.so nodelay",
                "auth [default=die] \(faillock) authfail", "auth required \(faillock) authsucc",
            ]
        ).directory
        try scratch.copy(Built.test("pamhost"), as: "pamhost")
        let hashed = try Run.command(
            "/usr/bin/python3",
            [
                "-W", "ignore", "-c", "import crypt, sys; print(crypt.crypt(*sys.argv[1:]))", Self.password,
                Self.setting,
            ])
        let hash = hashed.lines.first ?? ""
        guard hash.hasPrefix(Self.setting) else { throw RunError.cannotStart("crypt: \(hashed.err)", errno: 0) }
        try add(people.enumerated().map { "\($1):x:\(200_000 + $0):65534::/:/usr/sbin/nologin\n" }, to: "passwd")
        try add(people.map { "\($0):\(hash):19000:0:99999:7:::\n" }, to: "shadow")
    }

    private func add(_ lines: [String], to name: String) throws {
        let present = try String(contentsOfFile: "/etc/\(name)", encoding: .utf8)
        try scratch.write(name, present + lines.joined(), mode: name == "shadow" ? 0o600 : 0o644)
    }

    /// Tries these passwords, in their order, `lanes` at a time.
    /// - Returns: for each login whether it was let in.
    @discardableResult
    public func logIn(_ tries: [(user: String, password: String)], from host: String, lanes: Int) throws -> [Bool] {
        let lines = tries.map { "\($0.user)\t\($0.password)\tx\n" }.joined()
        let file = try scratch.write("tries", lines, mode: 0o600)
        let mounts = "mount --bind \"$0/passwd\" /etc/passwd && mount --bind \"$0/shadow\" /etc/shadow && exec \"$@\""
        // libcrypt beside the counter: pam_unix loads its own too late for the library in front to find.
        let finished = try Run.command(
            "/usr/bin/unshare",
            [
                "--mount", "--", "/bin/sh", "-c", mounts, scratch.directory, "/usr/bin/env",
                "LD_PRELOAD=\(Built.test("preload-crypt.so")):libcrypt.so.1", "CP_CRYPT_LOG=\(scratch.path("hashes"))",
                scratch.path("pamhost"), "--confdir", confdir, "--nodelay", "--rhost", host, "--interleave", file,
                "--lanes", "\(lanes)", "peer",
            ], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], timeout: 300)
        guard finished.status == 0, finished.lines.count == tries.count else {
            throw RunError.cannotStart("pamhost: \(finished.out.suffix(500)) \(finished.err)", errno: 0)
        }
        return finished.lines.map { $0.hasPrefix("x\tPAM_SUCCESS\t") }
    }

    /// How many passwords were compared so far, right ones too: pam_unix hashes each twice.
    public var compared: Int { ((scratch.read("hashes") ?? "").split(separator: "\n").count + 1) / 2 }

    /// Lets time pass for it: each moment that it has noted lies so much further back (faillock.h of Linux-PAM 1.5: records
    /// of 64 bytes that end with seconds).
    public func wait(_ seconds: UInt64) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path("tally")) {
            let path = URL(filePath: scratch.path("tally/\(name)"))
            var record = [UInt8](try Data(contentsOf: path))
            for end in stride(from: 64, through: record.count, by: 64) {
                let then = record[end - 8..<end].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                for byte in 0..<8 {
                    record[end - 8 + byte] = UInt8(truncatingIfNeeded: (then - seconds) >> UInt64(8 * byte))
                }
            }
            try Data(record).write(to: path)
        }
    }
}
