import CredentialPolicy
import Foundation
import TestSupport
import Testing

/// Where nobody can be told from anybody, one must not gain by that nor stop the others.
@Suite(.serialized) struct SharedPlaces {
    private static let junk = "\u{8}\r\u{7F}INCORRECT"

    private static func stage(sourceMaxFailures: Int) throws -> Stage {
        var settings = Stage.Settings()
        (settings.hash, settings.sourceMaxFailures) = ("yescrypt 1", sourceMaxFailures)
        let stage = try Stage(settings)
        try stage.add(["mori", "hara"])
        return stage
    }

    private static func isLetIn(_ stage: Stage, _ user: String, _ options: [String]) throws -> Bool {
        try stage.login(user, options: options).lines.last == "authenticate: PAM_SUCCESS"
    }

    /// `ssh -b 127.0.0.N localhost` is anybody's on the host: with a place each, four of them would lock an ID everywhere.
    @Test func allOfLoopbackIsOnePlace() throws {
        let stage = try Self.stage(sourceMaxFailures: 10)
        for host in ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "::1"] {
            _ = try stage.tryAtOnce("mori", (0..<5).map { "wrong-\(host)-\($0)" }, options: ["--rhost", host])
        }
        let compared = try stage.compared("mori")
        figure("25 guesses at once from five addresses of loopback, max-failures 5: \(compared) compared")
        #expect(compared == 5)
        #expect(try Self.isLetIn(stage, "mori", ["--rhost", "203.0.113.77"]))
    }

    @Test func whoeverHasANameStopsNobodyElseWhoHasOne() throws {
        let stage = try Self.stage(sourceMaxFailures: 4)
        let (evil, other) = (["--rhost", "evil.example.org"], ["--rhost", "pc7.example.jp"])
        for _ in 0..<5 { _ = try stage.login("mori", answers: [Self.junk], options: evil) }
        #expect(try !Self.isLetIn(stage, "hara", evil), "their own is stopped")
        #expect(try Self.isLetIn(stage, "hara", other))
    }

    /// Some programs name themselves where the terminal belongs (xrdp-sesman): that is no source.
    @Test func aServicesNameIsNoTerminalThatCouldBeStoppedOrKnown() throws {
        let stage = try Self.stage(sourceMaxFailures: 4)
        let service = ["--tty", "xrdp-sesman"]
        for _ in 0..<6 { _ = try stage.login("mori", answers: [Self.junk], options: service) }
        #expect(try Self.isLetIn(stage, "hara", service))
        _ = try stage.tryAtOnce("hara", (0..<8).map { "wrong-\($0)" }, options: service)
        #expect(try !Self.isLetIn(stage, "hara", service), "nor is anybody known by it")
    }
}
