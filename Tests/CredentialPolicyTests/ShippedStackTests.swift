import Foundation
import Testing

@testable import CredentialPolicy

/// The stacks that are shipped, read from the repository: what we tell people to put in place must be sound.
@Suite struct ShippedStackTests {
    private static func text(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }

    private func findings(_ service: String, _ texts: [String: String]) -> [StackFinding] {
        let files = texts.map { ($0, Optional(PamFile.parse(Array($1.utf8), file: $0))) }
        return StackJudge(files: Dictionary(uniqueKeysWithValues: files)).findings(service: service)
    }

    @Test func theStackOfLoginIsSound() throws {
        #expect(try findings("login", ["login": Self.text("contrib/pam.d/login")]) == [])
    }

    @Test(arguments: ["sshd", "su"]) func elsewhereItIsSoundOnceBreakGlassIsLeftOutAsItsHeaderSays(
        _ service: String
    ) throws {
        let shipped = try Self.text("contrib/pam.d/login")
        let header = shipped.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: "\n")
        #expect(
            header.hasPrefix("# A stack for login:") && header.contains("leave out cred_unavail=ignore and breakglass=")
        )
        #expect(findings(service, [service: shipped]) == [.breakGlassHere], "as it is it opens more than the console")
        let without = shipped.replacing("cred_unavail=ignore ", with: "")
            .replacing(" breakglass=/etc/credpolicy/breakglass", with: "")
        #expect(without.count < shipped.count && findings(service, [service: without]) == [])
    }

    @Test(arguments: ["overlay-unix", "overlay-sss"], ["sshd", "su", "sudo", "login"])
    func aroundAnotherModulesCheckItIsSound(_ stack: String, _ service: String) throws {
        #expect(try findings(service, [service: Self.text("contrib/pam.d/" + stack)]) == [])
    }

    @Test(arguments: ["runuser", "runuser-l"]) func whatRunuserAsksIsSound(_ service: String) throws {
        let shipped = try Self.text("contrib/pam.d/runuser")
        #expect(findings(service, [service: shipped]) == [])
        // Debian's own, beside an `other` of ours.
        let debian = shipped.split(separator: "\n").filter { !$0.contains("credpolicy") }.joined(separator: "\n")
        let other = try Self.text("contrib/pam.d/login").replacing("cred_unavail=ignore ", with: "")
        #expect(findings(service, [service: debian, "other": other]) == [.groupMissing(.session)])
    }

    @Test func theProfileIsSoundAsPamAuthUpdateExpandsItOnDebian() throws {
        let profiles = [try Profile(Self.text("contrib/debian/pam-configs")), try Profile(Self.debianUnix)]
        #expect(profiles[0].priority > profiles[1].priority, "ours comes first")
        var texts = Dictionary(
            uniqueKeysWithValues: PamFacility.allCases.map { ("common-" + $0.rawValue, Profile.expand(profiles, $0)) })
        texts["sshd"] = PamFacility.allCases.map { "@include common-\($0.rawValue)\n" }.joined()
        // Debian's own nullok: of IDs that are not ours.
        #expect(findings("sshd", texts) == [.emptyPasswords], "\(texts)")
    }

    /// So that the stack which the judge is asked about can't drift from what libpam is told.
    @Test func theJudgeKnowsEveryRefusalThatTheModuleMakesByItself() throws {
        let source = try Self.text("Sources/pam_credpolicy/pam_credpolicy.c")
        let table = try #require(source.components(separatedBy: "refusals[] = {").dropFirst().first)
            .components(separatedBy: "};")[0]
        let phases: [(String, PamFacility)] = [
            ("AUTHENTICATE", .auth), ("ACCOUNT", .account), ("OPEN_SESSION", .session), ("PASSWORD_PRELIM", .password),
            ("PASSWORD_UPDATE", .password),
        ]
        for (phase, facility) in phases {
            let code = try #require(table.components(separatedBy: "[\(phase)] = PAM_").dropFirst().first)
                .prefix { $0 != "," && !$0.isWhitespace }
            #expect(facility.refusals.contains { $0.rawValue == code.lowercased() }, "\(phase) answers \(code)")
        }
    }

    /// Debian 12's, without the groups of nobody's concern here.
    private static let debianUnix = """
        Name: Unix authentication
        Priority: 256
        Auth:
        	[success=end default=ignore]	pam_unix.so nullok try_first_pass
        Account:
        	[success=end new_authtok_reqd=done default=ignore]	pam_unix.so
        Session:
        	required	pam_unix.so
        Password:
        	[success=end default=ignore]	pam_unix.so obscure use_authtok try_first_pass yescrypt
        """
}

/// A file of /usr/share/pam-configs, and what pam-auth-update(8) makes of several.
private struct Profile {
    var priority = 0
    private var groups: [String: [String]] = [:]

    init(_ text: String) throws {
        var group = ""
        for line in text.split(separator: "\n") {
            if line.first == "\t" {
                groups[group, default: []].append(String(line.dropFirst()))
            } else {
                group = String(line.prefix { $0 != ":" })
                if group == "Priority" {
                    priority = try #require(Int(line.dropFirst(group.count + 1).trimmingCharacters(in: .whitespaces)))
                }
            }
        }
    }

    /// The first profile of a group may have lines of its own (`-Initial`); `end` is a jump over the rest and pam_deny.
    static func expand(_ profiles: [Profile], _ facility: PamFacility) -> String {
        let name = facility.rawValue.capitalized
        let lines = profiles.enumerated().flatMap { index, profile in
            (index == 0 ? profile.groups[name + "-Initial"] : nil) ?? profile.groups[name] ?? []
        }
        let closing = ["requisite\tpam_deny.so", "required\tpam_permit.so"]
        let expanded = lines.enumerated().map { index, line in
            line.replacing("=end ", with: "=\(lines.count - index) ").replacing(
                "=end]", with: "=\(lines.count - index)]")
        }
        // What is `Additional` stands behind a block that is empty and agrees.
        let all = facility == .session ? ["[default=1]\tpam_permit.so"] + closing + expanded : expanded + closing
        return all.map { "\(facility.rawValue)\t\($0)\n" }.joined()
    }
}
