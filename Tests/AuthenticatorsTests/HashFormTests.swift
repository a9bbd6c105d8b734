import CredentialPolicy
import Testing

@testable import Authenticators

/// Hashes that come from /etc/shadow: what they cost, and dummies that cost the same without their salt.
@Suite struct HashFormTests {
    private static let secret = Array("Kani7-yama".utf8)

    /// Made by another program (Python's crypt module).
    static let hashes: [(String, HashForm.Method, String)] = [
        (
            "$6$saltsalt$c/VApLwT1GY6z7TyuSA8l3xrF.Mc8kdLJRMy4EAWLDWacHNEyNHCghHEmV9NhRQ1ziXeSiq88n92NUxvKOXsp/",
            .sha512crypt, "$6$"
        ),
        ("$5$rounds=1000$saltsalt$YTqziPq3Tsy9BJDWkPV/HsPY3HfDpaXldanraNC8eG5", .sha256crypt, "$5$rounds=1000$"),
        ("$2b$04$abcdefghijklmnopqrstuuIPYyXhk5SsjBRJgJHVWWv/HJSXzGJDy", .bcrypt, "$2b$04$"),
        ("$7$CU..../....saltsalt$XvvYyR.EF92BiHVU6FiIZU2oAncWbLqf1TR8TDya3R9", .scrypt, "$7$CU..../...."),
        ("$gy$j75$saltsalt$Uvelm4MRMU1lukyEi2PufGUPYBSuO.AeADyA0N.5XN5", .gostYescrypt, "$gy$j75$"),
    ]

    @Test(arguments: hashes) func theDummyOfAnImportedHashCostsTheSameAndHasAnotherSalt(
        _ hash: String, _ method: HashForm.Method, _ settings: String
    ) throws {
        let form = try #require(HashForm(hash))
        #expect(form.method == method && form.settings == settings)
        #expect(HashForm.isWhole(hash) && form.isMeasurable)
        let hasher = PasswordHasher()
        #expect(!hash.hasPrefix(form.dummy) && form.dummy.hasPrefix(settings))
        let matches = hasher.verify(Self.secret.span, against: hash)
        #expect(matches)
        // `spend` gives nothing back: what it worked out is looked at here, since libcrypt must have taken the setting.
        let real = fastest { _ = hasher.verify(Self.secret.span, against: hash) }
        let dummy = fastest { hasher.spend(Self.secret.span, like: hash) }
        #expect(dummy > real * 0.6 && dummy < real * 1.6, "real \(real), dummy \(dummy)")
        #expect(HashForm(form.dummy + "x")?.dummy == form.dummy)
    }

    private func fastest(_ body: () -> Void) -> Double {
        (0..<9).map { _ in ContinuousClock().measure(body) / .seconds(1) }.min() ?? 0
    }

    @Test(arguments: [
        ("DES", "rl3gPBhM0gTpM"), ("BSDi DES", "_J9..rasmBYk8r9AiWNc"), ("MD5", "$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/"),
        ("NT", "$3$$8846f7eaee8fb117ad06bdd830b7586c"), ("a method of tomorrow", "$zz$j9T$salt$hash"),
        ("the old bcrypt bug", "$2x$04$abcdefghijklmnopqrstuuIPYyXhk5SsjBRJgJHVWWv/HJSXzGJDy"),
        ("empty", ""), ("plain text", "kanifune1234"), ("cut", "$6$saltsalt$c/VApLw"), ("no hash", "$6$saltsalt$"),
        ("locked", "!" + hashes[0].0), ("with a newline", hashes[0].0 + "\n"),
        ("salt too long", "$6$saltsaltsaltsalt1$" + hashes[0].0.dropFirst(12)),
    ]) func whatIsNoWholeHashOfAKnownMethodIsNotTakenOver(_ name: String, _ hash: String) {
        #expect(!HashForm.isWhole(hash))
    }

    /// Hours, or terabytes: refused by its text, never tried.
    @Test(arguments: [
        "$6$rounds=999999999$saltsalt$x", "$5$rounds=2000001$saltsalt$x", "$6$rounds=99999999999999999999$saltsalt$x",
        "$6$rounds=-5$saltsalt$x", "$6$rounds=+5000$saltsalt$x", "$6$rounds=05000$saltsalt$x",
        "$2b$5$abcdefghijklmnopqrstuu", "$2b$+9$abcdefghijklmnopqrstuu",
        "$2b$31$abcdefghijklmnopqrstuu", "$2b$zz$abcdefghijklmnopqrstuu",
        "$y$jFT$salt$x", "$y$jzT$salt$x", "$y$./././.$salt$x", "$gy$jET$salt$x", "$7$zU..../....salt$x",
        "$7$CUzzzzzzzzzzsalt$x",
    ]) func aHostileCostIsNotEvenMeasured(_ hash: String) throws {
        #expect(try #require(HashForm(hash)).isMeasurable == false)
    }

    @Test(arguments: HashMethod.costs) func everyCostOfThePolicyCanBeMeasured(_ cost: Int) throws {
        let setting = try #require(PasswordHasher.setting(HashMethod(cost: cost)))
        #expect(try #require(HashForm(setting)).isMeasurable)
    }
}
