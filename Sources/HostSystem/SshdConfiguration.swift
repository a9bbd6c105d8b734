/// What of sshd_config(5) matters to lockout.
public enum SshdConfiguration {
    public static let standard = "/etc/ssh/sshd_config"
    private static let maxBytes = 1 << 20
    /// More than any host nests.
    private static let maxDepth = 4

    /// The file whose `UseDNS yes` is in force; nil: none, which is sshd's default, or no such configuration can be read.
    public static func fileThatUsesDNS(_ path: String) -> String? {
        let directory = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        guard let first = useDNS(in: path, directory, depth: 0), first.isOn else { return nil }
        return first.file
    }

    /// Of several values sshd takes the first.
    private static func useDNS(in path: String, _ directory: String, depth: Int) -> (file: String, isOn: Bool)? {
        guard depth < maxDepth, let text = try? SafeFile.read(path, limit: maxBytes) else { return nil }
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let words = String(decoding: line, as: UTF8.self).split { " \t\r=\"".contains($0) }
            guard let key = words.first?.lowercased(), words.count > 1 else { continue }
            if key == "usedns" { return (path, words[1].lowercased() == "yes") }
            guard key == "include" else { continue }
            for file in words[1...].flatMap({ files($0, directory) }) {
                if let first = useDNS(in: file, directory, depth: depth + 1) { return first }
            }
        }
        return nil
    }

    /// The files of `Include`: one, or those of a directory that `*.conf` stands for, in their order.
    private static func files(_ pattern: Substring, _ directory: String) -> [String] {
        let path = pattern.first == "/" ? String(pattern) : "\(directory)/\(pattern)"
        guard let slash = path.lastIndex(of: "/"), let star = path[slash...].firstIndex(of: "*") else { return [path] }
        let (start, end) = (path[path.index(after: slash)..<star], path[path.index(after: star)...])
        let names = (try? PamDirectory.read(String(path[..<slash]), limit: maxBytes))?.keys.sorted() ?? []
        return names.filter { $0.hasPrefix(start) && $0.hasSuffix(end) }.map { "\(path[..<slash])/\($0)" }
    }
}
