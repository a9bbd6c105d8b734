import CredentialPolicy
import Enforcement
import HostSystem

/// Where a command works: its options, the policy, the store, and the person to ask.
struct Desk {
    let options: GlobalOptions

    var language: Language { CommandLanguage.current }
    var policyPath: String { Terminal.absolute(options.config) }

    func reading() throws -> PolicyReading { try PolicyFile.read(policyPath) }

    func policy() throws -> Policy {
        do {
            return try PolicyFile.load(policyPath)
        } catch {
            throw AdministrationFailure.policy(error)
        }
    }

    /// The store, opened. Rights are looked at first: without them everything inside looks missing.
    func administration() throws -> Administration {
        try checkRights(try policy())
        return try Administration(configuration: policyPath)
    }

    func checkRights(_ policy: Policy) throws {
        let directory = String(
            policy.store.path[..<(policy.store.path.lastIndex(of: "/") ?? policy.store.path.startIndex)])
        if Terminal.isClosed(directory) { throw CommandFailure.notPermitted(directory) }
    }

    /// Something that the person should know beside the answer.
    func warn(_ wording: Wording) {
        if !options.quiet { StandardError.write("acctctl: \(wording.spoken)") }
    }

    /// Asks a person at a terminal; scripts and `--yes` go on.
    func confirm(_ question: @autoclosure () throws -> Wording) throws {
        guard try agrees(to: question(), unasked: true) else {
            throw CommandFailure(
                .refused, Wording(ja: "取りやめました", en: "nothing was done"),
                Wording(ja: "行うには y と答えてください。", en: "answer y to go on"))
        }
    }
    /// Whether the person at the terminal says yes, `--yes` having said it already.
    /// - Parameters:
    ///   - findings: what has to be read before that.
    ///   - unasked: the answer where nobody is there: a script.
    func agrees(
        to question: @autoclosure () throws -> Wording, after findings: [String] = [], unasked: Bool
    ) throws -> Bool {
        if options.yes { return true }
        guard Terminal.isInteractive else { return unasked }
        Terminal.ask(findings.flatMap(Layout.wrapped).map { $0 + "\n" }.joined())
        Terminal.ask(try question().spoken + " [y/N] ")
        let first = try Terminal.input(256).first
        return first == UInt8(ascii: "y") || first == UInt8(ascii: "Y")
    }
}
