import Testing

@testable import Enforcement

/// The frames' reader and writer (Sources/pam_credpolicy/frames.h).
@Suite struct FrameReaderTests {
    private func fields(_ packet: [UInt8], _ known: ClosedRange<UInt8> = 1...3) -> Result<
        [Frame.Field], FrameFailure
    > {
        do throws(FrameFailure) {
            return .success(try Frame.fields(of: packet.span, kind: .answer, known: known))
        } catch {
            return .failure(error)
        }
    }

    @Test func fieldsAreFoundWhereTheyLie() {
        let packet = Frame.packet(.answer, [(1, [9, 9]), (3, []), (2, [UInt8](repeating: 7, count: 300))])
        #expect(
            fields(packet)
                == .success([
                    Frame.Field(tag: 1, bytes: 7..<9), Frame.Field(tag: 3, bytes: 12..<12),
                    Frame.Field(tag: 2, bytes: 15..<315),
                ]))
        #expect(fields(Frame.packet(.answer, [])) == .success([]))
    }

    @Test(
        arguments: [
            ("empty", [], .length), ("three bytes", [1, 2, 0], .length),
            ("another version", [2, 2, 0, 0], .version(2)),
            ("version 0", [0, 2, 0, 0], .version(0)), ("another type", [1, 3, 0, 0], .type(3)),
            ("longer than it says", [1, 2, 0, 0, 0], .length), ("shorter", [1, 2, 0, 4, 1, 0, 0], .length),
            ("length in the high byte", [1, 2, 1, 0], .length), ("half a field header", [1, 2, 0, 2, 1, 0], .length),
            ("a field beyond the end", [1, 2, 0, 4, 1, 0, 2, 9], .length),
            ("a field far beyond it", [1, 2, 0, 4, 1, 0xFF, 0xFF, 9], .length),
            ("tag 0", [1, 2, 0, 3, 0, 0, 0], .unknownField(0)),
            ("tag 4", [1, 2, 0, 3, 4, 0, 0], .unknownField(4)),
            ("twice", [1, 2, 0, 6, 1, 0, 0, 1, 0, 0], .repeatedField(1)),
        ] as [(String, [UInt8], FrameFailure)])
    func whatIsNotExactlyRightIsRefused(_ name: String, _ packet: [UInt8], _ expected: FrameFailure) {
        #expect(fields(packet) == .failure(expected))
    }

    @Test func everyCutOfAPacketIsRefused() {
        let packet = Frame.packet(.answer, [(1, Array("secret".utf8)), (2, [])])
        for length in 0..<packet.count {
            #expect(fields(Array(packet[..<length])) == .failure(.length), "\(length) bytes")
        }
    }

    private func request(_ change: (inout [(tag: UInt8, value: [UInt8])]) -> Void = { _ in }) throws -> Request {
        var list: [(tag: UInt8, value: [UInt8])] = [
            (1, [6]), (2, [0, 0, 0, 0x20]), (3, Array("/etc/x".utf8)), (4, Array("login".utf8)),
            (5, Array("taro".utf8)),
        ]
        change(&list)
        return try Request(Frame.packet(.request, list).span)
    }

    @Test func aRequestSaysWhatTheModuleSaid() throws {
        let nonce = "00112233445566778899aAbBcCdDeEfF"
        let request = try request { list in
            list += [
                (6, Array("hanako".utf8)), (7, Array("h".utf8)), (8, Array("tty1".utf8)), (9, Array("ja_JP".utf8)),
                (10, [0, 0, 0x03, 0xE8]), (11, Array("TARO".utf8)), (12, Array("publickey x".utf8)),
                (13, Array(nonce.utf8)),
                (14, [0, 0, 0, 0, 0, 0, 1, 0]), (15, Array(nonce.utf8)), (16, [0, 0, 0, 3]),
            ]
        }
        #expect(request.phase == .passwordUpdate && request.changesExpired && request.configuration == "/etc/x")
        #expect(
            request.requestingUser == "hanako" && request.rhost == "h" && request.tty == "tty1"
                && request.locale == "ja_JP")
        #expect(request.uid == 1000 && request.name == Array("TARO".utf8) && request.sshAuthInfo == "publickey x")
        #expect(request.nonce == (0..<16).map { UInt8($0 * 17) } && request.ticket == request.nonce)
        #expect(request.session == 256)
    }

    @Test func aSessionNumberBeyondWhatWeGiveOutIsNone() throws {
        #expect(try request { $0.append((14, [UInt8](repeating: 255, count: 8))) }.session == nil)
    }

    @Test(arguments: [
        ("31 digits", String(repeating: "0", count: 31)), ("33", String(repeating: "0", count: 33)),
        ("no digits", String(repeating: "g", count: 32)), ("full-width digits", String(repeating: "０", count: 32)),
        ("32 bytes of wide digits", String(repeating: "０", count: 10) + "00"), ("empty", ""),
        ("a sign", "+" + String(repeating: "0", count: 31)),
    ]) func aTokenIsThirtyTwoPlainDigits(_ name: String, _ text: String) {
        for tag in [UInt8(13), 15] {
            #expect(throws: FrameFailure.value(tag)) { try request { $0.append((tag, Array(text.utf8))) } }
        }
    }

    @Test func theVersionBeforeIsFollowedAndNoOther() {
        #expect(Frame.accepted(by: 1) == 1...1 && Frame.accepted(by: 2) == 1...2 && Frame.accepted(by: 9) == 8...9)
        #expect(Frame.versions == Frame.accepted(by: Frame.version))
    }

    @Test func aModuleOfTheVersionBeforeIsAnsweredInIt() {
        let packet: [UInt8] = [1, 2, 0, 3, 1, 0, 0]
        for (accepted, isRead) in [(1...1, true), (1...2, true), (2...3, false)] as [(ClosedRange<UInt8>, Bool)] {
            let read = try? Frame.fields(of: packet.span, kind: .answer, known: 1...3, versions: accepted)
            #expect((read != nil) == isRead, "\(accepted)")
        }
        for version: UInt8 in 1...2 {
            #expect(Verdict(.unable).packet(version: version) == [version, 0x83, 0, 7, 1, 0, 4, 0, 0, 0, 11])
        }
    }

    @Test func averdictCarriesWhatItMust() {
        let packet = Verdict(.allow, nonce: [0xAB, 0x01], session: 258, ticket: nil).packet(version: 1)
        #expect(
            packet == [1, 0x83, 0, 25, 1, 0, 4, 0x5A, 0xC3, 0x96, 0xE1, 2, 0, 4] + Array("ab01".utf8) + [
                3, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2,
            ])
    }
}
