//! The thin binary: arguments in, exit code out.

/// A page is made of thousands of short strings; the system's allocator costs a sixth of the time of a build (`tests/bench`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    gongshi::cli::run()
}
