/// Whom a person asks, as `[organization]` says.
public struct Contact: Sendable, Hashable {
    public var contact: String
    public var hours: String
    public var afterHours: String

    public init(contact: String = "", hours: String = "", afterHours: String = "") {
        self.contact = contact
        self.hours = hours
        self.afterHours = afterHours
    }

    public init(_ organization: OrganizationSettings) {
        self.init(
            contact: organization.contact, hours: organization.contactHours, afterHours: organization.afterHours)
    }

    /// Without what a terminal that draws ASCII alone could not show.
    public var inASCII: Contact {
        func plain(_ text: String) -> String { text.utf8.allSatisfy { $0 < 0x80 } ? text : "" }
        return Contact(contact: plain(contact), hours: plain(hours), afterHours: plain(afterHours))
    }

    /// What fits into a sentence of three lines.
    static let columns = 48
    static let hourColumns = 32

    /// The contact alone.
    func name(in language: Language) -> String {
        guard contact.isEmpty else { return Printable.fitted(contact, columns: Self.columns) }
        return switch language {
        case .ja: "管理者"
        case .en: "your administrator"
        }
    }

    /// The contact with its hours: `情報システム課 内線0000(平日8:30~17:15、時間外は宿直 内線0001)`.
    func full(in language: Language) -> String {
        let open = Printable.fitted(hours, columns: Self.hourColumns)
        let after = Printable.fitted(afterHours, columns: Self.hourColumns)
        let name = name(in: language)
        switch language {
        case .ja:
            let times = [open, after.isEmpty ? "" : "時間外は\(after)"].filter { !$0.isEmpty }
            return times.isEmpty ? name : "\(name)(\(times.joined(separator: "、")))"
        case .en:
            let times = [open, after.isEmpty ? "" : "after hours: \(after)"].filter { !$0.isEmpty }
            return times.isEmpty ? name : "\(name) (\(times.joined(separator: "; ")))"
        }
    }
}
