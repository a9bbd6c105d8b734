/// What is said of a source that is stopped, and the command that ends it.
extension Obstacle {
    static func stopped(_ source: String, _ since: String, _ until: String) -> Wording {
        let what = Wording(
            ja: "発信元 \(source) は失敗が多いため \(since) から \(until) まで停止しており、このIDはそこからログインしたことがありません。",
            en: "Source \(source) is stopped from \(since) until \(until) after too many failures, and this ID never "
                + "logged in from there; ")
        guard let unlock = unlock(source: source) else {
            return Wording(
                ja: what.ja + "名前に記号などがあるため、acctctl source list で確かめてください。",
                en: what.en + "its name is not plain: see acctctl source list.")
        }
        return Wording(
            ja: what.ja + "原因を確かめたら \(unlock) で停止を解除できます。",
            en: what.en + "once sure of the cause, \(unlock) ends that.")
    }

    /// The command that ends a source's stop, where it can be pasted: a host name or a terminal's name may be any text that an
    /// attacker would like root's shell to read. Nil where it is not plain.
    public static func unlock(source: String) -> String? {
        // Byte by byte: with a combining mark or a joiner behind it `'` is another character.
        let isPlain = source.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isPlain, let first = source.utf8.first, first != UInt8(ascii: "-") else { return nil }
        return "acctctl source unlock \(source)"
    }
}
