import type { Program, Programs } from '../../terminal/program.ts';

/** kubectl under a name of its own, with its plugins: `kubectl ns` is the program `kubectl-ns`. */
export function kubectlProgram(name: string, kubectl: Program, programs: Programs): Program {
  return {
    name,
    path: `/usr/bin/${name}`,
    run(context) {
      const [word = '', ...args] = context.args;
      const plugin = /^[a-z]+$/.test(word) ? programs(`kubectl-${word}`) : undefined;
      return plugin === undefined ? kubectl.run(context) : plugin.run({ ...context, args });
    },
  };
}
