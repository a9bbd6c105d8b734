import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// Proves a password: reserve an attempt, compare, settle. The one place where a secret meets a hash at login and at
/// the change of a password (architecture, "Reserve, then verify, then settle").
struct PasswordProof {
    enum Result {
        /// Right: a one-use token of the wanted purpose was stored with it.
        case proved(token: [UInt8], account: AccountFacts, password: StoredPassword)
        /// Wrong, or not allowed; looks the same to the person.
        case refused
        /// Nothing was compared and nothing counted; lasting, where only a repair helps.
        case undecided(isLasting: Bool)
    }

    /// Every refusal that had a hash slot takes this long from then on, so that neither what was wrong nor how costly
    /// the hash was can be told from the time. Above the costliest hash that may be configured (1 s).
    static let floor = Duration.milliseconds(1200)
    /// How much longer than its deadline an attempt may live before it counts as failed.
    static let leaseBeyondDeadline = Duration.seconds(10)

    let context: LoginContext
    let purpose: Token.Purpose
    let hasher = PasswordHasher()

    /// What a reservation found out.
    struct Ticket {
        var subject: Subject
        /// Nil when no attempt was reserved: then nothing real is compared.
        var sequence: Int64?
        /// Its attempt in the count of its source; nil from places that the ID is known at.
        var source: SourceAttempt?
        var comparison: Comparison
        var account: AccountFacts?
        var password: StoredPassword?
        /// Of secrets that were found wrong before (`WrongPasswordTag`).
        var wrongTags: [UInt32]
        var liveness: Int64
        /// The attempt's lock, to be released once it is settled, and where it is held.
        var alive: HostLocks.Held
        var locks: HostLocks

        func letGo() { locks.release(alive) }
    }

    struct SourceAttempt {
        var subject: Subject
        var sequence: Int64
    }

    enum Reservation {
        case go(Ticket)
        case wait(for: Int64)
    }

    /// What came of comparing.
    enum Outcome: Equatable {
        case right
        /// - Parameter tag: by what it is known again; nil where nothing real was compared.
        case wrong(tag: UInt32?)
        /// The same wrong secret from the same place as before: it was not compared again.
        case repeated
        /// Who was to compare it never said what came of it.
        case silent
    }

    private enum Comparing {
        case done(Ticket, Outcome)
        case wait(for: Int64)
    }

    func prove(_ candidate: borrowing Candidate) -> Result {
        do {
            let (result, floor) =
                switch candidate {
                case .impossible(let reason): try spendOnNothing(reason)
                case .password(let password): try compare(password)
                }
            if case .refused = result {
                context.letOthersIn()
                floor.sleep()
            }
            return result
        } catch let failure as StoreFailure {
            context.tell(failure)
            return .undecided(isLasting: failure.isLasting)
        } catch {
            SystemLog.fault("\(context.request.service): login refused: \(error)")
            return .undecided(isLasting: false)
        }
    }

    /// - Returns: the result, and until when a refusal is padded by the caller, who holds nothing by then.
    private func compare(_ secret: borrowing TypedPassword) throws -> (Result, floor: Deadline) {
        let store = try context.store()
        var floor: Deadline?
        while true {
            switch try reserveAndVerify(secret, store, &floor) {
            case .wait(let number):
                guard store.locks.waitForEnd(of: number, within: context.deadline.remaining) else {
                    return (.undecided(isLasting: false), floor ?? Deadline(in: Self.floor))
                }
            case .done(let ticket, let outcome):
                defer { ticket.letGo() }
                let token = PasswordSettlement(context: context, store: store, checker: .ours, purpose: purpose)
                    .settle(ticket, outcome)
                return (Self.result(token, ticket), floor ?? Deadline(in: Self.floor))
            }
        }
    }

    private static func result(_ token: [UInt8]?, _ ticket: Ticket) -> Result {
        guard let token, let account = ticket.account, let password = ticket.password else { return .refused }
        return .proved(token: token, account: account, password: password)
    }

    /// What is done in a hash slot.
    /// - Parameter floor: one for the whole, from the first slot on: a second one after a wait would tell who had to
    ///   wait, and so whose budget is small.
    private func reserveAndVerify(
        _ secret: borrowing TypedPassword, _ store: Store, _ floor: inout Deadline?
    ) throws -> Comparing {
        let slot = try context.hashSlot(store)
        defer { store.locks.release(slot) }
        floor = floor ?? Deadline(in: Self.floor)
        switch try reservation(store).reserve() {
        case .wait(let number): return .wait(for: number)
        case .go(let ticket): return .done(ticket, verify(secret, ticket))
        }
    }

    private func reservation(_ store: Store) -> PasswordReservation {
        PasswordReservation(context: context, store: store, checker: .ours, locks: store.locks)
    }

    private func verify(_ secret: borrowing TypedPassword, _ ticket: Ticket) -> Outcome {
        let hash = ticket.password?.hash ?? ""
        let isImported = ticket.password?.imported ?? false
        ProgramPages.giveBack()
        switch ticket.comparison {
        case .real where isImported && secret.typed.count <= Normalization.limit:
            return secret.typed.withSpan { verify($0, hash, ticket.wrongTags) }
        case .real where !isImported: return secret.normalized.withSpan { verify($0, hash, ticket.wrongTags) }
        // libcrypt takes nothing that long, so it can't be what was hashed elsewhere: a dummy, for its time.
        case .real, .dummy:
            return secret.normalized.withSpan { text in
                let outcome = context.withoutComparing(text, ticket)
                hasher.spend(text, like: hash.isEmpty ? fallbackSetting : hash)
                return outcome
            }
        }
    }

    private func verify(_ text: Span<UInt8>, _ hash: String, _ wrongTags: [UInt32]) -> Outcome {
        let tag = context.wrongTag(text, of: hash)
        if let tag, wrongTags.contains(tag) {
            hasher.spend(text, like: hash)
            return .repeated
        }
        return hasher.verify(text, against: hash) ? .right : .wrong(tag: tag)
    }

    private var fallbackSetting: String { PasswordHasher.setting(context.policy.password.hash) ?? "" }

    /// A secret that can't be anybody's costs a dummy and touches no account: sshd submits such for users that it
    /// considers invalid, and must not lock them.
    private func spendOnNothing(_ reason: Reason) throws -> (Result, floor: Deadline) {
        let store = try context.store()
        let floor = try spend(store)
        try context.noteUnusable(reason, store)
        return (.refused, floor)
    }

    private func spend(_ store: Store) throws -> Deadline {
        let slot = try context.hashSlot(store)
        defer { store.locks.release(slot) }
        let floor = Deadline(in: Self.floor)
        let filler: [UInt8] = Array("nothing that anybody typed".utf8)
        hasher.spend(filler.span, like: fallbackSetting)
        return floor
    }
}
