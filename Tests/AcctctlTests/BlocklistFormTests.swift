import Foundation
import TestSupport
import Testing

/// What a file is taken for, and what is refused before it makes a list that refuses nobody.
extension BlocklistBuildTests {
    private static let hash = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9"
    private static let ntlm = "8846F7EAEE8FB117AD06BDD830B7586C"

    private static let zero = String(repeating: "0", count: 40)

    /// A title, a remark and an empty line, as people put them over what they share.
    @Test func aCorpusUnderATitleIsACorpus() throws {
        let scratch = try Scratch()
        for title in ["Pwned passwords, version 8\n", "# sorted by hash\n\n# 2026\n", "\u{FEFF}hash:count\r\n"] {
            let lines = [Self.hash, "# part 2", "\(Self.zero):2"].joined(separator: "\n")
            let finished = try build(
                [try scratch.write("corpus", title + lines), "--output", scratch.path("list"), "--json"])
            #expect(finished.status == 0, "\(title): \(finished.err)")
            let files = try #require(try document(finished.out)["files"] as? [[String: Any]])
            #expect(files[0]["form"] as? String == "hashes" && files[0]["taken"] as? Int == 2, "\(files)")
            #expect(try digests(scratch.path("list")) == [0, digest("password")])
        }
    }

    /// People do use hashes as passwords; a list of passwords with some in it stays one.
    @Test func aPasswordThatLooksLikeAHashMakesNoCorpus() throws {
        let scratch = try Scratch()
        let odd = [Self.hash, Self.ntlm, String(repeating: "a", count: 64)]
        for text in [odd + ["one", "two", "three", "four"], ["one", "two", "three", "four"] + odd] {
            let words = try scratch.write("words", text.joined(separator: "\n"))
            #expect(try build([words, "--output", scratch.path("list")]).status == 0)
            #expect(try digests(scratch.path("list")) == text.map(digest).sorted())
        }
    }

    /// Blanks around the colon change nothing; as a spreadsheet or awk leaves them.
    @Test func blanksAroundTheColonAreNoMatter() throws {
        let scratch = try Scratch()
        let corpus = try scratch.write("corpus", "\(Self.hash.replacing(":", with: " : "))\n\(Self.zero)\t:2 \n")
        #expect(try build([corpus, "--output", scratch.path("list"), "--min-count", "3"]).status == 0)
        #expect(try digests(scratch.path("list")) == [digest("password")])
    }

    @Test func whatLooksLikeAHashAndIsTakenForAPasswordIsSaid() throws {
        let scratch = try Scratch()
        let odd = [7: Self.ntlm + ":7", 9: "     12 nine"]
        let lines = (0..<200).map { odd[$0] ?? "password\($0)" }
        let words = try scratch.write("words", (lines + ["yamada:" + Self.ntlm]).joined(separator: "\n"))
        let finished = try build([words, "--output", scratch.path("list"), "--json"])
        let files = try #require(try document(finished.out)["files"] as? [[String: Any]])
        #expect(files[0]["taken"] as? Int == 201 && files[0]["doubtful"] as? Int == 3, "\(files)")
        for (lang, said) in [("en", "look like hashes or have counts: 3"), ("ja", "に見える3件")] {
            let seen = try build([words, "--output", scratch.path("list")], lang: lang)
            let text = seen.lines.joined(separator: lang == "en" ? " " : "")
            #expect(try text.contains(said) && widest(seen.out) <= 80, "\(seen.out)")
        }
    }

    /// As a download that broke off leaves it: the corpus is sorted, and half of it is missing.
    @Test func aCorpusThatIsCutOffMakesNoList() throws {
        let scratch = try Scratch()
        let before = try scratch.write("list", "what was there")
        let lines = (0..<80_000).map { number in
            String(format: "%08X%032d:1\n", UInt32(number) * 26_843, number)
        }
        let finished = try build([try scratch.write("corpus", lines.joined()), "--output", before])
        #expect(finished.status == 1 && finished.err.contains("no hash begins with 80"), "\(finished.err)")
        #expect(scratch.read("list") == "what was there")
    }

    static let unsupported: [(name: String, content: String, complaint: String)] = [
        (
            "NTLM with counts", "\(ntlm):9\n\(ntlm.dropLast())F:8\n",
            "line 1 of FILE is a hash of 32 digits (NTLM or MD5)"
        ),
        ("NTLM under a title", "Pwned\n# NTLM\n\(ntlm.lowercased())\r\n", "line 3 of FILE is a hash of 32 digits"),
        (
            "a range file", "\(hash.dropFirst(5))\n",
            "line 1 of FILE is a hash of 35 digits (its first five are missing)"
        ),
        ("SHA-256", String(repeating: "0123456789abcdef", count: 4), "line 1 of FILE is a hash of 64 digits"),
        (
            "passwords, then a corpus",
            (0..<200).map { "password\($0)\n" }.joined()
                + String(repeating: hash + "\n", count: 300), "FILE begins with passwords, and from line 201 on"
        ),
        (
            "passwords, then NTLM",
            (0..<200).map { "password\($0)\n" }.joined()
                + String(repeating: ntlm + "\n", count: 300), "from line 201 on"
        ),
        (
            "many passwords, then few hashes",
            (0..<500).map { "password\($0)\n" }.joined() + String(repeating: "\n\(hash)\n", count: 10),
            "FILE begins with passwords, and from line 502 on"
        ),
        (
            "passwords above a corpus",
            (0..<11).map { "password\($0)\n" }.joined() + String(repeating: hash + "\n", count: 100),
            "line 11 of FILE is no SHA1:COUNT"
        ),
        ("a table of logins", "yamada:\(ntlm)\nsatou:\(ntlm)\n", "line 1 of FILE seems to be a hash with a name"),
        (
            "what a cracker found", "# potfile\n\(hash.dropLast())secret\n",
            "line 2 of FILE seems to be a hash with a name"
        ),
        (
            "a directory", "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9gabcd\n",
            "line 1 of FILE seems to be a hash with a name"
        ),
        (
            "uniq -c", "     12 password\n      9 123456\n      3 two words\n",
            "line 1 of FILE seems to be a password with a count beside it"
        ),
        (
            "many passwords, then uniq -c",
            (0..<500).map { "password\($0)\n" }.joined() + (0..<10).map { "      \($0) abc\($0)\n" }.joined(),
            "line 501 of FILE seems to be a password with a count"
        ),
        (
            "logins and passwords", (0..<9).map { "u\($0)@example.jp:secret\($0)\n" }.joined(),
            "line 1 of FILE seems to be more than a password"
        ),
        ("nothing", "", "there is no password for the list"),
        ("empty lines", "\n\n\r\n", "there is no password for the list"),
        ("a title alone", "# passwords\u{7}\n", "no line of FILE"),
    ]

    @Test(arguments: unsupported)
    func whatWouldMakeAListThatRefusesNobodyIsSaidAndTheFormerOneStays(
        _ name: String, _ content: String, _ complaint: String
    ) throws {
        let scratch = try Scratch()
        let file = try scratch.write("file", content)
        #expect(try build([try scratch.write("good", "one\n"), "--output", scratch.path("list")]).status == 0)
        let former = try Data(contentsOf: URL(filePath: scratch.path("list")))
        for (lang, expected) in [("en", complaint.replacing("FILE", with: file)), ("ja", "。")] {
            let finished = try build([file, "--output", scratch.path("list")], lang: lang)
            #expect(finished.status == 1 && finished.err.contains(expected), "\(finished.err)")
            #expect(finished.err.split(separator: "\n").count == 1)
        }
        #expect(try Data(contentsOf: URL(filePath: scratch.path("list"))) == former)
        #expect(try left(scratch) == ["file", "good", "list"])
    }

    /// A packed corpus, whose lines are what stands between two bytes that happen to be 10.
    @Test func aPackedFileMakesNoList() throws {
        let scratch = try Scratch()
        try scratch.write("words", (0..<100_000).map { "password\($0 &* 7919 % 100_003)\n" }.joined())
        #expect(try Run.command("/bin/gzip", ["-9", scratch.path("words")]).status == 0)
        let finished = try build([scratch.path("words.gz"), "--output", scratch.path("list")])
        #expect(finished.status == 1 && finished.err.contains("unpack it"), "\(finished.err)")
        #expect(try left(scratch) == ["words.gz"])
    }

    @Test func theListNeverTakesThePlaceOfWhatItIsMadeOf() throws {
        let scratch = try Scratch()
        let words = try scratch.write("words", "one\n")
        symlink(words, scratch.path("link"))
        for read in [words, scratch.path("link")] {
            for (lang, said) in [("en", "give --output another name"), ("ja", "別の名前を")] {
                let finished = try build([read, "--output", words], lang: lang)
                #expect(finished.status == 2 && finished.err.contains(said), "\(finished.err)")
            }
        }
        #expect(scratch.read("words") == "one\n")
    }

    @Test func aCountThatLeavesNothingIsSaidAndTheFormerListStays() throws {
        let scratch = try Scratch()
        let corpus = try scratch.write("corpus", Self.hash + "\n")
        #expect(try build([corpus, "--output", scratch.path("list")]).status == 0)
        let finished = try build([corpus, "--output", scratch.path("list"), "--min-count", "10"])
        #expect(finished.status == 1 && finished.err.contains("1 were left out as rare"), "\(finished.err)")
        #expect(try finished.err.contains("--min-count") && digests(scratch.path("list")).count == 1)
    }

    @Test func itSaysHowToUseAListThatThePolicyDoesNotName() throws {
        let scratch = try Scratch()
        let words = try scratch.write("words", "one\n")
        let list = scratch.path("list")
        for (lang, hint) in [("en", "under [password] of the policy"), ("ja", "方針ファイルの [password] に")] {
            for (setting, isNamed) in [("", false), ("blocklist = \(list)\n", true)] {
                let policy = try scratch.write("policy.conf", "[password]\n" + setting, mode: 0o600)
                let finished = try build([words, "--output", list, "--config", policy], lang: lang)
                let text = finished.lines.joined(separator: lang == "en" ? " " : "")
                #expect(text.contains(hint) != isNamed, "\(finished.out)")
                #expect(text.contains("blocklist = \(list)") != isNamed)
                #expect(try build([words, "--output", list, "--config", policy, "--quiet"]).out.isEmpty)
            }
        }
    }

    /// A site without words of its own yet.
    @Test func anEmptyFileBesideAnotherIsNoMatter() throws {
        let scratch = try Scratch()
        let files = try [scratch.write("words", "one\n"), scratch.write("own", "")]
        #expect(try build(files + ["--output", scratch.path("list")]).status == 0)
        #expect(try digests(scratch.path("list")) == [digest("one")])
    }
}
