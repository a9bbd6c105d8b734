// A PAM module for tests that stands beside ours in a stack. Arguments: authtok=S and oldauthtok=S set the item, as a
// module above ours would; show tells the person what the items hold, as a module below ours would find them.
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <string.h>

static void set(pam_handle_t *pamh, int type, const char *argument, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(argument, name, length) == 0)
        pam_set_item(pamh, type, argument + length);
}

static void show(pam_handle_t *pamh, int type, const char *name)
{
    const void *value = NULL;
    pam_get_item(pamh, type, &value);
    pam_info(pamh, "%s=%s", name, value ? (const char *)value : "(none)");
}

static int stand_by(pam_handle_t *pamh, int argc, const char **argv)
{
    for (int i = 0; i < argc; i++) {
        set(pamh, PAM_AUTHTOK, argv[i], "authtok=");
        set(pamh, PAM_OLDAUTHTOK, argv[i], "oldauthtok=");
        set(pamh, PAM_USER, argv[i], "user=");
        if (strcmp(argv[i], "show") == 0) {
            show(pamh, PAM_AUTHTOK, "authtok");
            show(pamh, PAM_OLDAUTHTOK, "oldauthtok");
        }
    }
    return PAM_SUCCESS;
}

#define ENTRY(name) \
    int name(pam_handle_t *pamh, int flags, int argc, const char **argv) \
    { \
        (void)flags; \
        return stand_by(pamh, argc, argv); \
    }
ENTRY(pam_sm_authenticate)
ENTRY(pam_sm_setcred)
ENTRY(pam_sm_acct_mgmt)
ENTRY(pam_sm_open_session)
ENTRY(pam_sm_close_session)
ENTRY(pam_sm_chauthtok)
