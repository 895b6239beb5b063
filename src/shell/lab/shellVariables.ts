import type { KeyAgent } from '../ssh/agent/keyAgent.ts';

/** Variables of VS Code's own processes, which are no business of what runs in a terminal. */
const internal = /^(?:VSCODE_|ELECTRON_|CHROME_)|^(?:APPLICATION_INSIGHTS_NO_\w+|NODE_OPTIONS|_)$/;

/** Where the shell is and what it is at: `lab ~/work $`. */
const prompt = String.raw`\[\e[36m\]lab\[\e[0m\] \[\e[34m\]\w\[\e[0m\] \$ `;

/** What the shell's environment is made of: that of a terminal, its home as the shell writes it, and what it needs itself. */
export function shellVariables(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
  agent: KeyAgent,
): ReadonlyMap<string, string> {
  const inherited = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
    value === undefined || internal.test(name) || !/^[A-Za-z_]\w*$/.test(name) ? [] : [[name, value]],
  );
  return new Map([
    ...inherited,
    ['HOME', home],
    ['PS1', prompt],
    ['TERM', 'xterm-256color'],
    ['SHLVL', '0'],
    ['SSH_AUTH_SOCK', agent.socket],
    ['SSH_AGENT_PID', String(agent.pid)],
  ]);
}
