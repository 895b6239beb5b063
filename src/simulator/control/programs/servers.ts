import { slashStamp } from './stamps.ts';
import { endingWith, untilStopped, type Program, type Surroundings, type Usage } from './program.ts';

/** A server of which only its ports and perhaps its first line are known; it ends when it is asked to. */
function server(ports: Program['ports'] & {}, usage: Usage, firstLine?: (around: Surroundings) => string): Program {
  return {
    ports,
    usage,
    *run(around) {
      yield { pause: 100 };
      if (firstLine !== undefined) yield { write: firstLine(around) };
      yield untilStopped;
      return 0;
    },
    stop: () => endingWith(0),
  };
}

export const kubeOpsView = server([8080], { cpu: 6, memory: 48_000_000 });

export const httpd = server([80], { cpu: 0.3, memory: 8_000_000 });

/**
 * A page that adds up a million roots. In the walkthrough of autoscaling a client in a loop takes it to about three times
 * its request of 200m; such a loop gets some 75 requests through in a second here, hence 8 ms of a core for each.
 */
export const hpaExample: Program = { ...server([80], { cpu: 1, memory: 11_000_000 }), perRequest: 8 };

export const whoami = server(
  [80],
  { cpu: 0.1, memory: 3_000_000 },
  ({ now }) => `${slashStamp(now())} Starting up on port 80`,
);

export const httpEcho = server(
  [5678],
  { cpu: 0.1, memory: 3_500_000 },
  ({ now }) => `${slashStamp(now())} [INFO] server is listening on :5678`,
);

/** Its port has moved with its releases and is chosen by each manifest. */
export const metricsServer: Program = {
  ...server([443, 4443, 8443, 10_250, 10_251], { cpu: 3, memory: 22_000_000 }),
  status: (path) => (path === '/livez' || path === '/readyz' ? 200 : 403),
};

/** A part of a storage driver: they speak over a socket file, and one answers for the health of all. */
export const csiProgram = server([9808], { cpu: 1, memory: 14_000_000 });

/** What nobody has described: it runs, says nothing, and answers whoever asks. */
export const unknownServer = server('every', { cpu: 1, memory: 12_000_000 });
