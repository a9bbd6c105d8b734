import CredentialPolicy
import Glibc
import Testing

@testable import Authenticators

/// libcrypt's hashes: the system's own, and dummies that cost the same.
@Suite struct PasswordHasherTests {
    private let hasher = PasswordHasher()
    // Spans can't pass through #expect.
    private func matches(_ secret: [UInt8], _ hash: String) -> Bool { hasher.verify(secret.span, against: hash) }
    private func hash(_ secret: [UInt8], _ cost: Int) -> String? {
        hasher.hash(secret.span, method: HashMethod(cost: cost))
    }

    private static let secret = Array("Kani7-yama".utf8)

    @Test(arguments: 1...7) func aHashIsItsPasswordsAndNobodyElses(_ cost: Int) throws {
        let made = try #require(hash(Self.secret, cost))
        #expect(made.hasPrefix("$y$"))
        #expect(matches(Self.secret, made))
        for other in ["Kani7-yam", "Kani7-yama ", "kani7-yama", ""] {
            #expect(!matches(Array(other.utf8), made), "\(other)")
        }
        #expect(hash(Self.secret, cost) != made, "another salt each time")
    }

    @Test(arguments: 1...7) func aDummyIsWorkedOutAsARealOneAndNeverMatches(_ cost: Int) throws {
        let made = try #require(hash(Self.secret, cost))
        let setting = PasswordHasher.dummySetting(like: made)
        #expect(!made.hasPrefix(setting), "the real salt")
        let (real, dummy) = (
            time { _ = matches(Self.secret, made) },
            time { hasher.spend(Self.secret.span, like: made) }
        )
        #expect(dummy > real * 0.5 && dummy < real * 2, "real \(real), dummy \(dummy)")
    }

    /// The least of five, in seconds of this thread's own processor time: what else runs on the machine is not in it.
    private func time(_ body: () -> Void) -> Double {
        (0..<5).map { _ in
            let began = Self.processorTime()
            body()
            return Self.processorTime() - began
        }.min() ?? 0
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test(arguments: [
        ("locked", "*"), ("locked by passwd -l", "!"), ("locked, hash kept", "!$y$j9T$salt$hash"), ("empty", ""),
        ("x", "x"),
        ("a failure token", "*0"), ("another", "*1"), ("cut", "$y$j9T$"), ("no salt", "$y$"),
        ("unknown method", "$zz$1$2$3"),
        ("with a newline", "$6$salt\n$x"), ("with a colon", "$6$sa:lt$x"),
    ]) func whatIsNoHashMatchesNothing(_ name: String, _ hash: String) {
        for secret in [Self.secret, [], Array(hash.utf8), Array("*0".utf8)] {
            #expect(!matches(secret, hash))
        }
        hasher.spend(Self.secret.span, like: hash)
    }

    /// Made by another program (Python's crypt module), as /etc/shadow may hold them.
    @Test(arguments: [
        (
            "SHA-512",
            "$6$saltsalt$c/VApLwT1GY6z7TyuSA8l3xrF.Mc8kdLJRMy4EAWLDWacHNEyNHCghHEmV9NhRQ1ziXeSiq88n92NUxvKOXsp/"
        ),
        ("SHA-256 with rounds", "$5$rounds=1000$saltsalt$YTqziPq3Tsy9BJDWkPV/HsPY3HfDpaXldanraNC8eG5"),
        ("bcrypt", "$2b$04$abcdefghijklmnopqrstuuIPYyXhk5SsjBRJgJHVWWv/HJSXzGJDy"),
        ("scrypt", "$7$CU..../....saltsalt$XvvYyR.EF92BiHVU6FiIZU2oAncWbLqf1TR8TDya3R9"),
        ("gost-yescrypt", "$gy$j75$saltsalt$Uvelm4MRMU1lukyEi2PufGUPYBSuO.AeADyA0N.5XN5"),
    ]) func hashesOfTheSystemsOtherMethodsAreUnderstoodAndOutdated(_ name: String, _ hash: String) {
        #expect(matches(Self.secret, hash))
        #expect(!matches(Array("Kani7-yamb".utf8), hash))
        #expect(!matches(Self.secret, String(hash.dropLast()) + "_"))
        #expect(PasswordHasher.isOutdated(hash, for: HashMethod(cost: 5)))
    }

    @Test func aHashIsOutdatedWhenNewOnesHaveOtherSettings() throws {
        let made = try #require(hash(Self.secret, 1))
        #expect(!PasswordHasher.isOutdated(made, for: HashMethod(cost: 1)))
        #expect(PasswordHasher.isOutdated(made, for: HashMethod(cost: 2)))
    }

    @Test func neitherAnEmptyNorATooLongSecretIsHashed() {
        #expect(hash([], 1) == nil)
        #expect(hash([UInt8](repeating: 65, count: 512), 1) == nil)
        #expect(hash([UInt8](repeating: 65, count: 511), 1) != nil)
    }
}
