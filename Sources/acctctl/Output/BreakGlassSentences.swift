import CredentialPolicy
import Enforcement

/// What `doctor` says of the list of break-glass.
extension DoctorView {
    static func noBreakGlass(_ path: String) -> (Wording, Wording) {
        let path = Printable.escaped(path)
        return (
            Wording(
                ja: "\(path) がないため、緊急用のログインはできません。",
                en: "\(path) does not exist, so there is no break-glass on this host."),
            Wording(
                ja: "使う場合は examples/breakglass にならって作成してください。",
                en: "if you want it, write that file as examples/breakglass shows.")
        )
    }

    static func breakGlassClosed(_ path: String, _ fault: BreakGlassFault) -> (Wording, Wording) {
        let (happened, remedy) = wording(of: fault, Printable.escaped(path))
        return (
            Wording(
                ja: "\(happened.ja)。このままでは緊急用のログインは拒否されます。",
                en: "\(happened.en): break-glass would refuse on the day it is needed."),
            remedy
        )
    }

    private static func wording(of fault: BreakGlassFault, _ path: String) -> (happened: Wording, remedy: Wording) {
        switch fault {
        case .file(let refusal): (refusal.spoken.happened, refusal.spoken.remedy)
        case .notRootsAlone:
            (
                Wording(ja: "\(path) が root の所有、権限 0600 ではありません", en: "\(path) is not root's with mode 0600"),
                alone(path)
            )
        case .notText:
            (
                Wording(ja: "\(path) はテキストではありません", en: "\(path) is no text file"),
                Wording(ja: "examples/breakglass にならって書き直してください。", en: "write it anew as examples/breakglass shows.")
            )
        case .line(let number):
            (
                Wording(ja: "\(path) の\(number)行目が読めません", en: "line \(number) of \(path) is not understood"),
                Wording(
                    ja: "「tty 端末名」か「login ID」に直してください。", en: "make it `tty NAME` or `login NAME`.")
            )
        case .namesNobody:
            (
                Wording(
                    ja: "\(path) に端末(tty)とIDが揃っていません", en: "\(path) names no terminal or no login name"),
                Wording(
                    ja: "「tty 端末名」と「login ID」の行を書いてください。", en: "write a line `tty NAME` and a line `login NAME`.")
            )
        }
    }

    private static func alone(_ path: String) -> Wording {
        let command = Layout.unbroken("chown root: \(path)") + " && " + Layout.unbroken("chmod 600 \(path)")
        return Wording(ja: "\(command) を実行してください。", en: "run \(command)")
    }
}
