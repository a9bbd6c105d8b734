# Builds the PAM module, and the C programs that the tests use.
# Included by Makefile after its first goal; also works alone: make -f module.mk module module-tests
BUILD ?= build
ifeq ($(origin CC),default)
CC := gcc
endif
MODULE_DIR := Sources/pam_credpolicy
MODULE_SOURCES := $(wildcard $(MODULE_DIR)/*.c)
MODULE_DEPENDS := $(MODULE_SOURCES) $(wildcard $(MODULE_DIR)/*.h) $(MODULE_DIR)/pam.map
MODULE_WARNINGS := -Wall -Wextra -Werror
MODULE_CFLAGS := -O2 -fPIC -fvisibility=hidden -fstack-protector-strong -D_FORTIFY_SOURCE=2 $(MODULE_WARNINGS)
MODULE_LDFLAGS := -shared -Wl,-z,now,-z,relro,--as-needed,--version-script=$(MODULE_DIR)/pam.map
HOSTS_CFLAGS := -O1 -g -D_GNU_SOURCE $(MODULE_WARNINGS)
HOSTS_ASAN := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
HOST_PROGRAMS := $(addprefix $(BUILD)/tests/,pamhost pamhost-hostile fakehelper wrapped-helper call-through harass assault \
	reap one-hash on-tty)
HOST_PRELOADS := $(addprefix $(BUILD)/tests/,preload-crypt.so preload-fsync.so preload-moment.so preload-syslog.so \
	pam_stacked.so)
ASAN_BUILDS := $(addprefix $(BUILD)/tests/asan/,pamhost pamhost-hostile pam_credpolicy.so)
PAMHOST_SOURCES := $(addprefix Tests/Hosts/,pamhost.c many.c talk.c)
HOSTILE_SOURCES := $(addprefix Tests/Hosts/,pamhost-hostile.c observe.c memory.c talk.c)
HOSTS_HEADERS := $(wildcard Tests/Hosts/*.h)

.PHONY: module module-tests
module: $(BUILD)/pam_credpolicy.so
module-tests: module $(HOST_PROGRAMS) $(HOST_PRELOADS) $(ASAN_BUILDS)

$(BUILD)/pam_credpolicy.so: $(MODULE_DEPENDS)
	@mkdir -p $(@D)
	$(CC) $(MODULE_CFLAGS) $(CFLAGS) $(LDFLAGS) $(MODULE_LDFLAGS) -o $@ $(MODULE_SOURCES) -lpam

$(BUILD)/tests/asan/pam_credpolicy.so: $(MODULE_DEPENDS)
	@mkdir -p $(@D)
	$(CC) -O1 -g -fPIC -fvisibility=hidden $(MODULE_WARNINGS) $(HOSTS_ASAN) $(MODULE_LDFLAGS) -o $@ $(MODULE_SOURCES) -lpam

# The hosts export syslog, so that a test reads what libpam would have logged (see talk.c).
$(BUILD)/tests/pamhost: $(PAMHOST_SOURCES) $(HOSTS_HEADERS)
	@mkdir -p $(@D)
	$(CC) $(HOSTS_CFLAGS) -rdynamic -o $@ $(PAMHOST_SOURCES) -lpam

$(BUILD)/tests/pamhost-hostile: $(HOSTILE_SOURCES) $(HOSTS_HEADERS)
	@mkdir -p $(@D)
	$(CC) $(HOSTS_CFLAGS) -rdynamic -pthread -o $@ $(HOSTILE_SOURCES) -lpam

$(BUILD)/tests/asan/pamhost: $(PAMHOST_SOURCES) $(HOSTS_HEADERS)
	@mkdir -p $(@D)
	$(CC) $(HOSTS_CFLAGS) $(HOSTS_ASAN) -rdynamic -o $@ $(PAMHOST_SOURCES) -lpam

$(BUILD)/tests/asan/pamhost-hostile: $(HOSTILE_SOURCES) $(HOSTS_HEADERS)
	@mkdir -p $(@D)
	$(CC) $(HOSTS_CFLAGS) $(HOSTS_ASAN) -rdynamic -pthread -o $@ $(HOSTILE_SOURCES) -lpam

$(BUILD)/tests/%: Tests/Hosts/%.c $(HOSTS_HEADERS)
	@mkdir -p $(@D)
	$(CC) $(HOSTS_CFLAGS) -o $@ $< -Wl,--as-needed -lcrypt

$(BUILD)/tests/%.so: Tests/Hosts/%.c $(HOSTS_HEADERS)
	@mkdir -p $(@D)
	$(CC) $(HOSTS_CFLAGS) -fPIC -shared -o $@ $< -ldl
