# Main: one verb, its arguments.

[ $# -ge 2 ] || usage 'wants a verb and a project: survey preview start follow settle return abort freeze unfreeze clear-hold status watch'
verb=$1
shift
case $verb in
  survey) [ $# = 2 ] || [ "$#:${3:-}" = 3:running ] || usage 'survey PROJECT DIRECTORY [running]'; require_path DIRECTORY "$2" ;;
  start) [ $# = 2 ] || usage 'start PROJECT CHANGE <plan' ;;
  settle) [ $# = 3 ] || usage 'settle PROJECT CHANGE DIRECTORY'; require_path DIRECTORY "$3" ;;
  return) [ $# -ge 3 ] && [ $# -le 6 ] || usage 'return PROJECT CHANGE DIRECTORY [RELEASE [ACTOR [RUN]]]'
    require_path DIRECTORY "$3"; require_line ACTOR "${5:-}"; require_line RUN "${6:-}" ;;
  follow) [ $# = 4 ] || usage 'follow PROJECT CHANGE JOURNAL-OFFSET LOG-OFFSET'
    require_number JOURNAL-OFFSET "$3"; require_number LOG-OFFSET "$4" ;;
  watch) [ $# = 5 ] || [ $# = 6 ] || usage 'watch PROJECT SINCE INTERVAL SECONDS SERVICES [CHANGE]'
    require_number SINCE "$2"; require_number INTERVAL "$3"; require_number SECONDS "$4"; require_services SERVICES "$5"
    [ "$3" -gt 0 ] || usage "INTERVAL must be at least 1; got '$3'"
    [ "$4" -le 900 ] || usage "SECONDS may be 900 at most; got '$4'" ;;
  abort) [ $# = 3 ] || usage 'abort PROJECT CHANGE cancel|return' ;;
  preview) [ $# = 1 ] || usage 'preview PROJECT <plan' ;;
  work | freeze | unfreeze | clear-hold | status) ;;
  *) usage "does not know the verb '$verb'" ;;
esac
[ "$verb" != clear-hold ] || verb=clear_hold
take_turn || usage "eight commands with this kind of key run already; run this again when one of them has ended"
"verb_$verb" "$@"
