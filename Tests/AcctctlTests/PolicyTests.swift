import Foundation
import TestSupport
import Testing

/// `policy check|show|explain`.
@Suite struct PolicyTests {
    @Test func everyProblemIsOnALineOfItsOwnAndTheStatusIsOne() throws {
        let office = try Office(initialized: false)
        let draft = try office.scratch.write("draft.conf", "[password]\nmin-lenght = 8\nhistory = many\n[lockuot]\n")
        for lang in ["en", "ja"] {
            let finished = try office.acctctl("policy", "check", draft, lang: lang)
            #expect(finished.status == 1)
            for (line, name) in [(2, "min-length"), (3, "many"), (4, "lockout")] {
                let count = finished.lines.count { $0.hasPrefix("\(draft):\(line):") && $0.contains(name) }
                #expect(count == 1, "\(finished.out)")
            }
        }
        let checked = try office.json("policy", "check", draft, status: 1)
        #expect(checked["valid"] as? Bool == false && (checked["problems"] as? [Any])?.count == 3)
    }

    @Test func otherCommandsRefuseAWrongPolicyWithEveryProblem() throws {
        let office = try Office("[password]\nmin-lenght = 8\nhistory = many\n", initialized: false)
        for lang in ["en", "ja"] {
            let finished = try office.acctctl("account", "list", lang: lang)
            let lines = finished.err.split(separator: "\n")
            #expect(finished.status == 1 && lines.count == 3 && lines.allSatisfy { $0.hasPrefix("acctctl: ") })
            #expect(finished.err.contains(":4: min-lenght:") && finished.err.contains(":5: history:"))
        }
    }

    @Test func aWeakerSettingIsNamedWithItsClauseAndTheStandardStaysInForce() throws {
        let office = try Office("[password]\nmin-length = 4\n", initialized: false)
        let checked = try office.acctctl("policy", "check")
        #expect(checked.status == 1 && checked.out.contains(":4: password.min-length:"))
        #expect(checked.out.contains("K3-2-2-i"))
        let weaker = try office.json("policy", "check", status: 1)
        #expect(weaker["valid"] as? Bool == true && (weaker["weaker"] as? [Any])?.count == 1)
        let shown = try office.acctctl("policy", "show").lines.first { $0.hasPrefix("min-length") }
        #expect(shown == "min-length = 8  # policy.conf:4 (4 is weaker than K3-2-2-i)")
        #expect(try office.acctctl("policy", "explain", "min-length").out.contains("8  (\(office.policy):4"))
    }

    @Test func aRightPolicyIsRightAndShowSaysWhereEachValueComesFrom() throws {
        let office = try Office("[lockout]\nmax-failures = 4\n", initialized: false)
        #expect(try office.acctctl("policy", "check").status == 0)
        let shown = try office.acctctl("policy", "show")
        #expect(shown.out.contains("max-failures = 4  # policy.conf:4"))
        #expect(shown.out.contains("min-length = 8  # default"))
    }

    @Test func whatShowPrintsIsAPolicyThatMeansTheSame() throws {
        let office = try Office(
            "[organization]\nname = 葛飾区\nwords = 葛飾, ganbare\n[password]\nrequire = letter, digit, symbol\n",
            initialized: false)
        let shown = try office.acctctl("policy", "show").out
        let copy = Office(office, policy: try office.scratch.write("copy.conf", shown))
        #expect(try copy.acctctl("policy", "check").status == 0)
        let values = { (office: Office) in
            try (office.json("policy", "show")["settings"] as? [[String: Any]])?.map { $0["value"] as? String }
        }
        #expect(try values(office) == values(copy))
    }

    @Test func explainTakesAKeyWithOrWithoutItsSectionAndSuggestsTheNearest() throws {
        let office = try Office(initialized: false)
        let both = try office.json("policy", "explain", "max-failures")
        let keys = (both["settings"] as? [[String: Any]])?.map { $0["key"] as? String }
        #expect(keys == ["lockout.max-failures", "lockout privileged.max-failures"])
        let one = try office.acctctl("policy", "explain", "lockout privileged.max-failures")
        #expect(one.status == 0 && one.out.contains("K5-2-1-u-i") && !one.out.contains("K5-2-3"))
        let misspelt = try office.acctctl("policy", "explain", "min-lenght")
        #expect(misspelt.status == 3 && misspelt.err.contains("did you mean min-length?"))
    }

    @Test func aTimeZoneThatThisMachineDoesNotKnowIsFound() throws {
        let office = try Office("[organization]\ntimezone = Asia/Tokio\n", initialized: false)
        let checked = try office.acctctl("policy", "check")
        #expect(checked.status == 1 && checked.out.contains(":4: timezone:") && checked.out.contains("Asia/Tokio"))
    }

    @Test func explainWorksWithoutAPolicy() throws {
        let finished = try Run.command(
            Built.path("acctctl"), ["policy", "explain", "history", "--config", "/nowhere/policy.conf"])
        #expect(finished.status == 0 && finished.out.contains("unknown") && finished.out.contains("K5-2-4-u"))
    }

    @Test func aPathFromTheWorkingDirectoryIsFound() throws {
        let office = try Office(initialized: false)
        let script =
            "cd \(office.scratch.directory) && \(Built.path("acctctl")) policy check policy.conf --config policy.conf"
        #expect(try Run.command("/bin/sh", ["-c", script]).status == 0)
    }

    static let unusable: [(make: String, status: Int32)] = [
        ("rm -f $F", 3), ("rm $F; mkdir $F", 1), ("rm $F; mkfifo $F", 1), ("chmod 666 $F", 1),
        ("ln -s $F $F.new; rm $F; mv $F.new $F", 1),
        ("chown 12345 $F", 1), ("printf '\\377' >> $F", 1), ("head -c 10000000 /dev/zero > $F", 1),
    ]

    @Test(.enabled(if: geteuid() == 0, "root alone gives files away"), arguments: unusable)
    func aPolicyThatMustNotBeTrustedIsRefusedAndNamed(_ make: String, _ status: Int32) throws {
        let office = try Office(initialized: false)
        let done = try Run.command(
            "/bin/sh", ["-c", make], environment: ["PATH": "/usr/bin:/bin", "F": office.policy])
        #expect(done.status == 0, "\(done.err)")
        for words in [["policy", "check"], ["account", "list"], ["init"]] {
            let finished = try office.run(words)
            #expect(finished.status == status, "\(words): \(finished.err)")
            #expect((finished.err + finished.out).contains(office.policy))
        }
    }

    @Test func aProfilesSettingsAreAPolicyThatMeetsIt() throws {
        let office = try Office(initialized: false)
        for name in try #require(office.json("policy", "profile")["profiles"] as? [[String: Any]]).map({ $0["profile"] }
        ) {
            let name = try #require(name as? String)
            for lang in ["ja", "en"] {
                let draft = try office.scratch.write(
                    "profile.conf", office.acctctl("policy", "profile", name, lang: lang).out)
                let checked = try office.json("policy", "check", draft)
                #expect(checked["valid"] as? Bool == true, "\(checked)")
                let short = try #require(checked["profiles"] as? [[String: Any]]).filter {
                    $0["profile"] as? String == name
                }
                #expect(
                    short.allSatisfy { $0["key"] as? String == "password.require" && name == "nist-800-63b-4" },
                    "\(short)")
            }
        }
    }

    @Test func checkNamesTheClausesOfProfilesWithoutCallingThemErrors() throws {
        let office = try Office("[password]\nmax-age = 90d\n", initialized: false)
        for (lang, line) in [
            ("en", "  nist-800-63b-4 3.1.1.2: password.max-age = 90d: no periodic change"),
            ("ja", "  nist-800-63b-4 3.1.1.2: password.max-age = 90d: 定期変更を求めない"),
        ] {
            let checked = try office.acctctl("policy", "check", lang: lang)
            #expect(checked.status == 0 && checked.lines.contains(line), "\(checked.out)")
        }
        #expect(try office.acctctl("policy", "check", "--quiet").out == "")
    }

    @Test func anUnknownProfileIsNoSuchThing() throws {
        let office = try Office(initialized: false)
        let finished = try office.acctctl("policy", "profile", "nist")
        #expect(finished.status == 3 && finished.err.contains("there is no profile nist"))
    }
}
