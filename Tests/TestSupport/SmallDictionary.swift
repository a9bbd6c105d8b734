/// The smallest dictionary that can be built: a word in each list.
public enum SmallDictionary {
    private static let lists = """
        FREQUENCY_LISTS = {
            "passwords": "123456".split(","),
            "male_names": "james".split(","),
            "female_names": "mary".split(","),
            "surnames": "smith".split(","),
            "english_wikipedia": "the".split(","),
            "us_tv_and_film": "you".split(","),
        }
        """
    private static let ipadic = "津波,1285,1285,5622,名詞,一般,*,*,*,*,津波,ツナミ,ツナミ\n"

    /// - Returns: its path, in a directory of its own below `scratch`.
    public static func build(_ scratch: Scratch) throws -> String {
        try scratch.makeDirectory("small")
        let output = scratch.path("small/dictionary")
        let files = [
            "ipadic": ipadic, "zxcvbn": lists, "english": "word\n", "own": "surname 佐藤 さとう\n", "origin": "nobody 1\n",
        ]
        var line = ["--output", output]
        for (name, text) in files { line += ["--" + name, try scratch.write("small/" + name, text)] }
        let built = try Run.command(Built.path("dictionary-builder"), line)
        guard built.status == 0 else { throw RunError.cannotStart(built.err, errno: 0) }
        return output
    }
}
