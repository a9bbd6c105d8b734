import CredentialPolicy
import CredentialStore
import HostSystem

/// What every step of a login needs, gathered once: the request, the policy, the clock, the store, whoever is at the
/// keyboard.
final class LoginContext {
    let request: Request
    private(set) var policy: Policy
    private var policyText: [UInt8]
    let caller: CallingUser
    let clock: SystemClock
    let dialogue: Dialogue
    lazy var zone = TimeZoneRules(name: policy.organization.timezone)
    let serviceClass: ServiceClass
    let source: String
    /// For slot, lock and store together, from the last answer on: a person who types is not on this clock.
    private(set) var deadline: Deadline
    /// Left for when the answer has been given.
    var afterwards: HashUpgrade?
    /// Why wrong secrets can't be known again here, once that was met.
    var noTagKey: FileRefusal?
    /// Lines for the administrator about what a transaction does, written once it has been done: syslog may wait.
    var lines: [String] = []
    var alarms: [String] = []
    private var opened: (store: Store, settings: StoreSettings)?
    private var hasRaisedAlarm = false

    /// What is left of the module's 10 s for everything but padding and the way back.
    static let patience = Duration.seconds(8)

    /// - Throws: `PolicyFile.Failure` when the policy can't be read or understood.
    init(request: Request, caller: CallingUser, dialogue: Dialogue) throws {
        self.request = request
        self.caller = caller
        self.dialogue = dialogue
        policyText = try PolicyFile.text(request.configuration)
        policy = try PolicyFile.load(policyText, request.configuration)
        clock = try SystemClock()
        serviceClass = ServiceClass.of(service: request.service, rules: policy.host.serviceClasses)
        source = Printable.escaped(
            SourceAddress.describe(rhost: request.rhost, tty: request.tty, realUID: caller.realUID))
        deadline = Deadline(in: Self.patience)
        dialogue.language = LanguageChoice.language(policy.organization.language, request)
    }

    /// Asks a person. They may take an hour: no store stays open meanwhile (on a full disk an open one keeps others
    /// out), the policy that counts afterwards is the one of that moment, and only then does the clock start.
    func ask(_ kind: PromptKind, _ sentence: Sentence) throws -> Answer {
        opened = nil
        let answer = try dialogue.ask(kind, sentence)
        let text = try PolicyFile.text(request.configuration)
        if text != policyText { policy = try PolicyFile.load(text, request.configuration) }
        policyText = text
        deadline = Deadline(in: Self.patience)
        return answer
    }

    /// Waits for what another module says of a password, without holding the store, and only as long as the attempt lasts.
    func hearSettlement(within patience: Duration) throws -> Dialogue.Settlement {
        opened = nil
        defer { deadline = Deadline(in: Self.patience) }
        return try dialogue.settlement(within: patience)
    }

    /// Whom to ask. A kernel console draws no kanji: there only what is ASCII is of use.
    var contact: Contact {
        let full = Contact(policy.organization)
        guard dialogue.language == .en, LanguageChoice.isKernelConsole(request.tty) else { return full }
        return full.inASCII
    }

    /// Opened when first needed, so that a step which needs no store works without one.
    func store() throws(StoreFailure) -> Store {
        if let opened, opened.settings == policy.store { return opened.store }
        var settings = policy.store
        settings.deadline = storePatience
        let store = try StoreAccess.open(settings)
        opened = (store, policy.store)
        return store
    }

    /// The one that a step needed.
    var openStore: Store? { opened?.store }

    /// Before a refusal is padded: on a full disk an open store may be one that keeps everybody else out.
    func letOthersIn() {
        if opened?.store.isAlone == true { opened = nil }
    }

    /// One transaction on the store. Console logins may use the reserve for a full disk.
    func write<Result>(
        _ body: (Transaction) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result {
        let store = try store()
        store.patience = storePatience
        (lines, alarms) = ([], [])
        let result = try store.write(mayUseReserve: serviceClass == .console, body)
        lines.forEach(SystemLog.note)
        alarms.forEach(SystemLog.alarm)
        if store.usesReserve && !hasRaisedAlarm {
            hasRaisedAlarm = true
            SystemLog.alarm(
                "\(request.service): the disk is full, only console logins are served, from the store's reserve: free some space."
            )
        }
        return result
    }

    /// Whatever waits ends before the module's own deadline: who floods the store must not make a helper seem dead, which is
    /// what break-glass goes by.
    private var storePatience: Duration { min(policy.store.deadline, deadline.remaining) }

    /// One of the host's places for a hash in progress: two for each processor, fair by source and by login name.
    func hashSlot(_ store: Store) throws(StoreFailure) -> HostLocks.Held {
        try store.locks.hashSlot(
            source: source, name: request.name, slots: 2 * Processors.online, within: deadline.remaining)
    }

    /// The login name that was typed, when it can be an account's at all.
    var loginName: LoginName? {
        let name = String(decoding: request.name, as: UTF8.self)
        return Array(name.utf8) == request.name ? LoginName(name) : nil
    }

    func account(_ transaction: Transaction) throws(StoreFailure) -> AccountRecord? {
        guard let loginName else { return nil }
        return try transaction.account(login: loginName)
    }

    /// Root, system users and nobody: theirs is not for us to decide.
    var isUnmanaged: Bool {
        policy.host.unmanaged.contains {
            $0.matches(name: String(decoding: request.name, as: UTF8.self), uid: request.uid)
        }
    }

    /// An event about an account; `login:` names who is at the keyboard.
    func event(_ kind: EventKind, _ account: AccountFacts?, reason: Reason? = nil, details: [Event.Detail] = [])
        -> Event
    {
        Event(
            kind, actor: account.map { "login:\($0.login.text)" } ?? "login:", account: account?.id,
            login: account?.login.text ?? "", source: source, service: Printable.escaped(request.service),
            reason: reason?.rawValue ?? "", details: details)
    }

    /// Counts a guess that nobody had stopped yet: of so many that the whole site must be under attack there is one alarm, not a
    /// line each.
    func noteGuess(_ transaction: Transaction, at now: Instant) throws(StoreFailure) {
        guard let refusals = try transaction.noteRefusal(at: now) else { return }
        try transaction.log(
            Event(.attackSuspected, actor: "system", details: [.init("refusals", "\(refusals)")]), at: now)
        alarms.append(
            "\(refusals) logins were refused within ten minutes, somebody may be trying all IDs: see acctctl log show; for an "
                + "hour no line tells of single locks of ordinary IDs or of stopped sources.")
    }

    /// Once a policy takes effect that the store has not seen, the log says so.
    func notePolicy(_ transaction: Transaction, at now: Instant) throws(StoreFailure) {
        try PolicyNote.write(policy, policyText, actor: "system", transaction, at: now)
    }

    /// A line for the administrator about a step that the store could not serve.
    func tell(_ failure: StoreFailure) { SystemLog.fault("\(request.service): refused: \(failure)") }
}
