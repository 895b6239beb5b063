import type { Program } from '../program.ts';
import { readOptions } from './options.ts';
import { absolute } from './readFile.ts';

/** `tee [-a] [file …]`. */
export const tee: Program = {
  name: 'tee',
  path: '/usr/bin/tee',
  async run(context) {
    const { stdin, stdout, stderr, files, signal } = context;
    const options = readOptions(context.args, 'ai');
    const paths: string[] = [];
    let status = 0;
    for (const operand of options.operands) {
      const path = absolute(context, operand);
      try {
        if (!options.has('a')) await files.writeFile(path, '');
        paths.push(path);
      } catch {
        status = 1;
        await stderr.write(`tee: ${operand}: No such file or directory\n`);
      }
    }
    for (let piece = await stdin.read(signal); piece !== undefined; piece = await stdin.read(signal)) {
      for (const path of paths) await files.appendFile(path, piece);
      await stdout.write(piece);
    }
    return status;
  },
};
