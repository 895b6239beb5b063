import { formatDate } from '../../../terminal/programs/formatDate.ts';
import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `uptime [-p|-s]`, since the instance was launched. */
export function uptime(machine: HostMachine): Program {
  return {
    name: 'uptime',
    path: '/usr/bin/uptime',
    async run({ args, env, stdout }) {
      const { network, node, site } = machine.place;
      const instance = node?.instance ?? network.world.instances.get(site().namespace.id);
      const now = machine.clock.now();
      const since = instance?.launchedAt ?? now;
      const zone = env.get('TZ') ?? 'UTC';
      const minutes = Math.max(0, Math.floor((now - since) / 60_000));
      const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
      if (args[0] === '-s') await stdout.write(`${formatDate('%F %T', since, zone)}\n`);
      else if (args[0] === '-p') await stdout.write(`up ${spelled(days, hours, rest)}\n`);
      else {
        const clock = hours > 0 ? `${String(hours).padStart(2)}:${String(rest).padStart(2, '0')}` : `${rest} min`;
        const up = days > 0 ? `${days} day${days === 1 ? '' : 's'}, ${clock}` : clock;
        const time = formatDate('%H:%M:%S', now, zone);
        await stdout.write(` ${time} up ${up},  1 user,  load average: 0.00, 0.00, 0.00\n`);
      }
      return 0;
    },
  };
}

function spelled(days: number, hours: number, minutes: number): string {
  const parts = [
    [days, 'day'],
    [hours, 'hour'],
    [minutes, 'minute'],
  ] as const;
  const shown = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return shown.length === 0 ? '0 minutes' : shown.join(', ');
}
