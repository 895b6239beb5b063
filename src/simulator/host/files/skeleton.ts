import type { HostFiles } from '../../../terminal/files/hostFiles.ts';

/** The folders that every Linux has. */
const folders = [
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/media',
  '/mnt',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/srv',
  '/sys',
  '/tmp',
  '/usr/bin',
  '/usr/lib',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/share',
  '/var/lib',
  '/var/log',
  '/var/tmp',
];

export function skeleton(files: HostFiles): void {
  for (const folder of folders) files.mkdirSync(folder, { recursive: true });
}
