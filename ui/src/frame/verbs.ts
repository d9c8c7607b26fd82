// What can be done from every screen. The native menu (src-tauri/src/menu.rs) offers the same verbs by the same titles.
import { attempt, commands, type PaperSize, type Settings, type Theme } from '../ipc';
import { backUp, saveCopy } from '../features/backups/backups';
import { textSizes } from '../state/appearance';
import type { Verb } from '../state/keys.svelte';
import { back, forward, go, route } from '../state/route.svelte';
import { loadExample, removeExample } from './example';
import { changeSettings } from './settings';
import { redo, undo } from './steps.svelte';
import { openAnother } from './workspace';

const papers: Record<PaperSize, string> = { a4: 'A4', letter: 'Letter' };
const themes: Record<Theme, string> = { light: 'light', dark: 'dark', system: 'as the system' };

/** What the frame itself knows: its dialogs, and what undo and redo would do now. */
export interface Frame {
  palette(): void;
  keyMap(): void;
  undoTitle(): string;
  redoTitle(): string;
  canUndo(): boolean;
  canRedo(): boolean;
}

/** The verbs of the frame around every screen. */
export const framing = (frame: Frame): Verb[] => [
  { title: 'Command palette', chord: 'Ctrl+K', run: frame.palette, keysOnly: true },
  { title: 'Keys on this screen', chord: ['F1', 'Ctrl+/', '?'], run: frame.keyMap, inDialogs: true },
  { title: 'Undo', label: frame.undoTitle, chord: 'Ctrl+Z', run: () => void undo(), when: frame.canUndo },
  { title: 'Redo', label: frame.redoTitle, chord: ['Ctrl+Shift+Z', 'Ctrl+Y'], run: () => void redo(), when: frame.canRedo },
  { title: 'Back', chord: 'Alt+ArrowLeft', run: back, when: () => route.canBack },
  { title: 'Forward', chord: 'Alt+ArrowRight', run: forward, when: () => route.canForward },
];

/** `settings` and `example` (it is in the workspace) are read whenever a verb is looked at. */
export function everywhere(settings: () => Settings | undefined, example: () => boolean | undefined): Verb[] {
  const size = () => textSizes.indexOf(settings()?.text_size ?? 'normal');
  // Two quick steps are two: each starts from what the one before has stored.
  const resize = (by: 1 | -1) =>
    void changeSettings(({ text_size }) => ({ text_size: textSizes[textSizes.indexOf(text_size) + by] ?? text_size }));
  return [
    { title: 'Plan an interview', run: () => go('plan') },
    { title: 'New question', run: () => go('questions', { id: 'new' }) },
    { title: 'New question set', run: () => go('sets', { making: 'yes' }) },
    { title: 'New opening', run: () => go('openings', { making: 'yes' }) },
    { title: 'Import questions', run: () => go('import') },
    { title: 'Open another workspace', run: () => void openAnother(false) },
    { title: 'Make a new workspace', run: () => void openAnother(true) },
    { title: 'Save a copy of the workspace', run: () => void saveCopy() },
    { title: 'Back up the workspace now', run: () => void backUp() },
    { title: 'Quit', chord: 'Ctrl+Q', run: () => void attempt(commands.quit()), inDialogs: true },
    { title: 'Larger text', chord: ['Ctrl+=', 'Ctrl++'], run: () => resize(1), when: () => size() < textSizes.length - 1 },
    { title: 'Smaller text', chord: 'Ctrl+-', run: () => resize(-1), when: () => size() > 0 },
    { title: 'Normal text size', chord: 'Ctrl+0', run: () => void changeSettings({ text_size: 'normal' }), when: () => settings()?.text_size !== 'normal' },
    ...Object.entries(themes).map(([theme, words]): Verb => ({
      title: `Theme: ${words}`,
      run: () => void changeSettings({ theme: theme as Theme }),
      when: () => settings()?.theme !== theme,
    })),
    ...Object.entries(papers).map(([paper, words]): Verb => ({
      title: `Paper of new scorecards: ${words}`,
      run: () => void changeSettings({ paper: paper as PaperSize }),
      when: () => settings()?.paper !== paper,
    })),
    { title: 'Show the welcome', run: () => go('home', { welcome: 'yes' }) },
    { title: 'Load the worked example', run: () => void loadExample(), when: () => example() === false },
    { title: 'Remove the worked example', run: () => void removeExample(), when: () => example() === true },
  ];
}
