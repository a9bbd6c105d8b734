import Glibc

/// A line for whoever started this program by hand.
public enum StandardError {
    public static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe Glibc.write(2, bytes, bytes.count)
    }
}
