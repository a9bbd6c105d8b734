import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport

extension Stage {
    /// A module that keeps everybody's password itself and notes each comparison, between our overlay lines.
    /// - Parameters:
    ///   - before: what it does before it compares (see pam_stacked.c), such as `wait=500`.
    ///   - after: and afterwards.
    ///   - skipsSettlement: a jump passes authsucc by.
    func overlay(
        service: String = "login", before: String = "", after: String = "", skipsSettlement: Bool = false
    ) throws {
        let beside = try scratch.copy(Built.test("pam_stacked.so"), as: "pam_stacked.so")
        let ours = String(lines[0].dropFirst("auth required ".count))
        try stack.add(
            service: service,
            lines: [
                "auth requisite \(ours) overlay=preauth",
                "auth [success=\(skipsSettlement ? 2 : 1) default=ignore] \(beside) \(before) "
                    + "log=\(scratch.path("elsewhere")) compare=\(Stage.password) \(after)",
                "auth [default=die] \(ours) overlay=authfail", "auth requisite \(ours) overlay=authsucc",
                "auth required pam_permit.so",
            ] + lines.filter { !$0.hasPrefix("auth") })
    }

    /// What the other module has compared, in order.
    var comparedElsewhere: [String] {
        (scratch.read("elsewhere") ?? "").split(separator: "\n").map(String.init)
    }

    /// The count of what other modules compare.
    func overlayTally(_ login: String) throws -> Tally {
        let account = try account(login)
        return try store.read { transaction throws(StoreFailure) in
            try transaction.peekTally(try transaction.overlaySubject(of: account), locks: store.locks, at: now)
        }
    }

    /// A stage with people whose passwords another module keeps.
    static func overlaid(_ logins: [String] = ["mori"], _ settings: Settings = Settings()) throws -> Stage {
        let stage = try Stage(settings)
        try stage.add(logins, password: nil)
        try stage.overlay()
        return stage
    }
}
