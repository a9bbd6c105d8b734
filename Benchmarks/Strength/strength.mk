# What measures password strength: the tool, ranked lists as plain lines, and a peer in C. Nothing of it is installed.
STRENGTH := Benchmarks/Strength
STRENGTH_LISTS := $(addprefix $(BUILD)/strength/lists/,john.txt zxcvbn.txt wikipedia.txt dictionary.txt)

.PHONY: strength
strength: $(BUILD)/tests/strength-lab $(BUILD)/dictionary $(BUILD)/strength/zxcvbn-c-lines $(STRENGTH_LISTS) \
	$(BUILD)/strength/without-john.dictionary $(BUILD)/strength/without-zxcvbn.dictionary

$(BUILD)/tests/strength-lab: $(BUILD)/pam-helper $(wildcard $(STRENGTH)/*/*.swift) $(wildcard Tests/TestSupport/*.swift)
	$(SWIFT) build $(RELEASE) --product strength-lab
	@mkdir -p $(@D) && cp .build/release/strength-lab $@

$(STRENGTH_LISTS) &: $(STRENGTH)/peers/lists.py
	@contrib/setup-deps test
	@mkdir -p $(@D)
	/usr/bin/python3 $< $(@D)

# The library's archive is not position-independent, so the shared one.
$(BUILD)/strength/zxcvbn-c-lines: $(STRENGTH)/peers/zxcvbn-c-lines.c
	@contrib/setup-deps test
	@mkdir -p $(@D)
	$(CC) -O2 -Wall -Wextra -Werror -o $@ $< -lzxcvbn -lm

# A meter that knows the list it is measured on would only say that it does.
$(BUILD)/strength/without-%.dictionary: $(BUILD)/strength/lists/%.txt $(BUILD)/dictionary-builder contrib/dictionary/build \
		$(wildcard contrib/dictionary/*.txt)
	contrib/dictionary/build $(BUILD)/dictionary-builder $@ --without $<

# For make bench: as many leaked passwords as a large public list has.
$(BUILD)/strength/leaked.list: $(BUILD)/acctctl
	@mkdir -p $(@D)
	seq -f 'leaked-%.0f' 20000000 | $(BUILD)/acctctl --quiet password blocklist build /dev/stdin --output $@

# After a change of the estimate: the table and the picture in docs/strength.md anew.
.PHONY: strength-document
strength-document: strength
	$(BUILD)/tests/strength-lab document docs/strength.md
