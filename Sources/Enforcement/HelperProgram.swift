import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// One PAM call, from its first frame to its verdict. Whatever goes wrong ends without the one value that lets somebody
/// in.
public enum HelperProgram {
    /// The module's end of the socket pair.
    static let descriptor: Int32 = 3

    public static func run() -> Int32 {
        guard PacketSocket.isPacketSocket(descriptor) else {
            StandardError.write(
                "pam-helper: this program is started by pam_credpolicy.so: configure the module in /etc/pam.d.")
            return 2
        }
        let caller = CallingUser.current()
        SystemLog.open()
        do {
            for shortfall in try Isolation.enter() { SystemLog.note(shortfall) }
            try serve(caller)
            return 0
        } catch PacketSocket.Ending.closed {
            return 1
        } catch {
            SystemLog.fault("login refused: \(error)")
            return 1
        }
    }

    /// What the program's mmap does (see `LargePages`).
    public static func map(
        _ address: Int, _ length: Int, _ protection: Int32, _ flags: Int32, _ file: Int32, _ offset: Int
    ) -> Int { LargePages.map(address, length, protection, flags, file, offset) }

    private static func serve(_ caller: CallingUser) throws {
        let socket = PacketSocket(descriptor: descriptor)
        let packet = try socket.receive(atMost: Frame.largest)
        let request = try Request(packet.span)
        let dialogue = Dialogue(socket: socket, version: request.version)
        do {
            let context = try LoginContext(request: request, caller: caller, dialogue: dialogue)
            try dialogue.conclude(try step(context))
            context.finish()
        } catch let failure as PolicyFile.Failure {
            for line in failure.lines(in: .en) {
                SystemLog.fault("\(request.service): refused, no usable policy: \(line)")
            }
            try dialogue.conclude(try withoutPolicy(request, dialogue))
        }
    }

    private static func step(_ context: LoginContext) throws -> Verdict {
        switch context.request.phase {
        case .authenticate: try AuthenticateStep(context: context).run()
        case .overlay: try OverlayStep(context: context).run()
        case .account: try AccountStep(context: context).run()
        case .openSession: try OpenSessionStep(context: context).run()
        case .closeSession: try CloseSessionStep(context: context).run()
        case .passwordPrelim: try PasswordPrelimStep(context: context).run()
        case .passwordUpdate: try PasswordUpdateStep(context: context).run()
        }
    }

    /// A policy that can't be read or understood means refuse; a batch job of root is not ours to stop.
    private static func withoutPolicy(_ request: Request, _ dialogue: Dialogue) throws -> Verdict {
        if Fallback.leavesToOthers(request) { return Verdict(.ignore) }
        dialogue.language = LanguageChoice.language(.auto, request)
        try dialogue.show(.unavailable(nil), .error)
        return switch request.phase {
        case .authenticate, .account, .openSession, .overlay: Verdict(.unable)
        case .closeSession: Verdict(.sessionError)
        case .passwordPrelim, .passwordUpdate: Verdict(.passwordError)
        }
    }
}

/// Which language a person is spoken to in.
enum LanguageChoice {
    /// `auto`: the locale of the PAM host; plain English on a kernel console, which draws no kanji.
    static func language(_ setting: LanguageSetting, _ request: Request) -> Language {
        switch setting {
        case .ja: .ja
        case .en: .en
        case .auto: request.locale.hasPrefix("ja") && !isKernelConsole(request.tty) ? .ja : .en
        }
    }

    static func isKernelConsole(_ tty: String?) -> Bool {
        guard let tty else { return false }
        let name = tty.hasPrefix("/dev/") ? tty.dropFirst(5) : tty[...]
        guard name.hasPrefix("tty") else { return name == "console" }
        let number = name.dropFirst(3)
        return !number.isEmpty && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
