//! Readers that panic on real files, or trust what a file says of its own size, run in a child process with a
//! bound on time and memory. The child is the same program, started with a hidden argument.

use crate::gather::damaged;
use crate::{Error, Limits, pdf, sheet, stop};
use std::io::{Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// The argument that makes a program the child; the kind of file follows.
const ARGUMENT: &str = "--evenhand-read-in-child";
/// Seconds after which the child is ended.
const SECONDS: u64 = 60;
/// How often to ask whether the child is still wanted.
const ASK: Duration = Duration::from_millis(50);
/// Bytes of memory the child may take, where the system can say so.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;
/// Parsers recurse as deep as a file is nested.
const STACK: usize = 64 << 20;

/// Set once this program has shown that it can be its own child.
static HOSTED: AtomicBool = AtomicBool::new(false);

/// What the child can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// PDF to text.
    Pdf,
    /// Excel to rows.
    Sheet,
}

/// Does the child's work if this process was started as one; every program that reads documents calls it first
/// in `main` and ends with the code it gets. Programs that never call it cannot read PDF and old Excel files.
#[must_use]
pub fn run_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() != Some(ARGUMENT) {
        HOSTED.store(true, Ordering::Relaxed);
        return None;
    }
    let kind = match arguments.next().as_deref() {
        Some("pdf") => Kind::Pdf,
        Some("sheet") => Kind::Sheet,
        _ => return Some(ExitCode::from(2)),
    };
    Some(match work(kind) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // The parent puts it into its sentence.
            let _ = std::io::stderr().write_all(why.as_bytes());
            ExitCode::FAILURE
        }
    })
}

fn work(kind: Kind) -> Result<(), String> {
    bound();
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|why| why.to_string())?;
    let task = move || match kind {
        Kind::Pdf => pdf::extract(&bytes),
        Kind::Sheet => sheet::extract(&bytes),
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(task).map_err(|why| why.to_string())?;
    let text = thread.join().map_err(|_| String::from("its structure is broken"))??;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|why| why.to_string())
}

/// Gives the process its bounds.
fn bound() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |value| Rlimit { current: Some(value), maximum: Some(value) };
        // A system that knows no such bound still has the bound on time.
        let _ = setrlimit(Resource::As, limit(MEMORY));
        let _ = setrlimit(Resource::Cpu, limit(SECONDS));
        let _ = setrlimit(Resource::Core, limit(0));
    }
}

/// Has a child read `bytes` and gives back what it wrote.
///
/// # Errors
/// `Damaged` where the child fails, takes too long or writes too much; `Unsupported` where this program cannot
/// start one.
pub(crate) fn read(
    kind: Kind,
    name: &str,
    what: &'static str,
    bytes: &[u8],
    limits: Limits,
) -> Result<String, Error> {
    if !HOSTED.load(Ordering::Relaxed) {
        return Err(Error::Unsupported {
            name: name.to_owned(),
            what: what.to_owned(),
            way_out: String::from(
                "Open it in the program it came from and save it as text, or as .xlsx if it is a sheet.",
            ),
        });
    }
    let program = std::env::current_exe().map_err(|why| damaged(name, what, why))?;
    let mut child = Command::new(program)
        .args([ARGUMENT, if kind == Kind::Pdf { "pdf" } else { "sheet" }])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|why| damaged(name, what, why))?;
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let most = limits.unpacked;
    let (done, heard) = mpsc::channel();
    let found = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A child that ends early leaves the rest unread, which its exit code tells.
            let _ = input.map(|mut input| input.write_all(bytes));
        });
        scope.spawn(move || {
            let _ = done.send((drain(output, most), drain(errors, 400)));
        });
        let end = Instant::now() + Duration::from_secs(SECONDS);
        let found = loop {
            let found = heard.recv_timeout(ASK);
            if found.is_ok() || Instant::now() > end || stop::asked() {
                break found;
            }
        };
        if found.is_err() {
            // Ending it closes its pipes, on which the two threads wait.
            let _ = child.kill();
        }
        found
    });
    let status = child.wait().map_err(|why| damaged(name, what, why))?;
    let Ok((text, why)) = found else {
        return Err(damaged(name, what, format!("it took more than {SECONDS} seconds")));
    };
    if text.len() > most {
        return Err(damaged(name, what, "it holds more text than is read"));
    }
    let told = String::from_utf8_lossy(&why).into_owned();
    if !status.success() {
        return Err(damaged(
            name,
            what,
            if told.is_empty() { String::from("it is broken or needs too much memory") } else { told },
        ));
    }
    String::from_utf8(text).map_err(|why| damaged(name, what, why))
}

/// At most `most` bytes and one more, so that too much can be told.
fn drain(source: Option<impl Read>, most: usize) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(source) = source {
        let _ = source.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut out);
    }
    out
}
