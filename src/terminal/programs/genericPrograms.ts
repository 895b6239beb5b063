import type { Program, Programs } from '../program.ts';
import { shellProgram } from './bash.ts';
import { cat } from './cat.ts';
import { clear } from './clear.ts';
import { date } from './date.ts';
import { env, printenv } from './env.ts';
import { head } from './head.ts';
import { ls } from './ls.ts';
import { nohup } from './nohup.ts';
import { sleep } from './sleep.ts';
import { tail } from './tail.ts';
import { tee } from './tee.ts';
import { timeout } from './timeout.ts';
import { watch } from './watch.ts';
import { which } from './which.ts';
import { xargs } from './xargs.ts';
import { yes } from './yes.ts';

/** The programs that any machine with a shell has, beside those of the package. */
export function genericPrograms(machine: {
  readonly hostname: string;
  readonly programs: Programs;
}): readonly Program[] {
  return [
    shellProgram('bash', '/usr/bin/bash'),
    shellProgram('sh', '/usr/bin/sh'),
    cat,
    clear,
    date,
    env,
    head,
    ls,
    nohup,
    printenv,
    sleep,
    tail,
    tee,
    timeout,
    watch(machine.hostname),
    which(machine.programs),
    xargs,
    yes,
  ];
}
