"""Runs inside the booted machine, as a service: takes a request from driver.py, runs it, answers."""
import json
import os
import socket
import subprocess
import threading

PATH = "/rig/agent.sock"


def run(request):
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root", "TERM": "dumb",
                   "DEBIAN_FRONTEND": "noninteractive", **request.get("environment", {})}
    try:
        done = subprocess.run(request["run"], input=request.get("input", ""), text=True, errors="replace",
                              capture_output=True, timeout=request.get("timeout", 60), env=environment, cwd="/")
        return {"status": done.returncode, "out": done.stdout, "err": done.stderr}
    except subprocess.TimeoutExpired as late:
        return {"status": -1, "out": str(late.stdout), "err": str(late)}


def serve(connection):
    with connection:
        answer = run(json.loads(connection.makefile().readline()))
        connection.sendall((json.dumps(answer) + "\n").encode())


if os.path.exists(PATH):
    os.unlink(PATH)
listener = socket.socket(socket.AF_UNIX)
listener.bind(PATH)
listener.listen()
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
