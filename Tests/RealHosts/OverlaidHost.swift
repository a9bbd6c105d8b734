import Foundation
import TestSupport

/// A host whose common-* are the groups of contrib/pam.d/overlay-unix, put there as its header tells administrators to.
extension RealHost {
    /// mori's, which only the machine's own /etc/shadow has.
    static let shadowPassword = "Suzume-Unix-4711-wq"

    /// - Returns: with mori, who is ours, and guest, who is not.
    static func overlaid() throws -> RealHost {
        let settings = Settings()
        let host = try RealHost(settings)
        try host.followHeader(of: "overlay-unix", settings)
        try host.join("mori")
        try host.setShadowPassword("mori", shadowPassword)
        try host.addUser("guest")
        return host
    }

    /// Runs the commands in the header of a file of contrib/pam.d; in the file only the module's path differs.
    private func followHeader(of name: String, _ settings: Settings) throws {
        let shipped = try String(contentsOfFile: Built.package + "/contrib/pam.d/" + name, encoding: .utf8)
        let commands = shipped.split(separator: "\n").filter { $0.hasPrefix("#   ") }.map { $0.dropFirst(4) }
        guard commands.count == 2 else { throw RunError.cannotStart("the header of \(name)", errno: 0) }
        try scratch.write(name, shipped.replacing("pam_credpolicy.so", with: moduleLine(settings)))
        let script = "set -e; cd \(scratch.directory)\n" + commands.joined(separator: "\n")
        let done = try run(["/bin/sh", "-c", script])
        guard done.status == 0 else { throw Unexpected(done) }
    }

    func setShadowPassword(_ login: String, _ password: String) throws {
        let set = try run(["/usr/sbin/chpasswd", "-c", "SHA512", "-s", "1000"], stdin: "\(login):\(password)\n")
        guard set.status == 0 else { throw Unexpected(set) }
    }
}
