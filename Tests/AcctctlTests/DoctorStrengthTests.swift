import Foundation
import TestSupport
import Testing

/// What `doctor` says of the files that new passwords are judged with.
@Suite struct DoctorStrengthTests {
    /// $F: the file that the policy names, sound but for what is done to it.
    static let damages: [(kind: String, damage: String, remedy: String)] = [
        ("blocklist", "rm $F", "acctctl password blocklist build"),
        ("blocklist", ": >$F", "acctctl password blocklist build"),
        ("blocklist", "truncate -s -4 $F", "acctctl password blocklist build"),
        ("blocklist", "printf x | dd of=$F bs=1 seek=60 conv=notrunc", "acctctl password blocklist build"),
        ("blocklist", "chmod 666 $F", "chmod go-w"), ("blocklist", "rm $F; mkdir $F", "put a plain file there"),
        ("dictionary", "rm $F", "install the package"), ("dictionary", ": >$F", "install the package"),
        ("dictionary", "truncate -s 1M $F", "install the package"),
        ("dictionary", "printf x | dd of=$F bs=1 seek=3000000 conv=notrunc", "install the package"),
        ("dictionary", "chown 12345 $F", "chown"),
    ]

    @Test(.enabled(if: geteuid() == 0, "root alone owns what doctor trusts"), arguments: damages)
    func aFileThatThePolicyNamesAndThatCantBeUsedIsADanger(
        _ kind: String, _ damage: String, _ remedy: String
    ) throws {
        let files = try Scratch()
        let file = files.path("file")
        let host = try DoctorTests.Host(
            kind == "blocklist" ? "blocklist = \(file)\n" : "",
            dictionary: kind == "dictionary" ? file : Built.path("dictionary"))
        if kind == "dictionary" {
            try FileManager.default.copyItem(atPath: Built.path("dictionary"), toPath: file)
        } else {
            let words = try files.write("words", (0..<200).map { "password\($0)\n" }.joined())
            #expect(try host.office.acctctl("password", "blocklist", "build", words, "--output", file).status == 0)
        }
        #expect(try host.codes() == [], "sound")
        let done = try Run.command("/bin/sh", ["-c", damage], environment: ["PATH": "/usr/bin:/bin", "F": file])
        #expect(done.status == 0, "\(done.err)")
        let document = try document(try host.doctor("--json").out)
        let findings = try #require(document["findings"] as? [[String: Any]])
        #expect(findings.map { $0["code"] as? String } == ["strength_file"], "\(findings)")
        let finding = try #require(findings.first)
        #expect(finding["severity"] as? String == "danger" && finding["subject"] as? String == file)
        #expect((finding["remedy"] as? String)?.contains(remedy) == true, "\(findings)")
        #expect(document[kind] is NSNull)
        for lang in ["en", "ja"] {
            let finished = try host.doctor(lang: lang)
            #expect(try finished.status == 1 && widest(finished.out) <= 80, "\(finished.out)")
        }
    }

    @Test(
        .enabled(
            if: !FileManager.default.fileExists(atPath: "/usr/share/credpolicy/dictionary"),
            "the package is not installed"))
    func withoutTheDictionaryThatComesWithThePackageTheHostIsNotSound() throws {
        // As the shipped policy names it, and as a policy without the key has it.
        for named in ["/usr/share/credpolicy/dictionary", nil] {
            let answer = try DoctorTests.Host(dictionary: named).doctor("--json")
            let findings = try #require(try document(answer.out)["findings"] as? [[String: Any]])
            #expect(answer.status == 1 && findings.map { $0["severity"] as? String } == ["danger"], "\(answer.out)")
            #expect(findings.first?["code"] as? String == "strength_file")
        }
    }

    @Test func itSaysWhereTheWordsComeFromAndHowOldTheListIs() throws {
        let files = try Scratch()
        let host = try DoctorTests.Host("blocklist = \(files.path("list"))\n")
        let words = try files.write("words", "one\ntwo\nthree\n")
        #expect(
            try host.office.acctctl("password", "blocklist", "build", words, "--output", files.path("list")).status == 0
        )
        let moment = Date(timeIntervalSinceNow: -40.5 * 86_400)
        try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: files.path("list"))
        let answer = try document(try host.doctor("--json").out)
        let dictionary = try #require(answer["dictionary"] as? [String: Any])
        #expect(
            dictionary["path"] as? String == Built.path("dictionary") && (dictionary["words"] as? Int ?? 0) > 1_000_000)
        let origin = try #require(dictionary["origin"] as? [String])
        #expect(
            Set(origin.map { $0.prefix { $0 != " " } }).isSuperset(of: ["mecab-ipadic", "python3-zxcvbn", "wamerican"]))
        let list = try #require(answer["blocklist"] as? [String: Any])
        #expect(list["entries"] as? Int == 3 && list["age_days"] as? Int == 40, "\(list)")
        let modified = try Date(try #require(list["modified"] as? String), strategy: .iso8601)
        #expect(abs(modified.timeIntervalSince(moment)) < 2)
        for (lang, age) in [("en", "(40 days ago)"), ("ja", "(40日前)")] {
            let text = try host.doctor(lang: lang)
            #expect(text.out.contains(age) && text.out.contains("mecab-ipadic "), "\(text.out)")
            #expect(try text.status == 0 && widest(text.out) <= 80)
            #expect(try host.doctor("--quiet", lang: lang).out.isEmpty)
        }
    }
}
