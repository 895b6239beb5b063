import { newMetadata, type Generator } from './generator.ts';

/** `kubectl create cronjob NAME --image=IMAGE --schedule=SCHEDULE [-- COMMAND]`. */
export const cronJob: Generator = {
  flags: { image: { kind: 'text' }, schedule: { kind: 'text' }, restart: { kind: 'text' } },
  required: ['image', 'schedule'],
  failure: 'failed to create cronjob: ',
  build({ name, line, command }) {
    const container = { ...(command.length === 0 ? {} : { command }), image: line.text('image'), name, resources: {} };
    const pod = { containers: [container], restartPolicy: line.text('restart') ?? 'OnFailure' };
    return {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: newMetadata(name),
      spec: {
        jobTemplate: {
          metadata: newMetadata(name),
          spec: { template: { metadata: { creationTimestamp: null }, spec: pod } },
        },
        schedule: line.text('schedule'),
      },
      status: {},
    };
  },
};
