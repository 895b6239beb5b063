import type { Program, Programs } from '../program.ts';

/** `which name …`, for the programs of a machine. */
export function which(programs: Programs): Program {
  return {
    name: 'which',
    path: '/usr/bin/which',
    async run({ args, env, stdout, stderr }) {
      let status = 0;
      for (const name of args.filter((arg) => !arg.startsWith('-'))) {
        const path = programs(name)?.path;
        if (path === undefined) {
          status = 1;
          await stderr.write(`/usr/bin/which: no ${name} in (${env.get('PATH') ?? ''})\n`);
        } else await stdout.write(`${path}\n`);
      }
      return status;
    },
  };
}
