import { PROGRAM_NAMES, type Spec, type Takes } from "./spec.js";

/** The script for PowerShell 5.1 and later. What is typed is read as text from the syntax tree, and only compared. */
export function powershellScript(spec: Spec): string {
  const sets = Object.entries(spec.sets).map(([name, list]) => branch(name, list));
  const options = [
    branch(
      "",
      spec.options.flatMap((o) => o.flags.map((f) => [f, o.about] as const)),
    ),
    ...spec.commands.map((c) =>
      branch(
        c.name,
        c.options.flatMap((o) => o.flags.map((f) => [f, o.about] as const)),
      ),
    ),
  ];
  const values = spec.commands.flatMap((c) =>
    c.options.flatMap(({ flags, value }) =>
      value ? flags.map((f) => `            ${quoted(`${c.name} ${f}`)} { ${quoted(packed(value.takes))} }`) : [],
    ),
  );
  const places = spec.commands.flatMap((c) =>
    c.arguments.map((a, i) => `            ${quoted(`${c.name} ${a.rest ? "rest" : i}`)} { ${quoted(packed(a.takes))} }`),
  );
  return `# PowerShell ${spec.title}
# Made by: srm completion powershell. It runs nothing while it completes.

Register-ArgumentCompleter -Native -CommandName ${PROGRAM_NAMES.map(quoted).join(", ")} -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # The words of a set, with what they stand for.
    $wordsOf = {
        param($name)
        switch -CaseSensitive ($name) {
${sets.join("\n")}
        }
    }
    $optionsOf = {
        param($name)
        switch -CaseSensitive ($name) {
${options.join("\n")}
        }
    }
    # The sets that the value of an option is of, with / between the parts of a path; nothing for a switch.
    $valueOf = {
        param($name)
        switch -CaseSensitive ($name) {
${values.join("\n")}
        }
    }
    # The sets of a place of a command.
    $placeOf = {
        param($command, $place)
        switch -CaseSensitive ("$command $place", "$command rest") {
${places.join("\n")}
        }
    }

    $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
    $word = "$wordToComplete"
    if ($word -ne '' -and $typed.Count -gt 0) { $typed = @($typed | Select-Object -SkipLast 1) }
    $word = $word.TrimStart([char]34, [char]39)

    $command = ''
    $place = 0
    $takes = $null
    $only = $false
    foreach ($text in $typed) {
        if ($null -ne $takes) { $takes = $null }
        elseif (-not $only -and $text -eq '--') { $only = $true }
        elseif (-not $only -and $text.Length -gt 1 -and $text.StartsWith('-')) { $takes = & $valueOf "$command $text" }
        elseif ($command -eq '') { $command = $text }
        else { $place++ }
    }

    $found = @()
    $before = ''
    $after = ''
    if ($null -eq $takes -and -not $only -and $word -match '^(--[a-z-]+)=(.*)$') {
        $before = $Matches[1] + '='
        $word = $Matches[2]
        $takes = & $valueOf ($command + ' ' + $Matches[1])
        if ($null -eq $takes) { return }
    }
    elseif ($null -eq $takes -and -not $only -and $word.StartsWith('-')) {
        $found = & $optionsOf $command
    }
    elseif ($null -eq $takes -and $command -eq '') {
        $takes = 'commands'
    }
    elseif ($null -eq $takes) {
        $takes = & $placeOf $command $place
    }

    if ($takes) {
        $parts = @("$takes".Split([char]47))
        $at = 0
        if ($parts.Count -gt 1) {
            $at = $word.Split([char]47).Count - 1
            if ($at -ge $parts.Count) { return }
            $from = $word.LastIndexOf([char]47) + 1
            $before = $before + $word.Substring(0, $from)
            $word = $word.Substring($from)
            if ($at -lt $parts.Count - 1) { $after = '/' }
        }
        $found = $parts[$at].Split([char]32) | ForEach-Object { & $wordsOf $_ }
    }

    foreach ($line in $found) {
        $text, $about = $line -split '\\|', 2
        if (-not $about) { $about = $text }
        if ($text.StartsWith($word, [System.StringComparison]::OrdinalIgnoreCase)) {
            [System.Management.Automation.CompletionResult]::new($before + $text + $after, $text, 'ParameterValue', $about)
        }
    }
}
`;
}

function branch(name: string, list: readonly (readonly [string, string])[]): string {
  return `            ${quoted(name)} {\n${list.map(([word, about]) => `                ${quoted(about ? `${word}|${about}` : word)}`).join("\n")}\n            }`;
}

function packed({ parts }: Takes): string {
  return parts.map((sets) => sets.join(" ")).join("/");
}

/** A literal text of PowerShell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
