import Enforcement
import Glibc

// Started by pam_credpolicy.so, one process for each PAM call. The exit status means nothing to the module: only a
// verdict frame does.
exit(HelperProgram.run())
