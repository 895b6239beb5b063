/**
 * The commands of the lab that a learner's machine may lack, by how each comes onto the PATH of a terminal:
 * - `own`: our program, unless the machine has its own of that name;
 * - `wrapped`: the machine's program with settings of the connection put before the learner's arguments, or else ours;
 * - `alias`: another name for a program of the machine.
 */
export const standIns = {
  curl: { how: 'wrapped', ours: false },
  eksctl: { how: 'own' },
  helm: { how: 'own' },
  k: { how: 'alias', program: 'kubectl' },
  'kubectl-ctx': { how: 'own' },
  'kubectl-ns': { how: 'own' },
  ssh: { how: 'wrapped', ours: true },
  watch: { how: 'own' },
  yh: { how: 'own' },
} as const satisfies Readonly<Record<string, Provision>>;

/** How a command comes onto the PATH. `ours` says whether we have a program for a machine without one. */
export type Provision =
  | { readonly how: 'own' }
  | { readonly how: 'wrapped'; readonly ours: boolean }
  | { readonly how: 'alias'; readonly program: string };
