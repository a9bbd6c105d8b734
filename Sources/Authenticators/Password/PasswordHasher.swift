import CCrypt
public import CredentialPolicy
import Glibc

/// libcrypt's password hashes (crypt(5)): the system's own format, so that hashes move to and from /etc/shadow.
///
/// One of these keeps libcrypt's working memory (32 KB beside what yescrypt maps for itself) and wipes it after each
/// use.
@safe public final class PasswordHasher {
    private let data: UnsafeMutablePointer<crypt_data>

    public init() {
        unsafe data = .allocate(capacity: 1)
        unsafe memset(data, 0, MemoryLayout<crypt_data>.size)
    }

    deinit {
        wipe()
        unsafe data.deallocate()
    }

    /// True when `secret` (normalised, without NUL) is the password of `hash`. Constant time in what it compares.
    public func verify(_ secret: Span<UInt8>, against hash: String) -> Bool {
        guard let computed = compute(secret, hash) else { return false }
        let (mine, theirs) = (Array(computed.utf8), Array(hash.utf8))
        guard mine.count == theirs.count else { return false }
        var difference: UInt8 = 0
        for index in mine.indices { difference |= mine[index] ^ theirs[index] }
        return difference == 0
    }

    /// As costly as `verify` against a hash with the settings of `hash`, and never true.
    public func spend(_ secret: Span<UInt8>, like hash: String) {
        _ = compute(secret, Self.dummySetting(like: hash))
    }

    /// A new hash with a random salt; nil when libcrypt does not know the method or the secret is empty.
    public func hash(_ secret: Span<UInt8>, method: HashMethod) -> String? {
        guard secret.count > 0, let setting = Self.setting(method) else { return nil }
        return compute(secret, setting)
    }

    /// A fresh setting string: method, cost, salt from the kernel's random numbers (crypt_gensalt_rn(3)).
    public static func setting(_ method: HashMethod) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        let made = unsafe crypt_gensalt_rn("$y$", UInt(method.cost), nil, 0, &buffer, Int32(buffer.count))
        guard unsafe made != nil else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// True when `hash` was made with other settings than new ones are.
    public static func isOutdated(_ hash: String, for method: HashMethod) -> Bool {
        guard let setting = setting(method) else { return false }
        return HashForm(hash)?.settings != HashForm(setting)?.settings
    }

    /// The method and cost of `hash` with a salt of our own; of what is no hash, those that new ones have by default.
    static func dummySetting(like hash: String) -> String { HashForm(hash)?.dummy ?? "$y$j9T$credpolicydummy1$" }

    /// One comparison with a hash of this form, for whoever wants to know how long it takes.
    public func rehearse(_ form: HashForm) {
        let phrase: [UInt8] = Array("how long does it take".utf8)
        _ = compute(phrase.span, form.dummy)
    }

    /// Contract (crypt(3)): `crypt_rn` needs a NUL-terminated phrase and returns NULL, not a failure token, when it
    /// can't.
    private func compute(_ secret: Span<UInt8>, _ setting: String) -> String? {
        defer { wipe() }
        guard secret.count <= Normalization.limit else { return nil }
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Normalization.limit + 1) { phrase in
            defer { unsafe explicit_bzero(phrase.baseAddress!, phrase.count) }
            for index in 0..<secret.count { unsafe phrase[index] = CChar(bitPattern: secret[index]) }
            unsafe phrase[secret.count] = 0
            let result = unsafe crypt_rn(phrase.baseAddress!, setting, data, Int32(MemoryLayout<crypt_data>.size))
            guard let result = unsafe result else { return nil }
            return unsafe String(cString: result)
        }
    }

    private func wipe() { unsafe explicit_bzero(data, MemoryLayout<crypt_data>.size) }
}
