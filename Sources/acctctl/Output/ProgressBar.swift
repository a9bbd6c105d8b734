import CredentialPolicy
import Enforcement
import HostSystem

/// How far a long work has come, on one line of a terminal: percent, rate, remaining time.
struct ProgressBar {
    private static let width = 24

    let isShown: Bool
    private var started = Int64(0)
    private var shownAt = Int64(0)
    private var phase: BlocklistBuild.Progress.Phase?

    init(isShown: Bool) { self.isShown = isShown }

    /// Five times a second at most.
    mutating func show(_ progress: BlocklistBuild.Progress) {
        guard isShown else { return }
        let now = SystemClock.monotonic()
        if phase != progress.phase { (phase, started) = (progress.phase, now) }
        guard now - shownAt >= 200_000 else { return }
        shownAt = now
        Terminal.ask("\r\u{1B}[K" + Self.line(progress, after: Double(now - started) / 1_000_000))
    }

    func clear() { if shownAt > 0 { Terminal.ask("\r\u{1B}[K") } }

    /// - Parameter seconds: since this phase began.
    static func line(_ progress: BlocklistBuild.Progress, after seconds: Double) -> String {
        let perSecond = seconds > 0 ? Double(progress.done) / seconds : 0
        let (name, rate) =
            switch progress.phase {
            case .reading: (say("読込み", "reading"), "\(rounded(perSecond / 1_000_000)) MB/s")
            case .writing: (say("書出し", "writing"), "\(rounded(perSecond / 1000))k/s")
            }
        guard let total = progress.total, total > 0 else { return "\(name) \(progress.done / 1_000_000) MB  \(rate)" }
        let share = min(1, Double(progress.done) / Double(total))
        let filled = Int(share * Double(width))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        let left = perSecond > 0 ? remaining(Double(total - progress.done) / perSecond) : ""
        return "\(name) [\(bar)] \(Int(share * 100)) %  \(rate)  \(left)"
    }

    private static func rounded(_ number: Double) -> Int { Int(min(number, 1e15).rounded()) }

    private static func remaining(_ seconds: Double) -> String {
        let seconds = Int(min(max(0, seconds), 3e7).rounded(.up))
        if seconds < 60 { return say("残り\(seconds)秒", "\(seconds) s left") }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        if hours == 0 { return say("残り\(minutes)分\(seconds % 60)秒", "\(minutes) min \(seconds % 60) s left") }
        return say("残り\(hours)時間\(minutes)分", "\(hours) h \(minutes) min left")
    }
}
