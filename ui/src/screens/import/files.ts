// What the formats and encodings of files are called.

const names: Record<string, string> = {
  markdown: 'Markdown', html: 'Web page', text: 'Plain text', csv: 'CSV', anki: 'Anki', json: 'JSON', yaml: 'YAML', evenhand: 'Evenhand',
  excel: 'Excel', ods: 'OpenDocument sheet', word: 'Word', pdf: 'PDF', notebook: 'Notebook', gift: 'GIFT', moodle: 'Moodle', qti: 'QTI',
};

export const formatName = (format: string): string => names[format] ?? format;

/** Files whose columns can be mapped by hand. */
export const hasColumns = (format: string): boolean => ['csv', 'excel', 'ods'].includes(format);

/** Files that are text, so that they have an encoding; the others say themselves how they are to be read. */
export const hasEncoding = (format: string): boolean =>
  ['markdown', 'html', 'text', 'csv', 'anki', 'json', 'yaml', 'gift', 'moodle', 'qti'].includes(format);

const encodings: [string, string][] = [
  ['UTF-8', 'UTF-8'],
  ['UTF-16LE', 'UTF-16 LE'],
  ['UTF-16BE', 'UTF-16 BE'],
  ['windows-1252', 'Western European (Windows-1252)'],
  ['macintosh', 'Western European (MacRoman)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['ISO-8859-2', 'Central European (ISO 8859-2)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['KOI8-R', 'Cyrillic (KOI8-R)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['windows-1257', 'Baltic (Windows-1257)'],
  ['windows-1258', 'Vietnamese (Windows-1258)'],
  ['windows-874', 'Thai (Windows-874)'],
  ['gb18030', 'Simplified Chinese (GB 18030)'],
  ['Big5', 'Traditional Chinese (Big5)'],
  ['Shift_JIS', 'Japanese (Shift JIS)'],
  ['EUC-JP', 'Japanese (EUC-JP)'],
  ['EUC-KR', 'Korean (EUC-KR)'],
];

/** The encodings to choose from, with the one in use even if it is a rare one. */
export function encodingOptions(now: string): { value: string; label: string }[] {
  const all = encodings.map(([value, label]) => ({ value, label }));
  return encodings.some(([value]) => value === now) ? all : [{ value: now, label: now }, ...all];
}
