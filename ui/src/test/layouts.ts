// What the keys of common layouts type, as xkb says: the bare key, with Shift, with AltGr, with both.
import type { Press } from '../parts/chord';

/** No character, and a dead key. */
const NONE = '·';
const DEAD = '◌';

const digits = [...'1234567890'].map((digit) => `Digit${digit}`);
const letters = (row: string) => [...row].map((letter) => `Key${letter}`);

/** The places on the board in the order of the rows below. */
export const codes: readonly string[] = [
  ...['Backquote', ...digits, 'Minus', 'Equal'],
  ...[...letters('QWERTYUIOP'), 'BracketLeft', 'BracketRight'],
  ...[...letters('ASDFGHJKL'), 'Semicolon', 'Quote', 'Backslash'],
  ...['IntlBackslash', ...letters('ZXCVBNM'), 'Comma', 'Period', 'Slash', 'IntlRo'],
];

export const layouts: Record<string, readonly [string, string, string, string]> = {
  US: [
    '`1234567890-=qwertyuiop[]asdfghjkl;\'\\<zxcvbnm,./·',
    '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|>ZXCVBNM<>?·',
    '·····································|···········',
    '·····································¦···········',
  ],
  Polish: [
    '`1234567890-=qwertyuiop[]asdfghjkl;\'\\<zxcvbnm,./·',
    '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|>ZXCVBNM<>?·',
    '¬≠²³¢€½§·«»–◌πœę©ß←↓→óþ◌◌ąśðæŋ’ə…ł◌◌◌|żźć„”ńµ≤≥◌·',
    '∨¡¿£¼‰∧≈¾±°—◌ΩŒĘ®™¥↑↔ÓÞ◌◌ĄŚÐÆŊ•Ə◌Ł◌◌◌¦ŻŹĆ‘“Ń∞×÷◌·',
  ],
  German: [
    '◌1234567890ß◌qwertzuiopü+asdfghjklöä#<yxcvbnm,.-·',
    '°!"§$%&/()=?◌QWERTZUIOPÜ*ASDFGHJKLÖÄ\'>YXCVBNM;:_·',
    '′¹²³¼½¬{[]}\\◌@ſ€¶ŧ←↓→øþ◌~æſðđŋħ◌ĸł◌◌’|»«¢„“”µ·…–·',
    '″¡⅛£¤⅜⅝⅞™±°¿◌Ω§€®Ŧ¥↑ıØÞ◌¯ÆẞÐªŊĦ◌&Ł◌◌◌◌›‹©‚‘’º×÷—·',
  ],
  French: [
    '²&é"\'(-è_çà)=azertyuiop◌$qsdfghjklmù*<wxcvbn,;:!·',
    '~1234567890°+AZERTYUIOP◌£QSDFGHJKLM%µ>WXCVBN?./§·',
    '¬¹~#{[|`\\^@]}æ«€¶ŧ←↓→øþ◌¤@ßðđŋħ◌ĸłµ◌◌|ł»¢„“”◌•·◌·',
    '¬¡⅛£$⅜⅝⅞™±°¿◌Æ<¢®Ŧ¥↑ıØÞ◌◌ΩẞÐªŊĦ◌&Łº◌◌¦Ł>©‚‘’◌×÷◌·',
  ],
  Spanish: [
    'º1234567890\'¡qwertyuiop◌+asdfghjklñ◌ç<zxcvbnm,.-·',
    'ª!"·$%&/()=?¿QWERTYUIOP◌*ASDFGHJKLÑ◌Ç>ZXCVBNM;:_·',
    '\\|@#~½¬{[]}\\◌@ſ€¶ŧ←↓→øþ[]æßðđŋħ◌ĸł◌{}|«»¢„“”µ•·◌·',
    '\\¡⅛£$⅜⅝⅞™±°¿◌Ω§¢®Ŧ¥↑ıØÞ◌◌ÆẞÐªŊĦ◌&Ł◌◌◌¦<>©‚‘’º×÷◌·',
  ],
  Swedish: [
    '§1234567890+◌qwertyuiopå◌asdfghjklöä\'<zxcvbnm,.-·',
    '½!"#¤%&/()=?◌QWERTYUIOPÅ◌ASDFGHJKLÖÄ*>ZXCVBNM;:_·',
    '¶¡@£$€¥{[]}\\±@ſ€®þ←↓→œþ◌◌ªßðđŋħ◌ĸłøæ´|«»©„“”µ◌·◌·',
    '¾¹²³¼¢⅝÷«»°¿¬Ω§¢®Þ¥↑ıŒÞ◌◌ºẞÐªŊĦ◌&ŁØÆ×¦<>©‚‘’º◌◌◌·',
  ],
  Norwegian: [
    '|1234567890+\\qwertyuiopå◌asdfghjkløæ\'<zxcvbnm,.-·',
    '§!"#¤%&/()=?◌QWERTYUIOPÅ◌ASDFGHJKLØÆ*>ZXCVBNM;:_·',
    '¦¡@£$½¥{[]}±◌@ſ€®þ←↓→œπ◌◌ªßðđŋħ◌ĸł◌◌◌½«»©„“”µ◌…–·',
    '¶¹²³¼‰⅝÷«»°¿¬Ω§¢™Þ¥↑ıŒΠ◌◌ºẞÐªŊĦ◌&Ł◌◌×¾<>©‚‘’º◌·—·',
  ],
  Turkish: [
    '"1234567890*-qwertyuıopğüasdfghjklşi,<zxcvbnmöç.·',
    'é!\'^+%&/()=?_QWERTYUIOPĞÜASDFGHJKLŞİ;>ZXCVBNMÖÇ:·',
    '<>£#$½¾{[]}\\|@·€¶₺←ûîô·◌~âß·ª··◌··´\'`|«»¢„“”µ×·◌·',
    '°¡²³¼⅜···±°¿·Ω··®·¥ÛÎÔ·◌◌Â·····◌··◌◌◌¦<>©‚‘’º·÷◌·',
  ],
  Brazilian: [
    '\'1234567890-=qwertyuiop◌[asdfghjklç◌]\\zxcvbnm,.;/',
    '"!@#$%◌&*()_+QWERTYUIOP◌{ASDFGHJKLÇ◌}|ZXCVBNM<>:?',
    '¬¹²³£¢¬{[]}\\§/?°®ŧ←↓→øþ´ªæßðđŋħ◌ĸł◌~º◌«»©„“”µ•·◌°',
    '¬¡½¾¼⅜¨⅞™±°¿◌/?°®Ŧ¥↑ıØÞ`◌ÆẞÐªŊĦ◌&Ł◌^º◌<>©‚‘’µ×÷◌¿',
  ],
  Greek: [
    '`1234567890-=;ςερτυθιοπ[]ασδφγηξκλ◌\'\\«ζχψωβνμ,./·',
    '~!@#$%^&*()_+:ΣΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ◌"|»ΖΧΨΩΒΝΜ<>?·',
    '··½£¼€ϰϗ₯·°±··ϛ€®·ϒϑͻ·ϡ◌◌··↓ϕϝ·ͼϟϲ◌◌·|ͽ→©ϖϐʹϻ«»··',
    '·¹²³¾··Ϗ······Ϛ·ϱ·ϒϴϽ·Ϡ◌◌··↑·Ϝ·ϾϞϹ◌◌·¦Ͽ←···͵Ϻ····',
  ],
  Hebrew: [
    ';1234567890-=/\'קראטוןםפ][שדגכעיחלךף,\\<זסבהנמצתץ.·',
    '~!@#$%^&*)(_+QWERTYUIOP}{ASDFGHJKL:"|>ZXCVBNM><?·',
    '׳··€₪°··×···–·····װ··········ױײ··”„״·|·······’‚÷·',
    '·····································¦···········',
  ],
  Russian: [
    'ё1234567890-=йцукенгшщзхъфывапролджэ\\/ячсмитьбю.·',
    'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/|ЯЧСМИТЬБЮ,·',
    '········₽····························|···········',
    '·····································¦···········',
  ],
};

/** What Option types on macOS, in the same order, where it is more than accents. */
export const options: Record<string, string> = {
  US: '·¡™£¢∞§¶•ªº–≠œ∑·®†¥·øπ“‘åß∂ƒ©˙∆˚¬…æ«·Ω≈ç√∫·µ≤≥÷·',
  Polish: '·¡™£¢∞§¶•ªº–≠œ∑ę®†¥··óπ“‘ąś∂ƒ©·∆˚ł…æ«·żźć√∫ńµ≤≥÷·',
  German: '·¡“¶¢[]|{}≠¿·«∑€®†Ω¨⁄øπ•±å‚∂ƒ©ªº∆@œæ‘·¥≈ç√∫~µ∞…–·',
  Spanish: '·|@#¢∞¬÷“”≠·‚·æ€®†¥··øπ[]å∫∂ƒ™¶§·Ω··}·ΩΣ©√ß·µ„…–·',
  French: '·´„“‘{¶«¡Çø}—Âêë†Ú·îœπ···ÔÒ‡∂ƒ··È¬µÙ··‹≈©◊ß~∞…÷≠·',
};

export const bare: Press = { key: '', code: '', ctrl: false, alt: false, shift: false, meta: false, altGraph: false, repeat: false, composing: false };

/** The key a layout has at a place; nothing where it types nothing. */
function keyAt(row: string, at: number): string | undefined {
  const key = [...row][at];
  if (key === undefined || key === NONE) return undefined;
  return key === DEAD ? 'Dead' : key;
}

const presses = (row: string, how: Partial<Press>): Press[] =>
  codes.flatMap((code, at) => {
    const key = keyAt(row, at);
    return key === undefined ? [] : { ...bare, ...how, key, code };
  });

/** Every press that types a character on a layout, as Linux and Windows report them. */
export function typed(layout: string): Press[] {
  const [plain, shifted, third, fourth] = layouts[layout]!;
  // AltGr: with its own name, with no name at all, and as the Ctrl+Alt of Windows, with or without its name.
  const altGr: Partial<Press>[] = [{ altGraph: true }, {}, { ctrl: true, alt: true, altGraph: true }, { ctrl: true, alt: true }];
  return [
    ...presses(plain, {}),
    ...presses(shifted, { shift: true }),
    ...altGr.flatMap((how) => [...presses(third, how), ...presses(fourth, { ...how, shift: true })]),
  ];
}

/** Every press that types a character on a Mac: bare, with Shift, and with Option. */
export function typedOnMac(layout: string): Press[] {
  const [plain, shifted] = layouts[layout]!;
  const option = options[layout] ?? '';
  return [...presses(plain, {}), ...presses(shifted, { shift: true }), ...presses(option, { alt: true }), ...presses(option, { alt: true, shift: true })];
}

/** The keys that have the same name on every layout. */
const named = ['Enter', 'Escape', 'Delete', 'F1', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'];
const pad = [...[...'0123456789'].map((key) => ({ key, code: `Numpad${key}` })), { key: '-', code: 'NumpadSubtract' }, { key: '+', code: 'NumpadAdd' }];

/** Every press of a layout with these modifiers, which keep its characters as they are but for Shift. */
export function pressed(layout: string, how: Partial<Press>): Press[] {
  const [plain, shifted] = layouts[layout]!;
  return [
    ...presses(how.shift ? shifted : plain, how),
    ...named.map((key) => ({ ...bare, ...how, key, code: key })),
    ...pad.map((place) => ({ ...bare, ...how, ...place })),
  ];
}
