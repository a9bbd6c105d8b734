import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

/// A finding of `doctor`: what it is about, what it lets happen, what to do.
struct DoctorView {
    private let finding: DoctorFinding
    init(_ finding: DoctorFinding) { self.finding = finding }

    var lines: [String] {
        let (happens, remedy) = wording
        let isCited = finding.clause.isEmpty || happens.spoken.contains(finding.clause)
        let clause = isCited ? "" : say("(\(finding.clause))", " (\(finding.clause))")
        let isNamed = subject.isEmpty || happens.spoken.contains(Printable.escaped(subject))
        let subject = isNamed ? "" : Printable.escaped(subject) + ": "
        return ["[\(finding.severity.wording.spoken)] \(subject)\(happens.spoken)\(clause)"]
            + (remedy.spoken.isEmpty ? [] : ["    → \(remedy.spoken)"])
    }

    var json: JSON {
        let (happens, remedy) = wording
        return .object([
            "severity": .text(finding.severity.rawValue), "code": .text(finding.code),
            "subject": subject.isEmpty ? .null : .text(subject),
            "clause": finding.clause.isEmpty ? .null : .text(finding.clause),
            "message": .text(Layout.plain(happens.spoken)),
            "remedy": .text(Layout.plain(remedy.spoken)),
        ])
    }

    /// The service or file that it is about.
    private var subject: String {
        switch finding {
        case .stack(let service, _): service
        case .file(let refusal), .stackFile(let refusal), .tagKey(let refusal): refusal.path
        case .readableByOthers(let path): path
        case .policy(let problems): problems.first?.file ?? ""
        case .weaker(let setting): setting.file
        case .moduleMissing(let file), .sourcesByName(let file): file
        case .strengthFile(let fault): fault.path
        case .noBreakGlass(let path), .breakGlassClosed(let path, _): path
        case .store, .namedNowhere, .slowHash, .slowStoredHashes, .shadowPasswords, .shadowOfRetired,
            .clockBehind, .reserveLow:
            ""
        }
    }

    private var wording: (happens: Wording, remedy: Wording) {
        switch finding {
        case .stack(_, let finding): finding.wording
        case .file(let refusal), .stackFile(let refusal): Self.of(refusal.spoken)
        case .policy(let problems): Self.policy(problems)
        case .weaker(let setting):
            (setting.happened, Wording(ja: setting.remedy.ja, en: setting.remedy.en + "."))
        case .store(let failure): Self.of(failure.spoken)
        case .strengthFile(let fault): Self.strengthFile(fault)
        case .tagKey(let refusal): Self.tagKey(refusal)
        case .readableByOthers(let path): Self.readable(path)
        case .namedNowhere: Self.namedNowhere
        case .moduleMissing: Self.moduleMissing
        case .noBreakGlass(let path): Self.noBreakGlass(path)
        case .breakGlassClosed(let path, let fault): Self.breakGlassClosed(path, fault)
        case .slowHash(let setting, let time): Self.slowHash(setting, time)
        case .slowStoredHashes(let logins, let time): Self.slowStored(logins, time)
        case .shadowPasswords(let logins, let areAsked): Self.shadow(logins, areAsked)
        case .shadowOfRetired(let logins): Self.retired(logins)
        case .clockBehind(let seconds): Self.clock(seconds)
        case .reserveLow(let free, let wanted): Self.reserve(free, wanted)
        case .sourcesByName: Self.sourcesByName
        }
    }

    static func of(_ failure: CommandFailure) -> (Wording, Wording) { (failure.happened, failure.remedy) }
}
