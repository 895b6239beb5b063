import * as vscode from 'vscode';
import { escapeMarkdown } from './escapeMarkdown.ts';
import type { Row, RowTooltip } from './row.ts';
import type { TreeElement } from './rowTree.ts';

/** A row as the editor draws it. Its command gets the element, as the commands of its menu do. */
export function treeItem(
  { id, label, description, icon, tooltip, abilities, command, children, open }: Row,
  element: TreeElement,
): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, children === undefined ? None : open === true ? Expanded : Collapsed);
  item.id = id;
  if (description !== undefined) item.description = description;
  if (icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(
      icon.name,
      icon.color === undefined ? undefined : new vscode.ThemeColor(icon.color),
    );
  }
  if (tooltip !== undefined) item.tooltip = markdown(tooltip);
  if (abilities !== undefined) item.contextValue = abilities.join(' ');
  if (command !== undefined) item.command = { command: command.id, title: command.title, arguments: [element] };
  item.accessibilityInformation = { label: description === undefined ? label : `${label}, ${description}` };
  return item;
}

/** The tooltip's parts come from the cluster, so all of them are escaped: nothing in them becomes a link or markup. */
function markdown({ heading, facts, note }: RowTooltip): vscode.MarkdownString {
  const lines = [`**${escapeMarkdown(heading)}**`];
  for (const [name, value] of facts) if (value !== '') lines.push(escapeMarkdown(`${name}: ${value}`));
  const story = lines.join('  \n');
  return new vscode.MarkdownString(note === undefined || note === '' ? story : `${story}\n\n${escapeMarkdown(note)}`);
}
