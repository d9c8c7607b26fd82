//! The table at the end: what was tried, how often, and what came of it.

use std::time::Duration;

use crate::judge::Verdict;
use crate::session::Heard;

/// One line of the table.
#[derive(Default)]
pub struct Row {
    pub test: String,
    pub runs: u32,
    pub faults: u32,
    pub acknowledged: u32,
    pub lost: u32,
    pub damaged: u32,
    pub longest_key: Duration,
    /// Anything else that was counted.
    pub remark: String,
    /// How often the session was told that something could not be done.
    pub refused: u32,
    left_over: u32,
    /// What went wrong, for a person.
    pub wrong: Vec<String>,
}

impl Row {
    pub fn new(test: &str) -> Self {
        Self { test: test.to_owned(), ..Self::default() }
    }

    /// Counts a run that was judged; `name` leads back to it.
    pub fn count(&mut self, name: &str, faults: u32, heard: &Heard, verdict: &Verdict) {
        self.runs += 1;
        self.faults += faults;
        self.acknowledged += heard.acknowledged;
        self.longest_key = self.longest_key.max(heard.longest_key);
        self.left_over += verdict.left_over;
        self.lost += u32::from(!verdict.lost.is_empty());
        self.damaged += u32::from(!verdict.damaged.is_empty());
        self.wrong.extend(verdict.lost.iter().map(|why| format!("{name}: LOST {why}")));
        self.wrong.extend(verdict.damaged.iter().map(|why| format!("{name}: DAMAGED {why}")));
    }

    pub fn remark(&mut self, remark: impl Into<String>) {
        if !self.remark.is_empty() {
            self.remark.push_str("; ");
        }
        self.remark.push_str(&remark.into());
    }

    fn line(&self) -> String {
        let longest = match self.longest_key.as_micros() {
            0 => "-".to_owned(),
            us => format!("{:.1} ms", us as f64 / 1000.0),
        };
        let mut remarks: Vec<String> = vec![self.remark.clone()];
        remarks.push(format!("{} refused in a sentence", self.refused));
        remarks.push(format!("{} unfinished files left", self.left_over));
        remarks.retain(|remark| !remark.is_empty() && !remark.starts_with("0 "));
        let remark = remarks.join("; ");
        format!(
            "| {} | {} | {} | {} | {} | {} | {longest} | {remark} |",
            self.test, self.runs, self.faults, self.acknowledged, self.lost, self.damaged
        )
    }
}

pub fn print(rows: &[Row]) {
    println!(
        "| test | runs | faults | acknowledged | lost | damaged | longest time from key to disk | remarks |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for row in rows {
        println!("{}", row.line());
    }
}
