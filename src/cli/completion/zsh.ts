import { PROGRAM_NAMES, type Spec, type SpecCommand, type SpecOption, type Takes } from "./spec.js";

/** The script for zsh: a file `_srm` of $fpath, or text to be sourced after compinit. */
export function zshScript(spec: Spec): string {
  const sets = Object.entries(spec.sets).map(
    ([name, list]) => `_cloud_srm_${name}() {
  local -a words
  words=(
${list.map(([word, about]) => `    ${quoted([word.replaceAll(":", "\\:"), ...(about ? [about] : [])].join(":"))}`).join("\n")}
  )
  _describe -t ${name} ${quoted(label(name))} words "$@"
}`,
  );
  return `#compdef ${PROGRAM_NAMES.join(" ")}
# zsh ${spec.title}
# Made by: srm completion zsh. It runs nothing while it completes.

${sets.join("\n\n")}

# One word of each of several sets, with / between them; the argument names each set's list.
_cloud_srm_path() {
  local sets=$1
  shift
  while [[ $sets = */* ]]; do
    if ! compset -P 1 '*/'; then
      _cloud_srm_any \${sets%%/*} -S / -q "$@"
      return
    fi
    sets=\${sets#*/}
  done
  _cloud_srm_any $sets "$@"
}

# Words of sets, with a comma between them.
_cloud_srm_list() {
  local sets=$1
  shift
  compset -P '*,'
  _cloud_srm_any $sets -S '' "$@"
}

# A word of any of several sets, whose names have a space between them.
_cloud_srm_any() {
  local name ret=1
  local -a names
  names=(\${(s: :)1})
  shift
  for name in $names; do
    _cloud_srm_$name "$@" && ret=0
  done
  return ret
}

_cloud_srm() {
  local context state state_descr line curcontext=$curcontext ret=1
  typeset -A opt_args

  _arguments -C -s -S \\
    ${[...spec.options.map(option), "'(-)1:command:_cloud_srm_commands'", "'(-)*:: :->arguments'"].join(" \\\n    ")} && ret=0
  [[ $state = arguments ]] || return ret

  curcontext=\${curcontext%:*:*}:srm-$words[1]:
  case $words[1] in
${spec.commands.map(command).join("\n")}
    *) return 1 ;;
  esac && ret=0
  return ret
}

if [[ $funcstack[1] = _srm ]]; then
  _cloud_srm "$@"
else
  compdef _cloud_srm ${PROGRAM_NAMES.join(" ")}
fi
`;
}

function command(c: SpecCommand): string {
  const places = c.arguments.map((a, i) => quoted(`${a.rest ? "*" : i + 1}:${a.name}:${action(a.takes)}`));
  return `    ${c.name})
      _arguments -s -S \\
        ${[...c.options.map(option), ...places].join(" \\\n        ")}
      ;;`;
}

function option(o: SpecOption): string {
  const value = o.value ? `:${o.value.name}:${action(o.value.takes)}` : "";
  const about = `[${o.about.replace(/[[\]\\]/g, "\\$&")}]${value}`;
  const others = o.flags.length > 1 ? quoted(`(${o.flags.join(" ")})`) : "";
  // A long option takes its value as the next word, or after =.
  const flags = o.flags.map((f) => (o.value && f.startsWith("--") ? `${f}=` : f));
  return flags.length > 1 ? `${others}{${flags.join(",")}}${quoted(about)}` : quoted(`${flags[0]}${about}`);
}

function action({ separator, parts, files }: Takes): string {
  if (files) return "_files";
  // Not a message of its own, which would keep options beside it from being inserted.
  if (parts.length === 0) return "()";
  const sets = parts.map((p) => p.join(" ")).join("/");
  if (separator === "" && parts[0]?.length === 1) return `_cloud_srm_${sets}`;
  // After a space _arguments puts no options of its own before these words.
  return ` _cloud_srm_${separator === "" ? "any" : separator === "," ? "list" : "path"} "${sets}"`;
}

const label = (set: string) => set.replace(/ies$/, "y").replace(/s$/, "").replaceAll("-", " ");

/** A literal text of zsh. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
