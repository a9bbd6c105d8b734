// make bench: one run, interleaved, against the peers of the same machine; prints tables and writes them to
// build/bench.md. Nothing here fails on a slow machine: figures are ratios and differences within the run.
//   bench [ROUNDS]    all of it
//   bench lockout     the lockout's own tables alone, printed and not written
import Foundation
import TestSupport

/// Everything, in a function of its own, so that its stores go when it ends.
func measure() throws {
    let rounds = Int(CommandLine.arguments.dropFirst().first ?? "") ?? 60
    let accounts = 100_000
    let bench = try Bench(password: "Katsushika-77")
    defer { bench.cleanUp() }
    try bench.prepare(accounts: accounts)
    try bench.measureLogins(rounds: rounds)
    try bench.measureStoreSizes(rounds: rounds)
    try bench.measureStart(rounds: 5)
    try bench.measureRefusals(rounds: rounds / 4)
    try bench.measureChanges(rounds: rounds)
    let throughput = try bench.throughput(logins: 100)
    let attack = try Attack(peer: bench.peer)
    let rows = try [(50, false), (200, false), (500, false), (200, true)].map {
        try attack.row(guesses: $0.0, killed: $0.1)
    }
    let table =
        try bench.table(accounts: accounts, attack: rows, throughput: throughput) + "\n" + LockoutTable.text() + "\n"
        + StrengthTable.text()
    print(table)
    try table.write(toFile: Built.path("bench.md"), atomically: true, encoding: .utf8)
}

if CommandLine.arguments.dropFirst().first == "lockout" { print(try LockoutTable.text()) } else { try measure() }
