import { endingWith, untilStopped, type Program } from './program.ts';
import { logrus } from './stamps.ts';

/** The agent that hands pods the credentials of their role; its init container readies the link-local address and ends. */
export const podIdentityAgent: Program = {
  ports: [80, 2703],
  usage: { cpu: 1, memory: 9_000_000 },
  *run({ container, now }) {
    yield { pause: 100 };
    if (container.command?.includes('initialize') === true) return 0;
    for (const line of ['Setting up server on 169.254.170.23:80', 'Setting up probes server on localhost:2703'])
      yield { write: logrus(now(), line), to: 'stderr' };
    yield untilStopped;
    return 0;
  },
  stop: () => endingWith(0),
};
