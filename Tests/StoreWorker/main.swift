// One process among many at a store; what it prints has happened.
//   store-worker STORE enter COUNT            enters COUNT persons, each in its own transaction; prints their numbers
//   store-worker STORE slot SOURCE SLOTS MS   takes a hash slot, holds it MS milliseconds; prints how many ms it waited
//   store-worker STORE live NUMBER            holds an attempt's lock until its input ends
//   store-worker STORE tidy COUNT             writes a large record and tidies up, COUNT times
import CredentialPolicy
import CredentialStore
import Glibc

let words = Array(CommandLine.arguments.dropFirst())
guard words.count >= 3 else { exit(2) }

func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
}

func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}

do {
    let store = try Store(path: words[0], deadline: .seconds(8))
    switch words[1] {
    case "enter":
        for number in 0..<Int(words[2])! {
            let person = try store.write { transaction throws(StoreFailure) in
                try transaction.enterPerson(
                    staffNumber: "\(getpid())-\(number)", name: "x", department: "y", update: true)
            }
            say("\(person.id)")
        }
    case "slot":
        let begin = milliseconds()
        let slot = try store.locks.hashSlot(
            source: words[2], name: Array(words[3].utf8), slots: Int(words[4])!, within: .seconds(20))
        say("\(milliseconds() - begin)")
        usleep(UInt32(words[5])! * 1000)
        store.locks.release(slot)
    case "live":
        let alive = try store.locks.liveness(of: Int64(words[2])!)
        say("held")
        _ = readLine()
        store.locks.release(alive)
    case "tidy":
        for number in 0..<Int(words[2])! {
            try store.write { transaction throws(StoreFailure) in
                try transaction.setFact("filler\(number % 8)", String(repeating: "\(number % 10)", count: 150_000))
            }
            try store.tidy()
            say("\(number)")
        }
    default: exit(2)
    }
} catch {
    say("failed: \(error)")
    exit(1)
}
