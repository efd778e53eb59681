/**
 * The shell functions that ask: each kind of probe with what the container has. They stand on those of script-shell.ts (`have`, `limit`,
 * `to_text`, and the folder `$d`). POSIX sh. Nothing of a probe is in this text; it comes as arguments.
 */
import { nodeProber, perlUdp, pythonProber, sessionBash, sessionNode, sessionPerl, sessionPython } from './script-helpers.ts'
import { quote } from './shell-quote.ts'

/** `helper`, `curl_to`, `many_start`, `many`, `https`, `http`, `tcp`, `udp` and `session`, whose arguments stand above each. */
export const probeFunctions = `python_prober=${quote(pythonProber)}
node_prober=${quote(nodeProber)}
perl_udp=${quote(perlUdp)}
session_bash=${quote(sessionBash)} session_python=${quote(sessionPython)}
session_perl=${quote(sessionPerl)} session_node=${quote(sessionNode)}

# helper ID KIND HOST PORT SECONDS URL METHOD QUERY: python or node, one JSON document
helper() {
  h=$1; shift
  # Looked for here, beside the other probes: an interpreter takes its time to start.
  python=; for t in python3 python; do have $t && $t -c 'import sys;sys.exit(sys.version_info<(3,6))' >/dev/null 2>&1 && { python=$t; break; }; done
  if [ -n "$python" ]; then echo python >"$d/$h.tool"; limit $(($4 + 10)) $python -c "$python_prober" "$@" >"$d/$h.json" 2>"$d/$h.err"
  elif have node && node -e 0 >/dev/null 2>&1; then echo node >"$d/$h.tool"; limit $(($4 + 10)) node -e "$node_prober" -- "$@" >"$d/$h.json" 2>"$d/$h.err"
  else return 1; fi
  echo $? >"$d/$h.rc"
}

# curl_to PREFIX FILES-INFIX SECONDS METHOD URL [more options]: one request by the container's own trust, whatever ~/.curlrc and proxies say
curl_to() {
  c=$1 k=$2 s=$3 m=$4 u=$5; shift 5
  case $m in HEAD) set -- -I "$@" ;; GET) ;; *) set -- -X "$m" "$@" ;; esac
  ( ulimit -f 4096
    curl -q -g -sSv --noproxy '*' --connect-timeout "$s" -m "$s" -A egress-gate -D "$c.\${k}head" -o "$c.\${k}body" \\
      -w '%{http_code} %{http_version} %{ssl_verify_result} %{remote_ip}\\n%{certs}' "$@" "$u" >"$c.\${k}out" 2>"$c.\${k}err" )
  r=$?
  echo "$r" >"$c.\${k}rc"
  return "$r"
}

# many_start CONFIG: all of these URLs in one curl, beside whatever else is started
many_start() {
  many=
  have curl || return
  printf '%s' "$1" >"$d/config"
  # A file that grows too long ends that transfer, and not all of them. Remarks by way of stdout are not written letter by letter.
  ( cd "$d" && ulimit -f 4096; trap '' XFSZ; curl -q -v --stderr - --parallel --parallel-immediate -K config >many 2>/dev/null ) &
  many=$!
}

# many NUMBER IDS: what that curl said, and then what the other side wants to know besides
many() {
  if [ -n "$many" ]; then
    wait "$many"
    printf '\\negress-gate %s many%s text %s - ' "$n" "$1" "$enc"
    to_text <"$d/many"
    echo
  else : >"$d/many"; fi
  todo=; for id in $2; do todo="$todo a:$id"; done
  if [ -s "$d/many" ]; then
    printf '\\negress-gate %s ask many%s\\n' "$n" "$1"
    read -r todo <&3 || todo=
  fi
  for id in $todo; do
    case $id in
      t:*) trust "\${id#t:}" & q="$q $!" ;;
      a:*) rm -f "$d/\${id#a:}".[!s]*; again "\${id#a:}" & q="$q $!" ;;
    esac
  done
}

# https ID HOST PORT SECONDS URL METHOD SNI PATH AUTHORITY
https() {
  f=$d/$1
  sni=-servername; [ -n "$7" ] || sni=-noservername
  if curl_runs; then
    echo curl >"$f.tool"
    curl_to "$f" '' "$4" "$6" "$5"
    case $? in
      # No connection, or cut before a certificate was seen: there is nothing more to see.
      1|2|3|5|6|7|35) return ;;
      # Not trusted: once more without a decision, to see what was served and what is behind it.
      51|58|60|66|77|80|82|83|90|91) curl_to "$f" k "$4" "$6" "$5" -k ;;
    esac
    grep -q 'BEGIN CERTIFICATE' "$f.out" 2>/dev/null && return
    grep -q 'BEGIN CERTIFICATE' "$f.kout" 2>/dev/null && return
    # Curl before 7.88 tells no certificates. Without a handshake there are none to ask for.
    case $(cat "$f.rc") in 28|52|55|56) grep -q 'SSL connection using' "$f.err" || return ;; esac
    openssl_runs || return
    limit "$4" openssl s_client -connect "$2:$3" $sni \${7:+"$7"} -showcerts </dev/null >"$f.flight" 2>/dev/null
    echo $? >"$f.frc"
  elif openssl_runs; then
    echo openssl >"$f.tool"
    check=-verify_hostname; [ -n "$7" ] || check=-verify_ip
    printf '%s %s HTTP/1.1\\r\\nHost: %s\\r\\nUser-Agent: egress-gate\\r\\nAccept: */*\\r\\nConnection: close\\r\\n\\r\\n' "$6" "$8" "$9" |
      limit "$4" openssl s_client -ign_eof -connect "$2:$3" $sni \${7:+"$7"} $check "$2" -showcerts >"$f.flight" 2>"$f.err"
    echo $? >"$f.rc"
  else
    helper "$1" https "$2" "$3" "$4" "$5" "$6" '' || echo none >"$f.tool"
  fi
}

# http ID HOST PORT SECONDS URL METHOD SNI PATH AUTHORITY
http() {
  f=$d/$1
  if curl_runs; then echo curl >"$f.tool"; curl_to "$f" '' "$4" "$6" "$5"
  elif helper "$1" http "$2" "$3" "$4" "$5" "$6" ''; then :
  elif have wget && [ "$6" = GET ]; then
    echo wget >"$f.tool"
    # No redirects. The wget of busybox follows them all the same: there its first answer counts.
    m=; wget --help 2>&1 | grep -q -e --max-redirect && m=--max-redirect=0
    # What a proxy answers is not what the network does. There is no option for it that all wgets know.
    ( unset http_proxy HTTP_PROXY; limit "$4" wget $m -S -O "$f.body" "$5" >/dev/null 2>"$f.err" )
    echo $? >"$f.rc"
  else echo none >"$f.tool"; fi
}

# resolved ID HOST SECONDS: a name that does not resolve must not look like packets that were dropped
known=
resolved() {
  known=1
  case $2 in *[!0-9.]*) ;; *) return 0 ;; esac
  have getent || { known=; return 0; }
  limit "$3" getent hosts "$2" >/dev/null 2>&1 && return 0
  echo getent >"$d/$1.tool"
  return 1
}

# Silence counts from the moment the shell is ready to connect to an address ("go"), by a clock of its own: a container without CPU must not
# look like a firewall that drops.
clock='{ sleep "$T"; kill -9 $$; } >/dev/null 2>&1 & w=$!; [ -z "$G" ] || echo go >&2'

# tcp ID HOST PORT SECONDS
tcp() {
  f=$d/$1
  resolved "$1" "$2" "$4" || return
  if bash -c ':' >/dev/null 2>&1; then
    echo bash >"$f.tool"
    { H=$2 P=$3 T=$4 G=$known limit $(($4 + 10)) bash -c "$clock"'; exec 3<>"/dev/tcp/$H/$P"; r=$?; kill $w; exit $r' </dev/null >/dev/null 2>"$f.err"; } 2>/dev/null
    echo $? >"$f.rc"
  elif helper "$1" tcp "$2" "$3" "$4" '' '' ''; then :
  elif curl_runs; then
    echo curl >"$f.tool"
    curl -q -sSv --noproxy '*' --connect-timeout "$4" -m "$4" "telnet://$2:$3" </dev/null >/dev/null 2>"$f.err"
    echo $? >"$f.rc"
  elif have nc; then
    echo nc >"$f.tool"
    v=; nc -h 2>&1 | grep -q -e '^[[:space:]]*-v' -e '-[a-zA-Z0-9]*v' && v=-v
    limit $(($4 + 5)) nc $v -w "$4" "$2" "$3" </dev/null >/dev/null 2>"$f.err"
    echo $? >"$f.rc"
  else echo none >"$f.tool"; fi
}

# udp ID HOST PORT SECONDS HEX OCTAL
udp() {
  f=$d/$1
  resolved "$1" "$2" "$4" || return
  if helper "$1" udp "$2" "$3" "$4" '' '' "$5"; then :
  elif perl -MIO::Socket::INET -MIO::Select -e 1 >/dev/null 2>&1; then
    echo perl >"$f.tool"
    limit $(($4 + 5)) perl -e "$perl_udp" udp "$2" "$3" "$4" '' '' "$5" >"$f.json" 2>"$f.err"
    echo $? >"$f.rc"
  elif bash -c ':' >/dev/null 2>&1; then
    echo bash >"$f.tool"
    { H=$2 P=$3 Q=$6 T=$4 G=$known limit $(($4 + 10)) bash -c "$clock"'; exec 3<>"/dev/udp/$H/$P" || exit 7; printf "$Q" >&3; dd bs=2048 count=1 <&3; r=$?; kill $w; exit $r' </dev/null >"$f.out" 2>"$f.err"; } 2>/dev/null
    echo $? >"$f.rc"
  elif have nc; then
    echo nc >"$f.tool"
    { printf "$6"; sleep "$4"; } | limit $(($4 + 5)) nc -u -w "$4" "$2" "$3" 2>"$f.err" | dd bs=2048 count=1 2>/dev/null >"$f.out"
    echo 0 >"$f.rc"
  else echo none >"$f.tool"; fi
}

# session ID HOST PORT SECONDS HEX OCTAL: these bytes, and what comes back until the other side waits for us (ServerHelloDone)
session() {
  f=$d/$1.session
  if have bash; then
    H=$2 P=$3 F=$f Q=$6 limit "$4" bash -c "$session_bash" </dev/null
  else
    for t in python3 python; do have $t && $t -c '' && { limit "$4" $t -c "$session_python" "$2" "$3" "$4" "$5" >"$f"; return; }; done
    if perl -MIO::Socket::INET -e 1; then limit "$4" perl -MIO::Socket::INET -e "$session_perl" "$2" "$3" "$4" "$5" >"$f"
    elif have node; then limit "$4" node -e "$session_node" -- "$2" "$3" "$4" "$5" >"$f"
    elif have nc; then
      # It cannot tell when the other side waits.
      w=$4; [ "$w" -gt 3 ] && w=3
      { printf "$6"; sleep "$w"; } | limit "$w" nc "$2" "$3" >"$f"
    fi
  fi
} >/dev/null 2>&1
`
