// swift-tools-version: 6.2
import PackageDescription

// SQLite, libcrypt and the rest are Debian's; only what a target imports is linked (see Sources/CLibraries).
let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// libcrypto's low-level SHA-256 and SHA-1 come from the archive: loading libcrypto.so costs a login 0.6 ms.
let staticCrypto: [LinkerSetting] = [.linkedLibrary(":libcrypto.a")]

func product(_ name: String, _ dependencies: [Target.Dependency], linker: [LinkerSetting] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: linker)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)")
}

let package = Package(
    name: "credpolicy",
    products: [
        .library(name: "CredentialPolicy", targets: ["CredentialPolicy"]),
        .executable(name: "pam-helper", targets: ["pam-helper"]),
        .executable(name: "acctctl", targets: ["acctctl"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CLibraries"),
        product("CredentialPolicy", []),
        product("HostSystem", ["CredentialPolicy", "CLibraries"]),
        product("CredentialStore", ["CredentialPolicy", "CLibraries"], linker: staticCrypto),
        product("Authenticators", ["CredentialPolicy", "CLibraries"], linker: staticCrypto),
        product("Enforcement", ["CredentialPolicy", "CredentialStore", "Authenticators", "HostSystem"]),
        .executableTarget(name: "pam-helper", dependencies: ["Enforcement"], swiftSettings: strict),
        .executableTarget(
            name: "acctctl",
            dependencies: [
                "CredentialPolicy", "CredentialStore", "HostSystem", "Enforcement",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "dictionary-builder", dependencies: ["CredentialPolicy"], path: "contrib/dictionary/builder",
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .executableTarget(
            name: "store-seeder",
            dependencies: ["CredentialPolicy", "CredentialStore", "Authenticators", "HostSystem", "Enforcement"],
            path: "Tests/Seeder"),
        .executableTarget(
            name: "bench", dependencies: ["TestSupport", "CredentialPolicy"], path: "Benchmarks", exclude: ["Strength"]),
        .target(name: "StrengthSamples", path: "Benchmarks/Strength/Samples"),
        .executableTarget(
            name: "strength-lab",
            dependencies: [
                "CredentialPolicy", "HostSystem", "Authenticators", "Enforcement", "StrengthSamples", "TestSupport",
            ],
            path: "Benchmarks/Strength/Lab"),
        .executableTarget(
            name: "store-worker", dependencies: ["CredentialPolicy", "CredentialStore"], path: "Tests/StoreWorker"),
        tests("CredentialPolicyTests", ["CredentialPolicy"]),
        tests("HostSystemTests", ["HostSystem", "CredentialPolicy", "TestSupport"]),
        tests("CredentialStoreTests", ["CredentialStore", "CredentialPolicy", "TestSupport", "store-worker"]),
        tests("AuthenticatorsTests", ["Authenticators", "CredentialPolicy", "TestSupport"]),
        tests(
            "EnforcementTests",
            ["Enforcement", "CredentialPolicy", "HostSystem", "CredentialStore", "Authenticators", "TestSupport"]),
        tests("ModuleTests", ["TestSupport"]),
        tests("LoginTests", ["TestSupport", "CredentialPolicy"]),
        tests("RealHosts", ["TestSupport"]),
        tests("HouseTests", ["CredentialPolicy", "TestSupport"]),
        tests("AcctctlTests", ["TestSupport"]),
        tests("Machine", ["TestSupport"]),
        tests("StrengthTests", ["StrengthSamples", "CredentialPolicy", "TestSupport"]),
        tests(
            "BadInput",
            ["Enforcement", "CredentialPolicy", "CredentialStore", "HostSystem", "Authenticators", "TestSupport"]),
        tests(
            "Attacks",
            ["TestSupport", "CredentialPolicy", "CredentialStore", "Authenticators", "HostSystem", "Enforcement"]),
    ]
)
