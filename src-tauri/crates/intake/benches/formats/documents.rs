//! The same made-up questions in every format, as large as one likes and the same on every machine.

use model::exchange::File;
use serde_json::{Value, json};

/// Writes a document of at least so many bytes.
pub type Writer = fn(usize) -> String;

struct Item {
    topic: String,
    level: &'static str,
    prompt: String,
    paragraphs: Vec<String>,
    points: Vec<String>,
    code: Option<String>,
    choices: Vec<String>,
}

const WORDS: &str = "the a process holds its lock while another waits for memory and value of every queue index thread \
    that returns before cache when request service table row event loop scope function object pointer type result \
    with in by to from on is are can must never often Größe données память 内存 único";
const SUBJECTS: &str = "mutex|closure|B-tree index|event loop|garbage collector|transaction|virtual table|message queue|hash map|\
    load balancer|deadlock|migration";
const OPENINGS: &str = "What is a|How does a|Why would you use a|Explain the cost of a|When is it wrong to use a|Compare two kinds of a";

/// Numbers that look random and are the same each time.
struct Source(u64);

impl Source {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.next(list.len());
        list.get(at).copied().unwrap_or_default()
    }

    fn sentence(&mut self, words: &[&str]) -> String {
        let count = 6 + self.next(14);
        let mut out = String::from("It");
        for _ in 0..count {
            out.push(' ');
            out.push_str(self.of(words));
        }
        out + "."
    }

    fn item(&mut self, number: usize) -> Item {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let (subjects, openings): (Vec<&str>, Vec<&str>) =
            (SUBJECTS.split('|').collect(), OPENINGS.split('|').collect());
        let paragraph = |source: &mut Self| {
            let count = 2 + source.next(4);
            (0..count).map(|_| source.sentence(&words)).collect::<Vec<_>>().join(" ")
        };
        let paragraphs = (0..1 + self.next(3)).map(|_| paragraph(self)).collect();
        let points = (0..self.next(5)).map(|_| self.sentence(&words)).collect();
        let code = (self.next(3) == 0).then(|| {
            let count = 3 + self.next(10);
            (0..count)
                .map(|line| format!("    let value{line} = queue.take({});", self.next(900)))
                .collect::<Vec<_>>()
                .join("\n")
        });
        Item {
            topic: format!("Part {}", number / 25 + 1),
            level: ["Junior", "Middle", "Senior"].get(number / 25 % 3).copied().unwrap_or("Senior"),
            prompt: format!("{} {} in case {number}?", self.of(&openings), self.of(&subjects)),
            paragraphs,
            points,
            code,
            choices: (0..4).map(|_| self.sentence(&words)).collect(),
        }
    }
}

/// Items written one after the other until there are enough bytes.
fn grow(bytes: usize, head: &str, mut write: impl FnMut(usize, &Item, bool, &mut String)) -> String {
    let mut source = Source(7);
    let mut out = String::from(head);
    let mut number = 0;
    while out.len() < bytes {
        let item = source.item(number);
        write(number + 1, &item, number % 25 == 0, &mut out);
        number += 1;
    }
    out
}

/// Items whose text makes up so many bytes.
fn items(bytes: usize) -> Vec<Item> {
    let mut source = Source(7);
    let (mut out, mut size) = (Vec::new(), 0);
    while size < bytes {
        let item = source.item(out.len());
        size += 200 + answer(&item).len();
        out.push(item);
    }
    out
}

fn answer(item: &Item) -> String {
    let mut out = item.paragraphs.join("\n\n");
    for point in &item.points {
        out.push_str("\n- ");
        out.push_str(point);
    }
    if let Some(code) = &item.code {
        out.push_str(&format!("\n\n```rust\n{code}\n```"));
    }
    out
}

pub fn markdown(bytes: usize) -> String {
    grow(bytes, "# Interview questions\n\n", |number, item, first, out| {
        if first {
            out.push_str(&format!("## {} ({})\n\n", item.topic, item.level));
        }
        out.push_str(&format!("### {number}. {}\n\n{}\n\n", item.prompt, answer(item)));
        out.push_str("See [the manual](https://example.org/manual) for `more` and **why**.\n\n");
    })
}

pub fn html(bytes: usize) -> String {
    let head = "<!DOCTYPE html><html><head><title>Interview questions</title></head><body><main>\n";
    grow(bytes, head, |number, item, first, out| {
        if first {
            out.push_str(&format!("<h2 class=\"part\">{}</h2>\n", item.topic));
        }
        out.push_str(&format!("<h3 id=\"q{number}\">{number}. {}</h3>\n", item.prompt));
        for paragraph in &item.paragraphs {
            out.push_str(&format!(
                "<p>{paragraph} See <a href=\"https://example.org\">this</a> and <code>that</code>.\n"
            ));
        }
        out.push_str("<ul>\n");
        for point in &item.points {
            out.push_str(&format!("<li><b>Note</b> {point}\n"));
        }
        out.push_str("</ul>\n");
        if let Some(code) = &item.code {
            out.push_str(&format!("<pre><code class=\"language-rust\">{code}</code></pre>\n"));
        }
    })
}

pub fn text(bytes: usize) -> String {
    grow(bytes, "Interview questions\n\n", |number, item, first, out| {
        if first {
            out.push_str(&format!("{} {} questions\n\n", item.topic, item.level));
        }
        out.push_str(&format!("Q{number}. {}\n\nAnswer: {}\n", item.prompt, item.paragraphs.join("\n")));
        for point in &item.points {
            out.push_str(&format!("• {point}\n"));
        }
        out.push('\n');
    })
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

pub fn csv(bytes: usize) -> String {
    grow(bytes, "Question,Answer,Category,Difficulty\n", |_, item, _, out| {
        out.push_str(&format!("{},{},{},{}\n", item.prompt, quoted(&answer(item)), item.topic, item.level));
    })
}

pub fn anki(bytes: usize) -> String {
    grow(bytes, "#separator:tab\n#html:false\n#tags column:3\n", |_, item, _, out| {
        out.push_str(&format!(
            "{}\t{}\t{}\n",
            item.prompt,
            quoted(&answer(item)),
            item.topic.replace(' ', "_")
        ));
    })
}

fn records(bytes: usize) -> Value {
    let record = |item: Item| json!({ "question": item.prompt, "answer": answer(&item), "category": item.topic, "difficulty": item.level, "options": item.choices });
    json!({ "questions": items(bytes).into_iter().map(record).collect::<Vec<_>>() })
}

pub fn json(bytes: usize) -> String {
    serde_json::to_string_pretty(&records(bytes)).unwrap_or_default()
}

pub fn yaml(bytes: usize) -> String {
    serde_saphyr::to_string(&records(bytes)).unwrap_or_default()
}

pub fn gift(bytes: usize) -> String {
    grow(bytes, "", |number, item, first, out| {
        if first {
            out.push_str(&format!("$CATEGORY: $course$/top/{}\n\n", item.topic));
        }
        out.push_str(&format!("// number {number}\n::Q{number}:: {} {{\n", item.prompt));
        for (at, choice) in item.choices.iter().enumerate() {
            out.push_str(&format!("  {}{choice}#{}\n", if at == 0 { '=' } else { '~' }, item.prompt));
        }
        out.push_str("}\n\n");
    })
}

pub fn moodle(bytes: usize) -> String {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";
    let mut out = grow(bytes, head, |_, item, first, out| {
        if first {
            out.push_str(&format!(
                "<question type=\"category\"><category><text>$course$/top/{}</text></category></question>\n",
                item.topic
            ));
        }
        out.push_str(&format!(
            "<question type=\"multichoice\"><name><text>{0}</text></name><questiontext format=\"html\"><text><![CDATA[<p>{0}</p>]]></text></questiontext>\n",
            item.prompt
        ));
        for (at, choice) in item.choices.iter().enumerate() {
            let share = if at == 0 { 100 } else { 0 };
            out.push_str(&format!(
                "<answer fraction=\"{share}\" format=\"html\"><text>{choice}</text></answer>\n"
            ));
        }
        out.push_str(&format!(
            "<generalfeedback><text>{}</text></generalfeedback></question>\n",
            item.paragraphs.join(" ")
        ));
    });
    out.push_str("</quiz>\n");
    out
}

pub fn qti(bytes: usize) -> String {
    let mut out = grow(bytes, "<?xml version=\"1.0\"?>\n<assessment>\n", |number, item, _, out| {
        out.push_str(&format!(
            "<assessmentItem identifier=\"i{number}\" title=\"{}\"><responseDeclaration identifier=\"R\"><correctResponse><value>c0</value></correctResponse></responseDeclaration><itemBody><p>{}</p><choiceInteraction responseIdentifier=\"R\"><prompt>{}</prompt>\n",
            item.topic, item.paragraphs.join(" "), item.prompt
        ));
        for (at, choice) in item.choices.iter().enumerate() {
            out.push_str(&format!("<simpleChoice identifier=\"c{at}\">{choice}</simpleChoice>\n"));
        }
        out.push_str("</choiceInteraction></itemBody></assessmentItem>\n");
    });
    out.push_str("</assessment>\n");
    out
}

pub fn notebook(bytes: usize) -> String {
    let mut cells =
        vec![json!({ "cell_type": "markdown", "metadata": {}, "source": ["# Interview questions"] })];
    for (number, item) in items(bytes).iter().enumerate() {
        let text = format!("### {}. {}\n\n{}", number + 1, item.prompt, item.paragraphs.join("\n\n"));
        let lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        cells.push(json!({ "cell_type": "markdown", "metadata": {}, "source": lines }));
        if let Some(code) = &item.code {
            cells.push(json!({ "cell_type": "code", "metadata": {}, "execution_count": 1, "outputs": [], "source": [code] }));
        }
    }
    let whole = json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

fn own(bytes: usize) -> Option<File> {
    let question = |(number, item): (usize, Item)| {
        json!({
            "id": format!("question-{number}"), "kind": "knowledge", "competency": item.topic, "prompt": item.prompt,
            "guide": answer(&item), "probes": item.points, "signals": [{ "good": item.choices.first() }],
            "topics": ["made"], "minutes": 5
        })
    };
    let questions: Vec<Value> = items(bytes).into_iter().enumerate().map(question).collect();
    serde_json::from_value(json!({ "evenhand": 1, "questions": questions })).ok()
}

pub fn own_markdown(bytes: usize) -> String {
    own(bytes).as_ref().map(intake::exchange::write_markdown).unwrap_or_default()
}

pub fn own_json(bytes: usize) -> String {
    own(bytes).as_ref().map(intake::exchange::write_json).unwrap_or_default()
}

pub fn own_yaml(bytes: usize) -> String {
    own(bytes).as_ref().map(intake::exchange::write_yaml).unwrap_or_default()
}
