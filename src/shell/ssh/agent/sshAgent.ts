import { ToolError, type Tool } from '../../tool.ts';

const usage = 'usage: ssh-agent [-c | -s]\n       ssh-agent [-c | -s] -k';

/**
 * `ssh-agent`: says in a shell's words where the agent is, for `eval`. There is one for all Lab Shells that are open, so
 * that a key added in one terminal is there in the others.
 */
export const sshAgent: Tool = (args, { agent, environment, print }) => {
  const wrong = args.find((word) => !/^-[csk]+$/.test(word));
  if (wrong !== undefined) {
    const isOption = wrong.startsWith('-') && wrong !== '-';
    throw new ToolError(
      isOption ? `unknown option -- ${wrong.replaceAll(/[-csk]/g, '').charAt(0)}\n${usage}` : usage,
      1,
    );
  }
  if (agent === undefined) throw new ToolError('ssh-agent: there is an agent in the Lab Shell only');
  const letters = args.join('');
  const isCsh = letters.includes('c');
  const set = (name: string, value: string) =>
    isCsh ? `setenv ${name} ${value};\n` : `${name}=${value}; export ${name};\n`;
  const unset = (name: string) => `${isCsh ? 'unsetenv' : 'unset'} ${name};\n`;
  if (letters.includes('k')) {
    if ((environment['SSH_AGENT_PID'] ?? '') === '') throw new ToolError('SSH_AGENT_PID not set, cannot kill agent');
    agent.stop();
    print(`${unset('SSH_AUTH_SOCK')}${unset('SSH_AGENT_PID')}echo Agent pid ${agent.pid} killed;\n`);
    return Promise.resolve(0);
  }
  agent.start();
  const where = set('SSH_AUTH_SOCK', agent.socket) + set('SSH_AGENT_PID', String(agent.pid));
  print(`${where}echo Agent pid ${agent.pid};\n`);
  return Promise.resolve(0);
};
