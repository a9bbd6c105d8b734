import CLinux
import Glibc

/// Where a login comes from (product.md, 発信元): an IPv4 address or an IPv6 /64 when PAM_RHOST is numeric; without one,
/// the caller's tty and real uid. Host names are never resolved (CVE-2024-10963): such a name is only a label.
public enum SourceAddress {
    public static func describe(rhost: String?, tty: String?, realUID: UInt32) -> String {
        if let rhost, !rhost.isEmpty { return numeric(rhost) ?? "name:" + rhost }
        let place = tty.map { $0.hasPrefix("/dev/") ? String($0.dropFirst(5)) : $0 } ?? ""
        let terminal = place.isEmpty ? "local" : place
        return realUID == 0 ? terminal : "\(terminal) uid:\(realUID)"
    }

    /// The source that somebody means who writes `text`: any address of an IPv6 /64 means the network, and what is no
    /// address stands for itself.
    public static func name(ofArgument text: String) -> String {
        let network = text.hasSuffix("/64") ? String(text.dropLast(3)) : text
        return numeric(network) ?? text
    }

    private static func numeric(_ text: String) -> String? {
        // inet_pton(3) reads up to a NUL, and what follows would make one source many.
        guard !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 { return text }
        var six = [UInt8](repeating: 0, count: 16)
        let bare = text.split(separator: "%", omittingEmptySubsequences: false).first.map(String.init) ?? text
        guard unsafe inet_pton(AF_INET6, bare, &six) == 1 else { return nil }
        if six[..<10].allSatisfy({ $0 == 0 }) && six[10] == 0xFF && six[11] == 0xFF {
            return six[12...].map(String.init).joined(separator: ".")
        }
        for index in 8..<16 { six[index] = 0 }
        var printed = [CChar](repeating: 0, count: 64)
        guard unsafe inet_ntop(AF_INET6, six, &printed, 64) != nil else { return nil }
        return String(decoding: printed.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) + "/64"
    }
}
