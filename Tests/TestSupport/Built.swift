import Foundation

/// Where `make` has put what the tests run.
public enum Built {
    /// The build directory: CREDPOLICY_BUILD when it is set, else `build` in this package.
    public static let directory: String =
        ProcessInfo.processInfo.environment["CREDPOLICY_BUILD"]
        ?? package + "/build"

    /// The root of this package.
    public static let package: String = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// A product, such as `acctctl` or `pam_credpolicy.so`.
    public static func path(_ name: String) -> String { directory + "/" + name }

    /// A program or library that exists for the tests, such as `pamhost` or `asan/pamhost`.
    public static func test(_ name: String) -> String { directory + "/tests/" + name }
}
