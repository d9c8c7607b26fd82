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
    /// Write an interview's scorecard as PDF, JSON or Markdown, by the file's ending.
    Export {
        /// The interview's id, the beginning of it, or the candidate's code.
        interview: String,
        /// The file to write: .pdf, .json or .md.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
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
    /// Look for damage in the workspace; prints nothing but "No damage found." when all is well.
    Check,
}

/// A paper size.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Paper {
    /// 210 x 297 mm.
    A4,
    /// 8.5 x 11 in.
    Letter,
}
