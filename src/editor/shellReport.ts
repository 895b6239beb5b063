/** What a shell of ours says of itself each time it is back at its prompt. */
export interface ShellReport {
  /** How many commands it has ended, the report of its first prompt included. */
  readonly count: number;
  /** Exit status of the last command. */
  readonly exitCode: number;
  /** Of the variables it was asked about, those that are set. */
  readonly variables: ReadonlyMap<string, string>;
}

/** The variable that names the file of reports. */
export const reportFileVariable = 'EKS_LAB_REPORT';

/**
 * What bash is to run before each prompt (PROMPT_COMMAND): it writes its status and these variables to the file that
 * `reportFileVariable` names, in one step. Works in bash 3.2. Names must be plain variable names.
 */
export function reportCommand(names: readonly string[]): string {
  const each = `for __v in ${names.join(' ')}; do [ -n "\${!__v+x}" ] && printf '%s=%s\\0' "$__v" "\${!__v}"; done`;
  const head = `printf '%s\\0%s\\0' "$((__eks_lab += 1))" "$__s"`;
  const file = `"$${reportFileVariable}"`;
  // A file that cannot be written is no matter for the person at the prompt.
  return `__s=$?; { { ${head}; ${each}; } > ${file}.new; mv -f ${file}.new ${file}; } 2>/dev/null`;
}

/** Reads a report; undefined for anything that is none. */
export function parseReport(text: string): ShellReport | undefined {
  const [count, exitCode, ...rest] = text.split('\0');
  if (!/^\d+$/.test(count ?? '') || !/^\d+$/.test(exitCode ?? '')) return undefined;
  const variables = new Map<string, string>();
  for (const part of rest) {
    const at = part.indexOf('=');
    if (at > 0) variables.set(part.slice(0, at), part.slice(at + 1));
  }
  return { count: Number(count), exitCode: Number(exitCode), variables };
}
