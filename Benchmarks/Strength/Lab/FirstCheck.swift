import CredentialPolicy
import Enforcement
import Foundation
import HostSystem

/// What judging one password takes in a process that has judged none, as a helper lives for one: opening dictionary and
/// list, all that is set up on first use, the rules, the estimate, the lookup.
enum FirstCheck {
    static func table(_ password: String, dictionary: String, list: String) throws {
        var policy = Policy()
        policy.password.dictionary = dictionary
        policy.password.blocklist = list
        let now = try SystemClock().now().wall
        let bytes = Array(password.utf8)
        var faults: [StrengthFileFault] = []
        let before = pageFaults()
        let microseconds = try ProcessorTime.microseconds {
            let check = PasswordCheck(policy, at: now)
            guard try check.check(bytes).strength != nil else {
                throw LabFailure("\(password) can't be judged", "take another")
            }
            faults = check.faults
        }
        let pages = pageFaults() - before
        guard faults.isEmpty else { throw LabFailure("\(faults)", "name files that are sound") }
        print("| µs of CPU time | page faults |\n|---|---|\n| \(Command.text(microseconds, digits: 0)) | \(pages) |")
    }

    /// Those that needed no disk (getrusage(2)): the same on a slow machine as on a quick one.
    static func pageFaults() -> Int {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return usage.ru_minflt
    }
}
