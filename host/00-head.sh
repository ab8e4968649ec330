#!/bin/sh
# sluice-host: changes one Docker Compose application on this machine, and remembers what it did.
#
# The runner only watches and reports. Everything that must not depend on a runner that may be killed is done here:
# the lock, the health loop, the automatic rollback, the verification, the record.
#
# Needs: sh, the POSIX tools (sed, awk, grep), coreutils, flock and setsid (util-linux), git, docker with Compose v2.
set -u
umask 077

# A cleaned environment: an exported variable beats Compose's env files, so what the login shell exports must not count.
if [ "${SLUICE_CLEAN:-}" != 1 ]; then
  set -- sh "$0" "$@"
  for name in HOME USER LOGNAME DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT DOCKER_CERT_PATH DOCKER_TLS_VERIFY \
    XDG_RUNTIME_DIR XDG_STATE_HOME SLUICE_STATE_DIR SLUICE_KEY; do
    eval "value=\${$name-}"
    [ -z "$value" ] || set -- "$name=$value" "$@"
  done
  exec env -i SLUICE_CLEAN=1 LC_ALL=C PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}" "$@"
fi
unset SLUICE_CLEAN
