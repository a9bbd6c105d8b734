/// Passwords that a machine draws: whoever uses one must not be refused. Both halves have the same kinds; the words of
/// the passphrases come from different lists.
public enum StrongPasswords {
    private static let lower = "abcdefghijklmnopqrstuvwxyz"
    private static let digits = "0123456789"

    /// - Parameter words: the list that passphrases draw from, at least 2,000 words.
    public static func generators(words: [String]) -> [PasswordGenerator] {
        precondition(words.count >= 2000, "a passphrase of few words is not strong")
        return [
            PasswordGenerator("8 mixed letters and digits") {
                $0.text(of: lower + lower.uppercased() + digits, count: 8)
            },
            PasswordGenerator("8 lower-case letters and digits") { $0.text(of: lower + digits, count: 8) },
            PasswordGenerator("4 words") { random in
                let separator = random.pick(["-", " ", ".", "", "_"])
                let chosen = (0..<4).map { _ in random.pick(words) }
                // The plain rules want a digit.
                return chosen.joined(separator: separator) + separator + String(random.number(0...9))
            },
            PasswordGenerator("8 and 12 of all keys") { random in
                random.text(
                    of: String((0x21...0x7E).map { Character(Unicode.Scalar($0 as UInt8)) }),
                    count: random.pick([8, 12]))
            },
            PasswordGenerator("12 or more letters, digits and signs") { random in
                random.text(
                    of: lower + lower.uppercased() + digits + "!#$%&()*+-/:;<=>?@^_", count: random.number(12...20))
            },
        ]
    }
}
