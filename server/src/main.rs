//! The program `countersign`.

use std::process::ExitCode;

/// Gives back what pictures took while they were decoded, which the system's own keeps (docs/PERFORMANCE.md).
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::cli::run()
}
