import { l10n } from 'vscode';
import type { DeployButton, CheckLine } from '../../domain/deploy/deployState.ts';
import type { Choice } from '../../ports/prompts.ts';
import { currentConnection, type Services } from '../services.ts';
import { askForm } from './askForm.ts';

type Deps = Pick<Services, 'connections' | 'prompts' | 'notices' | 'withProgress' | 'deployDesk'>;

/** A deploy by questions instead of the page: the same desk, asked step by step. Resolves once the deploy is begun. */
export async function deployByQuestions(deps: Deps): Promise<void> {
  const { prompts } = deps;
  currentConnection(deps);
  const desk = deps.deployDesk;
  // One that is under way is shown already, by a notification.
  if (isUnderWay(desk)) return;
  await desk.back();
  await desk.open();
  const { form } = desk;
  if (form === undefined) return tellFailure(deps);
  const asked = {
    get form() {
      return desk.form ?? form;
    },
    setName: (name: string) => desk.setName(name),
    setValue: (key: string, value: string) => desk.setValue(key, value),
  };
  for (;;) {
    if (!(await askForm(prompts, asked))) return;
    await deps.withProgress(l10n.t('Checking what a deploy needs'), async (_report, cancelled) => {
      cancelled.addEventListener('abort', () => void desk.back(), { once: true });
      await desk.check();
    });
    while (desk.stage.kind === 'checks' && !desk.goOn) {
      const chosen = await pickRemedy(deps, desk.stage.lines);
      if (chosen === undefined) return await desk.back();
      if (chosen.action.kind === 'focus') break;
      await desk.act(chosen.action);
    }
    // Another stack is watched, or a value has to be changed.
    if (isUnderWay(desk)) return;
    if (desk.goOn) break;
    if (desk.stage.kind !== 'checks') return tellFailure(deps);
    await desk.back();
  }
  await deps.withProgress(l10n.t('Making the plan'), async (_report, cancelled) => {
    cancelled.addEventListener('abort', () => void desk.back(), { once: true });
    await desk.plan();
  });
  if (desk.stage.kind !== 'plan') return tellFailure(deps);
  await desk.execute();
  tellFailure(deps);
}

/** What is in the way, line by line, with what there is to do about it. */
async function pickRemedy({ prompts }: Deps, lines: readonly CheckLine[]): Promise<DeployButton | undefined> {
  const bad = lines.filter(({ state }) => state === 'fail');
  return await prompts.pick(
    bad.flatMap(({ title, why, buttons }): readonly Choice<DeployButton>[] =>
      buttons.map((button) => ({ label: button.label, description: title, detail: why, value: button })),
    ),
    { title: l10n.t('Not ready to deploy'), placeholder: bad[0]?.why ?? '' },
  );
}

function tellFailure({ notices, deployDesk }: Deps): void {
  const { failure } = deployDesk.state;
  if (failure !== undefined) void notices.warn([failure.sentence, failure.detail].join(' ').trim());
}

function isUnderWay({ stage }: Pick<Deps['deployDesk'], 'stage'>): boolean {
  return stage.kind === 'progress';
}
