@testable import CredentialPolicy

/// `seconds` into a boot; the wall clock shows the same and what it was stepped by.
func moment(_ seconds: Double, boot: String = "first", stepped: Double = 0) -> Instant {
    let microseconds = Int64(seconds * 1_000_000)
    return Instant(
        wall: 1_800_000_000_000_000 + microseconds + Int64(stepped * 1_000_000), boot: boot, sinceBoot: microseconds)
}

/// The one place of the tests that look at a single budget.
let desk = Place("desk", isKnown: true)

/// max-failures within 60 s, locked for 30 s.
func lockout(
    _ maxFailures: Int, window: Duration? = .seconds(60), duration: LockDuration = .time(.seconds(30)),
    total: Int = 1000, kind: Lockout.Kind = .ordinary
) -> Lockout {
    Lockout(
        settings: LockoutSettings(
            maxFailures: maxFailures, window: window, duration: duration, maxFailuresTotal: total), kind: kind)
}

extension Lockout {
    func reserve(in tally: inout Tally, at now: Instant) -> (admission: Admission, change: LockChange) {
        reserve(from: desk, in: &tally, at: now)
    }

    /// Reserves and settles as wrong, at one moment; what the reservation was answered.
    @discardableResult
    func fail(_ tally: inout Tally, from place: Place = desk, at now: Instant) -> Admission {
        let admission = reserve(from: place, in: &tally, at: now).admission
        if case .reserved(let sequence) = admission { _ = settleFailure(sequence, in: &tally, at: now) }
        return admission
    }

    /// The number of a reservation that must be given.
    func reserved(_ tally: inout Tally, from place: Place = desk, at now: Instant) -> Int64? {
        if case .reserved(let sequence) = reserve(from: place, in: &tally, at: now).admission { sequence } else { nil }
    }
}

extension Tally {
    /// The process of this attempt is gone.
    mutating func kill(_ sequence: Int64) {
        for index in attempts.indices where attempts[index].sequence == sequence {
            if case .open = attempts[index].standing { attempts[index].standing = .open(alive: false) }
        }
    }

    /// The desk's own lock.
    var lock: FailureLock? { lock(of: .place(desk.name)) }

    func failures(within window: Duration?, at now: Instant) -> Int {
        lockout(1, window: window).failures(in: .place(desk.name), self, at: now)
    }

    var openAttempts: Int { attempts.count { if case .open = $0.standing { true } else { false } } }
}

/// SplitMix64: the same sequence for the same seed, so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
