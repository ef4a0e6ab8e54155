//! Hands the arguments to the command line and its exit code to the shell.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match std::panic::catch_unwind(masthead::cli::run) {
        Ok(code) => code,
        Err(_) => {
            eprintln!(
                "masthead: this is a fault of Masthead {}, not yours. Nothing was published.\n\
                 Please send the lines above, and the file it was reading if you can.",
                env!("CARGO_PKG_VERSION")
            );
            ExitCode::from(70)
        }
    }
}
