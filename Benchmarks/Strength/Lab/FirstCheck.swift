import CredentialPolicy
import Enforcement
import HostSystem

/// What judging one password takes in a process that has judged none: opening dictionary and list, all that is set up on
/// first use, the rules, the estimate, the lookup.
enum FirstCheck {
    static func time(_ password: String, dictionary: String, list: String) throws {
        var policy = Policy()
        policy.password.dictionary = dictionary
        policy.password.blocklist = list
        let now = try SystemClock().now().wall
        let bytes = Array(password.utf8)
        var faults: [StrengthFileFault] = []
        let microseconds = try ProcessorTime.microseconds {
            let check = PasswordCheck(policy, at: now)
            guard try check.check(bytes).strength != nil else {
                throw LabFailure("\(password) can't be judged", "take another")
            }
            faults = check.faults
        }
        guard faults.isEmpty else { throw LabFailure("\(faults)", "name files that are sound") }
        print("| µs of CPU time |\n|---|\n| \(Command.text(microseconds, digits: 0)) |")
    }
}
