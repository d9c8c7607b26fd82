//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Structured interviews from a terminal: the same verbs on the same workspace as the window.
#[derive(Debug, Parser)]
#[command(name = "evenhand-cli", version, max_term_width = 100)]
pub struct Arguments {
    /// The workspace file; without it, the one the window opens.
    #[arg(long, global = true, value_name = "FILE")]
    pub workspace: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a workspace with the worked example: an opening with three finished interviews.
    Demo,
    /// Find questions, for example: search "level:senior topic:asyncio gil".
    Search {
        /// Words, and filters such as level:senior, topic:asyncio, kind:task, competency:Ownership, status:ready.
        #[arg(required = true, num_args = 1.., value_name = "QUERY")]
        query: Vec<String>,
        /// Print a list of objects.
        #[arg(long)]
        json: bool,
        /// At most this many.
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: u32,
    },
    /// List the interviews.
    Interviews {
        /// Print a list of objects with id, state, candidate and set.
        #[arg(long)]
        json: bool,
    },
    /// Read questions from files of almost any kind and store them as drafts.
    Import {
        /// Files, or folders whose files are read.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Only show what was read; no workspace is needed.
        #[arg(long)]
        dry_run: bool,
        /// Print one object.
        #[arg(long)]
        json: bool,
        /// The level of questions whose file says none, such as senior.
        #[arg(long, value_name = "LEVEL")]
        level: Option<String>,
        /// Make a draft question set of them.
        #[arg(long, value_name = "NAME")]
        set: Option<String>,
    },
    /// Write questions, a question set, or an interview's scorecard, by the file's ending.
    #[command(
        after_help = "export questions -o FILE [--query QUERY]     .yaml .json .md .csv, or .txt for Anki\n\
        export set NAME -o FILE                      the same; NAME is the set's title or id\n\
        export INTERVIEW -o FILE                     .pdf .json .md; INTERVIEW is an id or a candidate's code"
    )]
    Export {
        /// `questions`, `set NAME`, or an interview: its id, the beginning of it, or the candidate's code.
        #[arg(required = true, num_args = 1..=2, value_names = ["WHAT", "NAME"])]
        what: Vec<String>,
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Which questions, as in search; without it, all that are not archived.
        #[arg(long, value_name = "QUERY")]
        query: Option<String>,
        /// In a CSV, write texts as they are, although a spreadsheet may take one for a formula.
        #[arg(long)]
        raw_formulas: bool,
        /// The candidate's code in place of the name.
        #[arg(long)]
        blind: bool,
        /// The paper of a PDF; without it, the one in the settings.
        #[arg(long, value_enum)]
        paper: Option<Paper>,
        /// The first page only.
        #[arg(long)]
        summary: bool,
        /// Print the answer guide with each question.
        #[arg(long)]
        guide: bool,
        /// Leave the notes out.
        #[arg(long)]
        without_notes: bool,
    },
    /// List the backups of the workspace, the newest first.
    Backups {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make a backup now; prints its path.
    Backup {
        /// Write a copy to this file instead.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Put a backup in place of the workspace. A backup of what is there now is made first.
    Restore {
        /// The backup.
        #[arg(value_name = "BACKUP")]
        backup: PathBuf,
        /// Only say what would change.
        #[arg(long)]
        preview: bool,
    },
    /// Say what to fix in files of questions and sets, each as file: place: sentence.
    Lint {
        /// Evenhand files that belong together.
        #[arg(required_unless_present = "bank", conflicts_with = "bank", value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Look at the starter bank instead.
        #[arg(long)]
        bank: bool,
    },
    /// Look for damage in the workspace and change nothing; prints "No damage found." when all is well.
    Check {
        /// Copy everything that can be read into a new file, and say what was lost.
        #[arg(long, value_name = "NEWFILE")]
        repair: Option<PathBuf>,
    },
    /// Print what is in Evenhand, under which license, where its source code is, and the text of each license.
    Licenses,
}

/// A paper size.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Paper {
    /// 210 x 297 mm.
    A4,
    /// 8.5 x 11 in.
    Letter,
}
