#!/bin/sh
# Many ssh clients whose passwords arrive at one moment: ssh-volley.sh DIRECTORY COUNT SSH-WORDS…
# Each is started from an address of its own when SOURCES is set. Once asked for its first password a client leaves a
# mark in DIRECTORY/waiting and waits until somebody writes into DIRECTORY/gate. What it answers is PASSWORD, or a guess
# that nobody else makes. DIRECTORY/statuses gets one exit status a line.
directory=$1 count=$2
shift 2
export VOLLEY="$directory" SSH_ASKPASS="$directory/askpass" SSH_ASKPASS_REQUIRE=force
mkdir "$directory/waiting" && mkfifo "$directory/gate" && cat >"$SSH_ASKPASS" <<'ASKPASS' && chmod 755 "$SSH_ASKPASS"
#!/bin/sh
if [ -p "$VOLLEY/gate" ]; then
	: >"$VOLLEY/waiting/$$"
	read -r _ <"$VOLLEY/gate"
fi
echo "${PASSWORD:-wrong-guess-$$}"
ASKPASS
client=0
while [ "$client" -lt "$count" ]; do
	client=$((client + 1))
	(
		program=$1
		shift
		"$program" ${SOURCES:+-b "127.0.$((client / 250 + 1)).$((client % 250 + 1))"} "$@" >/dev/null 2>&1
		echo $? >>"$directory/statuses"
	) &
done
wait
