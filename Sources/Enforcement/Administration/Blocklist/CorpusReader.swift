import Authenticators
import CredentialPolicy
import HostSystem

/// Reads one file of passwords, or of the lines of a corpus: its first lines say which.
struct CorpusReader {
    /// What is read at once; no line that matters is longer.
    private static let room = 1 << 20

    private(set) var source: BlocklistBuild.Source
    private(set) var bytes: Int64 = 0
    private let leastCount: UInt64
    private var line = 0
    /// The first lines, until they say what the file is; nil from then on.
    private var first: FirstLines? = FirstLines()
    private var passwords = PasswordLines()
    /// Titles of a corpus, and whatever else stood above its first hash.
    private var titles = 0
    /// Nothing read here is anybody's secret; these are made once.
    private var scratch = [UInt8](repeating: 0, count: Normalization.scratchSize)
    private var result = [UInt8](repeating: 0, count: Normalization.limit)

    init(path: String, leastCount: UInt64) {
        source = BlocklistBuild.Source(path: path)
        self.leastCount = leastCount
    }

    /// - Parameters:
    ///   - take: gets each digest.
    ///   - tell: gets the bytes read so far.
    mutating func read(
        _ input: InputFile, take: (UInt64) throws(BlocklistBuild.Failure) -> Void, tell: (Int64) -> Void
    ) throws(BlocklistBuild.Failure) {
        var buffer = [UInt8](repeating: 0, count: Self.room)
        // What of the line that goes on is in the buffer already; nothing, when it is too long to matter.
        var (kept, isTooLong) = (0, false)
        while true {
            let count = try next(input, &buffer, kept)
            let end = kept + count
            var start = 0
            bytes += Int64(count)
            tell(bytes)
            for index in kept..<end where buffer[index] == 0x0A {
                try judge(buffer.span.extracting(start..<index), isTooLong: isTooLong, take)
                (start, isTooLong) = (index + 1, false)
            }
            if count == 0 {
                if start < end || isTooLong {
                    try judge(buffer.span.extracting(start..<end), isTooLong: isTooLong, take)
                }
                break
            }
            kept = end - start
            if kept == Self.room { (kept, isTooLong) = (0, true) } else { Self.moveToFront(&buffer, start..<end) }
        }
        try settle(take)
        if source.form == .words, let (form, line) = passwords.end() { throw mixed(form, line) }
        source.doubtful = passwords.doubtful
        if source.form == .words, source.unusable > source.taken {
            throw .noPasswords(path: source.path, taken: source.taken)
        }
    }

    private func next(
        _ input: InputFile, _ buffer: inout [UInt8], _ kept: Int
    ) throws(BlocklistBuild.Failure) -> Int {
        do { return try input.read(into: &buffer, from: kept) } catch { throw .file(error) }
    }

    private static func moveToFront(_ buffer: inout [UInt8], _ range: Range<Int>) {
        guard range.lowerBound > 0 else { return }
        for index in range { buffer[index - range.lowerBound] = buffer[index] }
    }

    private mutating func judge(
        _ text: Span<UInt8>, isTooLong: Bool, _ take: (UInt64) throws(BlocklistBuild.Failure) -> Void
    ) throws(BlocklistBuild.Failure) {
        line += 1
        let text = text.extracting(inner(text))
        if text.isEmpty && !isTooLong { return }
        guard first != nil else { return try sort(text, line, isTooLong: isTooLong, take) }
        first?.append(text, line, isTooLong: isTooLong)
        if first?.areEnough == true { try settle(take) }
    }

    /// Says what the file is, and sorts the lines that said so.
    private mutating func settle(
        _ take: (UInt64) throws(BlocklistBuild.Failure) -> Void
    ) throws(BlocklistBuild.Failure) {
        guard let first else { return }
        self.first = nil
        switch first.evidence.form {
        case .words: source.form = .words
        case .hashes: source.form = .hashes
        case .foreign(let form):
            throw .foreign(path: source.path, line: first.evidence.firstLine ?? line, form)
        }
        for (text, number, isTooLong) in first.lines { try sort(text.span, number, isTooLong: isTooLong, take) }
    }

    private mutating func sort(
        _ text: Span<UInt8>, _ number: Int, isTooLong: Bool, _ take: (UInt64) throws(BlocklistBuild.Failure) -> Void
    ) throws(BlocklistBuild.Failure) {
        switch source.form {
        case .hashes:
            guard !isTooLong, let corpus = CorpusLine(text) else { return try skip(text, number) }
            if corpus.count ?? .max < leastCount { return source.rare += 1 }
            source.taken += 1
            try take(corpus.digest)
        case .words:
            guard !isTooLong else { source.unusable += 1; return }
            if let (form, line) = passwords.add(text, number: number) { throw mixed(form, line) }
            guard let digest = Self.digest(of: text, &scratch, &result) else { source.unusable += 1; return }
            source.taken += 1
            try take(digest)
        }
    }

    /// A line of a corpus that is no hash: a remark, or a title above the first hash. Ten lines are a long title; more
    /// are passwords that somebody put in front.
    private mutating func skip(_ text: Span<UInt8>, _ number: Int) throws(BlocklistBuild.Failure) {
        source.unusable += 1
        if text.count > 0, text[0] == UInt8(ascii: "#") { return }
        titles += 1
        guard source.taken + source.rare == 0, titles <= 10 else {
            throw .noCorpusLine(path: source.path, line: number)
        }
    }

    private func mixed(_ form: CorpusForm, _ line: Int) -> BlocklistBuild.Failure {
        switch form {
        case .words, .hashes, .foreign(.otherHash), .foreign(.record): .mixed(path: source.path, line: line)
        case .foreign(.counted): .foreign(path: source.path, line: line, .counted)
        case .foreign(.columns): .foreign(path: source.path, line: line, .columns)
        }
    }

    /// Without the byte order mark of the first line, and without the carriage return that Windows puts at the end.
    private func inner(_ text: Span<UInt8>) -> Range<Int> {
        var (start, end) = (0, text.count)
        if line == 1, end >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { start = 3 }
        if end > start, text[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// As a password is normalised when it is set; nil for what none can be.
    private static func digest(of text: Span<UInt8>, _ scratch: inout [UInt8], _ result: inout [UInt8]) -> UInt64? {
        // Printable ASCII is its own NFKC form.
        var isPlain = text.count <= Normalization.limit
        for index in text.indices where !(0x20...0x7E).contains(text[index]) { isPlain = false }
        if isPlain { return LeakDigest.of(text) }
        var work = scratch.mutableSpan
        var target = result.mutableSpan
        guard let count = try? Normalization.nfkc(text, scratch: &work, result: &target), count > 0 else { return nil }
        return LeakDigest.of(result.span.extracting(0..<count))
    }
}
