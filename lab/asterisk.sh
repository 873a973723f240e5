#!/usr/bin/env bash
# Real Asterisk servers for tests, on Debian, without Docker and without
# touching the host's packages.
#
#   asterisk.sh up    22|16 [--name N] [--ami-port P] [--amis-port P]
#                           [--http-port P] [--https-port P] [--sip-port P]
#                           [--offset K | --auto] [--keep]
#                           [--timestamps] [--system-name S]
#                           [--channelvars A,B] [--while PID] [--quiet]
#   asterisk.sh down  22|16|NAME|all
#   asterisk.sh remove NAME               (down, and its run folder with it)
#   asterisk.sh restart 22|16|NAME        (same ports, same run folder)
#   asterisk.sh cli   22|16|NAME "core show channels"
#   asterisk.sh env   22|16|NAME          (KEY=value lines: ports, folders)
#   asterisk.sh logs  22|16|NAME
#   asterisk.sh status
#   asterisk.sh install 22|16             (download and unpack only)
#   asterisk.sh purge [22|16]             (remove the unpacked server)
#
# How: the .debs of asterisk and of all its libraries are fetched by apt with
# an apt root of its own (signatures checked with the host's Debian keyring,
# from the mirror that the host's apt already uses), unpacked into a folder,
# and the server is started through that folder's own dynamic loader. So no
# chroot, no mounts, no namespaces, no root rights are needed, and every path
# that Asterisk reports is a path that a test can open.
#
# Cache: ${ASTERISK_LAB:-${XDG_CACHE_HOME:-~/.cache}/asterisk-lab}
#   root-<version>/   the unpacked server          run/<name>/   one instance
# Settings: ASTERISK_LAB_MIRROR (a Debian mirror's URL, if not the host's),
#           ASTERISK_LAB_SUITES_22 / _16 (suites to try, first that works).
# --while PID: the instance is removed as soon as that process is gone.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LAB=${ASTERISK_LAB:-${XDG_CACHE_HOME:-$HOME/.cache}/asterisk-lab}
SUITES_22=${ASTERISK_LAB_SUITES_22:-forky sid}
SUITES_16=${ASTERISK_LAB_SUITES_16:-bullseye}
BUILD=3 # raise when what is unpacked changes

say() { printf 'asterisk.sh: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
usage() { sed -n '2,/^set -euo/{/^#/{s/^# \{0,1\}//;p}}' "${BASH_SOURCE[0]}" >&2; exit 2; }

# ---------------------------------------------------------------- install --

# Reads apt's status lines (dlstatus:<file>:<percent>:<text>) and says how far the download is: in place on a
# terminal, else every quarter.
progress() { # what
  local kind percent shown=0
  while IFS=: read -r kind _ percent _; do
    [[ $kind = dlstatus ]] || continue
    percent=${percent%%.*}
    if [[ -t 2 ]]; then
      printf '\rasterisk.sh: %s: %3d %%\033[K' "$1" "$percent" >&2
    elif ((percent >= shown + 25 && percent < 100)); then
      shown=$((percent - percent % 25))
      say "$1: $shown %"
    fi
  done
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
}

mirror() {
  if [[ -n "${ASTERISK_LAB_MIRROR:-}" ]]; then
    printf '%s\n' "$ASTERISK_LAB_MIRROR"
    return
  fi
  local code
  code=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  # the first repository whose suite is the host's own release
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 2>/dev/null |
    awk -v c="$code" '$2 == c && $3 == "main" { print $1; exit }'
}

keyring() {
  local k
  for k in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
    [[ -r "$k" ]] && { printf '%s\n' "$k"; return; }
  done
  die "no Debian keyring here (package debian-archive-keyring)"
}

fetch_debs() { # version suite apt-root
  local version=$1 suite=$2 apt=$3 m k
  m=$(mirror)
  [[ -n "$m" ]] || die "found no Debian mirror in this machine's apt sources (set ASTERISK_LAB_MIRROR)"
  k=$(keyring)
  rm -rf "$apt"
  mkdir -p "$apt"/{etc/apt,var/lib/apt/lists/partial,var/cache/apt/archives/partial,var/lib/dpkg}
  printf 'deb [signed-by=%s] %s %s main\n' "$k" "${m%/}" "$suite" >"$apt/etc/apt/sources.list"
  # the host's own apt settings (a proxy, say) stay in force; its hooks do not
  cat >"$apt/apt.conf" <<EOF
Dir "$apt";
Dir::State::status "$apt/var/lib/dpkg/status";
Dir::Etc::netrc "/etc/apt/auth.conf";
Dir::Etc::netrcparts "/etc/apt/auth.conf.d";
Dir::Bin::methods "/usr/lib/apt/methods";
Dir::Cache::pkgcache "pkgcache.bin";
Dir::Cache::srcpkgcache "";
APT::Sandbox::User "";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
# a mirror that is behind or frozen is good enough for a test server; its signatures are checked all the same
Acquire::Check-Valid-Until "false";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Invoke;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
EOF
  # packages that maintainer scripts want and a running server does not: said
  # to be installed already, so that they are not fetched
  local p
  for p in adduser debconf dpkg gnupg init-system-helpers lsb-base passwd perl-base perl-modules-5.32 \
    tar tzdata systemd-standalone-sysusers pinentry-curses; do
    printf 'Package: %s\nStatus: install ok installed\nVersion: 999999:9\nArchitecture: all\nMulti-Arch: foreign\nMaintainer: none\nDescription: none\n\n' "$p"
  done >"$apt/var/lib/dpkg/status"
  apt-get -c "$apt/apt.conf" -qq update || return 1
  local want=(asterisk asterisk-moh-opsound-gsm openssl)
  [[ $version = 16 ]] && want+=(asterisk-voicemail) # in 22 it is part of asterisk-modules
  apt-get -c "$apt/apt.conf" -qq -y -o APT::Status-Fd=3 --download-only install "${want[@]}" \
    3>&1 >"$apt/log" 2>&1 | progress "downloading Asterisk $version" ||
    { tail -5 "$apt/log" >&2; return 1; }
  # app_meetme and chan_dahdi: only their modules and libraries, no drivers
  (cd "$apt/var/cache/apt/archives" &&
    apt-get -c "$apt/apt.conf" -qq download asterisk-dahdi libpri1.4 libopenr2-3 libss7-2.0 libtonezone2.0 \
      >>"$apt/log" 2>&1) || say "no asterisk-dahdi here; going on without app_meetme and chan_dahdi"
}

unpack_debs() { # apt-root root
  local apt=$1 root=$2 d
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
  for d in bin sbin lib lib64; do ln -s "usr/$d" "$root/$d"; done
  find "$apt/var/cache/apt/archives" -maxdepth 1 -name '*.deb' -print0 |
    ROOT_DIR=$root xargs -0 -P "$(nproc)" -I{} sh -c \
      'dpkg-deb --fsys-tarfile "$1" | tar -x --keep-directory-symlink --no-same-owner -C "$ROOT_DIR" \
         --exclude=./usr/share/man --exclude=./usr/share/locale --exclude=./usr/share/perl --exclude=./usr/include' sh {}
  find "$apt/var/cache/apt/archives" -maxdepth 1 -name '*.deb' -printf '%f\n' | sort >"$root/.debs"
  # what the packages' own scripts would do, as far as a server needs it
  local sounds=$root/usr/share/asterisk/sounds
  find "$sounds" -maxdepth 1 -type l -delete
  [[ -e $sounds/en ]] || ln -s "$(basename "$(find "$sounds" -mindepth 1 -maxdepth 1 -type d -name 'en_*' | head -1)")" "$sounds/en"
}

install_root() { # version
  local version=$1 root=$LAB/root-$1 work=$LAB/.work-$1 suites suite t0=$SECONDS
  [[ -f "$root/.build" && "$(cat "$root/.build")" = "$BUILD" ]] && return
  mkdir -p "$LAB"
  exec 8>"$LAB/.lock-$version"
  flock 8
  if [[ ! -f "$root/.build" || "$(cat "$root/.build")" != "$BUILD" ]]; then
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || die "this needs apt-get and dpkg-deb (Debian)"
    suites=SUITES_$version
    for suite in ${!suites}; do
      rm -rf "$work"
      mkdir -p "$work"
      say "fetching Asterisk $version from Debian $suite …"
      if fetch_debs "$version" "$suite" "$work/apt"; then
        unpack_debs "$work/apt" "$work/root"
        if ROOT=$work/root ld_so -V >"$work/root/.version" 2>"$work/err"; then
          printf '%s\n' "$suite" >"$work/root/.suite"
          printf '%s\n' "$BUILD" >"$work/root/.build"
          rm -rf "$root"
          mv "$work/root" "$root"
          rm -rf "$work"
          say "$(cat "$root/.version") ($suite) unpacked in $((SECONDS - t0)) s: $root"
          break
        fi
        cat "$work/err" >&2
      fi
      say "suite $suite did not work"
    done
    [[ -f "$root/.build" ]] || die "could not get Asterisk $version (tried: ${!suites}); left for a look: $work"
  fi
  exec 8>&-
}

# Runs this root's asterisk (or, with BIN, another program of it) with this root's libraries only.
ld_so() {
  local triplet ld libs
  triplet=$(basename "$(dirname "$(echo "$ROOT"/usr/lib/*/libc.so.6)")")
  # the loader's own file, never its absolute link
  ld=$(find "$ROOT/usr/lib/$triplet" -maxdepth 1 -type f \( -name 'ld-linux*.so*' -o -name 'ld-[0-9]*.so' \) | head -1)
  [[ -x "$ld" ]] || { say "no dynamic loader in $ROOT"; return 1; }
  libs=$ROOT/usr/lib/$triplet:$ROOT/usr/lib
  GCONV_PATH=$ROOT/usr/lib/$triplet/gconv OPENSSL_CONF=/dev/null \
    OPENSSL_MODULES=$ROOT/usr/lib/$triplet/ossl-modules \
    exec_or_call "$ld" --inhibit-cache --library-path "$libs" "${BIN:-$ROOT/usr/sbin/asterisk}" "$@"
}
exec_or_call() { if [[ -n "${EXEC:-}" ]]; then exec "$@"; else "$@"; fi; }

# ---------------------------------------------------------------- running --

is_up() { # run-folder
  local pid
  pid=$(cat "$1/pid" 2>/dev/null) || return 1
  [[ -n "$pid" && -r /proc/$pid/cmdline ]] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$1/etc/asterisk.conf"
}

port_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

make_tls() { # folder: a CA, and a server certificate for localhost and 127.0.0.1
  local d=$1
  [[ -s $d/server.pem ]] && return
  mkdir -p "$d.new"
  (
    cd "$d.new"
    export BIN=$ROOT/usr/bin/openssl
    printf '%s\n' '[req]' 'distinguished_name=dn' 'prompt=no' '[dn]' 'CN=asterisk-lab CA' \
      '[ca]' 'basicConstraints=critical,CA:TRUE' 'keyUsage=critical,keyCertSign,cRLSign' 'subjectKeyIdentifier=hash' \
      '[srv]' 'basicConstraints=CA:FALSE' 'subjectAltName=DNS:localhost,IP:127.0.0.1' 'extendedKeyUsage=serverAuth' >cnf
    ld_so req -config cnf -x509 -extensions ca -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -sha256
    ld_so req -config cnf -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost
    ld_so x509 -req -in server.csr -CA ca.pem -CAkey ca.key -set_serial "0x$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')" \
      -days 3650 -sha256 -extfile cnf -extensions srv -out server.crt
    cat server.key server.crt ca.pem >server.pem
  ) >/dev/null 2>"$d.log" || { cat "$d.log" >&2; return 1; }
  rm -rf "$d"
  mv "$d.new" "$d"
}

cmd_up() {
  local version=$1 watcher=; shift
  [[ $version = 22 || $version = 16 ]] || usage
  local name=$version offset=0 auto= keep= while= quiet= timestamps=no system= vars=LABCASE,LABTAG ami= amis= http= https= sip= t0=${EPOCHREALTIME/[.,]/}
  while (($#)); do
    case $1 in
      --auto) auto=1; shift; continue ;;
      --keep) keep=1; shift; continue ;;
      --quiet) quiet=1; shift; continue ;;
      --timestamps) timestamps=yes; shift; continue ;;
    esac
    (($# > 1)) || usage
    case $1 in
      --name) name=$2 ;;
      --ami-port) ami=$2 ;;
      --amis-port) amis=$2 ;;
      --http-port) http=$2 ;;
      --https-port) https=$2 ;;
      --sip-port) sip=$2 ;;
      --offset) offset=$2 ;;
      --while) while=$2 ;;
      --channelvars) vars=$2 ;;
      --system-name) system=$2 ;;
      *) usage ;;
    esac
    shift 2
  done
  [[ $name =~ ^[A-Za-z0-9_-]+$ ]] || die "a name is letters, digits, - and _"
  local owner_began=
  [[ -z $while ]] || owner_began=$(began "$while" || true)
  [[ -z $while || -n $owner_began ]] || die "there is no process $while"
  install_root "$version"
  mkdir -p "$LAB/run"
  exec 9>"$LAB/.lock-run-$name"
  flock 9
  local run=$LAB/run/$name
  ROOT=$LAB/root-$version
  ((${#run} < 85)) || die "the path $run is too long for a Unix socket; set ASTERISK_LAB to a shorter one"
  if is_up "$run"; then
    say "$name is up already"
    cat "$run/env"
    return
  fi
  local base=0 k p
  [[ $version = 16 ]] && base=100
  if [[ -n $auto ]]; then
    for ((k = 0; k < 40; k++)); do
      offset=$((1000 + RANDOM % 117 * 200)) # AMI 6038…, all below the ephemeral ports
      # held until the server has its ports: another one that starts meanwhile must not find them free
      exec 7>"$LAB/.lock-offset-$((base + offset))"
      flock -n 7 || continue
      for p in 5038 5039 8088 8089 5060; do port_free $((p + base + offset)) || continue 2; done
      break
    done
  fi
  : "${ami:=$((5038 + base + offset))}" "${amis:=$((5039 + base + offset))}"
  : "${http:=$((8088 + base + offset))}" "${https:=$((8089 + base + offset))}" "${sip:=$((5060 + base + offset))}"
  for p in "$ami" "$amis" "$http" "$https"; do port_free "$p" || sleep 0.5 && port_free "$p" || die "port $p is taken (try --offset or --auto)"; done

  forget_owner "$run"
  # failed or interrupted from here on, nothing stays behind: the server is in a session of its own that Ctrl-C does not reach
  trap 'exit 130' INT TERM HUP
  trap "abandon '$run' '$while'" EXIT
  [[ -z $while ]] || watch_owner "$while" "$owner_began" "$name"
  [[ -n $keep ]] || rm -rf "$run"
  mkdir -p "$run"/{etc,lib/keys,cache,run,log,agi-bin,spool/{voicemail,monitor,outgoing,tmp,meetme,dictate,system,recording}}
  [[ -z $while ]] || printf '%s %s\n' "$watcher" "$(began "$watcher")" >"$run/watcher"
  exec 8>"$LAB/.lock-tls"
  flock 8
  make_tls "$LAB/tls"
  exec 8>&-
  cp -r "$LAB/tls" "$run/etc/"
  local moddir
  moddir=$(dirname "$(find "$ROOT/usr/lib" -name app_dial.so | head -1)")
  local rtp=$((10000 + (base + offset) % 20000))
  if [[ -z $keep || ! -f $run/etc/manager.conf ]]; then
    local f
    for f in "$HERE"/etc/common/* "$HERE/etc/$version"/*; do
      sed -e "s|@RUN@|$run|g; s|@ROOT@|$ROOT|g; s|@MODDIR@|$moddir|g; s|@VERSION@|$version|g" \
        -e "s|@SYSTEMNAME@|${system:+systemname = $system}|g; s|@TIMESTAMPS@|$timestamps|g; s|@CHANNELVARS@|$vars|g" \
        -e "s|@AMI_PORT@|$ami|g; s|@AMIS_PORT@|$amis|g; s|@HTTP_PORT@|$http|g; s|@HTTPS_PORT@|$https|g" \
        -e "s|@SIP_PORT@|$sip|g; s|@CHANSIP_PORT@|$((sip + 1))|g; s|@IAX_PORT@|$((sip + 2))|g" \
        -e "s|@RTP_START@|$rtp|g; s|@RTP_END@|$((rtp + 199))|g" "$f" >"$run/etc/${f##*/}"
    done
  fi
  cat >"$run/env" <<EOF
ASTERISK_NAME=$name
ASTERISK_VERSION=$version
ASTERISK_FULL_VERSION=$(sed 's/^Asterisk //' "$ROOT/.version")
ASTERISK_HOST=127.0.0.1
ASTERISK_AMI_PORT=$ami
ASTERISK_AMIS_PORT=$amis
ASTERISK_HTTP_PORT=$http
ASTERISK_HTTPS_PORT=$https
ASTERISK_SIP_PORT=$sip
ASTERISK_CA=$run/etc/tls/ca.pem
ASTERISK_RUN=$run
ASTERISK_ROOT=$ROOT
EOF
  start_server "$run"
  trap '' INT TERM HUP # it is up: what comes too late does not keep that from being said
  trap - EXIT
  [[ -n $quiet ]] || say "$name: Asterisk $(sed -n 's/^ASTERISK_FULL_VERSION=//p' "$run/env") up in $(((${EPOCHREALTIME/[.,]/} - t0) / 1000)) ms, AMI 127.0.0.1:$ami, TLS $amis, HTTP $http, HTTPS $https"
  cat "$run/env"
}

start_server() { # run-folder
  local run=$1 i
  ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
  ulimit -c 0
  rm -f "$run/run/asterisk.ctl" # left by one that was killed, it would tell that this one listens
  (
    exec 7>&- 8>&- 9>&- # the locks are not the server's
    cd "$run"
    EXEC=1
    export ROOT EXEC
    export -f ld_so exec_or_call say
    exec setsid bash -c 'echo $$ >"$2"; ld_so -f -C "$1"' sh "$run/etc/asterisk.conf" "$run/pid"
  ) </dev/null >"$run/log/console.out" 2>&1 &
  for ((i = 0; i < 600; i++)); do
    [[ -S $run/run/asterisk.ctl ]] && break
    sleep 0.05
    ((i < 20)) || is_up "$run" || { tail -20 "$run/log/console.out" >&2; die "Asterisk ended at once"; }
  done
  for ((i = 0; i < 300; i++)); do
    # blocks until every module is loaded
    if timeout 60 env -u EXEC bash "$HERE/asterisk.sh" _rx "$run" "core waitfullybooted" 2>/dev/null |
      grep -q 'fully booted'; then
      return
    fi
    is_up "$run" || { tail -20 "$run/log/console.out" >&2; die "Asterisk ended while starting"; }
    sleep 0.1
  done
  die "Asterisk did not become ready; see $run/log"
}

# When a process began: with its number, what tells it from a later one of the same number.
began() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# Leaves a small process behind that removes the instance once its owner is gone, however that ended.
watch_owner() { # pid began name
  (
    exec 7>&- 8>&- 9>&-
    export -f began
    exec setsid bash -c 'while [[ $(began "$1") = "$2" ]]; do sleep 0.5; done; exec bash "$0" remove "$3"' \
      "$HERE/asterisk.sh" "$1" "$2" "$3"
  ) </dev/null >/dev/null 2>&1 &
  watcher=$!
}

# Ends what waits for the owner of an instance: it would remove a later one of that name.
forget_owner() { # run-folder
  local pid began
  read -r pid began 2>/dev/null <"$1/watcher" || return 0
  [[ $pid = "$$" || $(began "$pid") != "$began" ]] || end_process "$pid"
}

rx() { # run-folder command
  ROOT=$(sed -n 's/^ASTERISK_ROOT=//p' "$1/env")
  ld_so -C "$1/etc/asterisk.conf" -rx "$2"
}

end_process() { # pid
  local i
  kill -TERM "$1" 2>/dev/null || return 0
  # gone means: no such process, or a zombie (its memory goes first, its sockets after, so is_up is not enough)
  for ((i = 0; i < 200; i++)); do
    grep -qs '^State:[[:space:]]*[^ZX[:space:]]' "/proc/$1/status" || break
    ((i == 100)) && kill -KILL "$1"
    sleep 0.05
  done
}

stop_server() { # run-folder
  local run=$1
  ! is_up "$run" || end_process "$(cat "$run/pid")"
  rm -f "$run/pid"
}

# Ends what this shell has started: a server that has hardly begun can be told by nothing else yet.
abandon() { # run-folder owner
  local pid
  trap '' INT TERM HUP
  for pid in $(jobs -p); do end_process "$pid"; done
  rm -f "$1/pid"
  [[ -z $2 ]] || rm -rf "$1"
}

need_run() { [[ -f $LAB/run/$1/env ]] || die "no instance $1"; }

cmd_down() {
  local n run
  [[ $1 = all ]] && set -- $(ls "$LAB/run" 2>/dev/null)
  for n; do
    run=$LAB/run/$n
    [[ -d $run ]] || die "no instance $n"
    if is_up "$run"; then stop_server "$run"; say "$n is down"; else say "$n was not up"; fi
  done
}

cmd_remove() {
  local n run
  for n; do
    [[ $n =~ ^[A-Za-z0-9_-]+$ ]] || die "a name is letters, digits, - and _"
    run=$LAB/run/$n
    [[ -d $run ]] || continue
    exec 9>"$LAB/.lock-run-$n"
    flock 9
    stop_server "$run"
    forget_owner "$run"
    rm -rf "$run" "$LAB/.lock-run-$n"
    exec 9>&-
  done
}

cmd_status() {
  local run n
  for n in 22 16; do
    [[ -f $LAB/root-$n/.version ]] && printf 'installed %s: %s (%s)\n' "$n" "$(cat "$LAB/root-$n/.version")" "$(cat "$LAB/root-$n/.suite")"
  done
  for run in "$LAB"/run/*/; do
    run=${run%/}
    [[ -f $run/env ]] || continue
    if is_up "$run"; then
      printf 'up   %s pid %s %s\n' "${run##*/}" "$(cat "$run/pid")" "$(grep PORT "$run/env" | sed 's/ASTERISK_//' | tr '\n' ' ')"
    else
      printf 'down %s\n' "${run##*/}"
    fi
  done
}

cmd=${1:-}
shift || true
case $cmd in
  up) (($#)) || usage; cmd_up "$@" ;;
  down) (($#)) || usage; cmd_down "$@" ;;
  remove) (($#)) || usage; cmd_remove "$@" ;;
  restart)
    (($# == 1)) || usage
    need_run "$1"
    stop_server "$LAB/run/$1"
    ROOT=$(sed -n 's/^ASTERISK_ROOT=//p' "$LAB/run/$1/env")
    start_server "$LAB/run/$1"
    ;;
  cli) (($# > 1)) || usage; need_run "$1"; is_up "$LAB/run/$1" || die "$1 is not up"; rx "$LAB/run/$1" "${*:2}" ;;
  env) (($# == 1)) || usage; need_run "$1"; cat "$LAB/run/$1/env" ;;
  logs) (($# == 1)) || usage; need_run "$1"; cat "$LAB/run/$1"/log/{console.out,messages.log} 2>/dev/null ;;
  status) cmd_status ;;
  install) (($#)) || usage; for v; do [[ $v = 22 || $v = 16 ]] || usage; install_root "$v"; done ;;
  purge) for v in ${*:-22 16}; do [[ $v = 22 || $v = 16 ]] || usage; rm -rf "${LAB:?}/root-$v" "$LAB/.work-$v"; done ;;
  _rx) rx "$@" ;;
  *) usage ;;
esac
