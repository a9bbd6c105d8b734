// Measures meters of password strength: ours and its peers. Not installed; `make strength` builds what it needs.
import Foundation
import StrengthSamples

let usage = """
    usage: strength-lab COMMAND
      generate weak|strong tuning|aside [SEED]   generator TAB password, a line each
      estimate [DICTIONARY]                      ours: log10 guesses TAB parts, for each line of standard input
      weak tuning|aside                          ours: share accepted of each weak generator, and which
      strong tuning|aside                        ours: share refused of each strong generator, and which
      correlation [LIST]                         weighted Spearman of ours and zxcvbn, each list taken out of both
      correlate LIST                             weighted Spearman of log10 guesses on standard input, one a line of LIST
      curve                                      weak accepted and strong refused over thresholds, as a table
      document FILE.md                           puts that table into a document and the picture beside it
      speed                                      checks a second, ours and zxcvbn-c
      fresh                                      a check that opens the dictionary for itself: page faults, processor time
      bounds                                     crafted texts: processor time and peak memory of a judgement
      first PASSWORD DICTIONARY LIST             the first judgement of a process, with opening the files
      lookups LIST                               a lookup in a list of leaked passwords (leaked-1 …), opened for it
      peers                                      all meters side by side, as a table
    """

do {
    try Command.run(Array(CommandLine.arguments.dropFirst()))
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
