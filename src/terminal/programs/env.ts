import type { Program } from '../program.ts';

/** `env [-i] [-u name] [name=value …] [command …]`. */
export const env: Program = {
  name: 'env',
  path: '/usr/bin/env',
  async run(context) {
    const rest = [...context.args];
    const environment = new Map(context.env);
    for (let flag = rest[0]; flag === '-i' || flag === '-u' || flag === '-'; flag = rest[0]) {
      rest.shift();
      if (flag === '-u') environment.delete(rest.shift() ?? '');
      else environment.clear();
    }
    while (/^[^=]+=/.test(rest[0] ?? '')) {
      const assignment = rest.shift() ?? '';
      const at = assignment.indexOf('=');
      environment.set(assignment.slice(0, at), assignment.slice(at + 1));
    }
    if (rest.length > 0) return context.run(rest, { env: environment });
    await context.stdout.write([...environment].map(([name, value]) => `${name}=${value}\n`).join(''));
    return 0;
  },
};

/** `printenv [name …]`. */
export const printenv: Program = {
  name: 'printenv',
  path: '/usr/bin/printenv',
  async run({ args, env: environment, stdout }) {
    const names = args.length > 0 ? args : [...environment.keys()];
    for (const name of names) {
      const value = environment.get(name);
      if (value === undefined) return 1;
      await stdout.write(args.length > 0 ? `${value}\n` : `${name}=${value}\n`);
    }
    return 0;
  },
};
