import Foundation
import TestSupport
import Testing

/// The package as `make deb` built it, and what tests do with it in every Debian.
enum Package {
    static let deb: String = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Built.directory)) ?? []
        return Built.path(
            names.filter { $0.hasPrefix("credpolicy_") && $0.hasSuffix(".deb") }.sorted().last ?? "no.deb")
    }()

    static let password = "murasaki-Kumo-42-tvq8rz"
    /// The shadow password of everybody who has one.
    static let shadow = "Shadow-Kumo-42"
}

extension Debian {
    /// Unpacks and configures the package; nothing is switched on.
    func install() throws -> Outcome {
        try put(Package.deb, at: "/root/credpolicy.deb")
        return try sh("dpkg -i /root/credpolicy.deb")
    }

    /// The same package under a higher version.
    func makeUpgrade() throws {
        try sh(
            """
            set -e; dpkg-deb -R /root/credpolicy.deb /root/higher
            sed -i 's/^Version: .*/Version: 99/' /root/higher/DEBIAN/control
            dpkg-deb -Znone -b /root/higher /root/higher.deb; rm -r /root/higher
            """)
    }

    /// Three kinds of people before the package comes: `svc` is the system's, `yamada` and `stranger` are people.
    func populate() throws {
        let hash = try run([
            "/usr/bin/python3", "-W", "ignore", "-c", "import crypt; print(crypt.crypt('\(Package.shadow)'))",
        ])
        .out.trimmingCharacters(in: .whitespacesAndNewlines)
        try sh(
            """
            set -e
            usermod -p '\(hash)' root
            useradd --system -m -s /bin/bash -p '\(hash)' svc
            for name in yamada stranger; do useradd -m -s /bin/bash -p '\(hash)' $name; done
            """)
    }

    /// What README.Debian says: the store, a person, the profile. Returns the temporary password.
    func switchOn() throws -> String {
        try sh("acctctl init")
        let temporary = try join("yamada")
        try sh("pam-auth-update --enable credpolicy")
        return temporary
    }

    func join(_ login: String) throws -> String {
        try sh("acctctl --quiet join \(login) --name \(login) --staff-no \(login) --department Tax").out
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Installed, switched on, `yamada` has a password of their own.
    func settle() throws {
        try populate()
        _ = try install()
        let temporary = try switchOn()
        _ = try person(
            ["login", "yamada"], [temporary, temporary, Package.password, Package.password, "exit"])
    }

    /// The screen of somebody who tries to log in on the console; who got in sees `in as NAME`.
    func console(_ login: String, _ password: String) throws -> String {
        try person(["login", login], [password, "echo in as `id -un`; exit"]).all
    }

    /// Whether the console lets somebody in.
    func letsIn(_ login: String, _ password: String) throws -> Bool {
        try console(login, password).contains("\nin as \(login)\n")
    }

    /// Whether it refuses them, as people see it: neither let in, nor anything else gone wrong.
    func refuses(_ login: String, _ password: String) throws -> Bool {
        let screen = try console(login, password)
        return !screen.contains("\nin as")
            && (screen.contains("Wrong, or not allowed now.") || screen.contains("Login incorrect"))
    }

    /// Every file below /etc/pam.d with its mode and the hash of its bytes.
    func stacks() throws -> [String] {
        try sh("cd /etc/pam.d && find . -type f -exec stat -c '%A %U %G %n' {} + -exec sha256sum {} + | LC_ALL=C sort")
            .lines
    }

    /// The common files that name the module.
    func namesModule() throws -> [String] {
        try sh("cd /etc/pam.d && grep -l '^[^#]*pam_credpolicy' *").lines
    }

    /// README.Debian's word on runuser, whose own file includes nothing of common-*.
    func installRunuser() throws {
        let outcome = try sh("cp /usr/share/doc/credpolicy/examples/pam.d/runuser /etc/pam.d/runuser")
        guard outcome.status == 0 else { throw RunError.cannotStart("runuser: \(outcome.err)", errno: 0) }
    }

    /// What `acctctl doctor` calls a danger or an outage; its own verdict must be the same.
    func graveFindings() throws -> [Finding] {
        let outcome = try sh("acctctl doctor --json")
        let report = try JSONDecoder().decode(DoctorReport.self, from: Data(outcome.out.utf8))
        let grave = report.findings.filter { $0.severity != "notice" }
        #expect(report.sound == grave.isEmpty && outcome.status == (grave.isEmpty ? 0 : 1), "\(outcome.all)")
        return grave
    }
}

/// A finding of `acctctl doctor --json`.
struct Finding: Decodable, Equatable {
    let severity: String
    let code: String
    let subject: String?
}

private struct DoctorReport: Decodable {
    let sound: Bool
    let findings: [Finding]
}
