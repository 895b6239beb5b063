import { osRelease } from '../shell/distribution.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import type { UserData } from '../shell/userData.ts';
import { skeleton } from './skeleton.ts';
import { nameFiles } from './nameFiles.ts';
import { procFiles } from './procFiles.ts';

/** The files that every EC2 instance of Amazon Linux has. */
export function machineFiles(
  machine: HostMachine,
  { userData, authorizedKeys }: { readonly userData: UserData; readonly authorizedKeys: readonly string[] },
): void {
  const { files } = machine;
  const { distribution } = machine.place;
  skeleton(files);
  files.mkdirSync('/home/ec2-user', { recursive: true });
  files.put('/etc/os-release', osRelease(distribution));
  files.put('/etc/system-release', `${systemRelease(distribution.name)}\n`);
  files.put('/etc/hostname', `${machine.hostname}\n`);
  files.put('/etc/passwd', passwd);
  files.put('/home/ec2-user/.ssh/authorized_keys', authorizedKeys.map((line) => `${line}\n`).join(''), 0o600);
  nameFiles(machine);
  procFiles(machine);
  for (const [path, content] of userData.files) files.put(path, content);
}

const passwd = `root:x:0:0:root:/root:/bin/bash
bin:x:1:1:bin:/bin:/sbin/nologin
sshd:x:74:74:Privilege-separated SSH:/usr/share/empty.sshd:/sbin/nologin
ec2-user:x:1000:1000:EC2 Default User:/home/ec2-user:/bin/bash
`;

function systemRelease(name: string): string {
  return name === 'al2' ? 'Amazon Linux release 2 (Karoo)' : 'Amazon Linux release 2023.12.20260928 (Amazon Linux)';
}
