# credpolicy. A newcomer needs two of these: make demo, make test.
PREFIX ?= /usr
BUILD ?= build
SWIFT ?= swift
# The PAM module directory of the distribution.
PAM_DIR ?= /lib/$(shell dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)/security
STATICLIB := $(BUILD)/staticlib
SOURCES := $(shell find Sources -name '*.swift' -o -name '*.h' -o -name '*.modulemap') Package.swift

# Swift's runtime, libstdc++, SQLite and utf8proc go into the programs (Debian ships no Swift runtime; each library that a
# helper loads at every login costs time and memory); libcrypt and libc stay Debian's. No RUNPATH: a root program must
# not look for libraries beside itself.
RELEASE := --configuration release --static-swift-stdlib --disable-local-rpath \
	-Xswiftc -use-ld=lld -Xlinker --gc-sections -Xlinker --no-export-dynamic -Xlinker -s -Xlinker --as-needed -Xlinker --exclude-libs=ALL \
	-Xlinker --no-rosegment -Xlinker -z -Xlinker pack-relative-relocs -Xlinker -L$(CURDIR)/$(STATICLIB) \
	-Xswiftc -Xclang-linker -Xswiftc -static-libgcc

.PHONY: all programs
all: programs module $(BUILD)/dictionary

include module.mk
include Benchmarks/Strength/strength.mk

programs: $(BUILD)/pam-helper $(BUILD)/acctctl

$(BUILD)/pam-helper $(BUILD)/acctctl &: $(SOURCES)
	@contrib/setup-deps build
	@mkdir -p $(STATICLIB)
	@for library in libstdc++.a libsqlite3.a libutf8proc.a; do \
		ln -sf "$$(gcc -print-file-name=$$library)" $(STATICLIB)/$$library; done
	$(SWIFT) build $(RELEASE) --product pam-helper
	$(SWIFT) build $(RELEASE) --product acctctl
	@cp .build/release/pam-helper .build/release/acctctl $(BUILD)/

# The words that passwords are judged by, from Debian's lists (see contrib/dictionary).
DICTIONARY_SOURCES := $(wildcard contrib/dictionary/builder/*.swift) $(shell find Sources/CredentialPolicy/Strength -name '*.swift')
$(BUILD)/dictionary-builder: $(DICTIONARY_SOURCES) | $(BUILD)/pam-helper
	$(SWIFT) build $(RELEASE) --product dictionary-builder
	@cp .build/release/dictionary-builder $@

$(BUILD)/dictionary: $(BUILD)/dictionary-builder contrib/dictionary/build $(wildcard contrib/dictionary/*.txt)
	@contrib/dictionary/build $(BUILD)/dictionary-builder $@

# A release build of the tests' own program that fills stores.
$(BUILD)/tests/store-seeder: $(BUILD)/pam-helper $(wildcard Tests/Seeder/*.swift)
	$(SWIFT) build $(RELEASE) --product store-seeder
	@mkdir -p $(@D) && cp .build/release/store-seeder $@

.PHONY: demo check test bench lint fuzz install deb clean
demo: all $(BUILD)/tests/pamhost
	@contrib/setup-deps demo
	@contrib/demo

check: all module-tests $(BUILD)/tests/store-seeder
	@contrib/setup-deps test
	@contrib/run-tests check

test: all module-tests $(BUILD)/tests/store-seeder strength
	@contrib/setup-deps test
	@$(MAKE) --no-print-directory deb
	@contrib/run-tests all

bench: all module-tests $(BUILD)/tests/store-seeder strength $(BUILD)/strength/leaked.list
	@contrib/setup-deps bench
	$(SWIFT) build --product bench
	@.build/debug/bench

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Fuzz contrib/dictionary Package.swift

# The readers of what strangers can write, under libFuzzer and AddressSanitizer; FUZZ_SECONDS each.
FUZZ_SECONDS ?= 60
FUZZ = $(SWIFT)c -O -g -parse-as-library -strict-memory-safety -sanitize=fuzzer,address -module-cache-path $(BUILD)/fuzz/modules \
	-enable-upcoming-feature InternalImportsByDefault
fuzz:
	@mkdir -p $(BUILD)/fuzz/policy-reader $(BUILD)/fuzz/frame-reader $(BUILD)/fuzz/normalization $(BUILD)/fuzz/dictionary $(BUILD)/fuzz/blocklist $(BUILD)/fuzz/estimator
	$(FUZZ) -o $(BUILD)/fuzz/policy-reader-fuzz Fuzz/PolicyReaderFuzz.swift $$(find Sources/CredentialPolicy -name '*.swift')
	$(FUZZ) -o $(BUILD)/fuzz/frame-reader-fuzz Fuzz/FrameReaderFuzz.swift Sources/Enforcement/Frames/Frame.swift \
		Sources/Enforcement/Frames/Request.swift
	$(FUZZ) -Xcc -fmodule-map-file=Sources/CLibraries/module.modulemap -o $(BUILD)/fuzz/normalization-fuzz Fuzz/NormalizationFuzz.swift \
		Sources/Authenticators/Password/Normalization.swift
	$(FUZZ) -o $(BUILD)/fuzz/dictionary-fuzz Fuzz/DictionaryFuzz.swift $$(find Sources/CredentialPolicy -name '*.swift')
	$(FUZZ) -o $(BUILD)/fuzz/blocklist-fuzz Fuzz/BlocklistFuzz.swift $$(find Sources/CredentialPolicy -name '*.swift')
	$(FUZZ) -o $(BUILD)/fuzz/estimator-fuzz Fuzz/EstimatorFuzz.swift $$(find Sources/CredentialPolicy -name '*.swift')
	for reader in policy-reader frame-reader normalization dictionary blocklist estimator; do SWIFT_BACKTRACE=enable=no $(BUILD)/fuzz/$$reader-fuzz \
		-max_total_time=$(FUZZ_SECONDS) -max_len=40000 $(BUILD)/fuzz/$$reader Fuzz/$$reader.corpus || exit 1; done

install: all
	install -D -m 0755 $(BUILD)/acctctl $(DESTDIR)$(PREFIX)/bin/acctctl
	install -D -m 0755 $(BUILD)/pam-helper $(DESTDIR)$(PREFIX)/libexec/credpolicy/pam-helper
	install -D -m 0644 $(BUILD)/pam_credpolicy.so $(DESTDIR)$(PAM_DIR)/pam_credpolicy.so
	install -d -m 0755 $(DESTDIR)/etc/credpolicy $(DESTDIR)$(PREFIX)/share/credpolicy
	test -e $(DESTDIR)/etc/credpolicy/policy.conf || install -m 0640 policy.conf $(DESTDIR)/etc/credpolicy/policy.conf
	install -m 0644 policy.conf docs/clauses.csv $(BUILD)/dictionary $(DESTDIR)$(PREFIX)/share/credpolicy/
	install -m 0644 contrib/dictionary/LICENSES $(DESTDIR)$(PREFIX)/share/credpolicy/dictionary.licences
	install -d -m 0700 $(DESTDIR)/var/lib/credpolicy

# The Debian package; DEB_VERSION=… makes another version of it than contrib/debian/changelog says.
deb: all
	@contrib/setup-deps deb
	@contrib/debian/build-deb $(BUILD) $(DEB_VERSION)

clean:
	rm -rf .build $(BUILD)
