import Glibc

/// Something that stops the build, as it is shown.
struct BuildFailure: Error {
    var text: String
    init(_ text: String) { self.text = text }
}

enum Files {
    static func read(_ path: String) throws(BuildFailure) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else {
            throw BuildFailure("\(path) can't be opened: install what contrib/setup-deps names.")
        }
        defer { unsafe fclose(file) }
        var content: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = unsafe fread(&part, 1, part.count, file), count > 0 { content += part[..<count] }
        guard unsafe ferror(file) == 0 else { throw BuildFailure("\(path) can't be read: look at the disk.") }
        return content
    }

    /// Lines without their ends, as text; what is not UTF-8 stops the build.
    static func lines(_ path: String) throws(BuildFailure) -> [Substring] {
        guard let text = String(validating: try read(path), as: UTF8.self) else {
            throw BuildFailure("\(path) is not UTF-8: convert it with iconv.")
        }
        return text.split(separator: "\n", omittingEmptySubsequences: true)
    }

    static func write(_ words: [UInt32], to path: String) throws(BuildFailure) {
        let temporary = path + ".new"
        let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        guard let file = unsafe fopen(temporary, "wb") else { throw BuildFailure("\(temporary) can't be made.") }
        let written = unsafe fwrite(bytes, 1, bytes.count, file)
        guard unsafe fclose(file) == 0, written == bytes.count, unsafe rename(temporary, path) == 0 else {
            throw BuildFailure("\(path) can't be written: look at the disk.")
        }
    }
}
