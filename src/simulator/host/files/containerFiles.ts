import type { Container } from '../../kubernetes/objects/pod.ts';
import { osRelease } from '../shell/distribution.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { skeleton } from './skeleton.ts';
import { nameFiles } from './nameFiles.ts';
import { procFiles } from './procFiles.ts';

/** The files of a container: those of its distribution, those that the kubelet mounts, and of its program. */
export function containerFiles(machine: HostMachine, { image }: Container): void {
  const { files } = machine;
  skeleton(files);
  const release = osRelease(machine.place.distribution);
  if (release !== '') files.put('/etc/os-release', release);
  files.put('/etc/hostname', `${machine.hostname}\n`);
  files.put('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n');
  nameFiles(machine);
  procFiles(machine);
  if (!/(?:^|\/)nginx(?::|$)/.test(image)) return;
  files.put(
    '/usr/share/nginx/html/index.html',
    '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n</html>\n',
  );
  files.put('/etc/nginx/nginx.conf', 'user  nginx;\nworker_processes  auto;\n');
}
