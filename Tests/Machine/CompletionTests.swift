import Testing

/// The completions that the package brings for shells; bash is on every Debian.
@Suite(.needsChroot, .timeLimit(.minutes(6))) struct CompletionTests {
    /// What bash's own machinery would set and pass (bash(1), Programmable Completion), then what was offered.
    private static let offer = """
        . /usr/share/bash-completion/completions/acctctl || exit 9
        offer() {
            COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
            _acctctl "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; echo "${COMPREPLY[*]}"
        }
        complete -p acctctl; offer acctctl po; offer acctctl policy sh; offer acctctl policy show --js
        """

    @Test func bashOffersCommandsTheirSubcommandsAndOptions() throws {
        let debian = try Debian()
        #expect(try debian.install().status == 0)
        let bash = try debian.run(["/bin/bash", "-c", Self.offer])
        #expect(bash.status == 0 && bash.err.isEmpty, "\(bash.all)")
        #expect(bash.lines == ["complete -o filenames -F _acctctl acctctl", "policy", "show", "--json"], "\(bash.all)")
    }
}
