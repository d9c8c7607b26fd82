//! Search over the bank: words by the full-text index, ranked; where no question has them as words, anywhere inside
//! a word.

use model::id::QuestionId;
use model::level::LevelKey;
use model::question::first_words;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::value::{Columns as _, Readable as _};
use crate::error::Result;
use crate::view::question::QuestionRow;

/// Above this many hits the order is that of the list: to rank them takes longer than to find them, and nobody reads on
/// to the last of them.
const RANKED: u32 = 10_000;

/// What is looked for. A filter is none where it does not matter, and empty where nothing can fulfil it.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub words: Vec<String>,
    pub unfinished: bool,
    pub levels: Option<Vec<String>>,
    pub topics: Option<Vec<String>>,
    pub kinds: Option<Vec<String>>,
    pub competencies: Option<Vec<String>>,
    pub statuses: Vec<String>,
    pub minutes: Option<Vec<(u16, u16)>>,
}

/// How many questions there are, and `limit` of them from `offset` on.
pub(crate) fn find(
    conn: &Connection,
    wanted: &Wanted,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<QuestionRow>)> {
    let (search, total) = chosen(conn, wanted)?;
    let rows = if total > 0 { search.page(conn, offset, limit)? } else { Vec::new() };
    Ok((total, rows))
}

/// The ids of all that are found, in the order of the list.
pub(crate) fn ids(conn: &Connection, wanted: &Wanted) -> Result<Vec<QuestionId>> {
    let (search, _) = chosen(conn, wanted)?;
    let (from, values) = search.from(true);
    let mut rows = conn.prepare_cached(&format!("SELECT q.id {from} ORDER BY {}", search.order()))?;
    rows.readable("question", params_from_iter(values), |r| r.parsed("id"))
}

/// The search that finds something, words by the index first, and how many it finds.
fn chosen(conn: &Connection, wanted: &Wanted) -> Result<(Search, u32)> {
    let mut by_index = Search::new(wanted, true);
    let total = by_index.count(conn)?;
    by_index.ranked = by_index.matching.is_some() && total <= RANKED;
    if total > 0 || by_index.matching.is_none() {
        return Ok((by_index, total));
    }
    let inside = Search::new(wanted, false);
    let total = inside.count(conn)?;
    Ok((inside, total))
}

/// The conditions as SQL with their values.
struct Search {
    /// The full-text query, if the index is asked.
    matching: Option<String>,
    /// The best come first.
    ranked: bool,
    /// Other conditions on the question `q` and the index row `s`.
    conditions: String,
    values: Vec<Value>,
    /// A condition reads the texts themselves.
    reads_texts: bool,
}

impl Search {
    fn new(wanted: &Wanted, by_index: bool) -> Self {
        let mut search = Self {
            matching: None,
            ranked: false,
            conditions: "TRUE".to_owned(),
            values: Vec::new(),
            reads_texts: false,
        };
        let (mut matching, mut inside) = (Vec::new(), Vec::new());
        for (at, word) in wanted.words.iter().enumerate() {
            if by_index && word.chars().any(char::is_alphanumeric) {
                let star = if wanted.unfinished && at + 1 == wanted.words.len() { " *" } else { "" };
                matching.push(format!("\"{}\"{star}", word.replace('"', "\"\"")));
            } else {
                inside.push(word);
            }
        }
        search.matching = (!matching.is_empty()).then(|| matching.join(" AND "));
        search.one_of("q.status IN (*)", Some(&wanted.statuses));
        search.one_of("q.kind IN (*)", wanted.kinds.as_ref());
        search.one_of("q.competency IN (*)", wanted.competencies.as_ref());
        search.one_of(
            "q.key IN (SELECT question FROM question_level WHERE level IN (*))",
            wanted.levels.as_ref(),
        );
        search.one_of(
            "q.key IN (SELECT question FROM question_topic WHERE topic IN (*))",
            wanted.topics.as_ref(),
        );
        if let Some(ranges) = &wanted.minutes {
            let each: Vec<String> =
                ranges.iter().map(|(from, to)| format!("q.minutes BETWEEN {from} AND {to}")).collect();
            search.conditions +=
                &format!(" AND ({})", if each.is_empty() { "FALSE".into() } else { each.join(" OR ") });
        }
        // Last, because it reads the texts of every question that the other conditions leave.
        for word in inside {
            search.reads_texts = true;
            search.add(
                "instr(concat_ws(char(10), s.prompt, s.guide, s.probes, s.signals, s.topics, s.competency), ?)",
                [word],
            );
        }
        search
    }

    fn add<'a>(&mut self, condition: &str, values: impl IntoIterator<Item = &'a String>) {
        self.conditions += " AND ";
        self.conditions += condition;
        self.values.extend(values.into_iter().map(|v| Value::Text(v.clone())));
    }

    fn one_of(&mut self, condition: &str, values: Option<&Vec<String>>) {
        if let Some(values) = values {
            self.add(&condition.replace('*', &vec!["?"; values.len()].join(", ")), values);
        }
    }

    /// `FROM` and `WHERE`, and the values in the order of their marks.
    fn from(&self, ordered: bool) -> (String, Vec<Value>) {
        let texts = if self.reads_texts { "JOIN question_search s ON s.rowid = q.key" } else { "" };
        let conditions = &self.conditions;
        match &self.matching {
            Some(matching) if ordered && !self.ranked => {
                let sql = format!(
                    "FROM competency c CROSS JOIN question q ON q.competency = c.id {texts}
                     WHERE q.key IN (SELECT rowid FROM question_search WHERE question_search MATCH ?) AND {conditions}"
                );
                (sql, self.with(matching))
            }
            Some(matching) => {
                let sql = format!(
                    "FROM question_search s JOIN question q ON q.key = s.rowid JOIN competency c ON c.id = q.competency
                     WHERE question_search MATCH ? AND {conditions}"
                );
                (sql, self.with(matching))
            }
            // In this order the index yields the rows as they are listed, and nothing is sorted.
            None if ordered => (
                format!(
                    "FROM competency c CROSS JOIN question q ON q.competency = c.id {texts} WHERE {conditions}"
                ),
                self.values.clone(),
            ),
            None => (format!("FROM question q {texts} WHERE {conditions}"), self.values.clone()),
        }
    }

    /// The values after the one that is matched.
    fn with(&self, matching: &str) -> Vec<Value> {
        std::iter::once(Value::Text(matching.to_owned())).chain(self.values.clone()).collect()
    }

    fn count(&self, conn: &Connection) -> Result<u32> {
        let (from, values) = self.from(false);
        Ok(conn
            .prepare_cached(&format!("SELECT count(*) {from}"))?
            .query_row(params_from_iter(values), |r| r.get(0))?)
    }

    /// The order of the list.
    fn order(&self) -> String {
        // A hit in the prompt outweighs one in the topics or the competency, and those one in the long texts.
        let rank = if self.ranked { "bm25(question_search, 10, 1, 2, 2, 6, 4), " } else { "" };
        format!("{rank}c.folded, q.sort, q.key")
    }

    fn page(&self, conn: &Connection, offset: u32, limit: u32) -> Result<Vec<QuestionRow>> {
        let ((from, values), order) = (self.from(true), self.order());
        // Only the page's rows are dressed: the inner query finds and orders their keys.
        let sql = format!(
            "SELECT q.id, q.title, q.kind, q.minutes, q.status, q.slug IS NOT NULL AS bank, c.name AS competency,
                 (SELECT json_group_array(l.key ORDER BY l.position) FROM question_level ql JOIN level l ON l.key = ql.level
                  WHERE ql.question = q.key) AS levels,
                 (SELECT json_group_array(l.key ORDER BY l.position) FROM question_level ql JOIN level l ON l.key = ql.level
                  WHERE ql.question = q.key AND ql.anchored) AS anchored,
                 iif(json_valid(v.content), v.content -> '$.topics', '[]') AS topics,
                 iif(json_valid(v.content), v.content ->> '$.prompt', '') AS prompt
             FROM (SELECT q.key, row_number() OVER () AS place FROM
                 (SELECT q.key {from} ORDER BY {order} LIMIT {limit} OFFSET {offset}) q) found
             JOIN question q ON q.key = found.key JOIN competency c ON c.id = q.competency
             JOIN question_version v ON v.question = q.id AND v.number = q.version ORDER BY found.place"
        );
        let mut rows = conn.prepare_cached(&sql)?;
        rows.readable("question", params_from_iter(values), row)
    }
}

fn row(r: &Row) -> rusqlite::Result<QuestionRow> {
    Ok(QuestionRow {
        id: r.parsed("id")?,
        title: r.text("title")?,
        prompt: first_words(&r.text("prompt")?),
        kind: r.word("kind")?,
        competency: r.text("competency")?,
        levels: r.json::<Vec<LevelKey>>("levels")?,
        anchored: r.json::<Vec<LevelKey>>("anchored")?,
        topics: r.json("topics")?,
        minutes: r.get("minutes")?,
        status: r.word("status")?,
        bank: r.get("bank")?,
    })
}

/// All topics there are.
pub(crate) fn topics(conn: &Connection) -> Result<Vec<String>> {
    let mut rows = conn.prepare_cached("SELECT DISTINCT topic FROM question_topic")?;
    rows.readable("topic", [], |r| r.text(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Workspace;
    use crate::file::tests::Hand;

    #[test]
    fn what_is_too_much_to_rank_is_the_same_in_the_order_of_the_list() {
        let workspace = Workspace::in_memory(Hand::new().clock()).unwrap();
        workspace
            .read(|conn, _| {
                let words = vec!["you".to_owned()];
                let wanted = Wanted { words, statuses: vec!["ready".into()], ..Wanted::default() };
                let (mut search, total) = chosen(conn, &wanted)?;
                assert!(search.ranked && total > 20, "the starter bank speaks to somebody");
                let ranked = search.page(conn, 0, 500)?;
                search.ranked = false;
                let listed = search.page(conn, 0, 500)?;
                let all = Search::new(&Wanted { words: Vec::new(), ..wanted }, true).page(conn, 0, 500)?;
                let within: Vec<_> = all.into_iter().filter(|row| ranked.contains(row)).collect();
                assert_eq!(listed, within);
                assert_ne!(listed, ranked);
                assert_eq!(search.page(conn, 10, 5)?, listed[10..15]);
                Ok(())
            })
            .unwrap();
    }
}
