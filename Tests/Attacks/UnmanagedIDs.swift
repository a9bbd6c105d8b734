import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// Root and the system's users are not ours: no password of ours lets them in, and nothing of ours stops their jobs.
@Suite(.serialized) struct UnmanagedIDs {
    /// What may be broken while root's cron must go on.
    enum Damage: CaseIterable {
        case none, policyGone, policyWrong, storeGone, helperGone

        func happen(_ stage: Stage) throws {
            switch self {
            case .none: break
            case .policyGone: try FileManager.default.removeItem(atPath: stage.scratch.path("policy.conf"))
            case .policyWrong: try stage.scratch.write("policy.conf", "[lockout]\nmax-failures = many\n", mode: 0o640)
            case .storeGone:
                try FileManager.default.moveItem(
                    atPath: stage.scratch.path("store"), toPath: stage.scratch.path("away"))
            case .helperGone: try FileManager.default.removeItem(atPath: stage.scratch.path("wrapped"))
            }
        }
    }

    private static func stage() throws -> Stage {
        var settings = Stage.Settings()
        settings.services = ["cron", "login"]
        let stage = try Stage(settings)
        try stage.add(["mori"])
        return stage
    }

    private static func answers(_ finished: Finished) -> [String] { finished.lines.filter { $0.contains(": PAM_") } }

    private static func besidePermit(_ stage: Stage, _ service: String) throws {
        try stage.stack.add(
            service: service, lines: stage.lines + ["account required pam_permit.so", "session required pam_permit.so"])
    }

    @Test(arguments: Damage.allCases)
    func rootsCronGoesOnBesideAnotherModule(damage: Damage) throws {
        let stage = try Self.stage()
        try Self.besidePermit(stage, "cron")
        try damage.happen(stage)
        let finished = try stage.login("root", ["acct", "open", "close"], service: "cron")
        #expect(Self.answers(finished) == ["acct: PAM_SUCCESS", "open: PAM_SUCCESS", "close: PAM_SUCCESS"])
    }

    @Test(arguments: Damage.allCases)
    func aloneInItsStackAnIgnoredStepIsARefusal(damage: Damage) throws {
        let stage = try Self.stage()
        try damage.happen(stage)
        let finished = try stage.login("root", ["acct", "open"], service: "cron")
        #expect(Self.answers(finished) == ["acct: PAM_PERM_DENIED", "open: PAM_PERM_DENIED"])
    }

    @Test(arguments: Damage.allCases)
    func nobodysPasswordIsRootsPassword(damage: Damage) throws {
        let stage = try Self.stage()
        try damage.happen(stage)
        for service in ["cron", "login"] {
            #expect(Self.answers(try stage.login("root", service: service)) == ["authenticate: PAM_AUTH_ERR"])
        }
    }

    /// A pam_permit beside us must not let in whom we refuse.
    @Test(arguments: Damage.allCases)
    func everybodyElseIsRefusedWhenSomethingIsBroken(damage: Damage) throws {
        let stage = try Self.stage()
        try Self.besidePermit(stage, "cron")
        try Self.besidePermit(stage, "login")
        try damage.happen(stage)
        let cron = Self.answers(try stage.login("mori", ["acct", "open"], service: "cron"))
        #expect(
            cron
                == (damage == .none
                    ? ["acct: PAM_SUCCESS", "open: PAM_SUCCESS"] : ["acct: PAM_PERM_DENIED", "open: PAM_PERM_DENIED"]))
        let login = Self.answers(try stage.login("mori", ["authenticate", "acct"]))
        #expect(
            login
                == (damage == .none
                    ? ["authenticate: PAM_SUCCESS", "acct: PAM_SUCCESS"]
                    : ["authenticate: PAM_AUTH_ERR", "acct: PAM_PERM_DENIED"]))
        let unknown = Self.answers(try stage.login("nobody-we-know", ["acct", "open"], service: "cron"))
        #expect(unknown == ["acct: PAM_PERM_DENIED", "open: PAM_PERM_DENIED"])
    }

    /// With a broken policy only batch jobs of the system go on; a login as root waits until it is repaired.
    @Test func aBrokenPolicyDoesNotLeaveLoginsToOthers() throws {
        let stage = try Self.stage()
        try Self.besidePermit(stage, "login")
        #expect(Self.answers(try stage.login("root", ["acct", "open"])) == ["acct: PAM_SUCCESS", "open: PAM_SUCCESS"])
        try Damage.policyWrong.happen(stage)
        #expect(
            Self.answers(try stage.login("root", ["acct", "open"])) == [
                "acct: PAM_PERM_DENIED", "open: PAM_PERM_DENIED",
            ])
    }

    /// `daemon` is a system user; once it is in the store it is ours, and retires like everybody else.
    @Test func anIDInTheStoreIsNeverUnmanaged() throws {
        let stage = try Self.stage()
        try Self.besidePermit(stage, "cron")
        try stage.add(["daemon"])
        let daemon = try stage.account("daemon")
        try stage.store.write { transaction throws(StoreFailure) in
            try transaction.retire(daemon.id, from: stage.now.wall - 1)
        }
        let finished = try stage.login("daemon", ["acct", "open"], service: "cron")
        #expect(Self.answers(finished) == ["acct: PAM_ACCT_EXPIRED", "open: PAM_PERM_DENIED"])
    }
}
