// make bench: one run, interleaved, against the peers of the same machine; prints a table and writes it to
// build/bench.md. Nothing here fails on a slow machine: figures are ratios and differences within the run.
import Foundation
import TestSupport

let rounds = Int(CommandLine.arguments.dropFirst().first ?? "") ?? 60
let accounts = 100_000
let password = "Katsushika-77"

let bench = try Bench()
defer { bench.cleanUp() }
try bench.prepare(accounts: accounts, password: password)
try bench.measure(rounds: rounds, password: password)
let table = try bench.table(accounts: accounts, password: password)
print(table)
try table.write(toFile: Built.path("bench.md"), atomically: true, encoding: .utf8)
