import Authenticators
public import CredentialPolicy
public import HostSystem

/// What new passwords are judged with beside the rules: the dictionary and the list of leaked passwords, as far as this
/// host has them. Without them passwords can still be changed; whoever looks after the host is told.
public struct StrengthFiles {
    private let dictionary: Mapped<StrengthDictionary>?
    private let blocklist: Mapped<Blocklist>?
    /// What keeps files that the policy names from being used.
    public let faults: [StrengthFileFault]

    /// A file with what its header says.
    private final class Mapped<Content> {
        let file: MappedFile
        let content: Content

        init(_ file: consuming MappedFile, _ content: Content) {
            self.file = file
            self.content = content
        }
    }

    /// Larger files are not what is meant; a list of all that ever leaked has 6 GB.
    private static let (dictionaryLimit, blocklistLimit) = (1 << 28, 1 << 40)

    public init(_ settings: PasswordSettings) {
        var faults: [StrengthFileFault] = []
        dictionary = Self.open(settings.dictionary, Self.dictionaryLimit, &faults) { words in
            try? StrengthDictionary(checking: words)
        }
        blocklist =
            settings.blocklist.isEmpty
            ? nil
            : Self.open(settings.blocklist, Self.blocklistLimit, &faults) { words in try? Blocklist(checking: words) }
        self.faults = faults
    }

    /// The host's dictionary, or the small one that is built in.
    func withDictionary<Result>(_ body: (StrengthDictionary, Span<UInt32>) -> Result) -> Result {
        guard let dictionary else { return BuiltInDictionary.with(body) }
        return dictionary.file.withWords { body(dictionary.content, $0) }
    }

    /// Whether a password (NFKC) is in the list; false where there is none that can be read.
    func isLeaked(_ password: Span<UInt8>) -> Bool {
        guard let blocklist else { return false }
        let digest = LeakDigest.of(password)
        return blocklist.file.withWords { words in (try? blocklist.content.contains(digest, in: words)) ?? false }
    }

    private static func open<Content>(
        _ path: String, _ limit: Int, _ faults: inout [StrengthFileFault], _ check: (Span<UInt32>) -> Content?
    ) -> Mapped<Content>? {
        do throws(FileRefusal) {
            let file = try MappedFile(path, limit: limit)
            if let content = file.withWords(check) { return Mapped(file, content) }
            file.unmap()
            faults.append(StrengthFileFault(path: path, refusal: nil))
        } catch {
            faults.append(StrengthFileFault(path: path, refusal: error))
        }
        return nil
    }
}

/// A dictionary or a list of leaked passwords that can't be used.
public struct StrengthFileFault: Sendable, Equatable {
    public let path: String
    /// nil: it could be read, and is damaged or made for another version.
    public let refusal: FileRefusal?

    /// For the system's log.
    var sentence: String {
        refusal.map { "\($0)" } ?? "\(path) is damaged or made for another version: put the right file there."
    }
}
