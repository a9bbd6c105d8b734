import CredentialPolicy

/// `seconds` into a boot; the wall clock shows the same and what it was stepped by.
func moment(_ seconds: Double, boot: String = "first", stepped: Double = 0) -> Instant {
    let microseconds = Int64(seconds * 1_000_000)
    return Instant(
        wall: 1_800_000_000_000_000 + microseconds + Int64(stepped * 1_000_000), boot: boot, sinceBoot: microseconds)
}

/// max-failures within 60 s, locked for 30 s.
func lockout(_ maxFailures: Int, window: Duration? = .seconds(60), duration: LockDuration = .time(.seconds(30)))
    -> Lockout
{
    Lockout(settings: LockoutSettings(maxFailures: maxFailures, window: window, duration: duration))
}

extension Lockout {
    /// Reserves and settles as wrong, at one moment; what the reservation was answered.
    @discardableResult
    func fail(_ tally: inout Tally, at now: Instant) -> Admission {
        let admission = reserve(in: &tally, at: now).admission
        if case .reserved(let sequence) = admission { _ = settleFailure(sequence, in: &tally, at: now) }
        return admission
    }

    /// The number of a reservation that must be given.
    func reserved(_ tally: inout Tally, at now: Instant) -> Int64? {
        if case .reserved(let sequence) = reserve(in: &tally, at: now).admission { sequence } else { nil }
    }
}

extension Tally {
    /// The process of this attempt is gone.
    mutating func kill(_ sequence: Int64) {
        for index in attempts.indices where attempts[index].sequence == sequence {
            if case .open = attempts[index].standing { attempts[index].standing = .open(alive: false) }
        }
    }
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
