import type { Verb } from '../verbs.ts';
import { createKind } from './createKind.ts';
import type { Generator } from './generator.ts';

function kind(what: string, aliases: readonly string[], load: () => Promise<Generator>): Verb {
  return {
    group: 'Change',
    summary: `Create a ${what}`,
    aliases: aliases.map((alias) => `create ${alias}`),
    load: async () => createKind(await load()),
  };
}

/** `kubectl create` and the kinds that it makes of words and flags. */
export const createVerbs: Readonly<Record<string, Verb>> = {
  create: {
    group: 'Change',
    summary: 'Create objects from a file or from flags',
    load: async () => (await import('./create.ts')).create,
  },
  'create clusterrole': kind('cluster role', [], async () => (await import('./role.ts')).clusterRole),
  'create clusterrolebinding': kind(
    'cluster role binding',
    [],
    async () => (await import('./roleBinding.ts')).clusterRoleBinding,
  ),
  'create configmap': kind('config map', ['cm'], async () => (await import('./configMap.ts')).configMap),
  'create cronjob': kind('cron job', ['cj'], async () => (await import('./cronJob.ts')).cronJob),
  'create deployment': kind('deployment', ['deploy'], async () => (await import('./deployment.ts')).deployment),
  'create job': kind('job', [], async () => (await import('./job.ts')).job),
  'create namespace': kind('namespace', ['ns'], async () => (await import('./namespace.ts')).namespace),
  'create poddisruptionbudget': kind(
    'disruption budget',
    ['pdb'],
    async () => (await import('./disruptionBudget.ts')).disruptionBudget,
  ),
  'create quota': kind('resource quota', ['resourcequota'], async () => (await import('./quota.ts')).quota),
  'create role': kind('role', [], async () => (await import('./role.ts')).role),
  'create rolebinding': kind('role binding', [], async () => (await import('./roleBinding.ts')).roleBinding),
  'create secret docker-registry': kind(
    'secret for a registry of images',
    [],
    async () => (await import('./secret.ts')).dockerRegistrySecret,
  ),
  'create secret generic': kind('secret', [], async () => (await import('./secret.ts')).genericSecret),
  'create secret tls': kind('secret with a certificate', [], async () => (await import('./secret.ts')).tlsSecret),
  'create service clusterip': kind(
    'service inside the cluster',
    ['svc clusterip'],
    async () => (await import('./service.ts')).clusterIp,
  ),
  'create service externalname': kind(
    'service that names a host outside',
    ['svc externalname'],
    async () => (await import('./service.ts')).externalName,
  ),
  'create service loadbalancer': kind(
    'service behind a load balancer',
    ['svc loadbalancer'],
    async () => (await import('./service.ts')).loadBalancer,
  ),
  'create service nodeport': kind(
    'service at a port of every node',
    ['svc nodeport'],
    async () => (await import('./service.ts')).nodePort,
  ),
  'create serviceaccount': kind(
    'service account',
    ['sa'],
    async () => (await import('./serviceAccount.ts')).serviceAccount,
  ),
  'create token': {
    group: 'Change',
    summary: 'Ask for a token of a service account',
    load: async () => (await import('./token.ts')).token,
  },
};
