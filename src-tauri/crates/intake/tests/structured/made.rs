//! Binary formats, made from their parts so that each part can be seen, and read back.

use super::assert_told;
use intake::{Error, Options};
use serde_json::json;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A zip archive of the given members.
pub fn packed(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in members {
        zip.start_file(*path, SimpleFileOptions::default()).expect("a member");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("an archive").into_inner()
}

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Frage"><w:name w:val="Frage"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quelltext"><w:name w:val="Source Code"/></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Frage %1:"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"#;

fn paragraph(style: &str, list: &str, runs: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
    let list = if list.is_empty() {
        String::new()
    } else {
        format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>")
    };
    format!("<w:p><w:pPr>{style}{list}</w:pPr>{runs}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A document of paragraphs.
pub fn docx(body: &str) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[
        ("word/document.xml", &document),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
    ])
}

/// Questions with the numbers that Word shows, in two ways, with code and a deleted run.
pub fn numbered_docx() -> Vec<u8> {
    let code = |line: &str| paragraph("Quelltext", "", &run(line));
    docx(
        &[
            paragraph("berschrift2", "", &run("Interview questions: storage")),
            paragraph("", "5", &format!("{}{}", run("What is "), run("an index?"))),
            paragraph("", "", &run("A structure that makes finding rows cheap.")),
            paragraph(
                "",
                "5",
                &format!(
                    "{}<w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
                    run("What does this query return?")
                ),
            ),
            code("SELECT 1"),
            code("  WHERE NULL = NULL"),
            paragraph("", "5", &run("Why do backups fail?")),
            paragraph("", "", &run("Nobody tries to restore them.")),
        ]
        .concat(),
    )
}

#[test]
fn word_shows_numbers_that_are_not_in_its_text() {
    let document = intake::read("speicher.docx", &numbered_docx(), &Options::default()).expect("a document");
    assert_eq!(document.format.name(), "word");
    let prompts: Vec<&str> = document.drafts.iter().map(|draft| draft.prompt.as_str()).collect();
    assert_eq!(prompts, ["What is an index?", "What does this query return?", "Why do backups fail?"]);
    assert_eq!(document.drafts[0].answer.as_deref(), Some("A structure that makes finding rows cheap."));
    assert_eq!(document.drafts[1].code, ["SELECT 1\n  WHERE NULL = NULL"]);
    assert_eq!(document.drafts[2].answer.as_deref(), Some("Nobody tries to restore them."));
    // The lines are those of the preview.
    let line = usize::try_from(document.drafts[2].line.expect("a line")).expect("small");
    assert!(
        document.source.lines().nth(line - 1).is_some_and(|text| text.contains("Why do backups fail?")),
        "{}",
        document.source
    );
}

#[test]
fn word_numbers_with_words_mark_questions() {
    let body = [
        paragraph("Frage", "", &run("Warum sperren wir Zeilen?")),
        paragraph("", "", &run("Damit zwei sie nicht zugleich ändern.")),
        paragraph("Frage", "", &run("Erzählen Sie von einer Übergabe.")),
    ];
    let document =
        intake::read("fragen.docx", &docx(&body.concat()), &Options::default()).expect("a document");
    let prompts: Vec<&str> = document.drafts.iter().map(|draft| draft.prompt.as_str()).collect();
    assert_eq!(prompts, ["Warum sperren wir Zeilen?", "Erzählen Sie von einer Übergabe."]);
    assert!(document.source.contains("Frage 2: Erzählen Sie"), "{}", document.source);
}

#[test]
fn word_lists_go_on_where_an_item_is_no_heading() {
    let bold = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let body: String = [
        paragraph("berschrift2", "5", &run("What is a ledger?")),
        paragraph("", "", &run("A book of moves.")),
        paragraph("", "5", &bold("Who keeps it?")),
        paragraph("", "", &run("The clerk.")),
        paragraph("", "5", &bold("How is it closed?")),
        paragraph("", "", &run("With a line.")),
    ]
    .concat();
    let document = intake::read("ledger.docx", &docx(&body), &Options::default()).expect("a document");
    let found: Vec<_> = document
        .drafts
        .iter()
        .map(|d| (d.prompt.as_str(), d.answer.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        found,
        [
            ("What is a ledger?", "A book of moves."),
            ("Who keeps it?", "The clerk."),
            ("How is it closed?", "With a line.")
        ]
    );
}

#[test]
fn word_tables_are_rows_of_questions() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", "", &run(text)));
    let row =
        |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&["Question", "What to look for", "Level"]),
        row(&["How do you estimate?", "Gives a range", "Senior"]),
        row(&["What is a sprint?", "", "Junior"])
    );
    let document = intake::read(
        "table.docx",
        &docx(&format!("{}{table}", paragraph("berschrift2", "", &run("Interview questions")))),
        &Options::default(),
    )
    .expect("a document");
    let found: Vec<(&str, Option<&str>)> =
        document.drafts.iter().map(|draft| (draft.prompt.as_str(), draft.level.as_deref())).collect();
    assert_eq!(found, [("How do you estimate?", Some("senior")), ("What is a sprint?", Some("junior"))]);
    assert_eq!(document.drafts[0].guidance.as_deref(), Some("Gives a range"));
}

/// A workbook of sheets, each a name and rows of cells; cells stand at (row, column) from 1.
pub fn xlsx(sheets: &[(&str, &[(u32, &str, &str)])]) -> Vec<u8> {
    let list: String = sheets
        .iter()
        .zip(1..)
        .map(|((name, _), id)| format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"r{id}\"/>"))
        .collect();
    let links: String = (1..=sheets.len())
        .map(|id| format!("<Relationship Id=\"r{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"))
        .collect();
    let mut members = vec![
        (
            String::from("_rels/.rels"),
            String::from(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
        ),
        (
            String::from("xl/workbook.xml"),
            format!(
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>"
            ),
        ),
        (
            String::from("xl/_rels/workbook.xml.rels"),
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
            ),
        ),
    ];
    for ((_, cells), id) in sheets.iter().zip(1..) {
        let mut rows = String::new();
        let mut last = 0;
        for (row, column, text) in *cells {
            if *row != last {
                rows.push_str(if last == 0 { "" } else { "</row>" });
                rows.push_str(&format!("<row r=\"{row}\">"));
                last = *row;
            }
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            rows.push_str(&format!(
                "<c r=\"{column}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            ));
        }
        rows.push_str(if last == 0 { "" } else { "</row>" });
        members.push((format!("xl/worksheets/sheet{id}.xml"), format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>")));
    }
    let members: Vec<(&str, &str)> =
        members.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    packed(&members)
}

/// Two topics, a second table lower down, Markdown in a cell.
pub fn two_sheets() -> Vec<u8> {
    xlsx(&[
        (
            "Kafka",
            &[
                (1, "A", "Question"),
                (1, "B", "Answer"),
                (2, "A", "What is a partition?"),
                (2, "B", "An ordered log.\n\n- one reader each\n- many in a topic"),
                (5, "A", "Question"),
                (5, "B", "Difficulty"),
                (6, "A", "1. How do you replay a topic?"),
                (6, "B", "hard"),
            ],
        ),
        (
            "Sheet2",
            &[
                (3, "B", "Вопрос"),
                (3, "C", "Ответ"),
                (4, "B", "Что такое брокер?"),
                (4, "C", "Узел, который хранит журнал."),
            ],
        ),
    ])
}

#[test]
fn sheets_are_topics_and_hold_several_tables() {
    let document = intake::read("bank.xlsx", &two_sheets(), &Options::default()).expect("a workbook");
    assert_eq!(document.format.name(), "excel");
    let expected = json!([
        {"prompt": "What is a partition?", "answer": "An ordered log.\n\n- one reader each\n- many in a topic", "topics": ["Kafka"], "line": 2},
        {"prompt": "How do you replay a topic?", "level": "senior", "topics": ["Kafka"], "line": 6},
        {"prompt": "Что такое брокер?", "answer": "Узел, который хранит журнал.", "line": 4}
    ]);
    assert_told("bank.xlsx", &document, &expected);
}

#[test]
fn a_sheet_that_claims_to_be_huge_is_small() {
    let bytes =
        xlsx(&[("S", &[(1, "A", "Question"), (2, "A", "Why so wide?"), (1_048_576, "XFD", "far away")])]);
    let document = intake::read("wide.xlsx", &bytes, &Options::default()).expect("a workbook");
    assert_eq!(document.drafts.len(), 1);
}

/// OpenDocument cells with counts of repetition that no memory could hold.
pub fn ods() -> Vec<u8> {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table table:name="Observability">
<table:table-row><table:table-cell><text:p>Pregunta</text:p></table:table-cell><table:table-cell><text:p>Respuesta</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2000000000"/></table:table-row>
<table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"/></table:table-row>
<table:table-row><table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>¿Qué es una traza?</text:p></table:table-cell><table:table-cell><text:p>El camino de una petición,</text:p><text:p>paso a<text:s/>paso.</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;
    packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
}

#[test]
fn opendocument_repetitions_cost_nothing() {
    let document = intake::read("obs.ods", &ods(), &Options::default()).expect("a spreadsheet");
    assert_eq!(document.format.name(), "ods");
    let draft = &document.drafts[0];
    assert_eq!(
        (draft.prompt.as_str(), draft.answer.as_deref()),
        ("¿Qué es una traza?", Some("El camino de una petición,\npaso a paso."))
    );
    assert_eq!(draft.topics, ["Observability"]);
}

fn item(id: &str, prompt: &str) -> String {
    format!(
        "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p2\" identifier=\"{id}\" title=\"{id}\"><itemBody><extendedTextInteraction responseIdentifier=\"R\"><prompt>{prompt}</prompt></extendedTextInteraction></itemBody></assessmentItem>"
    )
}

/// A package whose test puts the items in an order of its own.
pub fn qti_package() -> Vec<u8> {
    let manifest = r#"<manifest><resources><resource identifier="a" type="imsqti_item_xmlv2p2" href="items/a.xml"/><resource identifier="b" type="imsqti_item_xmlv2p2" href="items/b.xml"/><resource identifier="t" type="imsqti_test_xmlv2p2" href="tests/t.xml"/></resources></manifest>"#;
    let test = r#"<assessmentTest><testPart><assessmentSection title="Judgement"><assessmentItemRef href="../items/b.xml"/></assessmentSection></testPart></assessmentTest>"#;
    packed(&[
        ("pack/imsmanifest.xml", manifest),
        ("pack/items/a.xml", &item("a", "What did you drop last quarter?")),
        ("pack/items/b.xml", &item("b", "When do you escalate?")),
        ("pack/tests/t.xml", test),
    ])
}

#[test]
fn a_package_follows_its_test() {
    let document = intake::read("pack.zip", &qti_package(), &Options::default()).expect("a package");
    let found: Vec<(&str, &[String])> =
        document.drafts.iter().map(|draft| (draft.prompt.as_str(), draft.topics.as_slice())).collect();
    assert_eq!(
        found,
        [
            ("When do you escalate?", [String::from("Judgement")].as_slice()),
            ("What did you drop last quarter?", &[])
        ]
    );
}

#[test]
fn an_archive_that_swells_is_refused() {
    let zeros = "0".repeat(40 << 20);
    let bytes = packed(&[("word/document.xml", &zeros), ("word/styles.xml", "<a/>")]);
    let error = intake::read("bomb.docx", &bytes, &Options::default()).expect_err("refused");
    assert!(
        matches!(error, Error::Damaged { .. }) && error.to_string().contains("unpacks to more"),
        "{error}"
    );
}

#[test]
fn damaged_files_say_so() {
    for (name, bytes) in [
        ("cut.docx", numbered_docx()),
        ("cut.xlsx", two_sheets()),
        ("cut.ods", ods()),
        ("cut.zip", qti_package()),
    ] {
        let half = &bytes[..bytes.len() / 2];
        let error = intake::read(name, half, &Options::default()).expect_err("half a file");
        assert!(error.to_string().contains(name), "{error}");
    }
    for (name, text) in
        [("a.json", "{\"questions\": [unclosed"), ("a.ipynb", "{}"), ("a.yaml", "a: [1, 2\nb: }")]
    {
        let error = intake::read(name, text.as_bytes(), &Options::default()).expect_err("no such thing");
        assert!(matches!(error, Error::Damaged { .. }), "{name}: {error}");
    }
}
