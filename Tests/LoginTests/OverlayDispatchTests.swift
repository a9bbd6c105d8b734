import Foundation
import TestSupport
import Testing

@testable import CredentialPolicy

/// Overlay lines as libpam runs them, with the module itself and a helper that does as it is told: the judge's walk must
/// come to the same, and whoever really gets in uncounted must have been foreseen.
@Suite struct OverlayDispatchTests {
    /// What the helper does, and what our lines answer then.
    struct Helper: Sendable {
        let orders: [String]
        let preauth: PamCode
        let authsucc: PamCode

        private static let allow = "5AC396E1"
        private static let reserves = ["prompt 1 Password: ", "verdict \(allow)", "hear"]
        static let all = [
            Helper(
                orders: reserves + ["verdict \(allow) nonce=0123456789abcdef0123456789abcdef"], preauth: .ignore,
                authsucc: .ignore),
            Helper(orders: reserves + ["verdict 1"], preauth: .ignore, authsucc: .authErr),
            Helper(orders: ["prompt 1 Password: ", "verdict 1"], preauth: .authErr, authsucc: .authErr),
        ]
        var agrees: Bool { authsucc == .ignore }
    }

    /// pam_debug answers by script for the module between.
    private static let prover = "pam_unix.so use_first_pass"

    private static let ours = "pam_credpolicy.so overlay="
    private static let actions = ["ok", "done", "bad", "die", "ignore", "ignore", "reset", "1", "2"]

    private static func line(_ dice: inout DispatchTests.Dice) -> String {
        let answer: PamCode =
            Bool.random(using: &dice) ? .success : OverlayJudge.answers.randomElement(using: &dice)!
        let module = [
            prover + " auth=" + answer.rawValue, prover + " auth=" + answer.rawValue, "pam_permit.so",
            ours + "preauth", ours + "authfail", ours + "authsucc",
        ].randomElement(using: &dice)!
        if Bool.random(using: &dice) {
            return ["required", "requisite", "sufficient", "optional"].randomElement(using: &dice)! + " " + module
        }
        let (good, silent, bad) = (
            actions.randomElement(using: &dice)!, actions.randomElement(using: &dice)!,
            actions.randomElement(using: &dice)!
        )
        return "[success=\(good) ignore=\(silent) default=\(bad)] " + module
    }

    private static func isRight(_ line: String) -> Bool {
        OverlayJudge.agreements.contains { line.hasSuffix("auth=" + $0.rawValue) }
    }

    private static func judge(_ lines: [String]) throws -> OverlayJudge {
        let text = lines.map { "auth " + $0 }.joined(separator: "\n")
        let chain = PamChain(service: "s", .auth, files: ["s": PamFile.parse(Array(text.utf8), file: "s")])
        return OverlayJudge(chain: chain, walk: try #require(StackWalk(chain)))
    }

    private static func foreseen(_ judge: OverlayJudge, _ helper: Helper) throws -> String {
        let run = judge.runs(preauth: helper.preauth, authsucc: helper.authsucc) { handler in
            handler.arguments.compactMap { PamCode(rawValue: String($0.dropFirst("auth=".count))) }.first ?? .authErr
        }
        let code = try #require(run.first).result
        return "PAM_" + code.rawValue.uppercased().replacing("RECOVER_", with: "RECOVERY_")
    }

    @Test func whoeverLibpamLetsInUncountedIsForeseen() throws {
        let stand = try OverlayStand()
        var dice = DispatchTests.Dice(state: 20_261_122)
        var (uncounted, closed, seen): (Int, Int, [String: Int]) = (0, 0, [:])
        for round in 0..<120 {
            var lines = (0..<Int.random(in: 2...5, using: &dice)).map { _ in Self.line(&dice) }
            if Bool.random(using: &dice) { lines.insert("requisite pam_credpolicy.so overlay=preauth", at: 0) }
            let judge = try Self.judge(lines)
            let findings = judge.findings()
            let danger = findings.contains { $0.severity == .danger }
            for helper in Helper.all {
                let said = try stand.login(lines.map { $0.replacing(Self.prover, with: "pam_debug.so") }, helper.orders)
                #expect(said == (try Self.foreseen(judge, helper)), "round \(round): \(lines), \(helper)")
                seen[said, default: 0] += 1
                guard said == "PAM_SUCCESS" else { continue }
                if !helper.agrees || !lines.contains(where: Self.isRight) {
                    uncounted += 1
                    #expect(danger, "round \(round): \(lines) lets in uncounted: \(findings)")
                }
                #expect(!findings.contains(.overlay(.withoutPreauth)), "round \(round): \(lines)")
            }
            closed += findings.contains(.overlay(.withoutPreauth)) ? 1 : 0
        }
        figure(
            "360 overlay logins of the real libpam: \(uncounted) got in uncounted, all foreseen; \(closed) of 120 stacks "
                + "were said to refuse everybody, and did; \(seen.sorted { $0.key < $1.key })")
        #expect(uncounted > 20 && closed > 5 && seen.count >= 4, "stacks that come to something")
    }
}

/// The module and a helper of a test's own, under whatever lines.
private struct OverlayStand {
    private let scratch: Scratch
    private let stack: PamStack
    private let ours: String

    init() throws {
        scratch = try Scratch()
        let helper = try scratch.copy(Built.test("fakehelper"), as: "fakehelper")
        ours = try scratch.copy(Built.path("pam_credpolicy.so"), as: "pam_credpolicy.so") + " helper=\(helper) nodelay"
        stack = try PamStack(scratch, service: "demo", lines: [])
    }

    /// What pam_authenticate answers.
    func login(_ lines: [String], _ orders: [String]) throws -> String {
        try scratch.write("fakehelper.conf", orders.joined(separator: "\n") + "\n")
        try stack.add(service: "demo", lines: lines.map { "auth " + $0.replacing("pam_credpolicy.so", with: ours) })
        let host = try Run.command(
            Built.test("pamhost"), ["--confdir", stack.directory, "--nodelay", "demo", "root", "authenticate"],
            stdin: String(repeating: "secret\n", count: 8), timeout: 30)
        let said = host.lines.last { $0.hasPrefix("authenticate: ") }
        return said.map { String($0.dropFirst("authenticate: ".count)) } ?? host.out + host.err
    }
}
