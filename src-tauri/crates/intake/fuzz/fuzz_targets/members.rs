//! What stands inside archives, packed here so that the fuzzer need not learn to compress: the first byte chooses
//! the part, the rest is its text. `cargo +nightly fuzz run members`
#![no_main]

mod stored;

use intake::{Limits, Options};
use libfuzzer_sys::fuzz_target;
use stored::stored;

const BOOK: &[u8] =
    b"<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>";
const LINKS: &[u8] = b"<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/s.xml'/></Relationships>";
const ROOT: &[u8] = b"<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const SHEET: &[u8] =
    b"<worksheet><sheetData><row r='1'><c r='A1' t='s' s='1'><v>0</v></c></row></sheetData></worksheet>";
const WORDS: &[u8] = b"<w:document><w:body><w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Why?</w:t></w:r></w:p></w:body></w:document>";
const MANIFEST: &[u8] =
    b"<manifest><resources><resource identifier='a' type='imsqti_item' href='a.xml'/></resources></manifest>";

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let limits = Limits { bytes: 1 << 20, unpacked: 8 << 20, drafts: 2_000 };
    let options = Options { limits, ..Options::default() };
    let members: &[(&str, &[u8])] = match choice % 10 {
        0 => &[("word/document.xml", rest)],
        1 => &[("word/document.xml", WORDS), ("word/numbering.xml", rest)],
        2 => &[("word/document.xml", WORDS), ("word/styles.xml", rest)],
        3 => &[("content.xml", rest)],
        4 => &[("imsmanifest.xml", rest), ("a.xml", rest)],
        5 => &[("imsmanifest.xml", MANIFEST), ("a.xml", rest)],
        6 => &[
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", LINKS),
            ("xl/worksheets/s.xml", rest),
        ],
        7 => &[
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", LINKS),
            ("xl/worksheets/s.xml", SHEET),
            ("xl/sharedStrings.xml", rest),
            ("xl/styles.xml", rest),
        ],
        8 => &[
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", rest),
            ("xl/_rels/workbook.xml.rels", LINKS),
            ("xl/worksheets/s.xml", SHEET),
        ],
        _ => &[
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", rest),
            ("xl/worksheets/s.xml", SHEET),
        ],
    };
    let _ = intake::read("x.zip", &stored(members), &options);
});
