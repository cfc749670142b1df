import { PROGRAM_NAMES, type Spec, type Takes } from "./spec.js";

/**
 * The script for bash, from 3.2 on, with or without the package bash-completion.
 * What is typed is only compared as text: no eval, no compgen -W, no expansion.
 */
export function bashScript(spec: Spec): string {
  const sets = Object.entries(spec.sets).map(([name, list]) => `    ${name}) set_='${folded(list.map(([word]) => word))}' ;;`);
  const commands = [
    `    '') options=' ${spec.options.flatMap((o) => o.flags).join(" ")} ' ;;`,
    ...spec.commands.map((c) => `    ${c.name}) options=' ${c.options.flatMap((o) => o.flags).join(" ")} ' ;;`),
  ];
  const values = spec.commands.flatMap((c) =>
    c.options.flatMap((o) =>
      o.value ? [`    ${o.flags.map((f) => `'${c.name} ${f}'`).join("|")}) takes='${packed(o.value.takes)}' ;;`] : [],
    ),
  );
  const places = spec.commands.flatMap((c) =>
    c.arguments.map((a, i) => `    '${c.name} '${a.rest ? "*" : i}) takes='${packed(a.takes)}' ;;`),
  );
  return `# bash ${spec.title}
# Made by: srm completion bash. It may be read twice, and runs nothing while it completes.

# Sets set_ to the words of a set.
_cloud_srm_set() {
  set_=''
  case $1 in
${sets.join("\n")}
  esac
}

# Sets options to the options of a command.
_cloud_srm_options() {
  options=''
  case $1 in
${commands.join("\n")}
  esac
}

# Sets takes to what the value of an option is; false for a switch.
_cloud_srm_value() {
  case "$1 $2" in
${values.join("\n")}
    *) return 1 ;;
  esac
}

# Sets takes to what stands at a place of a command.
_cloud_srm_place() {
  takes=''
  case "$1 $2" in
${places.join("\n")}
  esac
}

# Adds the words of sets that begin with what is typed. Before each stands $2, after each $3.
_cloud_srm_add() {
  local name word set_ typed=$1 before=$2 after=$3
  shift 3
  for name in "$@"; do
    _cloud_srm_set "$name"
    for word in $set_; do
      case $before$word in
        "$typed"*) COMPREPLY[\${#COMPREPLY[@]}]=$before$word$after ;;
      esac
    done
  done
}

# Adds the paths that begin with what is typed, quoted unless that is. Before each stands $2, after a file $3.
_cloud_srm_files() {
  local path word
  for path in "$1"*; do
    [[ -e $path ]] || continue
    word=$path
    [[ -n $quote ]] || printf -v word %q "$path"
    if [[ -d $path ]]; then word=$word/; else word=$word$3; fi
    COMPREPLY[\${#COMPREPLY[@]}]=$2$word
  done
}

# Adds what a value can be: takes holds a separator or -, then the sets of each part, with / between the parts; or file.
_cloud_srm_reply() {
  local word flag=$1 typed=$2 end=$3 separator=\${takes%% *} sets=\${takes#* } done=''
  [[ -n $takes ]] || return
  case $separator in
    file)
      _cloud_srm_files "$typed" "$flag" "$end"
      return
      ;;
    ,)
      case $typed in *,*) done=\${typed%,*}, ;; esac
      end=''
      ;;
    /)
      while [[ $sets = */* && \${typed#"$done"} = */* ]]; do
        word=\${typed#"$done"}
        done=$done\${word%%/*}/
        sets=\${sets#*/}
      done
      if [[ $sets = */* ]]; then end=/; fi
      sets=\${sets%%/*}
      ;;
  esac
  _cloud_srm_add "$flag$typed" "$flag$done" "$end" $sets
}

_cloud_srm() {
  local IFS=$' \\t\\n'
  local line=\${COMP_LINE-} word gap glued='' typed='' end=' ' quote='' command='' options='' takes='' skip='' only=''
  local -a words
  local i last=-1 place=0
  COMPREPLY=()

  # bash breaks words at : and =, as in eks:fargate; what was typed as one is put together again.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    gap=''
    if [[ -n $word ]]; then
      gap=\${line%%"$word"*}
      line=\${line#*"$word"}
    fi
    if [[ i -gt 1 && -n $word && -z $gap && ( -n $glued || $word = [:=]* ) ]]; then
      words[last]=\${words[last]}$word
    else
      last=$((last + 1))
      words[last]=$word
    fi
    glued=''
    case $word in *[:=]) glued=1 ;; esac
  done
  typed=\${words[last]}
  case $typed in
    \\"* | \\'*)
      quote=\${typed:0:1}
      typed=\${typed:1}
      end=''
      ;;
  esac

  for ((i = 1; i < last; i++)); do
    word=\${words[i]}
    if [[ -n $skip ]]; then
      skip=''
    elif [[ $word = -- && -z $only ]]; then
      only=1
    elif [[ $word = -?* && -z $only ]]; then
      if _cloud_srm_value "$command" "$word"; then skip=1; fi
    elif [[ -z $command ]]; then
      command=$word
    else
      place=$((place + 1))
    fi
  done

  if [[ -n $skip ]]; then
    _cloud_srm_value "$command" "\${words[last - 1]}"
    _cloud_srm_reply '' "$typed" "$end"
  elif [[ $typed = --*=* && -z $only ]]; then
    if _cloud_srm_value "$command" "\${typed%%=*}"; then _cloud_srm_reply "\${typed%%=*}=" "\${typed#*=}" "$end"; fi
  elif [[ $typed = -* && -z $only ]]; then
    _cloud_srm_options "$command"
    for word in $options; do
      case $word in
        "$typed"*) COMPREPLY[\${#COMPREPLY[@]}]=$word$end ;;
      esac
    done
  elif [[ -z $command ]]; then
    _cloud_srm_add "$typed" '' "$end" commands
  else
    _cloud_srm_place "$command" "$place"
    _cloud_srm_reply '' "$typed" "$end"
  fi

  # The line is only replaced from the last word break on.
  if [[ -z $quote ]]; then
    gap=''
    for word in : =; do
      if [[ \${COMP_WORDBREAKS-} = *$word* && $typed = *$word* ]]; then
        line=\${typed%"$word"*}$word
        if [[ \${#line} -gt \${#gap} ]]; then gap=$line; fi
      fi
    done
    for ((i = 0; i < \${#COMPREPLY[@]}; i++)); do
      COMPREPLY[i]=\${COMPREPLY[i]#"$gap"}
    done
  fi
}

complete -o nospace -F _cloud_srm ${PROGRAM_NAMES.join(" ")}
`;
}

/** `- a b`, `, a b` or `/ a/b c/d`: the separator, then the sets. */
function packed({ separator, parts, files }: Takes): string {
  if (files) return "file";
  return parts.length === 0 ? "" : `${separator || "-"} ${parts.map((sets) => sets.join(" ")).join("/")}`;
}

/** Words in lines of some hundred characters. */
function folded(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < 120) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n      ");
}
