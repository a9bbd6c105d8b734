import Foundation
import TestSupport

/// The ways on which a command runs as an ID, or for it, by a real program of Debian's. ssh has a suite of its own;
/// systemd-user, polkit and pkexec need a booted machine.
enum Way: String, CaseIterable, Sendable {
    case login, su, suLogin, suByRoot
    case sudo, sudoLogin, sudoWithoutPassword, sudoToThem, sudoToThemByRoot
    case doas, doasWithoutPassword, doasToThem
    case runuser, runuserLogin, cron, atd

    /// A colleague of good standing, for what one needs another person.
    static let colleague = "cp-colleague"

    /// The daemon that runs what was left for it.
    var daemon: String? {
        switch self {
        case .cron: "/usr/sbin/cron"
        case .atd: "/usr/sbin/atd"
        case .login, .su, .suLogin, .suByRoot, .sudo, .sudoLogin, .sudoWithoutPassword, .sudoToThem, .sudoToThemByRoot,
            .doas, .doasWithoutPassword, .doasToThem, .runuser, .runuserLogin:
            nil
        }
    }

    /// Makes `marker`, if this way lets the command run. Whatever asks for the password gets the right one; a forced
    /// change is broken off.
    func run(_ marker: String, on host: RealHost, as login: String, _ password: String) throws {
        let touch = ["/usr/bin/touch", marker]
        let script = touch.joined(separator: " ")
        func terminal(_ words: [String], as user: String?) throws {
            let answers: [(String, String?)] = [
                ("assword.*: ", password), ("Current password: |login: ", Key.interrupt),
            ]
            _ = try host.atTerminal(words, answers, as: user, patience: 10)
        }
        switch self {
        case .login:
            // Other ways start login shells too: this one ends the first only.
            try host.scratch.write(
                "machine/home/\(login)/.bash_profile", "[ -e \(marker) ] || { \(script); exit; }\n")
            try terminal(["/bin/login", login], as: nil)
        case .su: try terminal(["/bin/su", login, "-c", script], as: Self.colleague)
        case .suLogin: try terminal(["/bin/su", "-", login, "-c", script], as: Self.colleague)
        case .suByRoot: try host.run(["/bin/su", login, "-c", script])
        case .sudo: try terminal(["/usr/bin/sudo", "/bin/sh", "-c", script], as: login)
        case .sudoLogin: try terminal(["/usr/bin/sudo", "-i"] + touch, as: login)
        case .sudoWithoutPassword: try host.run(["/usr/bin/sudo", "-n"] + touch, as: login)
        case .sudoToThem: try host.run(["/usr/bin/sudo", "-n", "-u", login] + touch, as: Self.colleague)
        case .sudoToThemByRoot: try host.run(["/usr/bin/sudo", "-n", "-u", login] + touch)
        case .doas: try terminal(["/usr/bin/doas", "/bin/sh", "-c", script], as: login)
        case .doasWithoutPassword: try host.run(["/usr/bin/doas", "-n"] + touch, as: login)
        case .doasToThem: try host.run(["/usr/bin/doas", "-n", "-u", login] + touch, as: Self.colleague)
        case .runuser: try host.run(["/usr/sbin/runuser", "-u", login, "--"] + touch)
        case .runuserLogin: try host.run(["/usr/sbin/runuser", "-l", login, "-c", script])
        case .cron: try host.giveCron("@reboot \(script)", of: login)
        case .atd: try host.giveAt(script, of: login)
        }
    }
}

extension RealHost {
    /// Lets everybody become anybody: with their password for sh, without one for touch. So the rules of sudo and doas
    /// never stand in the way, and what refuses is ours.
    func allowEverything(to more: [String] = []) throws {
        try etc(
            "sudoers.d/cp", "Defaults passwd_tries=1\nALL ALL=(ALL) ALL\nALL ALL=(ALL) NOPASSWD: /usr/bin/touch\n",
            mode: 0o440)
        let logins = Standing.allCases.map(\.login) + [Way.colleague] + more
        try etc(
            "doas.conf", logins.map { "permit \($0)\npermit nopass \($0) cmd /usr/bin/touch\n" }.joined(), mode: 0o400)
    }
}
