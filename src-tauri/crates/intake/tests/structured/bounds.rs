//! What a file may cost at most. Each of these is small, and would be large, deep or slow if it were believed.

use super::made::packed;
use intake::{Document, Error, Limits, Options};

fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    intake::read(name, bytes, &Options::default())
}

/// All characters that a document gave back.
fn size(document: &Document) -> usize {
    let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let drafts = document.drafts.iter().map(|d| {
        d.prompt.len() + text(&d.answer) + text(&d.guidance) + d.probes.iter().map(String::len).sum::<usize>()
    });
    document.source.len() + drafts.sum::<usize>()
}

fn refused(name: &str, bytes: &[u8], words: &str) {
    let error = read(name, bytes).expect_err(name);
    assert!(error.to_string().contains(words), "{name}: {error}");
}

#[test]
fn a_file_is_at_most_as_large_as_the_limit() {
    let limits = Limits { bytes: 100, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let error = intake::read("x.md", &[b'a'; 101], &options).expect_err("too large");
    assert!(matches!(error, Error::TooLarge { bytes: 101, limit: 100, .. }), "{error}");
}

#[test]
fn drafts_beyond_the_limit_are_left_out_and_told() {
    let limits = Limits { drafts: 10, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let list: String = (0..20).map(|n| format!("{}. What is number {n}?\n", n + 1)).collect();
    let rows: String = (0..20).map(|n| format!("What is number {n}?,That.\n")).collect();
    for (name, text) in
        [("x.md", format!("# Questions\n\n{list}")), ("x.csv", format!("Question,Answer\n{rows}"))]
    {
        let document = intake::read(name, text.as_bytes(), &options).expect("questions");
        assert_eq!(document.drafts.len(), 10, "{name}");
        assert!(
            document.warnings.iter().any(|told| told.contains("first 10")),
            "{name}: {:?}",
            document.warnings
        );
    }
}

#[test]
fn archives_hold_so_many_members_and_none_of_their_own() {
    let paths: Vec<String> = (0..20_001).map(|n| format!("a{n}")).collect();
    let members: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
    refused("many.zip", &packed(&members), "at most 20000");
    // Deep folders, and paths that lead out of the archive, are as if they were not there.
    let deep = format!("{}word/document.xml", "a/".repeat(50));
    refused(
        "deep.zip",
        &packed(&[(&deep, "<w:document/>"), ("../imsmanifest.xml", "<manifest/>")]),
        "an archive",
    );
}

#[test]
fn an_archive_unpacks_to_the_limit_in_all() {
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let manifest: String = (0..8).map(|n| format!("<resource type='imsqti_item' href='{n}.xml'/>")).collect();
    let manifest = format!("<manifest><resources>{manifest}</resources></manifest>");
    let item =
        format!("<assessmentItem><itemBody><p>{}</p></itemBody></assessmentItem>", "why ".repeat(60_000));
    let paths: Vec<String> = (0..8).map(|n| format!("{n}.xml")).collect();
    let mut members: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), item.as_str())).collect();
    members.push(("imsmanifest.xml", &manifest));
    let error = intake::read("x.zip", &packed(&members), &options).expect_err("eight times 240 kB");
    assert!(error.to_string().contains("unpacks to more"), "{error}");
}

/// A sheet whose one row, with these cells in it, is repeated.
fn repeated(cells: &str, times: u32) -> Vec<u8> {
    packed(&[(
        "content.xml",
        &format!(
            "<table:table table:name='S'><table:table-row table:number-rows-repeated='{times}'>{cells}</table:table-row></table:table>"
        ),
    )])
}

#[test]
fn cells_that_are_repeated_count_by_their_length() {
    let long = format!("<text:p>{}</text:p>", "why ".repeat(50_000));
    let wide =
        format!("<table:table-cell table:number-columns-repeated='2000000000'>{long}</table:table-cell>");
    refused("wide.ods", &repeated(&wide, 2_000_000_000), "more cells");
    let tall = format!("<table:table-cell>{long}</table:table-cell>");
    refused("tall.ods", &repeated(&tall, 2_000_000_000), "more cells");
    let short = "<table:table-cell table:number-columns-repeated='2000000000'><text:p>Why?</text:p></table:table-cell>";
    let document = read("short.ods", &repeated(short, 2_000_000_000)).expect("bounded");
    assert!(size(&document) < 4 << 20, "{}", size(&document));
}

/// A workbook of one sheet.
fn book(sheet: &str, words: &str) -> Vec<u8> {
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    packed(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id='r1' Type='{links}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r='{links}'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id='r1' Type='{links}/worksheet' Target='worksheets/s.xml'/><Relationship Id='r2' Type='{links}/sharedStrings' Target='sharedStrings.xml'/></Relationships>"
            ),
        ),
        ("xl/worksheets/s.xml", &format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")),
        ("xl/sharedStrings.xml", &format!("<sst><si><t>{words}</t></si></sst>")),
    ])
}

#[test]
fn one_text_in_many_cells_counts_each_time() {
    let cells = |count: u32| -> String {
        (1..=count).map(|row| format!("<row r='{row}'><c r='A{row}' t='s'><v>0</v></c></row>")).collect()
    };
    let document = read("few.xlsx", &book(&cells(2), "What is shared?")).expect("a workbook");
    assert_eq!((document.drafts.len(), document.duplicates), (1, 1));
    refused("shared.xlsx", &book(&cells(3_000), &"why ".repeat(50_000)), "more cells");
}

#[test]
fn rows_with_one_cell_far_to_the_right_count_as_wide() {
    let rows: String =
        (1..=25_000).map(|row| format!("<row r='{row}'><c r='GQ{row}'><v>1</v></c></row>")).collect();
    refused("sparse.xlsx", &book(&rows, ""), "more cells");
}

#[test]
fn trees_without_a_bottom_are_refused() {
    for (name, open, close) in
        [("x.json", "[", "]"), ("y.json", "{\"a\":", "}"), ("x.yaml", "[", "]"), ("y.yaml", "{a: ", "}")]
    {
        let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let error = read(name, text.as_bytes()).expect_err(name);
        assert!(matches!(error, Error::Damaged { .. }), "{name}: {error}");
        let half = open.repeat(100_000);
        assert!(read(name, half.as_bytes()).is_err(), "{name}");
    }
    let steps: String = (0..4_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(read("steps.yaml", steps.as_bytes()).is_err());
}

#[test]
fn aliases_and_entities_are_not_multiplied() {
    let mut yaml = String::from("a0: &a0 [\"What is it?\", \"What was it?\"]\n");
    let mut xml = String::from("<?xml version=\"1.0\"?><!DOCTYPE quiz [<!ENTITY a0 \"What is it?\">\n");
    for n in 1..40 {
        let before = n - 1;
        yaml.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{before}"); 10].join(", ")));
        xml.push_str(&format!("<!ENTITY a{n} \"{}\">\n", format!("&a{before};").repeat(10)));
    }
    let error = read("laughs.yaml", yaml.as_bytes()).expect_err("too many");
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
    xml.push_str("]><quiz><question type=\"essay\"><name><text>&a39;</text></name><questiontext><text>&a39; Why?</text></questiontext></question></quiz>");
    if let Ok(document) = read("laughs.xml", xml.as_bytes()) {
        assert!(size(&document) < xml.len() * 4, "{}", size(&document));
    }
    // Nor is what they name fetched.
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE quiz [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><quiz><question type=\"essay\"><questiontext><text>Why &e;?</text></questiontext></question></quiz>";
    let document = read("outside.xml", outside.as_bytes()).expect("a quiz");
    assert_eq!(document.drafts.first().map(|draft| draft.prompt.as_str()), Some("Why &e;?"));
}

#[test]
fn pages_nested_without_end_are_read() {
    let question = "<p>What is at the bottom of this page?</p><p>Why is it there?</p>";
    for open in [
        "<div>",
        "<div></x>",
        "<div/>",
        "<b>",
        "<p><b>",
        "<ul><li>",
        "<table><tr><td>",
        "<details><summary>",
        "<blockquote>",
        "<a href=x>",
    ] {
        let page = format!(
            "<!DOCTYPE html><h1>Interview questions</h1>{}{question}",
            open.repeat(if open == "<div>" { 100_000 } else { 2_000 })
        );
        let document = read("x.html", page.as_bytes()).expect("a page");
        // Items of lists within lists are no questions, however deep they are.
        let found = document.drafts.iter().any(|draft| draft.prompt.contains("What is at the bottom"));
        assert!(found || !open.starts_with("<div"), "{open}: {} drafts", document.drafts.len());
        assert!(size(&document) < page.len() * 4, "{open}: {}", size(&document));
    }
    // Marks that differ are opened again in every paragraph that follows.
    let marks: String = (0..2_000).map(|n| format!("<p><b id={n}></p>")).collect();
    let page = format!("<!DOCTYPE html><h1>Interview questions</h1>{marks}{question}");
    let document = read("x.html", page.as_bytes()).expect("a page");
    assert!(size(&document) < page.len() * 4, "{}", size(&document));
}

#[test]
fn trees_of_xml_are_cut_where_they_are_too_deep() {
    let open = "<question type=\"essay\">".repeat(100_000);
    let text = format!("<quiz>{open}<questiontext><text>Why?</text></questiontext>");
    assert!(read("deep.xml", text.as_bytes()).is_ok_and(|document| size(&document) < text.len() * 2));
    let body = "<w:tbl><w:tr><w:tc>".repeat(50_000);
    let bytes = packed(&[(
        "word/document.xml",
        &format!("<w:document><w:body>{body}<w:p><w:r><w:t>Why?</w:t></w:r></w:p>"),
    )]);
    assert!(read("deep.docx", &bytes).is_ok_and(|document| size(&document) < 1 << 20));
}

#[test]
fn a_number_before_every_item_is_short() {
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='upperRoman'/><w:lvlText w:val='{}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
        "%1 why ".repeat(20_000)
    );
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Why?</w:t></w:r></w:p>";
    let document = format!("<w:document><w:body>{}</w:body></w:document>", item.repeat(200));
    let bytes = packed(&[("word/document.xml", &document), ("word/numbering.xml", &numbering)]);
    let document = read("numbers.docx", &bytes).expect("a document");
    assert!(size(&document) < 200 * 2_000, "{}", size(&document));
}

#[test]
fn one_line_of_a_megabyte_is_read() {
    let line = "Why does it run on, and on, and never end? ".repeat(25_000);
    for name in ["x.md", "x.txt"] {
        let document = read(name, line.as_bytes()).expect("text");
        assert!(size(&document) < line.len() * 3, "{name}: {}", size(&document));
    }
}
