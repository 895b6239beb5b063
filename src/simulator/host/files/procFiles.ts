import { limitsOf } from '../../../domain/instanceTypes/instanceTypes.ts';
import { kernelOf } from '../programs/kernel.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** What the kernel shows of itself in `/proc`, where the lab looks. */
export function procFiles(machine: HostMachine): void {
  const { files, place } = machine;
  files.live('/proc/version', () => {
    const { release, version } = kernelOf(place);
    return `Linux version ${release} (mockbuild@buildhost) (gcc) ${version}\n`;
  });
  const view = () => place.site().namespace.view();
  files.live('/proc/sys/net/ipv4/ip_forward', () => `${view().ipForward ? 1 : 0}\n`);
  files.live('/proc/sys/net/ipv4/ip_default_ttl', () => `${view().defaultTtl}\n`);
  files.live('/proc/uptime', () => {
    const instance = place.network.world.instances.get(place.node?.instance.id ?? place.site().namespace.id);
    const seconds = (machine.clock.now() - (instance?.launchedAt ?? machine.clock.now())) / 1000;
    return `${Math.max(0, seconds).toFixed(2)} ${Math.max(0, seconds * 1.9).toFixed(2)}\n`;
  });
  files.live('/proc/cpuinfo', () => {
    const type = place.network.world.instances.get(place.site().namespace.id)?.type ?? 't3.medium';
    const count = limitsOf(type)?.vcpus ?? 2;
    return Array.from({ length: count }, (_, index) => `processor\t: ${index}\n\n`).join('');
  });
}
