# Main: one verb, its arguments.

[ $# -ge 2 ] || usage 'wants a verb and a project: survey start follow settle return abort freeze unfreeze status watch'
verb=$1
shift
case $verb in
  survey) [ $# = 2 ] || usage 'survey PROJECT DIRECTORY' ;;
  start) [ $# = 2 ] || usage 'start PROJECT CHANGE <plan' ;;
  settle) [ $# = 3 ] || usage 'settle PROJECT CHANGE DIRECTORY' ;;
  return) [ $# -ge 3 ] && [ $# -le 6 ] || usage 'return PROJECT CHANGE DIRECTORY [RELEASE [ACTOR [RUN]]]' ;;
  follow) [ $# = 4 ] || usage 'follow PROJECT CHANGE JOURNAL-OFFSET LOG-OFFSET' ;;
  watch) [ $# = 4 ] || [ $# = 5 ] || usage 'watch PROJECT EVENTS-SINCE LOGS-SINCE SECONDS [CHANGE]' ;;
  abort) [ $# = 3 ] || usage 'abort PROJECT CHANGE cancel|return' ;;
  work | freeze | unfreeze | status) ;;
  *) usage "does not know the verb '$verb'" ;;
esac
"verb_$verb" "$@"
