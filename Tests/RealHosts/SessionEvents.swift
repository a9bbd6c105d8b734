import Foundation
import TestSupport

/// A session as the log says that it was opened.
struct OpenedSession: Equatable {
    var service: String
    /// Whose rights it has.
    var target: String
    /// By what it was allowed.
    var proof: String
    /// Who did it.
    var actor: String
}

extension RealHost {
    /// The sessions that the log has of an account, oldest first.
    func sessions(_ login: String) throws -> [OpenedSession] {
        try eventDocuments(login).filter { $0["kind"] as? String == "session.opened" }.map { event in
            let details = event["details"] as? [String: Any] ?? [:]
            return OpenedSession(
                service: event["service"] as? String ?? "", target: details["target"] as? String ?? "",
                proof: details["proof"] as? String ?? "", actor: event["actor"] as? String ?? "")
        }
    }

    /// How the log names root here: by the login uid, where whoever runs the tests has one.
    func rootsName() throws -> String {
        let login = try run(["/bin/cat", "/proc/self/loginuid"]).out.trimmingCharacters(in: .whitespacesAndNewlines)
        return "uid:" + (login.isEmpty || login == "4294967295" ? "0,no-login" : login)
    }
}
