public import CredentialPolicy
public import HostSystem

/// Makes a list of leaked passwords out of text files of any size, in less than 256 MB: lines are hashed and sorted in
/// portions, and the portions merged. Both the portions and the list have no name until the list is whole.
public struct BlocklistBuild: Sendable {
    public enum Failure: Error, Sendable, Equatable {
        case file(FileRefusal)
        /// A file of the lines of a corpus has another line.
        case noCorpusLine(path: String, line: Int)
        /// A file of lines of which no list can be made; the first of them.
        case foreign(path: String, line: Int, ForeignForm)
        /// A file that began with passwords goes on with hashes; the first of them.
        case mixed(path: String, line: Int)
        /// Most lines of a file can't be passwords: it is packed, or in another encoding. So many can.
        case noPasswords(path: String, taken: Int)
        /// The list would take the place of what it is made of.
        case wouldReplace(path: String)
        /// All files together have no password for the list; so many were left out as rare.
        case nothing(rare: Int)
        /// No hash begins with these digits, of so many that some must.
        case gap(String)
        /// Writing the list failed.
        case output(path: String, SystemFailure)
    }

    /// What one file gave.
    public struct Source: Sendable, Equatable {
        public enum Form: String, Sendable { case words, hashes }
        public var path: String
        public var form = Form.words
        /// Passwords that went into the list, the same again among them.
        public var taken = 0
        /// Seen less often than was asked for.
        public var rare = 0
        /// Lines that can't be anybody's password: no UTF-8, control characters, too long; of a corpus, its remarks.
        public var unusable = 0
        /// Of the passwords that were taken, those that look like a hash or have a count before them.
        public var doubtful = 0
    }

    public struct Report: Sendable, Equatable {
        public var sources: [Source] = []
        /// Different passwords.
        public var entries: UInt64 = 0
    }

    public struct Progress: Sendable, Equatable {
        public enum Phase: Sendable { case reading, writing }
        public var phase: Phase
        /// Bytes that were read, or passwords that were written.
        public var done: Int64
        /// Nil where nobody knows: a pipe is being read.
        public var total: Int64?
    }

    private let files: [String]
    private let output: String
    private let leastCount: UInt64

    /// - Parameters:
    ///   - files: what is read, in this order.
    ///   - output: absolute; replaced when the list is whole.
    ///   - leastCount: lines of a corpus with a lower count are left out.
    public init(files: [String], output: String, leastCount: UInt64) {
        self.files = files
        self.output = output
        self.leastCount = leastCount
    }

    /// - Parameter tell: called every few milliseconds at most.
    public func run(_ tell: (Progress) -> Void) throws(Failure) -> Report {
        // A name that is wrong is found before hours are spent on the others.
        var total: Int64? = 0
        for path in files {
            if InputFile.isSame(path, output) { throw .wouldReplace(path: path) }
            let size = try Self.trying { () throws(FileRefusal) in try InputFile.size(path) }
            total = total.flatMap { sum in size.map { sum + $0 } }
        }
        let list = try make()
        var sorter = DigestSorter(room: try make())
        var report = Report()
        var before: Int64 = 0
        for path in files {
            let input = try Self.trying { () throws(FileRefusal) in try InputFile(path) }
            var reader = CorpusReader(path: path, leastCount: leastCount)
            try reader.read(input) { digest throws(Failure) in
                do throws(SystemFailure) { try sorter.add(digest) } catch { throw .output(path: output, error) }
            } tell: { bytes in
                tell(Progress(phase: .reading, done: before + bytes, total: total))
            }
            before += reader.bytes
            report.sources.append(reader.source)
        }
        // A list that refuses nothing would take the place of one that does.
        if report.sources.allSatisfy({ $0.taken == 0 }) {
            throw .nothing(rare: report.sources.reduce(0) { $0 + $1.rare })
        }
        let written: (entries: UInt64, gap: String?)
        do {
            written = try sorter.write(to: list, tell)
        } catch {
            throw .output(path: output, error)
        }
        if let gap = written.gap { throw .gap(gap) }
        report.entries = written.entries
        try Self.trying { () throws(FileRefusal) in try list.publish() }
        return report
    }

    private func make() throws(Failure) -> UnnamedFile {
        try Self.trying { () throws(FileRefusal) in try UnnamedFile(for: output, mode: 0o644) }
    }

    private static func trying<Result>(_ work: () throws(FileRefusal) -> Result) throws(Failure) -> Result {
        do { return try work() } catch { throw .file(error) }
    }
}
