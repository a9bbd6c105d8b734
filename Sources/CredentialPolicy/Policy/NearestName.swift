/// Finds the known name that a misspelt one was probably meant to be.
enum NearestName {
    /// The nearest of `known` within a third of its letters, nil when nothing is near. Long names are not looked
    /// at, which bounds the work that a hostile file can cause.
    static func of(_ name: String, among known: [String]) -> String? {
        let letters = Array(name.utf8)
        guard (1...40).contains(letters.count) else { return nil }
        return
            known
            .map { (name: $0, distance: distance(letters, Array($0.utf8))) }
            .filter { $0.distance <= max(1, $0.name.utf8.count / 3) }
            .min { $0.distance < $1.distance }?.name
    }

    /// What pwquality.conf(5), faillock.conf(5) and pam_pwhistory(8) call a setting that we have under another name.
    static let elsewhere: [String: String] = [
        "minlen": "min-length", "minclass": "require", "remember": "history", "deny": "max-failures",
        "fail_interval": "window", "unlock_time": "duration", "root_unlock_time": "duration",
    ]

    /// Levenshtein's distance.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
