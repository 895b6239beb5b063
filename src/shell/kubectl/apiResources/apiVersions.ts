import type { KubectlCommand } from '../command.ts';
import { apiVersionOf } from '../discovery/apiResource.ts';

/** `kubectl api-versions`. */
export const apiVersions: KubectlCommand = {
  takes: '',
  flags: {},
  async run(_, session) {
    const { all } = await session.resourcesAnew();
    session.print(
      [...new Set(all.map(apiVersionOf))]
        .toSorted()
        .map((version) => `${version}\n`)
        .join(''),
    );
    return 0;
  },
};
