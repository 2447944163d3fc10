//! The `aurpress` program: parse, run, map the outcome to an exit code.

use aurpress::{cli::Cli, command, report};
use clap::Parser;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match command::run(&Cli::parse()) {
        Ok(exit) => exit.into(),
        Err(error) => {
            report::error(&error);
            command::exit_code(&error).into()
        }
    }
}
