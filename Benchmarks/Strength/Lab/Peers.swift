import Foundation
import TestSupport

private let scripts = Built.package + "/Benchmarks/Strength/peers/"

/// libpwquality with the host's pwquality.conf (Debian's is empty), through its Python binding.
struct PwQuality: Meter {
    let name = "libpwquality"
    private let program = LineProgram(path: "/usr/bin/python3", arguments: [scripts + "pwquality-lines.py"])

    func accepts(_ passwords: [String]) throws -> [Bool] { try program.answers(passwords).map { $0 == "1" } }
    func speed(_ passwords: [String]) throws -> Double { try program.speed(passwords) }
}

/// pwqcheck(1) with its defaults.
struct PasswdQC: Meter {
    let name = "passwdqc"
    private let program = LineProgram(path: "/usr/bin/pwqcheck", arguments: ["-1", "--multi"])

    func accepts(_ passwords: [String]) throws -> [Bool] { try program.answers(passwords).map { $0.hasPrefix("OK") } }
    func speed(_ passwords: [String]) throws -> Double { try program.speed(passwords) }
}

/// python3-zxcvbn, score 3 and more.
struct Zxcvbn: Meter {
    let name = "zxcvbn"
    private let program: LineProgram

    /// - Parameter file: a list that is taken out of its dictionaries.
    init(without file: String? = nil) {
        program = LineProgram(
            path: "/usr/bin/python3",
            arguments: [scripts + "zxcvbn-lines.py"] + (file.map { ["--without", $0] } ?? []))
    }

    func guesses(_ passwords: [String]) throws -> [Double]? {
        try program.answers(passwords).map { Double($0.prefix { $0 != " " }) ?? .nan }
    }
    func accepts(_ passwords: [String]) throws -> [Bool] {
        try program.answers(passwords).map { ["3", "4"].contains($0.suffix(1)) }
    }
    func speed(_ passwords: [String]) throws -> Double { try program.speed(passwords) }
}

/// libzxcvbn (C), which has no scores: more than 10^8 guesses, which is zxcvbn's score 3 (its time_estimates).
struct ZxcvbnC: Meter {
    let name = "zxcvbn-c"
    private let path = Corpus.directory + "/zxcvbn-c-lines"

    func guesses(_ passwords: [String]) throws -> [Double]? {
        try LineProgram(path: path, arguments: []).answers(passwords).map { Double($0) ?? .nan }
    }
    func accepts(_ passwords: [String]) throws -> [Bool] {
        try guesses(passwords)!.map { $0 > 8 }
    }
    /// It measures itself: starting it costs as much as thousands of checks.
    func speed(_ passwords: [String]) throws -> Double {
        let input = passwords.map { $0 + "\n" }.joined()
        let finished = try Run.command(path, ["1"], stdin: input)
        guard let speed = finished.lines.first.flatMap(Double.init) else {
            throw LabFailure("\(path) measured nothing", "run make strength")
        }
        return speed
    }
}
