import TestSupport
import Testing

/// What lets an ID in without its password leaves the password's count alone: the daemons and programs themselves.
@Suite(.serialized, .needsRealHost) struct CountsStayTests {
    @Test func cronRunuserAndRootsSuClearNothing() throws {
        let host = try RealHost(RealHost.Settings(policy: "[password]\nhash = yescrypt 1"))
        try host.settle(Way.colleague)
        try host.settle("mori")
        for number in 1...3 {
            let seen = try host.atTerminal(
                ["/bin/su", "mori", "-c", "true"], [("^Password: ", "wrong-Kumo-\(number)")], as: Way.colleague)
            #expect(seen.status == 1, "\(seen)")
        }
        #expect(try host.failures("mori") == 3)
        #expect(try host.run(["/bin/su", "mori", "-c", "id -un"]).out == "mori\n")
        #expect(try host.failures("mori") == 3)
        try host.installRunuser(RealHost.Settings())
        #expect(try host.run(["/usr/sbin/runuser", "-u", "mori", "--", "id", "-un"]).out == "mori\n")
        #expect(try host.failures("mori") == 3)
        try host.giveCron("@reboot true", of: "mori")
        let ran = try host.withDaemon("/usr/sbin/cron") {
            try host.sessions("mori").contains { $0.service == "cron" } ? true : nil
        }
        #expect(ran == true)
        #expect(try host.failures("mori") == 3)
    }
}
