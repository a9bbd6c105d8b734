import Foundation
import TestSupport
import Testing

/// `store import-shadow` on a host of its own: a mount namespace with its own passwd and shadow.
@Suite(.enabled(if: geteuid() == 0, "root alone mounts a passwd and shadow of its own")) struct ImportShadowTests {
    /// What the passwords below are hashed from, by Debian's own openssl-free tool: Python's crypt(3).
    private static func hash(_ password: String, _ setting: String) throws -> String {
        let script = "import crypt, sys; print(crypt.crypt(sys.argv[1], sys.argv[2]))"
        let made = try Run.command("/usr/bin/python3", ["-W", "ignore", "-c", script, password, setting])
        guard made.status == 0 else { throw Unexpected(made) }
        return String(made.out.dropLast())
    }

    private struct Host {
        let office: Office
        let shadow: String

        init(_ shadow: [String]) throws {
            office = try Office("[password]\nhash = yescrypt 1\n")
            let names = shadow.compactMap { $0.split(separator: ":").first }.filter { $0 != "root" }
            let users = names.enumerated().map { "\($1):x:\(2001 + $0):2001:山田 太郎,,,:/nonexistent:/bin/false\n" }
            try office.scratch.write("passwd", "root:x:0:0:root:/root:/bin/sh\n" + users.joined())
            self.shadow = try office.scratch.write("shadow", shadow.map { $0 + "\n" }.joined(), mode: 0o640)
        }

        func run(_ words: String..., lang: String = "en") throws -> Finished {
            let command = (words + ["--config", office.policy, "--lang", lang]).map { "'\($0)'" }.joined(separator: " ")
            return try Run.command(
                "/usr/bin/unshare",
                [
                    "-m", "/bin/sh", "-c",
                    """
                    mount --bind \(office.scratch.path("passwd")) /etc/passwd &&
                    mount --bind \(shadow) /etc/shadow && exec \(Built.path("acctctl")) \(command)
                    """,
                ], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
        }
    }

    private func events(_ office: Office) throws -> [String] {
        let events = try office.json("log", "show", "--lines", "100")["events"] as? [[String: Any]] ?? []
        return events.filter { $0["kind"] as? String == "account.imported" }.compactMap { $0["account"] as? String }
    }

    @Test func peopleAreTakenOverOnceEachWithAnEventAndShadowStaysAsItIs() throws {
        let six = try Self.hash("Kani7-yama", "$6$saltsalt$")
        let host = try Host(["root:\(six):19000::::::", "taro:\(six):19000:0:99999:7:::", "hanako:\(six):0::::::"])
        let before = host.office.scratch.read("shadow")
        let plan = try host.run("store", "import-shadow", "--dry-run", "--json")
        #expect(plan.status == 0, "\(plan.err)")
        #expect(try document(plan.out)["dry_run"] as? Bool == true)
        #expect(try events(host.office) == [], "a dry run changes nothing")
        let done = try host.run("store", "import-shadow")
        #expect(done.status == 0 && done.out.contains("Took over 2 passwords"), "\(done.out)\(done.err)")
        #expect(!done.out.contains(six) && done.out.contains("sha512crypt"))
        #expect(try widest(done.out) <= 80)
        #expect(try events(host.office) == ["taro", "hanako"])
        let taro = try host.office.json("account", "show", "taro")
        #expect(taro["password"] as? String == "permanent" && taro["name"] as? String == "山田 太郎")
        #expect(try host.office.json("account", "show", "hanako")["password"] as? String == "temporary", "chage -d 0")
        let again = try host.run("store", "import-shadow", "--json", lang: "ja")
        let left = try document(again.out)["imported"] as? [Any]
        #expect(again.status == 0 && left?.isEmpty == true, "\(again.out)")
        #expect(try events(host.office).count == 2, "safe to repeat")
        #expect(host.office.scratch.read("shadow") == before)
    }

    @Test func whatCanNotBeTakenOverIsNamedAndTheStatusIsOne() throws {
        let six = try Self.hash("Kani7-yama", "$6$saltsalt$")
        let host = try Host([
            "taro:\(six):19000::::::", "weak:$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/:1::::::", "gone:!\(six):1::::::",
            "slow:\(six.replacing("$6$", with: "$6$rounds=999999999$")):1::::::",
        ])
        for lang in ["en", "ja"] {
            let finished = try host.run("store", "import-shadow", "--dry-run", lang: lang)
            #expect(finished.status == 1)
            for name in ["weak", "gone", "slow"] { #expect(finished.out.contains(" \(name): "), "\(finished.out)") }
            #expect(try widest(finished.out) <= 80, "\(finished.out)")
        }
        let done = try document(try host.run("store", "import-shadow", "--json").out)
        let refused = done["not_imported"] as? [[String: Any]] ?? []
        #expect(refused.compactMap { $0["code"] as? String } == ["unsafe_method", "locked", "too_costly"])
        #expect(refused.compactMap { $0["loses_password"] as? Bool } == [true, false, true])
        #expect((done["imported"] as? [[String: Any]])?.compactMap { $0["account"] as? String } == ["taro"])
    }

    @Test func aPasswordIssuedAfterJoiningIsNotUndone() throws {
        let six = try Self.hash("Kani7-yama", "$6$saltsalt$")
        let host = try Host(["taro:\(six):19000::::::", "hanako:\(six):19000::::::"])
        try host.office.join("taro")
        try host.office.join("hanako")
        try host.office.acctctl("password", "issue", "hanako")
        let done = try document(try host.run("store", "import-shadow", "--json").out)
        let imported = done["imported"] as? [[String: Any]] ?? []
        #expect(imported.compactMap { $0["account"] as? String } == ["taro"])
        #expect(imported.first?["created"] as? Bool == false)
        #expect(try host.office.json("account", "show", "taro")["password"] as? String == "permanent")
        #expect(try host.office.json("account", "show", "hanako")["password"] as? String == "temporary")
    }

    @Test(arguments: [("chmod 666 $F", 1), ("chown 12345 $F", 1), ("rm $F; mkfifo $F", 1), ("rm $F", 3)])
    func aFileThatSomebodyElseCouldHaveWrittenIsNotRead(_ make: String, _ status: Int32) throws {
        let office = try Office()
        let file = try office.scratch.write("copy", "taro:!:1::::::\n")
        _ = try Run.command("/bin/sh", ["-c", make], environment: ["PATH": "/usr/bin:/bin", "F": file])
        let finished = try office.acctctl("store", "import-shadow", "--shadow", file)
        #expect(finished.status == status && finished.err.contains(file), "\(finished.err)")
    }
}
