import CredentialPolicy
import CredentialStore
import HostSystem

/// An attempt that another module compares: reserved as any other, and held open by this process until that module's answer
/// is known. The secret is gone by then; a tag of it is all that is left.
struct OverlayAttempt {
    /// How long the module between may take: SSSD gives a server 6 s by default, and there may be several to try
    /// (sssd-krb5(5), krb5_auth_timeout). The lease is this and 10 s more.
    static let patience = Duration.seconds(30)

    private let ticket: PasswordProof.Ticket
    /// By what it is known again, should it be wrong.
    private let tag: UInt32?

    enum Admission {
        case admitted(OverlayAttempt)
        /// Looks like a wrong password.
        case refused
        /// Nothing was counted.
        case undecided
    }

    /// Reserves an attempt for what was typed, and forgets that.
    /// - Parameter floor: until when a refusal is padded; set once the attempt's turn has come, as for a hash of our own.
    static func begin(
        _ secret: consuming OverlaySecret, _ floor: inout Deadline?, _ context: LoginContext
    ) -> Admission {
        do {
            let store = try context.store()
            switch consume secret {
            case .impossible(let reason):
                try inTurn(store, &floor, context) {
                    try context.noteUnusable(reason, store, details: Checker.overlay.details)
                }
                return .refused
            case .typed(let secret): return try reserve(secret, store, &floor, context)
            }
        } catch let failure as StoreFailure {
            context.tell(failure)
        } catch {
            SystemLog.fault("\(context.request.service): login refused: \(error)")
        }
        return .undecided
    }

    /// One of the host's places for a hash, for as long as the store is written to: that is what a flood from one source, or for
    /// one name, would take from everybody else. Nothing is hashed here, and while another module compares it is free again.
    private static func inTurn<Result>(
        _ store: Store, _ floor: inout Deadline?, _ context: LoginContext, _ body: () throws -> Result
    ) throws -> Result {
        let slot = try context.hashSlot(store)
        defer { store.locks.release(slot) }
        floor = floor ?? Deadline(in: PasswordProof.floor)
        return try body()
    }

    private static func reserve(
        _ secret: borrowing Secret, _ store: Store, _ floor: inout Deadline?, _ context: LoginContext
    ) throws -> Admission {
        let locks = try store.locksOfTheirOwn()
        let reservation = PasswordReservation(context: context, store: store, checker: .overlay, locks: locks)
        while true {
            switch try inTurn(store, &floor, context, reservation.reserve) {
            case .wait(let number):
                guard store.locks.waitForEnd(of: number, within: context.deadline.remaining) else { return .undecided }
            case .go(let ticket):
                return admit(ticket, secret, context)
            }
        }
    }

    private static func admit(
        _ ticket: PasswordProof.Ticket, _ secret: borrowing Secret, _ context: LoginContext
    ) -> Admission {
        switch ticket.comparison {
        case .real:
            // Only now that it is reserved: a tag is as good as a comparison. Of one ID: what is wrong for one of two UID twins
            // may be right for the other.
            let tag = secret.withSpan { context.wrongTag($0, of: "overlay \(ticket.account?.id.number ?? 0)") }
            let attempt = OverlayAttempt(ticket: ticket, tag: tag)
            guard let tag, ticket.wrongTags.contains(tag) else { return .admitted(attempt) }
            _ = attempt.settle(.repeated, context)
        case .dummy:
            let outcome = secret.withSpan { context.withoutComparing($0, ticket) }
            _ = OverlayAttempt(ticket: ticket, tag: nil).settle(outcome, context)
        }
        return .refused
    }

    /// - Parameter word: what the other module said; nil: nothing, and now it is too late.
    func settle(_ word: Dialogue.Settlement?, _ context: LoginContext) -> [UInt8]? {
        switch word {
        case .right: settle(.right, context)
        case .wrong: settle(.wrong(tag: tag), context)
        case nil: settle(.silent, context)
        }
    }

    /// - Returns: the hand-over nonce; nil: refused.
    private func settle(_ outcome: PasswordProof.Outcome, _ context: LoginContext) -> [UInt8]? {
        defer { ticket.letGo() }
        do {
            return PasswordSettlement(
                context: context, store: try context.store(), checker: .overlay, purpose: .login
            ).settle(ticket, outcome)
        } catch {
            // Not settled is failed, as soon as its lock is let go.
            context.tell(error)
            return nil
        }
    }
}
