import CredentialPolicy
import Enforcement
import HostSystem

/// What `doctor` says of the files that new passwords are judged with: how many words, from where, how old.
struct StrengthFilesView {
    private let contents: StrengthFileContents
    private let moments: Moments

    init(_ contents: StrengthFileContents, zone: TimeZoneRules) {
        (self.contents, moments) = (contents, Moments(zone: zone))
    }

    var lines: [String] {
        let dictionary = contents.dictionary.map { dictionary in
            [
                say("辞書: ", "Dictionary: ") + Printable.escaped(dictionary.path)
                    + say(
                        "(\(LargeNumber.grouped(dictionary.words))語)",
                        " (\(LargeNumber.grouped(dictionary.words)) words)"),
                "    " + packages(dictionary).joined(separator: say("、", ", ")),
            ]
        }
        let blocklist = contents.blocklist.map { list in
            let entries = LargeNumber.grouped(list.entries)
            let (day, age) = (moments.minute(list.modified).prefix(10), days(since: list.modified))
            return [
                say("漏えいパスワードの一覧: ", "Leaked passwords: ") + Printable.escaped(list.path),
                "    "
                    + say(
                        "\(entries)件、\(day) 作成(\(age)日前)",
                        "\(entries) passwords, made on \(day) (\(age) days ago)"),
            ]
        }
        return (dictionary ?? [say("辞書: 内蔵の小さな一覧だけ", "Dictionary: only the small list that is built in")])
            + (blocklist ?? [say("漏えいパスワードの一覧: 使っていません", "Leaked passwords: no list is in use")])
    }

    /// What stands in the document where there is no policy.
    static let none = ["dictionary", "blocklist"].map { JSON.Member(key: $0, value: .null) }

    var members: [JSON.Member] {
        let dictionary = contents.dictionary.map { dictionary in
            JSON.object([
                "path": .text(dictionary.path), "words": .number(Int64(dictionary.words)),
                "origin": .list(packages(dictionary).map(JSON.text)),
            ])
        }
        let blocklist = contents.blocklist.map { list in
            JSON.object([
                "path": .text(list.path), "entries": .number(Int64(clamping: list.entries)),
                "modified": moments.machine(list.modified), "age_days": .number(days(since: list.modified)),
            ])
        }
        return [
            JSON.Member(key: "dictionary", value: dictionary ?? .null),
            JSON.Member(key: "blocklist", value: blocklist ?? .null),
        ]
    }

    private func packages(_ dictionary: StrengthFileContents.Dictionary) -> [String] {
        dictionary.origin.split(separator: "\n").prefix(20).map { Printable.fitted(String($0), columns: 70) }
    }

    private func days(since moment: Int64) -> Int64 {
        let now = (try? SystemClock())?.now().wall ?? moment
        return max(0, (now - moment) / 86_400_000_000)
    }
}
