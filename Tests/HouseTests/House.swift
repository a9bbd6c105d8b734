import Foundation

/// The checkout that the tests were built from.
enum House {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    static func path(_ name: String) -> String { root + name }

    static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    static func swiftFiles(under folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(folder)).filter { $0.hasSuffix(".swift") }
            .map { folder + "/" + $0 }
    }

    /// The modules that a Swift source imports.
    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword <= 2 else { return nil }
            guard
                words[..<keyword].allSatisfy({
                    $0.hasPrefix("@") || ["public", "internal", "package", "private"].contains($0)
                })
            else { return nil }
            words.removeFirst(keyword + 1)
            if ["struct", "class", "enum", "func", "protocol", "let", "var", "typealias"].contains(words.first ?? "") {
                words.removeFirst()
            }
            return words.first.map { String($0.split(separator: ".")[0]) }
        }
    }
}
