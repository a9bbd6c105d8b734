import CLinux
import Glibc
import CredentialPolicy

/// One clear line for the administrator, in the authentication log (syslog(3), LOG_AUTHPRIV). Never a secret, never raw
/// text from a caller.
public enum SystemLog {
    public static func open() { unsafe openlog(unsafe identity, LOG_PID, LOG_AUTHPRIV) }

    public static func note(_ line: String) { write(LOG_NOTICE, line) }
    public static func fault(_ line: String) { write(LOG_ERR, line) }
    public static func alarm(_ line: String) { write(LOG_ALERT, line) }

    private static func write(_ severity: Int32, _ line: String) {
        unsafe cp_syslog(LOG_AUTHPRIV | severity, Printable.escaped(line))
    }

    // openlog(3) keeps the pointer, so it must live as long as the process.
    nonisolated(unsafe) private static let identity: UnsafePointer<CChar> = unsafe UnsafePointer(strdup("credpolicy"))
}
