import Foundation
import TestSupport

/// What somebody at a terminal saw, and how the program ended.
struct Seen: Decodable, CustomStringConvertible {
    /// Everything that came, newlines as they are in a file.
    let transcript: String
    /// -1 when a signal ended it.
    let status: Int32
    let signal: Int32
    /// The patterns that were waited for in vain, first one first.
    let unanswered: [String]
    /// It went on past the timeout and was hung up on.
    let late: Bool
    /// From the last answer to its end.
    let seconds: Double

    var description: String {
        "status \(status), signal \(signal), unanswered \(unanswered)\(late ? ", late" : "")\n\(transcript)"
    }

    /// Whether a line of the transcript is exactly this.
    func hasLine(_ line: String) -> Bool { transcript.split(separator: "\n").contains { $0 == line } }
}

extension RealHost {
    /// Runs a program of this machine on a pseudo-terminal of its own, in a session of its own.
    ///
    /// - Parameters:
    ///   - answers: in order; each waits for a regular expression and then types a line; nil types nothing; a control
    ///     character alone is that key (`Key`).
    ///   - user: who sits there; root when nil. The program is started with that user's ids.
    ///   - patience: seconds for each wait.
    func atTerminal(
        _ words: [String], _ answers: [(String, String?)] = [], as user: String? = nil,
        environment: [String: String] = [:], patience: Double = 15
    ) throws -> Seen {
        let orders: [String: Any] = [
            "command": words, "timeout": patience, "answers": answers.map { [$0.0, $0.1 ?? NSNull()] as [Any] },
        ]
        let finished = try run(
            ["/usr/bin/python3", scratch.path("terminal.py")], as: user,
            stdin: String(decoding: try JSONSerialization.data(withJSONObject: orders), as: UTF8.self),
            environment: ["TERM": "dumb"].merging(environment) { $1 },
            timeout: patience * Double(answers.count + 2))
        guard finished.status == 0 else { throw Unexpected(finished) }
        return try JSONDecoder().decode(Seen.self, from: finished.outBytes)
    }
}

/// Keys that a terminal turns into something else than text.
enum Key {
    static let interrupt = "\u{3}"
    static let endOfInput = "\u{4}"
}

/// A command that ended otherwise than the test needs in order to go on.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ finished: Finished) {
        description = "status \(finished.status)\n--- out\n\(finished.out)\n--- err\n\(finished.err)"
    }
}
