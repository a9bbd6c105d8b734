public import CredentialPolicy
public import HostSystem

/// What new passwords are judged with beside the rules: the dictionary and the list of leaked passwords, as far as this
/// host has them. Without them passwords can still be changed; whoever looks after the host is told.
public struct StrengthFiles {
    private let dictionary: Dictionary?
    /// nil: there is none that can be used.
    private let leaked: Leaked?
    private let faultsAtOpening: [StrengthFileFault]

    /// What keeps files that the policy names from being used; damage in the list of leaked passwords may not be met
    /// before a password is looked up.
    public var faults: [StrengthFileFault] {
        guard let leaked, leaked.isDamaged else { return faultsAtOpening }
        return faultsAtOpening + [StrengthFileFault(kind: .blocklist, path: leaked.path, refusal: nil)]
    }

    /// What there is.
    public var contents: StrengthFileContents {
        StrengthFileContents(
            dictionary: dictionary.map { dictionary in
                .init(
                    path: dictionary.path, words: dictionary.content.count,
                    origin: dictionary.file.withWords { dictionary.content.origin(in: $0) })
            },
            blocklist: leaked.map { .init(path: $0.path, entries: $0.list.count, modified: $0.list.modified) })
    }

    private final class Dictionary {
        let path: String
        let file: MappedFile
        let content: StrengthDictionary

        init(_ path: String, _ file: consuming MappedFile, _ content: StrengthDictionary) {
            self.path = path
            self.file = file
            self.content = content
        }
    }

    private final class Leaked {
        let path: String
        let list: LeakedPasswords
        /// Whether a lookup met damage.
        private(set) var isDamaged = false

        init(_ list: consuming LeakedPasswords, _ path: String) {
            self.list = list
            self.path = path
        }

        /// False as well where the list is damaged; that it is, is remembered.
        func contains(_ password: Span<UInt8>) -> Bool {
            do throws(LeakedPasswords.Failure) {
                return try list.contains(password)
            } catch {
                isDamaged = true
                return false
            }
        }
    }

    /// A larger file is not what is meant.
    private static let dictionaryLimit = 1 << 28

    /// - Parameter thoroughly: every word of the files is read, as `doctor` does.
    public init(_ settings: PasswordSettings, thoroughly: Bool = false) {
        var faults: [StrengthFileFault] = []
        dictionary = Self.open(settings.dictionary, thoroughly, &faults)
        leaked = Self.open(settings.blocklist, thoroughly, &faults)
        faultsAtOpening = faults
    }

    private static func open(_ path: String, _ thoroughly: Bool, _ faults: inout [StrengthFileFault]) -> Leaked? {
        if path.isEmpty { return nil }
        do throws(LeakedPasswords.Failure) {
            let list = Leaked(try LeakedPasswords(path), path)
            if thoroughly { try list.list.verify() }
            return list
        } catch {
            switch error {
            case .file(let refusal):
                faults.append(StrengthFileFault(kind: .blocklist, path: refusal.path, refusal: refusal))
            case .list(let path, _): faults.append(StrengthFileFault(kind: .blocklist, path: path, refusal: nil))
            }
            return nil
        }
    }

    /// The host's dictionary, or the small one that is built in.
    func withDictionary<Result>(_ body: (StrengthDictionary, Span<UInt32>) -> Result) -> Result {
        guard let dictionary else { return BuiltInDictionary.with(body) }
        return dictionary.file.withWords { body(dictionary.content, $0) }
    }

    /// Whether a password (NFKC) is in the list; false where there is none that can be read, which `faults` tells then.
    func isLeaked(_ password: Span<UInt8>) -> Bool { leaked?.contains(password) ?? false }

    private static func open(
        _ path: String, _ thoroughly: Bool, _ faults: inout [StrengthFileFault]
    ) -> Dictionary? {
        do throws(FileRefusal) {
            let file = try MappedFile(path, limit: dictionaryLimit)
            let content: StrengthDictionary? = file.withWords { words in
                guard let content = try? StrengthDictionary(checking: words) else { return nil }
                return thoroughly && (try? content.verify(words)) == nil ? nil : content
            }
            if let content { return Dictionary(path, file, content) }
            file.unmap()
            faults.append(StrengthFileFault(kind: .dictionary, path: path, refusal: nil))
        } catch {
            faults.append(StrengthFileFault(kind: .dictionary, path: path, refusal: error))
        }
        return nil
    }
}

/// A dictionary or a list of leaked passwords that can't be used.
public struct StrengthFileFault: Sendable, Equatable {
    public enum Kind: Sendable { case dictionary, blocklist }
    public let kind: Kind
    public let path: String
    /// nil: it could be read, and is damaged or made for another version.
    public let refusal: FileRefusal?

    /// For the system's log: what is missing in the judgement, and why.
    var sentence: String {
        let reason =
            refusal.map { "\($0)" } ?? "\(path) is damaged or made for another version: put the right file there."
        return switch kind {
        case .dictionary: "a new password was judged with the small built-in dictionary: \(reason)"
        case .blocklist: "a new password was not looked up among leaked ones: \(reason)"
        }
    }
}
