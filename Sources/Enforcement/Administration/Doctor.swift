import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// Looks at a host as far as logins depend on it: stacks, files, store, hashes, /etc/shadow, clock. Changes nothing, and
/// works where nothing else does: without a policy, without a store.
public struct Doctor {
    private let configuration: String
    private let pamDirectory: String
    private let shadow: String
    private let sshd: String
    /// The helper of a module line that names none.
    private static let helper = "/usr/libexec/credpolicy/pam-helper"

    public init(configuration: String, pamDirectory: String, shadow: String, sshd: String) {
        self.sshd = sshd
        self.configuration = configuration
        self.pamDirectory = pamDirectory
        self.shadow = shadow
    }

    public struct Examination: Sendable {
        /// The worst first.
        public let findings: [DoctorFinding]
        /// What new passwords are judged with; nil without a policy.
        public let files: StrengthFileContents?
    }

    public func examine() -> Examination {
        let (policy, ofPolicy) = policyFindings()
        let files = policy.map { StrengthFiles($0.password, thoroughly: true) }
        let (shadowUse, ofStacks) = stackFindings(policy?.host.serviceClasses ?? [])
        let ofStore = policy.map { storeFindings($0, shadowUse) } ?? []
        let ofFiles = (files?.faults ?? []).map { DoctorFinding.strengthFile($0) }
        let ofSshd = SshdConfiguration.fileThatUsesDNS(sshd).map { [DoctorFinding.sourcesByName($0)] } ?? []
        let all = ofStacks + ofPolicy + ofFiles + ofStore + ofSshd
        return Examination(
            findings: FindingSeverity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity }
            },
            files: files?.contents)
    }

    private func policyFindings() -> (Policy?, [DoctorFinding]) {
        do {
            let reading = try PolicyFile.read(configuration)
            let problems: [DoctorFinding] = reading.problems.isEmpty ? [] : [.policy(reading.problems)]
            return (reading.policy, problems + reading.weaker.map { .weaker($0) })
        } catch {
            return switch error {
            case .file(let refusal): (nil, [.file(refusal)])
            case .wrong(let problems): (nil, [.policy(problems)])
            }
        }
    }

    /// What /etc/shadow means to logins here.
    enum ShadowUse {
        /// Nothing: no stack of ours asks a module that reads it.
        case none
        /// Our overlay lines count what is compared there.
        case counted
        /// Somebody whom we refuse is let in by it.
        case uncounted
    }

    private func stackFindings(_ rules: [ServiceClassRule]) -> (ShadowUse, [DoctorFinding]) {
        let read: [String: Result<[UInt8], FileRefusal>]
        do {
            read = try PamDirectory.read(pamDirectory, limit: PamFile.maxBytes)
        } catch {
            return (.none, [.stackFile(error)])
        }
        var findings: [DoctorFinding] = []
        var files: [String: [PamLine]?] = [:]
        for (name, content) in read.sorted(by: { $0.key < $1.key }) {
            switch content {
            case .success(let bytes): files[name] = PamFile.parse(bytes, file: name)
            case .failure(let refusal):
                files[name] = .some(nil)
                findings.append(.stackFile(refusal))
            }
        }
        let lines = files.values.compactMap(\.self).joined().compactMap(OurLine.init)
        if lines.isEmpty { return (.none, findings.isEmpty ? [.namedNowhere] : findings) }
        let judge = StackJudge(files: files)
        let ofStacks = files.keys.sorted().flatMap { service in
            judge.findings(service: service, rules: rules).map { DoctorFinding.stack(service: service, $0) }
        }
        findings += ofStacks + argumentFindings(lines)
        let areAsked = ofStacks.contains { if case .stack(_, .otherModuleDecides) = $0 { true } else { false } }
        return (areAsked ? .uncounted : lines.contains(where: \.isOverlay) ? .counted : .none, findings)
    }

    /// The files that lines of ours name, and the module itself.
    private func argumentFindings(_ lines: [OurLine]) -> [DoctorFinding] {
        let without = Set(lines.filter { $0.module == nil }.map(\.file))
        let helpers = Set(lines.map { $0.file(of: "helper=") ?? Self.helper })
        // The policy that this command looks at has its finding already.
        let others = Set(lines.compactMap(\.module) + lines.compactMap { $0.file(of: "config=") })
            .subtracting([configuration])
        let lists = Set(lines.compactMap { $0.file(of: "breakglass=") })
        let refusals =
            helpers.sorted().compactMap { SafeFile.refusal(of: $0, followsLinks: false) }
            + others.sorted().compactMap { SafeFile.refusal(of: $0) }
        return without.sorted().map { .moduleMissing(in: $0) } + refusals.map { .file($0) }
            + lists.sorted().compactMap(BreakGlassList.finding)
    }

    private func storeFindings(_ policy: Policy, _ use: ShadowUse) -> [DoctorFinding] {
        let path = policy.store.path
        do {
            try SafeDirectory.check(StoreAccess.directory(of: path))
        } catch {
            return [.file(error)]
        }
        let files =
            [StoreAccess.directory(of: path)] + ["", "-wal", "-shm", "-locks", "-name.key", "-host"].map { path + $0 }
        let tagKey = TagKey.refusal.map { [DoctorFinding.tagKey($0)] } ?? []
        let readable = (files + [TagKey.path]).filter { (SafeFile.rightsOfOthers($0) ?? 0) != 0 }
        let keys = readable.map(DoctorFinding.readableByOthers) + tagKey
        do {
            let store = try StoreAccess.open(policy.store)
            return keys + (try StoreExamination(store: store, policy: policy).findings(shadow, use))
        } catch {
            return keys + [.store(error)]
        }
    }
}

/// A line that names our module.
private struct OurLine {
    /// Of /etc/pam.d.
    let file: String
    /// Where the module is; nil: in none of libpam's directories.
    let module: String?
    private let arguments: [String]

    init?(_ line: PamLine) {
        switch line.content {
        case .module(_, _, let path, let arguments):
            guard path.split(separator: "/").last.map(String.init) == StackJudge.module else { return nil }
            file = line.file
            module = path.hasPrefix("/") ? path : PamDirectory.module(path)
            self.arguments = arguments
        case .include, .substack, .malformed: return nil
        }
    }

    var isOverlay: Bool { arguments.contains { $0.hasPrefix("overlay=") } }

    /// The file that an argument names; what is no absolute path is the judge's to complain about. Of two the module
    /// takes the last.
    func file(of name: String) -> String? {
        arguments.last { $0.hasPrefix(name + "/") }.map { String($0.dropFirst(name.count)) }
    }
}
