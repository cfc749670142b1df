import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether a program is there; tests that need it are skipped where it is not. */
export const has = (program: string): boolean => spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;

/** A shell in a pseudo-terminal, in an empty folder, at which keys are pressed as a person would. */
export interface Session {
  /** Types a line and Tab: the line as it then stands, and (zsh) the words that were offered. */
  complete(line: string): Promise<{ line: string; words: string[] }>;
  /** What has come to be in the shell's folder; nothing, unless something typed was run. */
  files(): string[];
  end(): Promise<void>;
}

/** How a shell gets the script: it reads it at its start, or (zsh) finds it by its name. */
type How = "source" | "fpath";

/** Start-up files. $OUT/line gets the line when Ctrl-T is pressed, $OUT/words the words that were offered, $OUT/ready a sign of life. */
const START = {
  bash: (script: string) => `source '${script}'
bind -x '"\\C-t": printf "%s" "$READLINE_LINE" > "$OUT/part" && mv "$OUT/part" "$OUT/line"'
bind 'set bell-style none'
PROMPT_COMMAND=': > "$OUT/ready"'
`,
  zsh: (script: string, how: How) => `${how === "fpath" ? "fpath=($HOME/functions $fpath)" : ""}
autoload -Uz compinit
compinit -u -d "$OUT/dump"
${how === "fpath" ? "" : `source '${script}'`}
LISTMAX=100000
compadd() {
  local -a hits
  if [[ " $* " != *' '-[OAD]' '* ]]; then
    builtin compadd -A hits "$@"
    [[ -z $hits ]] || print -rl -- $hits >> $OUT/words
  fi
  builtin compadd "$@"
}
tell-line() { print -rn -- "$BUFFER" > $OUT/part && mv $OUT/part $OUT/line }
zle -N tell-line
bindkey '^T' tell-line
# By itself zsh expands the word at the cursor on Tab, $(…) too, whatever the command; here it only completes.
bindkey '^I' complete-word
bindkey '^U' kill-whole-line
precmd() { : > $OUT/ready }
`,
};

export async function open(shell: keyof typeof START, script: string, how: How = "source"): Promise<Session> {
  const home = mkdtempSync(join(tmpdir(), "srm-completion-"));
  const out = join(home, "out");
  const here = join(home, "here");
  for (const folder of [out, here, join(home, "functions")]) mkdirSync(folder);
  for (const file of ["script", "functions/_srm"]) writeFileSync(join(home, file), script);
  const rc = join(home, ".zshrc");
  writeFileSync(rc, START[shell](join(home, "script"), how));
  const call = shell === "bash" ? ["bash", "--noprofile", "--rcfile", rc, "-i"] : ["zsh", "-d", "-i"];
  const args = process.platform === "linux" ? ["-qfec", call.join(" "), "/dev/null"] : ["-q", "/dev/null", ...call];
  const child: ChildProcess = spawn("script", args, {
    cwd: here,
    env: { PATH: process.env.PATH, HOME: home, ZDOTDIR: home, OUT: out, TERM: "xterm", LC_ALL: "C", SHELL: "/bin/sh" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  let screen = "";
  child.stdout?.on("data", (d) => {
    screen += d;
  });
  const appears = async (file: string): Promise<void> => {
    for (let i = 0; !existsSync(join(out, file)); i++) {
      if (i > 2000 || child.exitCode !== null) throw new Error(`${shell} wrote no ${file}; its terminal shows:\n${screen}`);
      await new Promise((then) => setTimeout(then, 25));
    }
  };
  await appears("ready");
  return {
    async complete(line) {
      for (const file of ["line", "words"]) rmSync(join(out, file), { force: true });
      child.stdin?.write(`\u0015${line}\t\u0014`);
      await appears("line");
      const words = existsSync(join(out, "words")) ? readFileSync(join(out, "words"), "utf8").trimEnd().split("\n") : [];
      return { line: readFileSync(join(out, "line"), "utf8"), words };
    },
    files: () => readdirSync(here),
    end: () =>
      new Promise((then) => {
        child.once("close", () => {
          rmSync(home, { recursive: true, force: true });
          then();
        });
        child.stdin?.write("\u0015exit\n");
      }),
  };
}
