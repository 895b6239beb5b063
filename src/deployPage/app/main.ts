import { Arrangement } from '../../webview/app/arrangement.ts';
import { webviewHost } from '../../webview/app/browserHost.ts';
import { element } from '../../webview/app/element.ts';
import { PageApp } from '../../webview/app/pageApp.ts';
import type { DeployPageNotifications, DeployPageRequests, DeployPageState } from '../protocol.ts';
// oxlint-disable-next-line import/no-unassigned-import -- the bundler puts the styles beside the script
import './styles/deploy.css';
import { Draft } from './draft.ts';
import { DeployPageView } from './page.ts';
import type { Asks } from './pageContext.ts';

const host = webviewHost();

/** Draws the page once the host answers. */
async function main(): Promise<void> {
  let page: DeployPageView | undefined;
  const app = new PageApp<DeployPageRequests, DeployPageNotifications, DeployPageState>(host, {
    state: (state) => app.take(state),
    focus: ({ key }) => page?.focus(key),
  });
  const sign = element('p', { className: 'starting', text: document.title });
  const { strings, state, focus } = await app.begin(sign, () => app.request('ready', null));
  const ask = <Name extends keyof Asks>(name: Name, params: Asks[Name]['params']) => void app.ask(name, params);
  const draft = new Draft(
    {
      setName: (name) => ask('setName', { name }),
      setValue: (key, value) => ask('setValue', { key, value }),
      resetValue: (key) => ask('resetValue', { key }),
    },
    host.clock,
  );
  page = new DeployPageView(
    {
      strings,
      arrangement: new Arrangement(host),
      now: () => app.now(),
      ask,
      tellHost: (action) => ask('act', action),
    },
    draft,
    host,
  );
  app.open(page, state);
  if (focus !== undefined) page.focus(focus);
}

void main();
