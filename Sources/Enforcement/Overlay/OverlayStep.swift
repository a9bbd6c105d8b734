import CredentialPolicy
import CredentialStore
import HostSystem

/// pam_authenticate around another module's check (`overlay=`): ask, reserve, let it compare, hear what it said, settle.
/// One process from preauth to authsucc or authfail; a host that never says what came of it has failed.
struct OverlayStep {
    let context: LoginContext

    func run() throws -> Verdict {
        let secret = OverlaySecret(try context.ask(.password, .passwordPrompt))
        var turn: Deadline?
        let admission = OverlayAttempt.begin(secret, &turn, context)
        let floor = turn ?? Deadline(in: PasswordProof.floor)
        switch admission {
        case .admitted(let attempt): return try stay(with: attempt, floor)
        case .refused: return try refuse(floor)
        case .undecided:
            try context.dialogue.show(.unavailable(context.contact), .error)
            return Verdict(.authenticationError)
        }
    }

    private func stay(with attempt: OverlayAttempt, _ floor: Deadline) throws -> Verdict {
        let word: Dialogue.Settlement
        do {
            try context.dialogue.conclude(Verdict(.allow))
            word = try context.hearSettlement(within: OverlayAttempt.patience)
        } catch PacketSocket.Ending.timedOut {
            _ = attempt.settle(nil, context)
            SystemLog.fault(
                "\(context.request.service): refused: the module behind overlay=preauth said nothing for too long: see why."
            )
            return Verdict(.authenticationError)
        } catch {
            _ = attempt.settle(nil, context)
            throw error
        }
        guard let nonce = attempt.settle(word, context) else { return try refuse(floor) }
        return Verdict(.allow, nonce: nonce)
    }

    /// As late as any refusal, and holding nothing meanwhile.
    private func refuse(_ floor: Deadline) throws -> Verdict {
        context.letOthersIn()
        floor.sleep()
        try context.dialogue.show(.refusal(context.contact), .error)
        return Verdict(.authenticationError)
    }
}
