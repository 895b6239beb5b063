import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDataGrid,
  vsCodeDataGridCell,
  vsCodeDataGridRow,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeRadio,
  vsCodeRadioGroup,
  vsCodeTextField,
  type Checkbox,
  type DataGrid,
  type Dropdown,
  type RadioGroup,
  type TextField,
} from '@vscode/webview-ui-toolkit';
import { element, setAttribute } from './element.ts';

/** Everything the page takes from the toolkit, in plain terms: a change of toolkit is a change of this file. */

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDataGrid(),
  vsCodeDataGridCell(),
  vsCodeDataGridRow(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeProgressRing(),
  vsCodeRadio(),
  vsCodeRadioGroup(),
  vsCodeTextField(),
);

/** A push button; at most one `primary` in sight. */
export function pushButton(text: string, appearance: 'primary' | 'secondary', press: () => void): HTMLElement {
  const button = document.createElement('vscode-button');
  button.setAttribute('appearance', appearance);
  button.textContent = text;
  button.addEventListener('click', press);
  return button;
}

/** Says that work of unknown length is under way. */
export function progressRing(label: string): HTMLElement {
  const ring = document.createElement('vscode-progress-ring');
  ring.setAttribute('aria-label', label);
  return ring;
}

export interface CheckField {
  readonly root: HTMLElement;
  update(checked: boolean): void;
}

/** A box to tick, with its label. */
export function checkField(label: string, changed: (checked: boolean) => void): CheckField {
  const root = document.createElement('vscode-checkbox') as Checkbox;
  root.textContent = label;
  let known = false;
  // The toolkit tells of its own changes, too.
  root.addEventListener('change', () => {
    if (root.checked !== known) changed(root.checked);
  });
  return {
    root,
    update(checked) {
      known = checked;
      if (root.checked !== checked) root.checked = checked;
    },
  };
}

export interface Choice {
  readonly root: HTMLElement;
  /** Offers these values, with one of them chosen. */
  offer(values: readonly string[], chosen: string): void;
}

/** A drop-down list of values that are their own labels. */
export function choice(label: string, chosen: (value: string) => void): Choice {
  const root = document.createElement('vscode-dropdown') as Dropdown;
  root.setAttribute('aria-label', label);
  root.addEventListener('change', () => chosen(root.value));
  let offered = '';
  return {
    root,
    offer(values, value) {
      if (offered !== values.join('\n')) {
        offered = values.join('\n');
        root.replaceChildren(
          ...values.map((each) => {
            const option = document.createElement('vscode-option');
            option.setAttribute('value', each);
            option.textContent = each;
            return option;
          }),
        );
      }
      if (root.value !== value) root.value = value;
    },
  };
}

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly text: string;
}

/** One of a few options that are all in sight. */
export function radioChoice<Value extends string>(
  label: string,
  options: readonly RadioOption<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): HTMLElement {
  const group = document.createElement('vscode-radio-group') as RadioGroup;
  group.setAttribute('aria-label', label);
  for (const { value, text } of options) {
    const radio = document.createElement('vscode-radio');
    radio.setAttribute('value', value);
    radio.textContent = text;
    group.append(radio);
  }
  group.setAttribute('value', chosen);
  group.addEventListener('change', () => {
    const option = options.find(({ value }) => value === group.value);
    if (option !== undefined) choose(option.value);
  });
  const name = element('span', { text: label, attributes: { 'aria-hidden': 'true' } });
  return element('div', { className: 'radio-choice' }, name, group);
}

export interface TextInput {
  readonly root: HTMLElement;
  readonly value: string;
}

/** A line to search with, which says itself what for; `changed` hears of every key. */
export function searchInput(label: string, changed: (text: string) => void): TextInput {
  const root = document.createElement('vscode-text-field') as TextField;
  root.className = 'search';
  // The toolkit names the field by its content, and by nothing else.
  root.textContent = label;
  root.setAttribute('placeholder', label);
  root.addEventListener('input', () => changed(root.value));
  return {
    root,
    get value() {
      return root.value;
    },
  };
}

export interface Column {
  readonly key: string;
  readonly title: string;
}

export interface Table {
  readonly root: HTMLElement;
  setRows(rows: readonly Readonly<Record<string, string>>[]): void;
}

/** A table one walks with the arrow keys. `widths` is a CSS grid track list, a track per column. */
export function table(label: string, columns: readonly Column[], widths: string): Table {
  const grid = document.createElement('vscode-data-grid') as DataGrid;
  setAttribute(grid, 'aria-label', label);
  grid.gridTemplateColumns = widths;
  grid.columnDefinitions = columns.map(({ key, title }) => ({ columnDataKey: key, title }));
  let shown = '';
  return {
    root: element('div', { className: 'table' }, grid),
    setRows(rows) {
      const text = JSON.stringify(rows);
      if (text === shown) return;
      shown = text;
      grid.rowsData = [...rows];
    },
  };
}
