// Which key does what, on every layout: the laws as loops over a table of what keyboards really send.
import { describe, expect, it } from 'vitest';
import { everywhere, framing } from '../frame/verbs';
import { fit, parse, type Platform, type Press } from '../parts/chord';
import type { AnswerView } from '../ipc';
import { anAnswer } from '../screens/interview/sample';
import { interviewKeys, questionKeys, type Acts } from '../screens/interview/keys';
import { bare, layouts, pressed, typed, typedOnMac } from '../test/layouts';
import { chordsOf, decide, type Decision, type Focus, type Held, type Situation } from './decide';
import type { Verb } from './keys.svelte';

const nothing = () => {};
const acts = new Proxy({} as Acts, { get: () => () => true });
const nine = (text: string) => Array.from({ length: 9 }, (_, at) => ({ text: `${text} ${at + 1}`, ticked: false, used: false, red_flag: false }));
const full = anAnswer({ signals: nine('Signal'), probes: nine('Probe') } as Partial<AnswerView>);

const frame: Verb[] = [
  ...framing({ palette: nothing, keyMap: nothing, undoTitle: () => '', redoTitle: () => '', canUndo: () => true, canRedo: () => true }).map((verb) => ({ ...verb, when: () => true })),
  ...everywhere(() => undefined, () => true).map((verb) => ({ ...verb, when: () => true })),
  { title: 'Go to Settings', chord: 'Ctrl+,', run: nothing },
];
const live: Verb[] = [...interviewKeys(acts), ...questionKeys(full, nothing, nothing)];
/** Verbs of other screens, with the single letters and digits that they may have there. */
const quiet: Verb[] = [
  ...[...'abcdefghijklmnopqrstuvwxyz0123456789/'].map((key): Verb => ({ title: key, chord: key, run: nothing })),
  { title: 'Go to Home', chord: 'g h', run: nothing },
  { title: 'Remove', chord: 'Delete', run: nothing },
  { title: 'Cancel', chord: 'Escape', run: nothing },
];

const names = Object.keys(layouts);
const helds: Held[] = ['no', 'typed', 'command'];

function what(press: Press, more: Partial<Situation<Verb>> = {}): Decision<Verb> {
  return decide({ press, focus: 'text', verbs: [...live, ...frame], on: 'linux', held: 'no', dialog: false, words: true, typing: { undo: false, redo: false }, ...more });
}
const runs = (decision: Decision<Verb>) => (decision.what === 'run' ? decision.verb.title : undefined);
const press = (key: string, code: string, how: Partial<Press> = {}): Press => ({ ...bare, key, code, ...how });
const named = ({ key, code, ctrl, alt, shift, altGraph }: Press) => JSON.stringify({ key, code, ctrl, alt, shift, altGraph });

describe('what types a character', () => {
  it.each(names)('is never a command while a text has the focus (%s)', (layout) => {
    const wrong: string[] = [];
    for (const on of ['linux', 'windows', 'mac'] as const) {
      for (const each of on === 'mac' ? typedOnMac(layout) : typed(layout)) {
        for (const held of helds) {
          for (const verbs of [[...live, ...frame], [...quiet, ...frame]]) {
            if (what(each, { on, held, verbs }).what === 'run') wrong.push(`${on} ${named(each)}`);
          }
        }
      }
    }
    expect(wrong, 'a letter of a note ran a command').toEqual([]);
  });

  it.each(names)('ends in the note whatever else has the focus in an interview (%s)', (layout) => {
    const wrong: string[] = [];
    for (const focus of ['control', 'elsewhere'] satisfies Focus[]) {
      for (const each of typed(layout)) if (what(each, { focus }).what !== 'type') wrong.push(named(each));
      for (const each of typedOnMac(layout)) if (what(each, { focus, on: 'mac' }).what !== 'type') wrong.push(named(each));
    }
    expect(wrong).toEqual([]);
  });

  it.each(names)('is no command of another screen either, if AltGr or Option typed it (%s)', (layout) => {
    const special = [...typed(layout).filter((each) => each.altGraph || each.ctrl), ...typedOnMac(layout).filter((each) => each.alt)];
    const on = (each: Press): Platform => (each.alt && !each.ctrl ? 'mac' : 'linux');
    expect(special.filter((each) => what(each, { focus: 'elsewhere', words: false, verbs: [...quiet, ...frame], on: on(each) }).what === 'run')).toEqual([]);
  });

  it('is left to a list of choices and to a control that Space presses', () => {
    expect(what(press('a', 'KeyA'), { focus: 'choice' }).what).toBe('leave');
    expect(what(press(' ', 'Space'), { focus: 'control' }).what).toBe('leave');
    expect(what(press(' ', 'Space'), { focus: 'elsewhere' }).what).toBe('type');
  });

  it('with Alt on the number pad of Windows is the code of a character', () => {
    expect(what(press('4', 'Numpad4', { alt: true }), { on: 'windows' }).what).toBe('leave');
    expect(runs(what(press('4', 'Numpad4', { alt: true })))).toBe('Rate 4');
  });
});

describe('a key that is held', () => {
  it('acts once, unless it scrolls', () => {
    const repeating = [...live, ...frame].filter((verb) => verb.repeats).map(({ title }) => title);
    expect(repeating).toEqual(['Scroll the question down', 'Scroll the question up']);
    for (const layout of names) {
      for (const how of [{ alt: true }, { alt: true, shift: true }, { ctrl: true }, { ctrl: true, shift: true }]) {
        for (const each of pressed(layout, how)) {
          const once = runs(what(each));
          const again = runs(what({ ...each, repeat: true }, { held: 'command' }));
          expect(again, named(each)).toBe(once && repeating.includes(once) ? once : undefined);
        }
      }
    }
  });

  it('does not type either, once the Alt of its command was released', () => {
    expect(what(press('4', 'Digit4', { repeat: true }), { held: 'command' }).what).toBe('ignore');
    expect(what(press('e', 'KeyE', { repeat: true }), { held: 'typed' }).what, 'a held letter repeats as it always did').toBe('leave');
  });
});

describe('an input method', () => {
  it('is never interrupted by a command', () => {
    for (const verb of [...live, ...frame]) {
      for (const chord of chordsOf(verb)) {
        const [stroke] = parse(chord, 'linux');
        const composing = { ...bare, ...stroke, code: '', composing: true };
        for (const focus of ['text', 'control', 'elsewhere'] satisfies Focus[]) expect(what(composing, { focus }).what, chord).toBe('leave');
      }
    }
  });
});

describe('every command', () => {
  const all = [...live, ...frame].filter((verb) => chordsOf(verb).length > 0);

  it.each(names)('can be reached in a live interview (%s)', (layout) => {
    const reached = new Set<string>();
    for (const ctrl of [false, true])
      for (const alt of [false, true])
        for (const shift of [false, true]) for (const each of pressed(layout, { ctrl, alt, shift })) reached.add(runs(what(each)) ?? '');
    // Where Q types "/", as in Hebrew, Ctrl+/ comes first; the window is closed by Alt+F4 as well.
    expect(all.map(({ title }) => title).filter((title) => !reached.has(title) && title !== 'Quit')).toEqual([]);
  });

  it.each(names)('of a letter is that of the character, where it is a Latin one (%s)', (layout) => {
    for (const how of [{ alt: true }, { ctrl: true }]) {
      for (const each of pressed(layout, how)) {
        const title = runs(what(each));
        const verb = all.find((one) => one.title === title);
        if (!verb || !/^[a-z]$/.test(each.key)) continue;
        expect(chordsOf(verb).some((chord) => chord.toLowerCase().endsWith(`+${each.key}`)), `${named(each)} ran ${title}`).toBe(true);
      }
    }
  });

  it('has Alt, Ctrl or a function key in an interview: no letter or digit alone', () => {
    for (const { title, chord } of live) for (const each of [chord ?? []].flat()) expect(each, title).toMatch(/^(Alt|Ctrl)\+/);
  });

  it('has no Ctrl+Alt, which is AltGr on Windows, and no chord twice', () => {
    const chords = live.flatMap(chordsOf);
    expect(chords.filter((chord) => /Ctrl\+Alt/.test(chord))).toEqual([]);
    expect(chords.length).toBe(new Set(chords).size);
  });

  it('is found by its place on Greek, Hebrew and Russian boards', () => {
    expect(runs(what(press(';', 'KeyQ', { alt: true })))).toBe('Note: quote');
    expect(runs(what(press('/', 'KeyQ', { alt: true })))).toBe('Note: quote');
    expect(runs(what(press("'", 'KeyW', { alt: true })))).toBe('Show or hide the candidate window');
    expect(runs(what(press('з', 'KeyP', { alt: true })))).toBe('Pause or resume');
    expect(runs(what(press('ψ', 'KeyC', { alt: true })))).toBe('Close the interview');
  });

  it('keeps to the digits where a layout has other characters on their keys', () => {
    expect(runs(what(press('-', 'Digit6', { ctrl: true }))), 'French 6, not smaller text').toBe('Signal 6');
    expect(runs(what(press('/', 'Digit7', { ctrl: true, shift: true }))), 'German 7, not the key map').toBe('Probe 7');
    const three = [...interviewKeys(acts), ...questionKeys({ ...full, signals: full.signals.slice(0, 3) }, nothing, nothing), ...frame];
    expect(what(press('-', 'Digit6', { ctrl: true }), { verbs: three }).what, 'there is no signal 6').toBe('leave');
    expect(runs(what(press('-', 'Digit6', { ctrl: true }), { verbs: frame }))).toBe('Smaller text');
  });
});

describe('on macOS', () => {
  const on = 'mac';
  it('Alt is Control, Ctrl is Command, and Option is never part of a command', () => {
    expect(runs(what(press('p', 'KeyP', { ctrl: true }), { on }))).toBe('Pause or resume');
    expect(runs(what(press('k', 'KeyK', { meta: true }), { on }))).toBe('Command palette');
    for (const layout of names) {
      for (const more of [{}, { ctrl: true }, { meta: true }, { shift: true, meta: true }]) {
        for (const each of pressed(layout, { ...more, alt: true })) expect(runs(what(each, { on })), named(each)).toBeUndefined();
      }
    }
  });

  it('no command waits for keys that the system takes', () => {
    const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
    const system: Press[] = [
      ...[...'3456'].map((digit) => press(digit, `Digit${digit}`, { meta: true, shift: true })),
      // ⌘Q is the system's as well, and does what Quit does.
      ...[...'hmw'].map((key) => press(key, `Key${key.toUpperCase()}`, { meta: true })),
      ...arrows.map((key) => press(key, key, { ctrl: true })),
      press(' ', 'Space', { meta: true }),
      press('q', 'KeyQ', { meta: true, ctrl: true }),
      press('f', 'KeyF', { meta: true, ctrl: true }),
    ];
    for (const each of system) expect(runs(what(each, { on })), named(each)).toBeUndefined();
    expect(runs(what(press('3', 'Digit3', { meta: true, ctrl: true }), { on }))).toBe('Probe 3');
    expect(runs(what(press('ArrowUp', 'ArrowUp', { meta: true, ctrl: true }), { on }))).toBe('Previous question');
  });

  it('every chord of the live interview still means one thing', () => {
    for (const one of live.flatMap(chordsOf)) {
      for (const other of live.flatMap(chordsOf)) {
        const [stroke] = parse(one, on);
        const its = { ...bare, key: stroke!.key, code: /^\d$/.test(stroke!.key) ? `Digit${stroke!.key}` : '', meta: stroke!.ctrl, ctrl: stroke!.alt, shift: stroke!.shift };
        expect(fit(its, parse(other, on)[0]!, on) > 0, `${one} and ${other}`).toBe(one === other);
      }
    }
  });
});

describe('undo', () => {
  const z = press('z', 'KeyZ', { ctrl: true });
  it('belongs to the text that has something to take back, else to the app', () => {
    expect(what(z, { typing: { undo: true, redo: false } }).what).toBe('undo-typing');
    expect(runs(what(z))).toBe('Undo');
    expect(what(press('z', 'KeyY', { ctrl: true }), { typing: { undo: true, redo: false } }).what, 'the German Z').toBe('undo-typing');
    expect(what(press('y', 'KeyZ', { ctrl: true }), { typing: { undo: false, redo: true } }).what, 'the German Y').toBe('redo-typing');
    expect(what(press('Z', 'KeyZ', { ctrl: true, shift: true }), { typing: { undo: true, redo: true } }).what).toBe('redo-typing');
    expect(runs(what(z, { focus: 'elsewhere', typing: { undo: true, redo: false } }))).toBe('Undo');
  });

  it('is never the web view’s own, which belongs to all fields together', () => {
    expect(what(z, { verbs: [] }).what).toBe('ignore');
    expect(what(z, { dialog: true }).what).toBe('ignore');
    expect(what(z, { dialog: true, typing: { undo: true, redo: false } }).what).toBe('undo-typing');
  });
});

describe('the key map', () => {
  it('comes with F1 everywhere, and with ? outside a text that is no interview', () => {
    for (const focus of ['text', 'choice', 'control', 'elsewhere'] satisfies Focus[]) {
      for (const dialog of [false, true]) expect(runs(what(press('F1', 'F1'), { focus, dialog }))).toBe('Keys on this screen');
    }
    const mark = press('?', 'Slash', { shift: true });
    expect(runs(what(mark, { focus: 'elsewhere', words: false, verbs: frame }))).toBe('Keys on this screen');
    expect(what(mark, { words: false, verbs: frame }).what).toBe('leave');
    expect(what(mark, { focus: 'elsewhere' }).what, 'a question mark in an interview is a word').toBe('type');
  });
});
