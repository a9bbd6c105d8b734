import CLinux
import Glibc

/// The host's own accounts: looked up through NSS; made and ended by Debian's shadow tools, which know every lock and
/// hook of theirs.
public enum PosixAccounts {
    /// The uid that NSS gives a name, if it knows one.
    public static func uid(of login: String) -> UInt32? {
        guard let entry = unsafe getpwnam(login) else { return nil }
        return unsafe entry.pointee.pw_uid
    }

    /// Makes an account whose password is `*`: no other module can let it in.
    /// - Throws: `SystemFailure` with useradd's exit status when it did not.
    public static func create(_ login: String, comment: String) throws(SystemFailure) {
        let safe = String(comment.map { $0 == ":" || $0.isNewline ? " " : $0 })
        try run(["/usr/sbin/useradd", "--create-home", "--password", "*", "--comment", safe, "--", login])
    }

    /// Ends an account on a day, 1970-01-02 meaning at once (usermod(8), --expiredate).
    public static func expire(_ login: String, on day: String) throws(SystemFailure) {
        try run(["/usr/sbin/usermod", "--expiredate", day, "--", login])
    }

    private static func run(_ words: [String]) throws(SystemFailure) {
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var environment: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("PATH=/usr/sbin:/usr/bin:/sbin:/bin"), nil]
        defer { unsafe environment.forEach { unsafe free($0) } }
        var child: pid_t = 0
        let code = unsafe posix_spawn(&child, words[0], nil, nil, &arguments, &environment)
        guard code == 0 else { throw SystemFailure(words[0], code) }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 && errno == EINTR {}
        guard status == 0 else { throw SystemFailure("\(words[0]) ended with status \(status >> 8)", 0) }
    }
}
