# Reads from standard input what was started; where that ends, ends whatever of it is still there.
#
#   group PID       a process group with this leader, which also leads a session
#   done PID        it is gone, or nobody's business any more
#   mark NAME=VALUE whoever has this in its environment belongs to us too (Linux)
#   leftover PATH   a directory to remove at the end
#   kept PATH       not to be removed after all
#
# The first argument `ps` says not to use /proc, for systems and tests without one.
trap '' HUP INT QUIT TERM
# Whoever started it waits for this: before it, a signal would have ended it.
echo ready
exec >/dev/null
cd / || exit 1
how=${1:-proc}
[ -r /proc/self/stat ] || how=ps
groups='' leftovers='' mark='' seen=''
newline='
'

# One process from its file in /proc: pid, parent, group, session, state, moment of its start.
row() {
  { read -r line < "$1"; } 2>/dev/null || return
  pid=${line%% *}
  # The name stands in brackets and may hold anything.
  set -- ${line##*") "}
  [ $# -lt 20 ] || echo "$pid $2 $3 $4 $1 ${20}"
}

# One line for each process.
table() {
  if [ "$how" = ps ]; then
    ps -A -o pid= -o ppid= -o pgid= -o stat= -o lstart= 2>/dev/null |
      while read -r pid ppid pgid state start; do
        echo "$pid $ppid $pgid $pgid $state $(echo "$start" | tr -d ' ')"
      done
  else
    for stat in /proc/[0-9]*/stat; do
      row "$stat"
    done
  fi
}

# When the process with this id started; tells it from a later one with the same id.
start_of() {
  if [ "$how" = proc ]; then row "/proc/$1/stat"; else table; fi | while read -r pid _ _ _ _ start; do
    [ "$pid" = "$1" ] && echo "$start" && break
  done
}

# Groups whose leader is the one we knew, or gone. A group's id isn't given away while it has members.
ours() {
  for each in $groups; do
    leader=${each%%:*}
    now=$(echo "$1" | while read -r pid _ _ _ _ start; do
      [ "$pid" = "$leader" ] && echo "$start" && break
    done)
    { [ -z "$now" ] || [ "$now" = "${each#*:}" ]; } && printf '%s ' "$leader"
  done
}

marked() {
  [ -n "$mark" ] && [ "$how" = proc ] || return 0
  for each in $(grep -laF -- "$mark" /proc/[0-9]*/environ 2>/dev/null); do
    each=${each#/proc/}
    printf '%s ' "${each%%/*}"
  done
}

# Living processes to be ended, as `pid:start`: in our groups and sessions, below them, marked, or seen before.
doomed() {
  all=$(table)
  leaders=" $(ours "$all")"
  pids=" $(marked)"
  found=''
  grown=yes
  while [ -n "$grown" ]; do
    grown=''
    while read -r pid ppid pgid sid state start; do
      case $state in Z*) continue ;; esac
      [ "${pid:-0}" -gt 1 ] && [ "$pid" != $$ ] || continue
      case " $found" in *" $pid:$start "*) continue ;; esac
      case $leaders in
        *" $pgid "* | *" $sid "*) ;;
        *) case $pids in
          *" $pid "* | *" $ppid "*) ;;
          *) case " $seen" in *" $pid:$start "*) ;; *) continue ;; esac ;;
        esac ;;
      esac
      found="$found$pid:$start "
      pids="$pids$pid "
      grown=yes
    done <<TABLE
$all
TABLE
  done
  seen=$found
}

signal() {
  for each in $seen; do
    kill -s "$1" "${each%%:*}" 2>/dev/null
  done
}

nap() {
  sleep 0.1 2>/dev/null || sleep 1
}

without() {
  rest=''
  for each in $groups; do
    [ "${each%%:*}" = "$1" ] || rest="$rest$each "
  done
  groups=$rest
}

while read -r word value; do
  case $word in
    group) without "$value"; groups="$groups$value:$(start_of "$value") " ;;
    done) without "$value" ;;
    mark) mark=$value ;;
    leftover) leftovers="$leftovers$value$newline" ;;
    kept)
      before=$leftovers leftovers=''
      while read -r path; do
        [ -z "$path" ] || [ "$path" = "$value" ] || leftovers="$leftovers$path$newline"
      done <<LEFTOVERS
$before
LEFTOVERS
      ;;
  esac
done

if [ -n "$groups$mark" ]; then
  # First they are asked, for a second; then they are not asked any more.
  round=0
  while [ $round -lt 40 ]; do
    doomed
    [ -n "$seen" ] || break
    if [ $round -eq 0 ]; then signal TERM; elif [ $round -ge 10 ]; then signal KILL; fi
    round=$((round + 1))
    nap
  done
fi

while read -r path; do
  case $path in
    */../* | */.. | */./* | *//*) ;;
    /*/*) rm -rf -- "$path" ;;
  esac
done <<LEFTOVERS
$leftovers
LEFTOVERS
exit 0
