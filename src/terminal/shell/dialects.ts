import type { Dialect } from './machine.ts';

/** bash: since 5.1 it tells the line of a script that was given with `-c`. */
export function bashDialect(version: string): Dialect {
  const tellsLine = Number(version.split('.')[0]) >= 5;
  return {
    name: 'bash',
    version,
    prompt: String.raw`\s-\v\$ `,
    complaint({ script, line, interactive }) {
      return interactive || !tellsLine ? `${script}: ` : `${script}: line ${line}: `;
    },
    notFound: (command) => `${command}: command not found`,
  };
}

/** BusyBox's `ash`, which calls itself `sh`. */
export const ashDialect: Dialect = {
  name: 'sh',
  version: '',
  prompt: String.raw`\w \$ `,
  complaint: ({ script }) => `${script}: `,
  notFound: (command) => `${command}: not found`,
};
