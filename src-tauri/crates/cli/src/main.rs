//! The same verbs as the window's, from a terminal. Exit status 0; 1 when the request could not be done, with one
//! sentence on standard error; 2 for a command line that is not understood.

mod arguments;
mod backups;
mod export;
mod import;
mod lint;
mod plain;
mod verbs;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    if let Some(code) = intake::child::run_if_asked() {
        return code;
    }
    let arguments = arguments::Arguments::parse();
    match verbs::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of our output went away (`| head`): nothing is wrong.
        Err(verbs::Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            #[allow(clippy::print_stderr, reason = "this is where a terminal program says what went wrong")]
            {
                eprintln!("{}", plain::shown(&failure.to_string()));
            }
            ExitCode::FAILURE
        }
    }
}
