import CredentialPolicy

/// Watches the lines of a file that began with passwords for what is none: people put files together, and a hash that is
/// listed as a password refuses nobody.
struct PasswordLines {
    /// So many of so many lines in a row are no accident. Some passwords look like hashes; in a list that is sorted by
    /// length some may even be neighbours.
    private static let (most, of) = (10, 20)

    /// Of all lines.
    private var evidence = CorpusEvidence()
    private var lines = 0
    /// The latest lines that no password looks like: their place among all lines, and their number in the file.
    private var recent: [(place: Int, number: Int)] = []
    /// How many lines no password looks like.
    private(set) var doubtful = 0

    /// - Parameter number: of the line in its file.
    /// - Returns: what the file goes on with, and from which line on; nil: passwords.
    mutating func add(_ line: Span<UInt8>, number: Int) -> (form: CorpusForm, line: Int)? {
        lines += 1
        let shape = evidence.add(line, number: number)
        guard LineShape.isUnmistakable(shape, line) else { return nil }
        doubtful += 1
        recent.removeAll { $0.place <= lines - Self.of }
        recent.append((lines, number))
        guard recent.count >= Self.most else { return nil }
        switch shape {
        case .word: return nil
        case .hash: return (.hashes, recent[0].number)
        case .foreign(let form): return (.foreign(form), recent[0].number)
        }
    }

    /// What the file is after all when half of its lines are something else.
    func end() -> (form: CorpusForm, line: Int)? {
        evidence.firstLine.map { (evidence.form, $0) }
    }
}
