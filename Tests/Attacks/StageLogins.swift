import Foundation
import TestSupport

extension Stage {
    /// One login on one handle, step by step.
    func login(
        _ user: String, _ steps: [String] = ["authenticate"], answers: [String] = [Stage.password],
        service: String = "login", options: [String] = [], unprivileged: Bool = false
    ) throws -> Finished {
        try Run.command(
            scratch.path("pamhost"), hostOptions + options + [service, user] + steps,
            stdin: answers.map { $0 + "\n" }.joined(), timeout: 60, unprivileged: unprivileged)
    }

    /// The same while the test goes on.
    func startLogin(
        _ user: String, answers: [String] = [Stage.password], service: String = "login", options: [String] = []
    ) -> Background<Finished> {
        let host = scratch.path("pamhost")
        let words = hostOptions + options + [service, user, "authenticate"]
        return Background {
            try Run.command(host, words, stdin: answers.map { $0 + "\n" }.joined(), timeout: 60)
        }
    }

    /// A command line that tries all `guesses` at once, and the program that runs it.
    func volley(
        _ user: String, _ guesses: [String], options: [String] = [], step: String = "authenticate"
    ) throws -> (program: String, words: [String]) {
        let file = try scratch.write("guesses-\(UUID())", guesses.map { $0 + "\n" }.joined())
        let volley = ["--parallel", "\(guesses.count)", "--answers", file]
        return (scratch.path("pamhost"), hostOptions + options + volley + ["login", user, step])
    }

    /// Tries all guesses at once; how many had which answer.
    func tryAtOnce(_ user: String, _ guesses: [String], options: [String] = []) throws -> Finished {
        let (program, words) = try volley(user, guesses, options: options)
        return try Run.command(program, words, timeout: 120)
    }

    /// The same while somebody kills or stops hosts and helpers at random moments.
    /// - Returns: what the host printed, how many signals were sent, and how many of them to helpers.
    func tryAtOnce(
        _ user: String, _ guesses: [String], harassedBy way: String, seed: Int
    ) throws -> (finished: Finished, signals: Int, helpers: Int) {
        let (program, words) = try volley(user, guesses)
        let finished = try Run.command(
            Built.test("harass"), [scratch.directory, way, "\(seed)", program] + words, timeout: 120)
        let line = finished.err.split(separator: "\n").last { $0.hasPrefix("harassed ") } ?? ""
        let numbers = line.split(separator: " ").compactMap { Int($0) }
        return (finished, numbers.first ?? 0, numbers.last ?? 0)
    }

    private var hostOptions: [String] { ["--confdir", stack.directory, "--nodelay"] }

    /// The processes of this stage that run one of its programs.
    func processes(_ program: String) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe"))
                == scratch.path(program)
        }
    }

    /// Processes of this stage that stand still, once there are `count` of them.
    func stoppedHelpers(_ count: Int = 1, within seconds: Double = 10) -> [pid_t] {
        waitFor(within: seconds) {
            let stopped = self.processes("pam-helper").filter { Self.state(of: $0) == "T" }
            return stopped.count >= count ? stopped : nil
        } ?? []
    }

    private static func state(of process: pid_t) -> Substring? {
        let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return text?.split(separator: ")").last?.split(separator: " ").first
    }

    /// Waits until no helper of this stage runs any more: what a killed host leaves behind finishes by itself.
    func waitForHelpers(within seconds: Double = 15) -> Bool {
        waitFor(within: seconds) { self.processes("pam-helper").isEmpty ? true : nil } ?? false
    }
}
