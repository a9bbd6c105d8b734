import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem
import Testing

@testable import Enforcement

private let good = "$6$saltsalt$c/VApLwT1GY6z7TyuSA8l3xrF.Mc8kdLJRMy4EAWLDWacHNEyNHCghHEmV9NhRQ1ziXeSiq88n92NUxvKOXsp/"

/// /etc/shadow line by line: what is taken over, and why the rest is not. Facts in, plan out.
@Suite struct ShadowPlanTests {
    private static let today: Int64 = 20_000

    private static func facts(_ login: String, uid: UInt32? = nil) -> AccountFacts {
        AccountFacts(id: AccountID(1), login: LoginName(login)!, kind: .personal, validFrom: 0, uid: uid)
    }

    private static func stored(temporary: Bool, generation: Int64 = 1, imported: Bool = false) -> StoredPassword {
        StoredPassword(
            facts: PasswordFacts(generation: generation, temporary: temporary, setAt: 0, validUntil: 1), hash: good,
            imported: imported)
    }

    private func plan(_ text: String, cost: Duration = .milliseconds(5)) -> ShadowPlan {
        let names: [(String, UInt32)] = [
            ("root", 0), ("daemon", 1), ("taro", 1001), ("hanako", 1002), ("one", 1003), ("two", 1003), ("left", 1004),
            ("joined", 1005), ("fresh", 1006), ("issued", 1007), ("again", 1008), ("a b", 1009), ("nameless", 1010),
            ("other", 1011), ("pc01$", 1012), ("nobody", 65_534),
        ]
        let known: [(String, AccountState, StoredPassword?, UInt32?)] = [
            ("left", .retired, Self.stored(temporary: false), nil),
            ("joined", .active, Self.stored(temporary: false), nil),
            ("fresh", .active, Self.stored(temporary: true), nil),
            ("issued", .active, Self.stored(temporary: true, generation: 2), nil),
            ("again", .active, Self.stored(temporary: true, imported: true), nil),
            ("nameless", .active, nil, nil), ("somebody", .active, nil, 1011),
        ]
        let planner = ShadowPlanner(
            users: names.map { PosixUser(name: $0.0, uid: $0.1, fullName: $0.0 == "taro" ? "山田 太郎" : "") },
            unmanaged: UnmanagedRule.standard,
            known: Dictionary(
                uniqueKeysWithValues: known.map { ($0.0, (Self.facts($0.0, uid: $0.3), $0.1, $0.2)) }),
            today: Self.today, cost: { _ in cost })
        return planner.plan(ShadowFile.parse(Array(text.utf8)))
    }

    static let lines: [(String, String, ShadowObstacle)] = [
        ("locked", "taro:!\(good):1:0:99999:7:::", .locked), ("locked, never set", "taro:!:1::::::", .locked),
        ("locked by usermod", "taro:!*:1::::::", .locked), ("no password", "taro:*:1::::::", .noPassword),
        ("empty password", "taro::1::::::", .emptyPassword), ("DES", "taro:rl3gPBhM0gTpM:1::::::", .unsafeMethod),
        ("MD5", "taro:$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/:1::::::", .unsafeMethod),
        ("unknown method", "taro:$zz$j9T$salt$hash:1::::::", .unsafeMethod), ("x", "taro:x:1::::::", .unsafeMethod),
        ("hours", "taro:\(good.replacing("$6$", with: "$6$rounds=999999999$")):1::::::", .tooCostly),
        ("account ended", "taro:\(good):1:0:99999:7::19999:", .ended),
        ("ends today", "taro:\(good):1:0:99999:7::20000:", .ended),
        ("password ended", "taro:\(good):19000:0:90:7:30::", .ended),
        ("not in NSS", "ghost:\(good):1::::::", .noSuchUser),
        ("a name with a space", "a b:\(good):1::::::", .malformed),
        ("a machine's name", "pc01$:\(good):1::::::", .notALoginName),
        ("twins on the host", "two:\(good):1::::::", .sharedUID(with: "one")),
        ("twin of an ID of another name", "other:\(good):1::::::", .sharedUID(with: "somebody")),
        ("retired", "left:\(good):1::::::", .retired),
        ("a password of its own", "joined:\(good):1::::::", .hasPassword),
        ("a temporary one issued since", "issued:\(good):1::::::", .hasPassword),
        ("imported, to be changed", "again:\(good):0::::::", .hasPassword),
        ("joined and locked here", "fresh:!:1::::::", .hasPassword),
        ("eight fields", "taro:\(good):1:::::", .malformed), ("ten fields", "taro:\(good):1:::::::", .malformed),
        ("no name", ":\(good):1::::::", .malformed), ("a word for a day", "taro:\(good):soon::::::", .malformed),
        ("a day beyond numbers", "taro:\(good):99999999999999999999::::::", .malformed),
        ("control character", "taro\u{7}:\(good):1::::::", .malformed),
        ("bidirectional name", "taro\u{202E}:\(good):1::::::", .malformed),
        ("endless", "taro:" + String(repeating: "x", count: 2000) + ":1::::::", .malformed),
        ("a NIS entry", "+::::::::", .noSuchUser),
    ]

    @Test(arguments: lines) func whatIsNotTakenOverSaysWhy(_ name: String, _ line: String, _ obstacle: ShadowObstacle) {
        let plan = plan("hanako:\(good):1::::::\n\(line)\n")
        #expect(plan.items.map(\.login.text) == ["hanako"], "the others go on")
        #expect(plan.refusals.map(\.obstacle) == [obstacle])
        #expect(plan.refusals.first?.line == 2)
        #expect(plan.losesPasswords == obstacle.losesPassword)
        let said = plan.refusals.first?.name ?? ""
        #expect(obstacle != .malformed || said.isEmpty, "a line that can't be read may hold a password")
    }

    @Test func everyObstacleHasALine() {
        let found = Set(Self.lines.map { "\($0.2)".prefix { $0 != "(" } })
        #expect(found.count == 12, "and duplicates have a test of their own")
    }

    @Test func whatCanBeTakenOverIsWithWhatTheHostKnows() throws {
        let plan = plan("taro:\(good):19999:0:99999:7:::\nfresh:\(good):::::::\nhanako:\(good):0:::::20001:\n")
        #expect(plan.refusals.isEmpty && plan.items.count == 3)
        let taro = try #require(plan.items.first)
        #expect(taro.name == "山田 太郎" && taro.uid == 1001 && taro.method == "sha512crypt" && taro.hash == good)
        #expect(!taro.isJoined && !taro.mustChange && taro.setAt == 19_999 * 86_400_000_000)
        #expect(plan.items[1].isJoined, "the password that joining printed gives way")
        #expect(plan.items[2].mustChange && plan.items[2].setAt == nil, "chage -d 0")
    }

    @Test func aDayInTheFutureIsNoAge() {
        #expect(plan("taro:\(good):20001::::::\n").items.first?.setAt == nil)
    }

    @Test func rootAndTheSystemsUsersAreLeftAloneAndCounted() {
        let plan = plan("root:\(good):1::::::\ndaemon:*:1::::::\nnobody:*:1::::::\ntaro:\(good):1::::::\n")
        #expect(plan.unmanaged == 3 && plan.items.count == 1 && plan.refusals.isEmpty)
    }

    @Test func ofTwoLinesOfOneNameTheFirstCounts() {
        let plan = plan("taro:\(good):1::::::\ntaro:!:1::::::\n")
        #expect(plan.items.count == 1 && plan.refusals.map(\.obstacle) == [.duplicate])
    }

    @Test func aHashThatTakesMoreThanHalfTheFloorIsNotTakenOver() {
        #expect(ShadowPlanner.costLimit * 2 < .milliseconds(1200))
        #expect(plan("taro:\(good):1::::::\n", cost: .milliseconds(501)).refusals.map(\.obstacle) == [.tooCostly])
        #expect(plan("taro:\(good):1::::::\n", cost: .milliseconds(500)).items.count == 1)
    }

    @Test func ofManyHashesOfOneCostOneIsMeasured() {
        var measured = 0
        let planner = ShadowPlanner(
            users: (0..<500).map { PosixUser(name: "u\($0)", uid: 2000 + $0, fullName: "") }, unmanaged: [], known: [:],
            today: 1
        ) { _ in
            measured += 1
            return .zero
        }
        let text = (0..<500).map { "u\($0):\(good):1::::::\n" }.joined()
        #expect(planner.plan(ShadowFile.parse(Array(text.utf8))).items.count == 500 && measured == 1)
    }
}
