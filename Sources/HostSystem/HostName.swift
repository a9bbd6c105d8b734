import Glibc

/// What this machine calls itself.
public enum HostName {
    /// The node name (gethostname(2)); empty when it has none.
    public static func current() -> String {
        // POSIX leaves open whether a name that is cut has its final NUL: the last byte stays one.
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
