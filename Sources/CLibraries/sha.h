#pragma once
/* libcrypto's low-level SHA-256 and SHA-1 (linked from the archive), declared here without the deprecation that OpenSSL 3
   puts on them: the EVP interface needs libcrypto.so loaded and initialised, 2 ms of a login for the same functions. */
#define OPENSSL_SUPPRESS_DEPRECATED 1
#include <openssl/sha.h>
