import Authenticators
import HostSystem

extension PasswordHasher {
    /// How long one comparison with a hash of this form takes here; the better of two, since what else runs only slows
    /// down.
    func cost(of form: HashForm) -> Duration {
        (0..<2).map { _ in SystemClock.duration { rehearse(form) } }.min() ?? .zero
    }
}
