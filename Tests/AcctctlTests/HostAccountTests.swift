import Foundation
import TestSupport
import Testing

/// `posix-accounts = yes`: the host's own account of the same name.
@Suite(.enabled(if: geteuid() == 0, "root alone makes the host's accounts")) struct HostAccountTests {
    @Test func joinMakesAnAccountThatNoOtherModuleLetsInAndRetireEndsIt() throws {
        let login = "cp-test-\(getpid())"
        let office = try Office("[password]\nhash = yescrypt 1\n[lifecycle]\nposix-accounts = yes\n")
        defer { _ = try? Run.command("/usr/sbin/userdel", ["--force", "--remove", login]) }
        try #require(try Run.command("/usr/bin/getent", ["passwd", login]).status == 2)

        let joined = try office.acctctl(
            "join", login, "--name", "Taro: Yamada", "--staff-no", "1", "--department", "Tax")
        #expect(joined.status == 0, "\(joined.err)")
        #expect(try shadow(login, 1) == "*")
        #expect(try Run.command("/usr/bin/getent", ["passwd", login]).out.contains("Taro  Yamada"))

        #expect(try office.acctctl("retire", login, "--on", "2098-03-31").status == 0)
        // Days since 1970 of 2098-04-01, the first day on which the account no longer works.
        #expect(try shadow(login, 7) == "46842")
        #expect(try office.acctctl("retire", login).status == 0)
        #expect(try shadow(login, 7) == "1")
        #expect(try shadow(login, 1) == "*")
    }

    @Test func withoutTheSettingNoAccountIsMade() throws {
        let login = "cp-test-\(getpid())n"
        let office = try Office("[password]\nhash = yescrypt 1\n")
        #expect(try office.join(login).status == 0)
        #expect(try Run.command("/usr/bin/getent", ["passwd", login]).status == 2)
    }

    private func shadow(_ login: String, _ field: Int) throws -> String? {
        let entry = try Run.command("/usr/bin/getent", ["shadow", login]).out.dropLast()
        let fields = entry.split(separator: ":", omittingEmptySubsequences: false)
        return fields.indices.contains(field) ? String(fields[field]) : nil
    }
}
