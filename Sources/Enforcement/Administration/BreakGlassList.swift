public import HostSystem

/// Why break-glass would refuse on the day, though its list is there.
public enum BreakGlassFault: Sendable, Equatable {
    /// It is no file of at most 4096 bytes in directories that only root can write, or lies behind a link.
    case file(FileRefusal)
    /// Not root's, or not of mode 0600 exactly.
    case notRootsAlone
    /// It has a NUL.
    case notText
    /// One line that is not understood closes it.
    case line(Int)
    /// No terminal, or no ID: the example as it is shipped.
    case namesNobody
}

/// The list of break-glass as breakglass.c reads it: all of it is understood, or none of it believed.
enum BreakGlassList {
    private static let maxBytes = 4096
    private static let maxTerminal = 63
    private static let maxLogin = 1024

    /// Nil for a list that would be believed.
    static func finding(_ path: String) -> DoctorFinding? {
        do {
            let list = try SafeFile.readAsModule(path, limit: maxBytes)
            return fault(list.content, owner: list.owner, rights: list.rights).map { .breakGlassClosed(path, $0) }
        } catch {
            return error.reason == .missing ? .noBreakGlass(path) : .breakGlassClosed(path, .file(error))
        }
    }

    static func fault(_ content: [UInt8], owner: UInt32, rights: UInt32) -> BreakGlassFault? {
        guard owner == 0, rights == 0o600 else { return .notRootsAlone }
        guard !content.contains(0) else { return .notText }
        var named: Set<Substring> = []
        let lines = String(decoding: content, as: UTF8.self).unicodeScalars.split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.split { $0 == " " || $0 == "\t" }.map { Substring($0) }
            guard let kind = words.first, !kind.hasPrefix("#") else { continue }
            guard words.count == 2, isName(words[1], of: kind) else { return .line(index + 1) }
            named.insert(kind)
        }
        return named.count == 2 ? nil : .namesNobody
    }

    private static func isName(_ name: Substring, of kind: Substring) -> Bool {
        switch kind {
        case "tty":
            name.utf8.count <= maxTerminal && !name.hasPrefix("pts/") && name.utf8.allSatisfy { isLetter($0, "/") }
        case "login": name.utf8.count <= maxLogin && name.utf8.allSatisfy { isLetter($0, ".-@$") }
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8, _ further: String) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: further.utf8.contains(byte)
        }
    }
}
