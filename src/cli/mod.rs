//! The command line: one file a command. Exit codes: 0 fine, 1 the content has errors and nothing
//! was written, 2 wrong call or wrong place, 70 a fault of Masthead itself.

#![allow(clippy::disallowed_methods)] // the terminal, the clock and the environment are what this room is for

mod args;
mod build;
mod calendar;
mod check;
mod explain;
mod init;
mod new;
mod serve;
mod session;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        Command::Build(args) => build::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Check(look) => check::run(look),
        Command::Init(args) => init::run(args),
        Command::New(args) => new::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Calendar(look) => calendar::run(look),
    };
    match result {
        Ok(Done::Fine) => ExitCode::SUCCESS,
        Ok(Done::Wrong) => ExitCode::from(1),
        Err(message) => {
            eprintln!("masthead: {message}");
            ExitCode::from(2)
        }
    }
}

/// How a command ended. A wrong call is an error with its message.
enum Done {
    Fine,
    Wrong,
}

/// Prints to standard output; a reader that went away is no fault.
fn say(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
