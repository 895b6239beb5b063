import { formatDate } from '../../../terminal/programs/formatDate.ts';
import type { Program } from '../../../terminal/program.ts';
import { kubeletJournal, kubeletPid } from '../files/kubeletJournal.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { journalLine } from './journalctl.ts';

const units: Readonly<Record<string, { readonly title: string; readonly docs: string; readonly pid: number }>> = {
  kubelet: { title: 'Kubernetes Kubelet', docs: 'https://github.com/kubernetes/kubernetes', pid: kubeletPid },
  containerd: { title: 'containerd container runtime', docs: 'https://containerd.io', pid: 2874 },
};

/** `systemctl status|is-active kubelet|containerd`; services are neither stopped nor started here. */
export function systemctl(machine: HostMachine): Program {
  return {
    name: 'systemctl',
    path: '/usr/bin/systemctl',
    async run({ args, env, stdout, stderr }) {
      const [verb, ...rest] = args.filter((arg) => !arg.startsWith('-'));
      const name = (rest[0] ?? '').replace(/\.service$/, '');
      const { node } = machine.place;
      const unit = node === undefined || !Object.hasOwn(units, name) ? undefined : units[name];
      if (verb === 'is-active') {
        await stdout.write(unit === undefined ? 'unknown\n' : 'active\n');
        return unit === undefined ? 3 : 0;
      }
      if (verb !== 'status') {
        await stderr.write(`systemctl: only 'status' and 'is-active' work on this machine\n`);
        return 1;
      }
      if (unit === undefined || node === undefined) {
        await stderr.write(`Unit ${name}.service could not be found.\n`);
        return 4;
      }
      const zone = env.get('TZ') ?? 'UTC';
      const since = formatDate('%a %Y-%m-%d %H:%M:%S %Z', node.instance.launchedAt + 20_000, zone);
      await stdout.write(
        [
          `● ${name}.service - ${unit.title}`,
          `   Loaded: loaded (/etc/systemd/system/${name}.service; enabled; vendor preset: disabled)`,
          `   Active: active (running) since ${since}`,
          `     Docs: ${unit.docs}`,
          ` Main PID: ${unit.pid} (${name})`,
          `   CGroup: /runtime.slice/${name}.service`,
          `           └─${unit.pid} /usr/bin/${name}`,
          '',
          '',
        ].join('\n'),
      );
      if (name === 'kubelet')
        for (const line of kubeletJournal(node).slice(-10))
          await stdout.write(`${journalLine(line, machine.hostname, zone)}\n`);
      return 0;
    },
  };
}
