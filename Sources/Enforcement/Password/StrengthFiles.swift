public import CredentialPolicy
public import HostSystem

/// What new passwords are judged with beside the rules: the dictionary and the list of leaked passwords, as far as this
/// host has them. Without them passwords can still be changed; whoever looks after the host is told.
public struct StrengthFiles {
    private let dictionary: Dictionary?
    /// Path of the list; nil: there is none that can be used.
    private let blocklist: String?
    /// What keeps files that the policy names from being used.
    public let faults: [StrengthFileFault]

    private final class Dictionary {
        let file: MappedFile
        let content: StrengthDictionary

        init(_ file: consuming MappedFile, _ content: StrengthDictionary) {
            self.file = file
            self.content = content
        }
    }

    /// A larger file is not what is meant.
    private static let dictionaryLimit = 1 << 28

    /// - Parameter thoroughly: every word of the files is read, as `doctor` does.
    public init(_ settings: PasswordSettings, thoroughly: Bool = false) {
        var faults: [StrengthFileFault] = []
        dictionary = Self.open(settings.dictionary, thoroughly, &faults)
        var blocklist = settings.blocklist.isEmpty ? nil : settings.blocklist
        if let path = blocklist, let fault = Self.fault(ofList: path, thoroughly) {
            blocklist = nil
            faults.append(fault)
        }
        (self.blocklist, self.faults) = (blocklist, faults)
    }

    /// The host's dictionary, or the small one that is built in.
    func withDictionary<Result>(_ body: (StrengthDictionary, Span<UInt32>) -> Result) -> Result {
        guard let dictionary else { return BuiltInDictionary.with(body) }
        return dictionary.file.withWords { body(dictionary.content, $0) }
    }

    /// Whether a password (NFKC) is in the list; false where there is none that can be read.
    func isLeaked(_ password: Span<UInt8>) -> Bool {
        guard let blocklist else { return false }
        return (try? LeakedPasswords.contain(password, list: blocklist)) ?? false
    }

    private static func fault(ofList path: String, _ thoroughly: Bool) -> StrengthFileFault? {
        do throws(LeakedPasswords.Failure) {
            let list = try LeakedPasswords(path)
            if thoroughly { try list.verify() }
            list.close()
            return nil
        } catch {
            return switch error {
            case .file(let refusal): StrengthFileFault(path: path, refusal: refusal)
            case .list: StrengthFileFault(path: path, refusal: nil)
            }
        }
    }

    private static func open(
        _ path: String, _ thoroughly: Bool, _ faults: inout [StrengthFileFault]
    ) -> Dictionary? {
        do throws(FileRefusal) {
            let file = try MappedFile(path, limit: dictionaryLimit)
            let content: StrengthDictionary? = file.withWords { words in
                guard let content = try? StrengthDictionary(checking: words) else { return nil }
                return thoroughly && (try? content.verify(words)) == nil ? nil : content
            }
            if let content { return Dictionary(file, content) }
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
