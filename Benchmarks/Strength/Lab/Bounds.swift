import CredentialPolicy
import Foundation
import TestSupport

/// What one judgement takes at worst: processor time, and memory beside the dictionary.
enum Bounds {
    static func table() throws {
        let ours = try Ours()
        print("| text | characters | bytes | ms of CPU time | peak KB beside the dictionary |\n|---|---|---|---|---|")
        for crafted in try CraftedText.all() {
            let rules = PasswordRules(settings: PasswordSettings(), facts: facts(crafted.about), year: 2026)
            // Once for what is set up on first use, which the memory of the second has no part in.
            ours.judge(crafted, by: rules)
            let kilobytes = try peak { ours.judge(crafted, by: rules) }
            let times = (0..<9).map { _ in ProcessorTime.microseconds { ours.judge(crafted, by: rules) } }
            let cells = [
                "\(String(decoding: crafted.text, as: UTF8.self).unicodeScalars.count)", "\(crafted.text.count)",
                Command.text(ProcessorTime.percentile(times, 0.5) / 1000, digits: 3), "\(kilobytes)",
            ]
            print("| \(crafted.name) | \(cells.joined(separator: " | ")) |")
        }
    }

    /// Every field that the matchers of personal data read.
    private static func facts(_ about: String) -> PersonalFacts {
        PersonalFacts(
            loginName: about, staffNumber: about, name: about, readings: [about], department: about,
            birthday: Birthday(year: 1985, month: 4, day: 9), words: [about])
    }

    /// How far the process's resident memory rises above what it is before, in KB (proc(5): writing 5 to clear_refs
    /// sets the peak back). What malloc has kept is given back first, or the work would find it there.
    private static func peak(_ work: () -> Void) throws -> Int {
        _ = trimHeap(0)
        try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
        let before = try status("VmRSS:")
        work()
        return max(0, try status("VmHWM:") - before)
    }

    private static func status(_ key: String) throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) } ?? ""
        let words = line.split { $0 == " " || $0 == "\t" }
        guard words.count > 1, let number = Int(words[1]) else {
            throw LabFailure("/proc/self/status has no \(key)", "mount /proc")
        }
        return number
    }
}

/// malloc_trim(3), which the Glibc module leaves out.
@_silgen_name("malloc_trim") private func trimHeap(_ padding: Int) -> CInt

extension Ours {
    /// All that a new password goes through: the rules, the estimate, what is near to the old one or to the person.
    func judge(_ crafted: CraftedText, by rules: PasswordRules) {
        let (text, old, span) = (crafted.text.span, crafted.old.span, words.span)
        let judgement = rules.judge(text, old: old, dictionary: dictionary, words: span)
        precondition(judgement.strength?.guesses.log10.isFinite ?? true)
    }
}
