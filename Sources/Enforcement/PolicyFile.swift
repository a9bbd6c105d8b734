public import CredentialPolicy
public import HostSystem

/// The policy as it stands in its file at this moment.
public enum PolicyFile {
    public enum Failure: Error, Sendable, Equatable {
        case file(FileRefusal)
        case wrong([PolicyProblem])

        /// One line for each thing that is wrong.
        public func lines(in language: Language) -> [String] {
            switch self {
            case .file(let refusal): [refusal.description]
            case .wrong(let problems): problems.map { $0.text(in: language) }
            }
        }
    }

    /// - Throws: `Failure` when it can't be read or understood, which means: refuse.
    public static func load(_ path: String) throws(Failure) -> Policy { try load(text(path), path) }

    public static func read(_ path: String) throws(Failure) -> PolicyReading {
        PolicyReader.read(try text(path), file: path)
    }

    static func load(_ text: [UInt8], _ path: String) throws(Failure) -> Policy {
        let reading = PolicyReader.read(text, file: path)
        guard let policy = reading.policy else { throw .wrong(reading.problems) }
        return policy
    }

    static func text(_ path: String) throws(Failure) -> [UInt8] {
        do {
            return try SafeFile.read(path, limit: PolicyReader.maxBytes)
        } catch {
            throw .file(error)
        }
    }
}
