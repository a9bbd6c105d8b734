import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// pam_chauthtok, first round: the current password is proved (an attempt like any other) and a one-use ticket given
/// out.
struct PasswordPrelimStep {
    let context: LoginContext

    func run() throws -> Verdict {
        let now = context.clock.now()
        do {
            let account = try context.store().read { transaction throws(StoreFailure) in
                try context.account(transaction)?.facts
            }
            // Root's own password and the system's are other modules' business.
            guard let account else {
                if context.isUnmanaged { return Verdict(.userUnknown) }
                return try prove()
            }
            if context.setsForAnother { return try ticketForRoot(account, at: now) }
            return try prove()
        } catch let failure as StoreFailure {
            context.tell(failure)
            try context.dialogue.show(.unavailable(context.contact), .error)
            return Verdict(.passwordError)
        }
    }

    private func prove() throws -> Verdict {
        let candidate = try Candidate(try context.ask(.currentPassword, .currentPasswordPrompt))
        switch PasswordProof(context: context, purpose: .password).prove(candidate) {
        case .proved(let ticket, let account, let password):
            if password.facts.hasExpired(at: context.clock.now()) {
                try context.dialogue.show(context.sentence(for: .temporaryExpired, account, password.facts), .error)
                return Verdict(.passwordError)
            }
            return Verdict(.allow, ticket: ticket)
        case .refused:
            try context.dialogue.show(.refusal(context.contact), .error)
            return Verdict(.authenticationError)
        case .undecided:
            try context.dialogue.show(.unavailable(context.contact), .error)
            return Verdict(.passwordError)
        }
    }

    private func ticketForRoot(_ account: AccountFacts, at now: Instant) throws -> Verdict {
        let value = try Randomness.bytes(16)
        try context.write { transaction throws(StoreFailure) in
            let generation = try transaction.password(of: account.id)?.facts.generation ?? 0
            try transaction.issue(
                Token(
                    purpose: .password, account: account.id, generation: generation, service: context.request.service,
                    source: context.source, factors: "root"),
                value: value, at: now)
        }
        return Verdict(.allow, ticket: value)
    }
}

/// pam_chauthtok, second round: the new password twice, judged, set.
struct PasswordUpdateStep {
    let context: LoginContext

    /// How often a new password may be tried before the change is given up.
    static let rounds = 3

    func run() throws -> Verdict {
        guard let holder = try ticketHolder() else {
            try context.dialogue.show(.unavailable(context.contact), .error)
            return Verdict(.passwordError)
        }
        let old = try currentPassword()
        let year = context.zone.civil(context.clock.now().wall).year
        let judge = PasswordJudge(context.policy.password, holder.facts(context.policy), in: year)
        // Once for all rounds, and last: some damage is not met before a password is looked up.
        defer { for fault in judge.files.faults { SystemLog.fault("\(context.request.service): \(fault.sentence)") } }
        for _ in 0..<Self.rounds {
            if let verdict = try round(holder, old, judge) { return verdict }
        }
        try context.dialogue.show(.passwordTriesUsedUp, .error)
        return Verdict(.passwordError)
    }

    /// One new password, typed twice; nil: try again.
    private func round(
        _ holder: TicketHolder, _ old: borrowing Candidate, _ judge: PasswordJudge
    ) throws -> Verdict? {
        let new = try Candidate(try context.ask(.newPassword, .newPasswordPrompt))
        if new.problem == .nobodyAnswered { return Verdict(.passwordError) }
        let findings = findings(new, holder, old: old, judge)
        guard findings.isEmpty else {
            PasswordChange(context: context, holder: holder).note(findings)
            try refuse(findings, new)
            return nil
        }
        let again = try Candidate(try context.ask(.newPasswordAgain, .repeatPasswordPrompt))
        guard new.equals(again) else {
            try context.dialogue.show(.passwordsDiffer, .error)
            return nil
        }
        switch try PasswordChange(context: context, holder: holder).set(new) {
        case .done:
            try context.dialogue.show(context.setsForAnother ? .temporarySet : .passwordChanged, .info)
            return Verdict(.allow)
        case .weak(let findings):
            try refuse(findings, new)
            return nil
        case .void:
            try context.dialogue.show(.unavailable(context.contact), .error)
            return Verdict(.passwordError)
        }
    }

    private func findings(
        _ new: borrowing Candidate, _ holder: TicketHolder, old: borrowing Candidate, _ judge: PasswordJudge
    ) -> [PasswordFinding] {
        new.judged(by: judge, old: old).findings.map {
            $0 == .sameAsOld && holder.isTemporary ? .temporaryAgain : $0
        }
    }

    private func refuse(_ findings: [PasswordFinding], _ new: borrowing Candidate) throws {
        try context.dialogue.show(.passwordNotAccepted, .error)
        for finding in findings { try context.dialogue.show(new.sentence(for: finding), .error) }
    }

    /// The module keeps what was typed in the first round, for the rule that compares old and new.
    private func currentPassword() throws -> Candidate {
        if context.setsForAnother { return .impossible(.nobodyAnswered) }
        return try Candidate(try context.ask(.currentPassword, .currentPasswordPrompt))
    }

    private func ticketHolder() throws -> TicketHolder? {
        guard let ticket = context.request.ticket else { return nil }
        let now = context.clock.now()
        do {
            return try context.store().read { transaction throws(StoreFailure) in
                guard let token = try transaction.token(ticket, at: now), token.purpose == .password,
                    token.service == context.request.service,
                    let account = try context.account(transaction), account.facts.id == token.account,
                    AccountRule.unusable(account.facts, at: now) == nil || context.setsForAnother
                else { return nil }
                let person = try account.person.map { id throws(StoreFailure) in try transaction.person(id: id) } ?? nil
                let isTemporary = try transaction.password(of: token.account)?.facts.temporary ?? false
                return TicketHolder(
                    ticket: ticket, token: token, account: account.facts, person: person,
                    department: account.department,
                    isTemporary: isTemporary)
            }
        } catch {
            context.tell(error)
            return nil
        }
    }
}

/// Whoever showed a ticket that still holds.
struct TicketHolder {
    let ticket: [UInt8]
    let token: Token
    let account: AccountFacts
    let person: Person?
    let department: String
    /// Whether the present password is a temporary one.
    let isTemporary: Bool

    func facts(_ policy: Policy) -> PersonalFacts {
        PersonalFacts(account.login.text, person, department: department, policy)
    }
}

extension LoginContext {
    /// Root sets another's password: what root sets is temporary (docs/ARCHITECTURE.md).
    var setsForAnother: Bool { caller.realUID == 0 && !request.changesExpired }
}
