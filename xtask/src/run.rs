//! Starts the server that was built.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::build::Profile;
use crate::metadata::Project;

/// Becomes the server, so that Ctrl-C and every other signal reach it directly. Returns only on failure.
pub fn server(project: &Project, profile: Profile, args: &[String]) -> Result<()> {
    let program = profile.server(project);
    let mut command = Command::new(&program);
    command.current_dir(&project.root).arg("serve");
    if option(args, "--data").is_none() {
        command.args(["--data", "./data"]);
    }
    command.args(args).env("LEPTOS_SITE_ROOT", project.site());
    println!();
    println!(
        "Open http://{} once the server says that it listens; Ctrl-C ends it.",
        named(address(project, args))
    );
    println!();
    Err(command.exec()).with_context(|| format!("could not start {}", program.display()))
}

fn address<'a>(project: &'a Project, args: &'a [String]) -> &'a str {
    option(args, "--listen").unwrap_or(&project.leptos.site_addr)
}

/// Loopback by its name: cookies of `localhost` and `127.0.0.1` are two different things.
fn named(address: &str) -> String {
    address.replace("127.0.0.1:", "localhost:")
}

/// The value of `--name value` or `--name=value`.
fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    let inline = |arg: &'a String| arg.strip_prefix(name)?.strip_prefix('=');
    args.iter().find_map(inline).or_else(|| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1).map(String::as_str)
    })
}

#[cfg(test)]
mod tests {
    use super::option;

    #[test]
    fn an_option_is_found_in_both_spellings() {
        let args = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            option(&args(&["--demo", "--listen", "[::1]:80"]), "--listen"),
            Some("[::1]:80")
        );
        assert_eq!(
            option(&args(&["--listen=[::1]:80"]), "--listen"),
            Some("[::1]:80")
        );
        assert_eq!(option(&args(&["--listening", "x"]), "--listen"), None);
        assert_eq!(option(&args(&["--listen"]), "--listen"), None);
    }
}
