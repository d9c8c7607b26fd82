// What the "More" menu of the live interview offers: all that has no place of its own in the header or beside the rating,
// and in the lowest shape what had to give way there.
import type { KindWords } from '../../frame/notes/words';
import type { AnswerView, End, NoteKind } from '../../ipc';
import type { MenuItem } from '../../parts/Menu.svelte';
import { keys, runByTitle } from '../../state/keys.svelte';
import { go } from '../../state/route.svelte';
import { ends } from './lib';
import type { Acts } from './keys';

interface Now {
  answer: AnswerView | undefined;
  /** The lowest shape: what is beside the line and the rating elsewhere is found here. */
  low: boolean;
  kinds: readonly KindWords[];
  kind: NoteKind | undefined;
  canPrevious: boolean;
  candidateOpen: boolean;
  /** Something was noted or rated: somebody came. */
  recorded: boolean;
  end: (how: Exclude<End, 'as-planned'>) => void;
}

/** A verb of the frame, as it reads now. */
function verb(title: string, shown?: string): MenuItem[] {
  const bound = keys.all.find((each) => each.title === title);
  if (!bound) return [];
  return [{ title: shown ?? bound.label?.() ?? title, keys: [bound.chord ?? []].flat()[0] ?? '', disabled: !(bound.when?.() ?? true), run: () => runByTitle(title) }];
}

export function moreItems(acts: Acts, { answer, low, kinds, kind, canPrevious, candidateOpen, recorded, end }: Now): MenuItem[] {
  const question: MenuItem[] = answer && low
    ? [
        { title: 'No answer', keys: 'Alt+N', checked: answer.outcome === 'no-answer', run: acts.noAnswer },
        { title: 'Not assessed', keys: 'Alt+X', checked: answer.not_assessed, run: acts.notAssessed },
        { title: 'Clear the rating', keys: 'Alt+0', disabled: answer.rating === null, run: () => acts.rate(null) },
        { title: 'Skip the question', keys: 'Alt+S', run: acts.skip },
      ]
    : [];
  const beside: MenuItem[] = low
    ? [
        ...kinds.map((each): MenuItem => ({ title: `Note: ${each.label.toLowerCase()}`, keys: `Alt+${each.letter}`, checked: each.kind === kind, run: () => acts.become(each.kind) })),
        { title: 'Previous step', keys: 'Alt+ArrowUp', disabled: !canPrevious, run: acts.previous },
        { title: 'Add a question from the bank', keys: 'Alt+A', run: acts.addQuestion },
      ]
    : [];
  const ways = (Object.keys(ends) as (keyof typeof ends)[]).map((how): MenuItem => ({ title: ends[how].menu, disabled: recorded && how === 'did-not-come', run: () => end(how) }));
  return [
    ...verb('Undo'),
    ...verb('Redo'),
    ...question,
    ...beside,
    { title: candidateOpen ? 'Hide the candidate window' : 'Show the candidate window', keys: 'Alt+W', run: acts.toggleCandidate },
    ...verb('Command palette'),
    ...verb('Keys on this screen'),
    { title: 'Go to the home page', run: () => go('home') },
    ...ways,
    { title: 'Close the interview', keys: 'Alt+C', run: acts.close },
  ];
}
