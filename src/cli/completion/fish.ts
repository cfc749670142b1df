import { PROGRAM_NAMES, type Spec, type Takes } from "./spec.js";

/** The script for fish. */
export function fishScript(spec: Spec): string {
  const sets = Object.entries(spec.sets).map(
    ([name, list]) => `function __cloud_srm_${name}
    printf '%s\\t%s\\n' ${list.map(([word, about]) => `\\\n        ${word} ${quoted(about)}`).join(" ")}
end`,
  );
  const values = spec.commands.flatMap((c) =>
    c.options.flatMap((o) => (o.value ? [`        case ${o.flags.map((f) => quoted(`${c.name} ${f}`)).join(" ")}`] : [])),
  );
  const lines = [
    ...spec.options.map((o) => `-n '__cloud_srm_at' ${flags(o.flags)} -d ${quoted(o.about)}`),
    `-n '__cloud_srm_at' -a '(__cloud_srm_commands)'`,
    ...spec.commands.flatMap((c) => [
      ...c.options.map((o) => {
        const value =
          o.value === null
            ? ""
            : o.value.takes.files
              ? " -r -F"
              : o.value.takes.parts.length === 0
                ? " -x"
                : ` -x -a '(${words(o.value.takes)})'`;
        return `-n '__cloud_srm_at ${c.name}' ${flags(o.flags)}${value} -d ${quoted(o.about)}`;
      }),
      ...c.arguments.flatMap((a, i) => {
        const at = `-n '__cloud_srm_at ${c.name} ${a.rest ? "rest" : i}'`;
        return a.takes.files ? [`${at} -F`] : a.takes.parts.length === 0 ? [] : [`${at} -a '(${words(a.takes)})'`];
      }),
    ]),
  ];
  return `# fish ${spec.title}
# Made by: srm completion fish. It runs nothing while it completes.

${sets.join("\n\n")}

# Whether an option of a command takes a value.
function __cloud_srm_takes_value
    switch "$argv"
${values.join("\n")}
        case '*'
            return 1
    end
end

# Whether the cursor is in a command (none named: before one), at one of its places where a number is given.
function __cloud_srm_at
    set -l typed (commandline -opc)
    set -l command ''
    set -l place 0
    set -l skip 0
    set -l only 0
    for word in $typed[2..-1]
        if test $skip = 1
            set skip 0
        else if test $only = 0; and test "$word" = --
            set only 1
        else if test $only = 0; and string match -q -r -- '^-.' "$word"
            if __cloud_srm_takes_value "$command $word"
                set skip 1
            end
        else if test -z "$command"
            set command "$word"
        else
            set place (math $place + 1)
        end
    end
    test "$command" = "$argv[1]"; or return 1
    test (count $argv) -lt 2; or test "$argv[2]" = rest; or test "$argv[2]" = $place
end

# What has been typed of the word up to its last separator; the word may follow an option and =.
function __cloud_srm_typed
    commandline -ct | string replace -r -- '^--[a-z-]+=' ''
end

# Words, with a comma between them. Reads the words.
function __cloud_srm_list
    set -l before (__cloud_srm_typed | string match -r -- '^.*,')
    while read -l word
        printf '%s%s\\n' "$before" $word
    end
end

# The sets that come next in a path; argument: the functions of each part.
function __cloud_srm_path
    set -l typed (__cloud_srm_typed)
    set -l done (string split / -- "$typed")
    set -l at (count $done)
    test $at -gt 0; or set at 1
    test $at -le (count $argv); or return
    set -l before (string match -r -- '^.*/' "$typed")
    set -l after ''
    test $at -lt (count $argv); and set after /
    for name in (string split ' ' -- $argv[$at])
        __cloud_srm_$name | while read -l line
            set -l word (string split -m 1 \\t -- $line)
            printf '%s%s%s\\t%s\\n' "$before" $word[1] $after $word[2]
        end
    end
end

for name in ${PROGRAM_NAMES.join(" ")}
    complete -c $name -e
    complete -c $name -f
${lines.map((l) => `    complete -c $name ${l}`).join("\n")}
end
`;
}

/** A command that prints the words that a value can be. */
function words({ separator, parts }: Takes): string {
  if (separator === "/") return `__cloud_srm_path ${parts.map((p) => `"${p.join(" ")}"`).join(" ")}`;
  const all = (parts[0] ?? []).map((s) => `__cloud_srm_${s}`).join("; ");
  return separator === "," ? `begin; ${all}; end | __cloud_srm_list` : all;
}

function flags(all: readonly string[]): string {
  return all.map((f) => (f.startsWith("--") ? `-l ${f.slice(2)}` : `-s ${f.slice(1)}`)).join(" ");
}

/** A literal text of fish. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
