extension PolicyProblem {
    /// A well-formed `[organization] timezone` that the machine's database does not have. The reader can't know;
    /// whoever has the database says so. Line 0: the file does not set it.
    public static func unknownTimeZone(_ zone: String, file: String, line: Int) -> PolicyProblem {
        PolicyProblem(file: file, line: line, key: "timezone", reason: .value(zone, .notTimeZone))
    }
}
