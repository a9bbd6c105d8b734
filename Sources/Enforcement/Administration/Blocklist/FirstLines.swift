import Authenticators
import CredentialPolicy

/// The first lines of a file, kept until they say what the file is.
struct FirstLines {
    /// A longer one is no line of a corpus, and nobody's password.
    private static let longest = Normalization.limit * 3

    private(set) var lines: [(text: [UInt8], number: Int, isTooLong: Bool)] = []
    private(set) var evidence = CorpusEvidence()

    var areEnough: Bool { lines.count == CorpusEvidence.enough }

    mutating func append(_ text: Span<UInt8>, _ number: Int, isTooLong: Bool) {
        let isTooLong = isTooLong || text.count > Self.longest
        lines.append((isTooLong ? [] : text.indices.map { text[$0] }, number, isTooLong))
        if !isTooLong { evidence.add(text, number: number) }
    }
}
