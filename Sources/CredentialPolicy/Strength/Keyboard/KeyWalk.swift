/// A walk over neighbouring keys, grown key by key, and how many of its steps were not to be foreseen.
///
/// A step is foreseen when it repeats the one before (qwer) or the one before that (1q2w3e). A walk may also begin
/// a new stroke beside the beginning of the last one (1qaz2wsx, qweasd), or of the one before when the last was short
/// (wsx2edc3); the same jump again is foreseen.
struct KeyWalk {
    private(set) var length = 1
    private(set) var turns = 0
    private(set) var shifted: Int
    /// How many keys stand before the one at which it first turns; nil while it goes straight on.
    private(set) var firstTurn: Int?

    private var last: KeyLayout.Key
    /// Where the stroke and the one before began, how long it is, and how the last two jumps went.
    private var strokeStart: KeyLayout.Key
    private var earlierStart: KeyLayout.Key?
    private var strokeLength = 1
    private var jump = 0
    private var jumpBefore = 0
    private var previous = 0
    private var beforePrevious = 0

    init(at key: KeyLayout.Key) {
        (last, strokeStart) = (key, key)
        shifted = key.shifted ? 1 : 0
    }

    /// Goes on to `key`; false when no finger would.
    mutating func advance(to key: KeyLayout.Key, on layout: KeyLayout) -> Bool {
        let step = last.step(to: key)
        if layout.touches(step) {
            if step != previous && step != beforePrevious { turns += 1 }
            (beforePrevious, previous) = (previous, step)
            strokeLength += 1
        } else {
            guard let from = strokeLength >= 2 ? strokeStart : earlierStart else { return false }
            let across = from.step(to: key)
            guard layout.touches(across) else { return false }
            if across != jump && across != jumpBefore { turns += 1 }
            (jumpBefore, jump) = (jump, across)
            (earlierStart, strokeStart, strokeLength) = (from, key, 1)
        }
        if turns == 2, firstTurn == nil { firstTurn = length - 1 }
        last = key
        length += 1
        if key.shifted { shifted += 1 }
        return true
    }

    /// As zxcvbn's spatial guesses, but for the turns that are foreseen: where it begins, how long it is, at which steps
    /// it turns and whither.
    func guesses(on layout: KeyLayout) -> Guesses {
        var number = layout.keys * Double(max(1, length - 2))
        // 256 turns of a crafted text multiply to more than a Double holds: what would overflow is counted in exponents.
        var turned = Guesses(log10: 0)
        for turn in 0..<turns {
            number *= layout.neighbours
            if turn > 0 { number *= Double(max(1, length - 1 - turn)) / Double(turn) }
            if number > 1e100 { (turned, number) = (turned * Guesses(number), 1) }
        }
        let shifts = shifted == 0 ? 0 : shifted == length ? 1 : min(shifted, length - shifted) + 1
        return turned * Guesses(number) * Guesses(log10: Double(shifts) * 0.301_03)
    }
}
