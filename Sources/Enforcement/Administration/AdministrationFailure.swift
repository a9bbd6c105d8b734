public import CredentialStore
public import HostSystem

/// Why a command did nothing. Each is one sentence for people and one exit status for programs (interfaces.md).
public enum AdministrationFailure: Error, Sendable, Equatable {
    case policy(PolicyFile.Failure)
    case store(StoreFailure)
    case file(FileRefusal)
    case noSuchAccount(String)
    /// Login names are never given twice, not even after retirement.
    case loginTaken(String)
    case alreadyRetired(String)
    /// A retired ID gets no new password.
    case retired(String)
    case alreadyLocked(String)
    case notLocked(String)
    /// A privileged ID of whoever asks.
    case ownPrivilegedID(String)
    /// A privileged ID, and nobody knows who asks.
    case nobodyIdentified(String)
    /// No failures of another module's password are counted.
    case nothingToRebind(String)
    case sourceNotStopped(String)
    case notALoginName(String)
    case noSuchDate(String)
    case endBeforeStart
    case staffNumberMissing
    /// Somebody of another name or department has that number; joining under it would rename them.
    case staffNumberTaken(name: String, department: String)
    case hostAccount(SystemFailure)
    case system(SystemFailure)
    case hashMethodUnknown
}
