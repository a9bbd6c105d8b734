import Foundation
import TestSupport

let allow = "5AC396E1"
let nonce = "0123456789abcdef0123456789abcdef"
/// What libpam makes of PAM_IGNORE beside a module that succeeds; nothing else in these tests succeeds without `allow`.
let ignored = "PAM_SUCCESS"
let ticket = "fedcba9876543210fedcba9876543210"

/// The module between our PAM host and a helper that does what a test orders.
struct Stand {
    let scratch: Scratch
    let stack: PamStack
    let helper: String
    let host: String

    /// - Parameters:
    ///   - orders: what the helper does; see Tests/Hosts/fakehelper.c.
    ///   - sanitized: module and host built with AddressSanitizer and UndefinedBehaviorSanitizer.
    init(_ orders: [String], arguments: String = "", service: String = "demo", sanitized: Bool = false) throws {
        scratch = try Scratch()
        helper = try scratch.copy(Built.test("fakehelper"), as: "fakehelper")
        // Copies, because an ordinary user may not be able to enter the checkout.
        let module = try scratch.copy(
            sanitized ? Built.test("asan/pam_credpolicy.so") : Built.path("pam_credpolicy.so"), as: "pam_credpolicy.so")
        host = try scratch.copy(Built.test(sanitized ? "asan/pamhost" : "pamhost"), as: "pamhost")
        let neighbour = try scratch.copy(Built.test("pam_stacked.so"), as: "pam_stacked.so")
        // A stack of nothing but PAM_IGNORE refuses; the neighbour lets a test tell an ignored phase from a refused
        // one.
        let neighbours = ["account", "session"].map { "\($0) required \(neighbour)" }
        stack = try PamStack(
            scratch, service: service,
            lines: PamStack.everywhere(module, "helper=\(helper) \(arguments)") + neighbours)
        try scratch.write(
            "fakehelper.conf", (["record " + scratch.path("record")] + orders + [""]).joined(separator: "\n"))
    }

    /// Runs the steps on one handle.
    func login(
        _ steps: [String], answers: String = "secret\n", service: String = "demo", user: String = "root",
        options: [String] = [], environment: [String: String] = [:], unprivileged: Bool = false
    ) throws -> Finished {
        try Run.command(
            host, ["--confdir", stack.directory, "--nodelay"] + options + [service, user] + steps, stdin: answers,
            environment: environment, timeout: 30, unprivileged: unprivileged)
    }

    /// The frames that the helper received, in order.
    var frames: [Frame] {
        (scratch.read("record") ?? "").split(separator: "\n").map { Frame(hexadecimal: String($0)) }
    }
}

/// A frame as the helper received it.
struct Frame: Equatable {
    var type: UInt8
    var fields: [UInt8: Data] = [:]

    init(hexadecimal: String) {
        let digits = Array(hexadecimal)
        let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0..<$0 + 2]), radix: 16)! }
        type = bytes[1]
        var at = 4
        while at < bytes.count {
            let length = Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
            fields[bytes[at]] = Data(bytes[at + 3..<at + 3 + length])
            at += 3 + length
        }
    }

    func text(_ tag: UInt8) -> String? { fields[tag].map { String(decoding: $0, as: UTF8.self) } }
    func number(_ tag: UInt8) -> UInt64? { fields[tag].map { $0.reduce(0) { $0 << 8 | UInt64($1) } } }
}

/// A phase as a caller reaches it, and what it answers when it refuses.
enum Phase: Int, CaseIterable, CustomStringConvertible {
    case authenticate = 1
    case account, openSession, closeSession, prelim, update

    var description: String { step + (self == .update ? " (update)" : "") }

    var step: String {
        switch self {
        case .authenticate: "authenticate"
        case .account: "acct"
        case .openSession: "open"
        case .closeSession: "close"
        case .prelim, .update: "chauthtok"
        }
    }

    var refusal: String {
        switch self {
        case .authenticate: "PAM_AUTH_ERR"
        case .account, .openSession: "PAM_PERM_DENIED"
        case .closeSession: "PAM_SESSION_ERR"
        case .prelim, .update: "PAM_AUTHTOK_ERR"
        }
    }

    /// What must have happened before, and the orders that let it.
    var before: (steps: [String], orders: [String]) {
        switch self {
        case .authenticate, .account, .openSession, .prelim: ([], [])
        case .closeSession: (["open"], ["@3 verdict \(allow) session=1"])
        case .update: ([], ["@5 verdict \(allow) ticket=\(ticket)"])
        }
    }

    /// Runs this phase against a helper that follows `orders` in it; the answer's name.
    func answer(to orders: [String], service: String = "demo", user: String = "root") throws -> (String, Finished) {
        let stand = try Stand(before.orders + orders.map { "@\(rawValue) " + $0 }, service: service)
        let finished = try stand.login(before.steps + [step], service: service, user: user)
        let answer = finished.lines.last { $0.hasPrefix(step + ": ") } ?? "nothing"
        return (String(answer.dropFirst(step.count + 2)), finished)
    }
}
