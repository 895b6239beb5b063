import { expect, test } from 'vitest';
import path from 'node:path';
import { offeredVariables, terminalEnvironment } from '../../src/connection/terminalEnvironment.ts';

const place = { region: 'ap-northeast-2', clusterName: 'myeks' };
const paths = { kubeconfig: '/s/kubeconfig', kubectlCache: '/s/cache' };
const common = {
  KUBECONFIG: '/s/kubeconfig',
  KUBECACHEDIR: '/s/cache',
  CLUSTER_NAME: 'myeks',
  AWS_REGION: 'ap-northeast-2',
  AWS_DEFAULT_REGION: 'ap-northeast-2',
  AWS_PAGER: '',
};

test('keys and an endpoint: nothing of the user’s leads elsewhere', () => {
  const environment = terminalEnvironment(
    place,
    {
      region: 'ap-northeast-2',
      endpoint: 'http://127.0.0.1:4000',
      credentials: { kind: 'keys', accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    },
    paths,
  );
  expect(environment).toMatchObject({
    ...common,
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4000',
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_PROXY: '127.0.0.1',
  });
  const removed = Object.entries(environment).flatMap(([name, value]) => (value === null ? [name] : []));
  expect(removed).toEqual(
    expect.arrayContaining([
      'AWS_SESSION_TOKEN',
      'AWS_PROFILE',
      'AWS_DEFAULT_PROFILE',
      'AWS_ENDPOINT_URL_EC2',
      'AWS_ENDPOINT_URL_STS',
      'AWS_CA_BUNDLE',
    ]),
  );
});

test('a profile: keys of the environment, which would win over it, are removed', () => {
  const settings = { region: 'ap-northeast-2', credentials: { kind: 'profile', profile: 'work' } } as const;
  expect(terminalEnvironment(place, settings, paths)).toEqual({
    ...common,
    AWS_PROFILE: 'work',
    AWS_ACCESS_KEY_ID: null,
    AWS_SECRET_ACCESS_KEY: null,
    AWS_SESSION_TOKEN: null,
  });
});

test('the default chain: the credentials of the environment stay as they are', () => {
  const settings = { region: 'ap-northeast-2', credentials: { kind: 'profile', profile: undefined } } as const;
  expect(terminalEnvironment(place, settings, paths)).toEqual(common);
});

test('what the far side offers comes first on the PATH, however that is spelled', () => {
  const offer = { path: '/offered/bin', variables: { HELM_CONFIG_HOME: '/helm' } };
  expect(offeredVariables(offer, { Path: '/usr/bin' })).toEqual({
    HELM_CONFIG_HOME: '/helm',
    Path: `/offered/bin${path.delimiter}/usr/bin`,
  });
  expect(offeredVariables(offer, {})).toEqual({ HELM_CONFIG_HOME: '/helm', PATH: '/offered/bin' });
});
