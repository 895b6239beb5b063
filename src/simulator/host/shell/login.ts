import type { Account } from '../../../terminal/program.ts';
import type { HostMachine } from './hostMachine.ts';

/** Where a login shell looks for programs. */
const searchPaths = {
  root: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/root/bin',
  user: '/home/ec2-user/.local/bin:/home/ec2-user/bin:/usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin',
};

/** The environment that a login gives to its shell. */
export function loginEnvironment(
  machine: HostMachine,
  account: Account,
  more: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  const { name, home, uid } = account;
  return new Map(
    Object.entries({
      HOME: home,
      USER: name,
      LOGNAME: name,
      SHELL: '/bin/bash',
      PATH: uid === 0 ? searchPaths.root : searchPaths.user,
      LANG: 'C.UTF-8',
      MAIL: `/var/spool/mail/${name}`,
      HOSTNAME: machine.hostname,
      ...more,
    }),
  );
}

/** What `/etc/profile` and `/etc/bashrc` set up for a person. */
export const bashProfile = String.raw`PS1='[\u@\h \W]\$ '
alias ll='ls -l --color=auto'
alias ls='ls --color=auto'
alias grep='grep --color=auto'
alias egrep='egrep --color=auto'
alias fgrep='fgrep --color=auto'
for file in /etc/profile.d/*.sh; do [ -r "$file" ] && . "$file"; done
unset file
`;
