import CLinux

/// The pages that this program's code takes.
public enum ProgramPages {
    /// Gives back those that were used so far, 5 MB after a login's first half. Called before yescrypt takes its 16 MB,
    /// so that many logins at once need less: what comes after the hash is a small part of the program.
    public static func giveBack() { cp_give_back_program() }
}
