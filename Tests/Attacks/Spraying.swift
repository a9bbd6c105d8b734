import TestSupport
import Testing

/// The same attack from one source on pam_faillock and pam_unix as on ours in `Places`: a guess at each of 1,000 IDs, and
/// then as many more as lock them all.
@Suite(.serialized) struct Spraying {
    private static let source = "203.0.113.9"

    @Test(.needsMountNamespaces) func pamFaillockCountsNoSourcesAndLocksEverybody() throws {
        let users = (0..<1000).map { "staff\($0)" }
        let peer = try FaillockPeer(people: users)
        try peer.logIn(users.map { ($0, "wrong-guess-\($0)") }, from: Self.source, lanes: 4)
        let sprayed = peer.compared
        figure("peer pam_faillock + pam_unix, one guess at each of 1,000 IDs from one source: \(sprayed) compared")
        #expect(sprayed == users.count)
        // Before anybody is locked the right password lets in: what comes now is the attack's doing.
        let owners = Array(users.suffix(62))
        #expect(try Self.logIn(owners, peer) == owners.count)
        let more = (0..<5).flatMap { round in users.map { ($0, "wrong-guess-\($0)-\(round)") } }
        try peer.logIn(more, from: Self.source, lanes: 4)
        let entered = try Self.logIn(owners, peer)
        figure(
            "peer pam_faillock + pam_unix, five more from the same source: \(entered) of \(owners.count) owners in from "
                + "elsewhere")
        #expect(entered == 0)
    }

    private static func logIn(_ owners: [String], _ peer: FaillockPeer) throws -> Int {
        try peer.logIn(owners.map { ($0, FaillockPeer.password) }, from: "198.51.100.20", lanes: 1).count { $0 }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skipped, aloud, where the peer can have no /etc/shadow of its own.
    static var needsMountNamespaces: ConditionTrait {
        .enabled("No mount namespace can be made here") {
            try Run.command("/usr/bin/unshare", ["--mount", "--", "/bin/true"]).status == 0
        }
    }
}
