import CLinux
import Glibc

/// Where a login comes from (product.md, 発信元): an IPv4 address or an IPv6 /64 when PAM_RHOST is numeric; without one,
/// the caller's tty and real uid. Host names are never resolved (CVE-2024-10963): such a name is only a label.
///
/// Both items are whatever the program that calls PAM says, so no text of one kind reads like another: what is no address
/// stands behind `name:`, what is no terminal's name behind `tty:` (`Place.name(ofSource:)` relies on that).
public enum SourceAddress {
    public static func describe(rhost: String?, tty: String?, realUID: UInt32) -> String {
        if let rhost, !rhost.isEmpty { return numeric(rhost) ?? "name:" + cut(rhost) }
        let tty = tty ?? ""
        let terminal = tty.utf8.starts(with: "/dev/".utf8) ? String(tty.unicodeScalars.dropFirst(5)) : tty
        if terminal.isEmpty { return realUID == 0 ? "local" : "local uid:\(realUID)" }
        // An odd one carries its uid always, so that "x uid:1000" of root's is not what user 1000 is known by.
        guard isTerminalName(terminal) else { return "tty:\(cut(terminal)) uid:\(realUID)" }
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
        if six.starts(with: mappedPrefix) { return six[12...].map(String.init).joined(separator: ".") }
        // Loopback, where anybody may be, must not lend its standing to the rest of ::/64; and below RFC 6052's prefix the
        // last 32 bits are an IPv4 host, so that its /64 would be all of them.
        if six[..<15].allSatisfy({ $0 == 0 }) && six[15] <= 1 || six.starts(with: translatedPrefix) {
            return printed(six)
        }
        // Every neighbour on every link is in here (RFC 4291, 2.5.6), whatever its further bits say.
        if six[0] == 0xFE && six[1] & 0xC0 == 0x80 { return "fe80::/64" }
        for index in 8..<16 { six[index] = 0 }
        return printed(six).map { $0 + "/64" }
    }

    /// ::ffff:0:0/96, IPv4 as an IPv6 socket sees it (RFC 4291, 2.5.5.2).
    private static let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
    /// 64:ff9b::/96, IPv4 as a translator shows it (RFC 6052, 2.1).
    private static let translatedPrefix: [UInt8] = [0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8)

    private static func printed(_ six: [UInt8]) -> String? {
        var printed = [CChar](repeating: 0, count: 64)
        guard unsafe inet_ntop(AF_INET6, six, &printed, 64) != nil else { return nil }
        return String(decoding: printed.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// As the kernel and X name them: pts/3, ttyS0, :0. Neither an address nor a label can look like that, nor does the name
    /// of a service, which some give in its place (sshd, xrdp) and which is the same for all who come by it.
    private static func isTerminalName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        if first == UInt8(ascii: ":") {
            return text.utf8.count > 1
                && text.utf8.dropFirst().allSatisfy { digits.contains($0) || $0 == UInt8(ascii: ".") }
        }
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        func isOf(_ kind: String) -> Bool { text.utf8.starts(with: kind.utf8) && text.utf8.count > kind.utf8.count }
        return (text == "console" || ["tty", "pts/", "hvc", "xvc", "vc/", "lxc/"].contains(where: isOf))
            && text.utf8.allSatisfy { isLetter($0) || digits.contains($0) || "/-_.".utf8.contains($0) }
    }

    /// No host's name is longer (RFC 1035, 2.3.4), and each event keeps what a caller says.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > 255 else { return text }
        var (kept, length) = ("", 3)
        for scalar in text.unicodeScalars {
            length += UTF8.width(scalar)
            if length > 255 { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept + "..."
    }
}
