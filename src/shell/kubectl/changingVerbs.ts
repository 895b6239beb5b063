import { createVerbs } from './create/createVerbs.ts';
import type { Verb } from './verbs.ts';

/** The commands that change objects. */
export const changingVerbs: Readonly<Record<string, Verb>> = {
  annotate: {
    group: 'Change',
    summary: 'Change the annotations of objects',
    words: 'kinds',
    load: async () => (await import('./label/annotate.ts')).annotate,
  },
  apply: {
    group: 'Change',
    summary: 'Make objects as a file says',
    load: async () => (await import('./apply/apply.ts')).apply,
  },
  ...createVerbs,
  attach: {
    group: 'Inside pods',
    summary: 'Join the program that a container runs',
    words: 'pods',
    load: async () => (await import('./exec/attach.ts')).attach,
  },
  cp: {
    group: 'Inside pods',
    summary: 'Copy files to and from containers',
    load: async () => (await import('./cp/cp.ts')).cp,
  },
  delete: {
    group: 'Change',
    summary: 'Delete objects',
    words: 'kinds',
    load: async () => (await import('./delete/delete.ts')).deleteCommand,
  },
  edit: {
    group: 'Change',
    summary: 'Change an object in an editor',
    words: 'kinds',
    load: async () => (await import('./edit/edit.ts')).edit,
  },
  exec: {
    group: 'Inside pods',
    summary: 'Run a program in a container',
    words: 'pods',
    load: async () => (await import('./exec/exec.ts')).exec,
  },
  label: {
    group: 'Change',
    summary: 'Change the labels of objects',
    words: 'kinds',
    load: async () => (await import('./label/label.ts')).label,
  },
  patch: {
    group: 'Change',
    summary: 'Change fields of an object',
    words: 'kinds',
    load: async () => (await import('./patch/patch.ts')).patch,
  },
  replace: {
    group: 'Change',
    summary: 'Put an object from a file in the place of one that is there',
    load: async () => (await import('./replace/replace.ts')).replace,
  },
  'rollout history': {
    group: 'Change',
    summary: 'List the revisions of a rollout',
    words: 'workloads',
    load: async () => (await import('./rollout/history.ts')).rolloutHistory,
  },
  'rollout pause': {
    group: 'Change',
    summary: 'Let changes of a deployment wait',
    words: 'workloads',
    load: async () => (await import('./rollout/rolloutChange.ts')).rolloutPause,
  },
  'rollout restart': {
    group: 'Change',
    summary: 'Replace the pods of a deployment, daemon set or stateful set',
    words: 'workloads',
    load: async () => (await import('./rollout/rolloutChange.ts')).rolloutRestart,
  },
  'rollout resume': {
    group: 'Change',
    summary: 'Go on with the changes of a paused deployment',
    words: 'workloads',
    load: async () => (await import('./rollout/rolloutChange.ts')).rolloutResume,
  },
  'rollout status': {
    group: 'Change',
    summary: 'Follow a rollout to its end',
    words: 'workloads',
    load: async () => (await import('./rollout/status.ts')).rolloutStatus,
  },
  'rollout undo': {
    group: 'Change',
    summary: 'Go back to an earlier revision',
    words: 'workloads',
    load: async () => (await import('./rollout/undo.ts')).rolloutUndo,
  },
  scale: {
    group: 'Change',
    summary: 'Change the number of pods of a deployment, replica set or stateful set',
    words: 'kinds',
    load: async () => (await import('./scale/scale.ts')).scale,
  },
  'set env': {
    group: 'Change',
    summary: 'Change the environment variables of pods',
    words: 'workloads',
    load: async () => (await import('./set/setEnv.ts')).setEnv,
  },
  'set image': {
    group: 'Change',
    summary: 'Change the images of pods',
    words: 'workloads',
    load: async () => (await import('./set/setImage.ts')).setImage,
  },
  'set resources': {
    group: 'Change',
    summary: 'Change what pods request and may use',
    words: 'workloads',
    load: async () => (await import('./set/setResources.ts')).setResources,
  },
  'set serviceaccount': {
    group: 'Change',
    summary: 'Change the service account of pods',
    words: 'workloads',
    aliases: ['set sa'],
    load: async () => (await import('./set/setServiceAccount.ts')).setServiceAccount,
  },
  autoscale: {
    group: 'Change',
    summary: 'Scale by what pods use',
    words: 'kinds',
    load: async () => (await import('./autoscale/autoscale.ts')).autoscale,
  },
  cordon: {
    group: 'Cluster',
    summary: 'Let a node take no new pods',
    words: 'nodes',
    load: async () => (await import('./drain/cordon.ts')).cordon,
  },
  drain: {
    group: 'Cluster',
    summary: 'Take the pods off a node',
    words: 'nodes',
    load: async () => (await import('./drain/drain.ts')).drain,
  },
  expose: {
    group: 'Change',
    summary: 'Make a service for the pods of an object',
    words: 'kinds',
    load: async () => (await import('./expose/expose.ts')).expose,
  },
  'port-forward': {
    group: 'Inside pods',
    summary: 'Reach a port of a pod from this machine',
    words: 'pods',
    load: async () => (await import('./portForward/portForward.ts')).portForward,
  },
  run: {
    group: 'Change',
    summary: 'Make a pod that runs an image',
    load: async () => (await import('./run/run.ts')).run,
  },
  taint: {
    group: 'Cluster',
    summary: 'Keep pods off a node that do not tolerate it',
    words: 'nodes',
    load: async () => (await import('./drain/taint.ts')).taint,
  },
  uncordon: {
    group: 'Cluster',
    summary: 'Let a node take new pods again',
    words: 'nodes',
    load: async () => (await import('./drain/cordon.ts')).uncordon,
  },
  wait: {
    group: 'Look',
    summary: 'Wait until objects are in a certain state',
    words: 'kinds',
    load: async () => (await import('./wait/wait.ts')).wait,
  },
};
