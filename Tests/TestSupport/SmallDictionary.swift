/// A dictionary of a few words, which takes no time to build.
public enum SmallDictionary {
    private static let sources = [
        "zxcvbn": """
        FREQUENCY_LISTS = {
            "passwords": "123456,password,tsunami".split(","),
            "male_names": "james".split(","),
            "female_names": "mary".split(","),
            "surnames": "smith".split(","),
            "english_wikipedia": "the,of,password".split(","),
            "us_tv_and_film": "you".split(","),
        }
        """,
        "ipadic": """
        津波,1285,1285,5622,名詞,一般,*,*,*,*,津波,ツナミ,ツナミ
        ＮＨＫ２,1285,1285,5622,名詞,固有名詞,組織,*,*,*,ＮＨＫ２,エヌエイチケイツー,エヌエイチケイツー
        走る,1,1,6000,動詞,自立,*,*,五段・ラ行,基本形,走る,ハシル,ハシル
        走ら,1,1,6000,動詞,自立,*,*,五段・ラ行,未然形,走る,ハシラ,ハシラ
        。,1,1,1,記号,句点,*,*,*,*,。,。,。
        """,
        "english": "Zurich\nword\nword's", "own": "# own\nsurname 佐藤 さとう", "origin": "nobody 1",
    ]

    /// Runs the builder, with these arguments after the usual ones.
    public static func attempt(_ scratch: Scratch, _ output: String, _ arguments: [String] = []) throws -> Finished {
        var line = ["--output", output]
        for (name, text) in sources { line += ["--" + name, try scratch.write("source-" + name, text)] }
        return try Run.command(Built.path("dictionary-builder"), line + arguments)
    }

    /// - Returns: its path below `scratch`.
    public static func build(_ scratch: Scratch) throws -> String {
        let output = scratch.path("small-dictionary")
        let finished = try attempt(scratch, output)
        guard finished.status == 0 else { throw RunError.cannotStart(finished.err, errno: 0) }
        return output
    }
}
