import Foundation
import TestSupport
import Testing

/// The table of service classes (docs/ARCHITECTURE.md) with the programs that it is about, under their own names and
/// with Debian's own stacks. gdm, lightdm, sddm and cockpit can't run here: they are PAM hosts of class console as login
/// is, and a unit table holds what class each belongs to.
@Suite(.serialized, .needsRealHost) struct ServiceClassesTests {
    /// Every program × every standing: each knows the right password, the rules of sudo and doas allow everything.
    @Test func noWayLetsAnIDRunACommandThatMayNot() throws {
        let host = try RealHost()
        try host.installRunuser(RealHost.Settings())
        let passwords = try host.populate()
        try host.settle(Way.colleague)
        try host.allowEverything()
        let markers = try host.scratch.makeDirectory("markers", mode: 0o1777)
        for way in Way.allCases {
            try atOnce(Standing.allCases) { standing in
                try way.run("\(markers)/\(way)-\(standing)", on: host, as: standing.login, passwords[standing]!)
            }
            if let daemon = way.daemon {
                let refused = Standing.allCases.count - 1
                let all = try host.withDaemon(daemon) { try host.refusals(way.rawValue) == refused ? true : nil }
                #expect(all == true, "\(way) asked for everybody")
            }
        }
        let came = Set(try FileManager.default.contentsOfDirectory(atPath: markers))
        #expect(came == Set(Way.allCases.map { "\($0)-active" }))
        for standing in Standing.allCases {
            // `su` by root asks for the current password, which root does not know.
            let reasons = try host.refusalReasons(standing.login).subtracting(["nobody_answered"])
            #expect(reasons == Set(standing.reason.map { [$0] } ?? []), "\(standing)")
        }
        figure("\(Way.allCases.count) ways × \(Standing.allCases.count) standings: \(came.count) commands ran")
    }
}
