/// SQL that makes a store what an earlier version left.
public enum EarlierSchema {
    public static let first = second + "ALTER TABLE passwords DROP COLUMN imported; PRAGMA user_version = 1"

    public static let second = """
        \(withoutPlaces) ALTER TABLE persons DROP COLUMN reading; ALTER TABLE persons DROP COLUMN birthday;
        PRAGMA user_version = 2;
        """

    private static let withoutPlaces =
        "DROP TABLE scopes; DROP TABLE places;"
        + ["place", "known", "failures_before", "tag"].map { "ALTER TABLE attempts DROP COLUMN \($0);" }.joined()
        + ["unknown_failures", "unknown_cleared", "known_failures", "known_cleared"].map {
            "ALTER TABLE tallies DROP COLUMN \($0);"
        }.joined()
        + ["wall BIGINT", "boot TEXT", "since_boot BIGINT", "duration BIGINT", "sequence BIGINT"].map {
            "ALTER TABLE tallies ADD COLUMN lock_\($0);"
        }.joined()
}
