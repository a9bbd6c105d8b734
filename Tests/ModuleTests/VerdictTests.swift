import TestSupport
import Testing

/// Which outcome means what in which phase; everything else is the phase's refusal.
@Suite struct VerdictTests {
    static let meanings: [Phase: [Int: String]] = [
        .authenticate: [1: "PAM_AUTH_ERR"],
        .account: [
            1: "PAM_AUTH_ERR", 2: "PAM_PERM_DENIED", 3: "PAM_ACCT_EXPIRED", 4: "PAM_NEW_AUTHTOK_REQD", 5: ignored,
        ],
        .openSession: [2: "PAM_PERM_DENIED", 5: ignored],
        .closeSession: [2: "PAM_PERM_DENIED", 5: ignored, 8: "PAM_SESSION_ERR"],
        .prelim: [
            1: "PAM_AUTH_ERR", 2: "PAM_PERM_DENIED", 6: "PAM_AUTHTOK_ERR", 7: "PAM_USER_UNKNOWN", 9: "PAM_TRY_AGAIN",
            10: "PAM_AUTHTOK_LOCK_BUSY",
        ],
        .update: [
            1: "PAM_AUTH_ERR", 2: "PAM_PERM_DENIED", 6: "PAM_AUTHTOK_ERR", 7: "PAM_USER_UNKNOWN",
            10: "PAM_AUTHTOK_LOCK_BUSY",
        ],
    ]

    @Test(arguments: Phase.allCases, 0...12)
    func anOutcomeMeansOneCodeInItsPhasesAndARefusalElsewhere(_ phase: Phase, _ outcome: Int) throws {
        // Everything that a phase needs to allow comes along, so that only the outcome decides.
        let verdict = "verdict \(String(outcome, radix: 16)) nonce=\(nonce) session=1 ticket=\(ticket)"
        let expected = Self.meanings[phase]?[outcome] ?? phase.refusal
        #expect(try phase.answer(to: [verdict]).0 == expected)
    }

    @Test(arguments: [
        ("almost the value", "verdict 5AC396E0"), ("its bytes turned round", "verdict E196C35A"), ("zero", "verdict 0"),
        ("all ones", "verdict FFFFFFFF"), ("eight bytes", "hex 0183000b" + "010008000000005ac396e1"),
        ("three bytes", "hex 01830006" + "0100035ac396"), ("no outcome", "hex 01830000"),
    ])
    func nothingButTheOneValueAllows(_ name: String, _ order: String) throws {
        #expect(try Phase.account.answer(to: [order]).0 == "PAM_PERM_DENIED")
    }

    @Test(arguments: [
        (Phase.authenticate, ""), (.authenticate, "nonce=0123"),
        (.authenticate, "nonce=0123456789ABCDEF0123456789ABCDEF"),
        (.authenticate, "ticket=\(ticket)"), (.openSession, ""), (.openSession, "nonce=\(nonce)"), (.prelim, ""),
        (.prelim, "ticket=xyz"), (.update, ""),
    ])
    func anAllowThatLacksWhatItsPhaseMustBringRefuses(_ phase: Phase, _ carried: String) throws {
        #expect(try phase.answer(to: ["verdict \(allow) \(carried)"]).0 == phase.refusal)
    }
}
