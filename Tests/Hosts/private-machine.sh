#!/bin/sh
# Becomes the first process of a machine of a test's own: private-machine.sh DIRECTORY, started by
#   unshare --mount --pid --net --fork --kill-child --mount-proc
# What programs keep about people, services and logins is this machine's own; programs, libraries and devices are the
# host's. It ends, with everything that runs in it, when standard input does.
set -eu
directory=$1
mkdir -p "$directory/etc" && cp -a /etc/. "$directory/etc/" && mount --bind "$directory/etc" /etc
for place in home run var/log var/mail var/spool/cron; do
	[ -d "/$place" ] || continue
	mkdir -p "$directory/$place"
	chmod --reference="/$place" "$directory/$place"
	chown --reference="/$place" "$directory/$place"
done
# The spool's own directories have groups of their own; nobody's jobs are taken along.
[ ! -d /var/spool/cron ] || (cd /var/spool/cron && find . -mindepth 1 -maxdepth 1 -type d) | while read -r spool; do
	mkdir "$directory/var/spool/cron/$spool"
	chmod --reference="/var/spool/cron/$spool" "$directory/var/spool/cron/$spool"
	chown --reference="/var/spool/cron/$spool" "$directory/var/spool/cron/$spool"
	# at's counter; at does not make one.
	[ ! -e "/var/spool/cron/$spool/.SEQ" ] || cp -p "/var/spool/cron/$spool/.SEQ" "$directory/var/spool/cron/$spool/"
done
for place in home var/log var/mail var/spool/cron run; do
	[ ! -d "/$place" ] || mount --bind "$directory/$place" "/$place"
done
mkdir -p /run/sshd /run/lock
for record in /run/utmp /var/log/wtmp /var/log/lastlog /var/log/btmp; do : >"$record" && chmod 664 "$record"; done
chmod 600 /var/log/btmp
# SIOCSIFFLAGS: IFF_UP | IFF_RUNNING. Every address of 127.0.0.0/8 is then a source of its own.
/usr/bin/python3 -c '
import fcntl, socket, struct
fcntl.ioctl(socket.socket(socket.AF_INET), 0x8914, struct.pack("16sh14x", b"lo", 0x41))'
echo ready
# Ignored, so that the kernel buries whoever is left behind in this machine.
trap "" CHLD
exec cat
