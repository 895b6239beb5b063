import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { durationFlag } from '../flagValues.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { commaSeparated } from './generator.ts';

interface TokenRequest extends KubernetesObject {
  readonly spec?: object;
  readonly status?: { readonly token?: string };
}

/** `kubectl create token SERVICEACCOUNT`: a token of a service account. */
export const token: KubectlCommand = {
  takes: 'SERVICE_ACCOUNT_NAME',
  flags: { audience: { kind: 'list' }, duration: { kind: 'text' }, output: { kind: 'text', short: 'o' } },
  async run(line, session) {
    const [name] = line.words;
    if (name === undefined || line.words.length > 1)
      throw new UsageError(`exactly one NAME is required, got ${line.words.length}`);
    const audiences = commaSeparated(line, 'audience');
    const duration = durationFlag(line, 'duration');
    const request = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {
        ...(audiences.length === 0 ? { audiences: null } : { audiences }),
        ...(duration === undefined ? {} : { expirationSeconds: Math.trunc(duration / 1000) }),
      },
    };
    const path = `/api/v1/namespaces/${encodeURIComponent(await session.namespace())}/serviceaccounts/${encodeURIComponent(name)}/token`;
    const answer = await (await session.api()).request('POST', path, request).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      throw new ToolError(`error: failed to create token: ${error.message}`, 1, error);
    });
    const made = answer as TokenRequest;
    if ((line.text('output') ?? '') === '')
      session.print(`${made.status?.token ?? ''}${session.screen === undefined ? '' : '\n'}`);
    else
      (await changedPrinter(line, session))(
        { kind: 'TokenRequest', group: 'authentication.k8s.io' },
        { ...made, spec: { boundObjectRef: null, ...made.spec } },
        'created',
      );
    return 0;
  },
};
