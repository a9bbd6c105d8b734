import CredentialPolicy
import TestSupport
import Testing

/// What protects against guesses must not hinder people who type the right password.
@Suite(.serialized) struct CorrectLogins {
    @Test(arguments: [10, 40], [1, 3, 5])
    func correctLoginsAtOnceAllSucceedAndCountNothing(count: Int, maxFailures: Int) throws {
        var settings = Stage.Settings()
        settings.maxFailures = maxFailures
        let stage = try Stage(settings)
        try stage.add(["mori"])
        let finished = try stage.tryAtOnce("mori", Array(repeating: Stage.password, count: count))
        let slowest = finished.lines.compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }.max() ?? 0
        figure(
            "\(count) correct logins at once, max-failures \(maxFailures): \(finished.lines.last ?? ""), slowest \(slowest) s"
        )
        #expect(finished.lines.last == "total \(count) PAM_SUCCESS=\(count)")
        let tally = try stage.tally("mori")
        #expect(tally.attempts.isEmpty && tally.scopes.isEmpty)
        #expect(try stage.compared("mori") == count)
    }

    @Test func correctLoginsAtOnceOnARealDiskAllSucceed() throws {
        var settings = Stage.Settings()
        settings.place = .disk
        settings.maxFailures = 1
        let stage = try Stage(settings)
        try stage.add(["mori"])
        let finished = try stage.tryAtOnce("mori", Array(repeating: Stage.password, count: 40))
        figure("40 correct logins at once on the disk, max-failures 1: \(finished.lines.last ?? "")")
        #expect(finished.lines.last == "total 40 PAM_SUCCESS=40")
    }

    /// Colleagues are not held up by somebody who guesses at another account.
    @Test func correctLoginsSucceedWhileAnotherAccountIsUnderAttack() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.add(["sato"])
        let (program, words) = try stage.volley(
            "mori", (0..<200).map { "wrong-\($0)" }, options: ["--rhost", "192.0.2.7"])
        let attack = Background { try Run.command(program, words, timeout: 60) }
        let finished = try stage.tryAtOnce("sato", Array(repeating: Stage.password, count: 10))
        _ = try attack.value()
        #expect(finished.lines.last == "total 10 PAM_SUCCESS=10")
        #expect(try stage.compared("mori") == 5)
    }
}
