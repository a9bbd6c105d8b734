// Fills a store for tests and benchmarks, without the ceremony of temporary passwords.
//   store-seeder POLICY account LOGIN PASSWORD KIND     one account with this permanent password
//   store-seeder POLICY many COUNT PREFIX PASSWORD      PREFIX1 … PREFIXn, all with one hash
//   store-seeder POLICY none LOGIN                      an account without a password
//   store-seeder POLICY login LOGIN with|without        what the transactions of a login take, with and without lockout
import Authenticators
import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3 else { fatalError("usage: store-seeder POLICY account|many|none|login …") }
let policy = try PolicyFile.load(arguments[0])
_ = try StoreCare.prepare(policy)
let store = try StoreAccess.open(policy.store)
let now = try SystemClock().now()

func hash(_ password: String) -> String {
    PasswordHasher().hash(Array(password.utf8).span, method: policy.password.hash)!
}

func add(_ login: String, _ kind: AccountKind, _ hash: String?, _ transaction: Transaction) throws(StoreFailure) {
    let account = try transaction.insertAccount(
        login: LoginName(login)!, kind: kind, name: login, department: "", person: nil, uid: nil, validFrom: 0,
        validUntil: nil, at: now)
    guard let hash else { return }
    _ = try transaction.setPassword(
        of: account.id, hash: hash, replacing: nil, temporaryUntil: nil, history: 0, at: now)
}

switch arguments[1] {
case "account":
    let password = hash(arguments[3])
    try store.write { transaction throws(StoreFailure) in
        try add(arguments[2], AccountKind(rawValue: arguments[4])!, password, transaction)
    }
case "none":
    try store.write { transaction throws(StoreFailure) in try add(arguments[2], .personal, nil, transaction) }
case "many":
    let password = hash(arguments[4])
    let count = Int(arguments[2])!
    for start in stride(from: 1, through: count, by: 5000) {
        try store.write { transaction throws(StoreFailure) in
            for number in start...min(count, start + 4999) {
                try add("\(arguments[3])\(number)", .personal, password, transaction)
            }
        }
        try store.tidy()
    }
case "login":
    try LockoutCost(policy: policy, store: store, clock: try SystemClock(), login: arguments[2])
        .measure(withLockout: arguments[3] == "with")
default: fatalError("unknown: \(arguments[1])")
}
