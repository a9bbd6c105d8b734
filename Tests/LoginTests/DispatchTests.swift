import Foundation
import TestSupport
import Testing

@testable import CredentialPolicy

/// Our walk of a stack against libpam's own: the same answers of the same modules must come to the same.
@Suite struct DispatchTests {
    /// Half of the answers are those that stacks mostly see, so that many of them come to something.
    private static let codes: [PamCode] =
        PamCode.allCases
        + (0..<5).flatMap { _ in [.success, .authErr, .ignore, .newAuthtokReqd, .credUnavail, .userUnknown] }
    private static let words = ["required", "requisite", "sufficient", "optional"]
    private static let actions = ["ok", "done", "bad", "die", "ignore", "reset", "1", "2", "3"]

    /// SplitMix64, so that a failure can be repeated.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    /// Includes are absolute: libpam looks for relative ones in /etc/pam.d, whatever pam_start_confdir was given.
    private static func lines(_ dice: inout Dice, inner: [String], in directory: String) -> [String] {
        (0..<Int.random(in: 1...5, using: &dice)).map { _ in
            if let file = inner.randomElement(using: &dice), Int.random(in: 0..<4, using: &dice) == 0 {
                return "auth \(Bool.random(using: &dice) ? "include" : "substack") \(directory)/\(file)"
            }
            let answer = codes.randomElement(using: &dice)!.rawValue
            return "auth \(control(&dice)) pam_debug.so auth=\(answer)"
        }
    }

    private static func control(_ dice: inout Dice) -> String {
        if Bool.random(using: &dice) { return words.randomElement(using: &dice)! }
        let pairs = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
            "\(codes.randomElement(using: &dice)!.rawValue)=\(actions.randomElement(using: &dice)!)"
        }
        return "[" + (pairs + ["default=\(actions.randomElement(using: &dice)!)"]).joined(separator: " ") + "]"
    }

    @Test func theWalkComesToWhatLibpamComesTo() throws {
        var dice = Dice(state: 20_261_121)
        var reached: [String: Int] = [:]
        for round in 0..<400 {
            let scratch = try Scratch(.memory)
            let directory = scratch.path("pam.d")
            let texts = [
                "deep": Self.lines(&dice, inner: [], in: directory),
                "inner": Self.lines(&dice, inner: ["deep"], in: directory),
                "login": Self.lines(&dice, inner: ["inner", "deep"], in: directory),
            ]
            let stack = try PamStack(scratch, service: "login", lines: texts["login"]!)
            for name in ["inner", "deep"] { try stack.add(service: name, lines: texts[name]!) }
            let host = try Run.command(
                Built.test("pamhost"), ["--confdir", stack.directory, "--nodelay", "login", "taro", "authenticate"])
            let said = host.lines.last { $0.hasPrefix("authenticate: ") } ?? host.out + host.err
            let files: [String: [PamLine]?] = texts.mapValues {
                let text = $0.joined(separator: "\n").replacing(directory, with: "/etc/pam.d")
                return PamFile.parse(Array(text.utf8), file: "")
            }
            let chain = PamChain(service: "login", .auth, files: files)
            let ours = PamDispatch(chain: chain).result { handler in
                handler.arguments.compactMap { PamCode(rawValue: String($0.dropFirst(5))) }.first ?? .permDenied
            }
            let name = ours.rawValue.uppercased().replacing("RECOVER_", with: "RECOVERY_")
            #expect(said == "authenticate: PAM_\(name)", "round \(round): \(texts)")
            reached[ours.rawValue, default: 0] += 1
        }
        figure("400 random stacks as libpam answers them: \(reached.sorted { $0.key < $1.key })")
        #expect(reached["success", default: 0] > 20 && reached.count >= 4, "stacks that come to something")
    }
}
