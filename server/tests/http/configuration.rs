//! A configuration that cannot be used stops the start with one sentence that says what to change.

use server::config::{Config, Flags, SHIPPED};
use std::{collections::BTreeMap, path::Path};

fn load(text: &str, env: &[(&str, &str)]) -> Result<Config, String> {
    let env: BTreeMap<_, _> = env
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    Config::from_sources(Some(text), &env, &Flags::default()).map_err(|error| error.to_string())
}

#[test]
fn the_shipped_file_holds_the_defaults() {
    let config = load(SHIPPED, &[]).expect("a configuration");
    assert!(config.base_url.is_none() && config.database_url.is_none() && config.trusted_proxies.is_empty());
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.media, Path::new("data/media"));
    assert_eq!(config.pepper_file, Path::new("data/secret.key"));
    let without = Config::from_sources(None, &BTreeMap::new(), &Flags::default()).expect("a configuration");
    assert_eq!(without.site.output_name, config.site.output_name);
}

#[test]
fn the_environment_wins_over_the_file_and_the_command_line_over_both() {
    let text = "[server]\nbase_url = 'https://file.example'\n[database]\nurl = 'postgres://file/x'";
    let env = [
        ("COUNTERSIGN_SERVER_BASE_URL", "https://env.example/"),
        ("COUNTERSIGN_SERVER_TRUSTED_PROXIES", "10.0.0.1, fd00::/8"),
        ("COUNTERSIGN_DATABASE_URL", "postgres://env/x"),
        ("COUNTERSIGN_BIN", "somewhere"),
    ];
    let config = load(text, &env).expect("a configuration");
    assert_eq!(
        config.base_url.as_ref().map(ToString::to_string).as_deref(),
        Some("https://env.example")
    );
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(config.database_url.as_deref(), Some("postgres://env/x"));
    let flags = Flags {
        database_url: Some("sqlite".to_owned()),
        ..Flags::default()
    };
    let config = Config::from_sources(Some(text), &BTreeMap::new(), &flags).expect("a configuration");
    assert_eq!(config.database_url, None);
}

#[test]
fn each_mistake_has_one_sentence() {
    let site = "[package.metadata.leptos]\noutput-name = 'countersign'\n";
    for (text, env, named) in [
        (
            "[serverr]\nx = 1",
            ("", ""),
            "[serverr] is not known; expected one of server, database",
        ),
        ("listen = 3", ("", ""), "[listen] is not known"),
        (
            "[server]\nurl = 'x'",
            ("", ""),
            "url in [server] is not known; expected one of base_url, trusted_proxies",
        ),
        (
            "[server]\nbase_url = 3",
            ("", ""),
            "base_url in [server] must be an address such as https://",
        ),
        (
            "[server]\nbase_url = 'https://x.de/plan'",
            ("", ""),
            "without a path",
        ),
        (
            "[server]\nbase_url = 'http://x.de'",
            ("", ""),
            "must be an https:// address",
        ),
        (
            "[server]\ntrusted_proxies = ['everyone']",
            ("", ""),
            "must be addresses or networks",
        ),
        (
            "[server]\ntrusted_proxies = [3]",
            ("", ""),
            "must be addresses or networks",
        ),
        (
            "[database]\nurl = 'mysql://x'",
            ("", ""),
            "url in [database] must be sqlite",
        ),
        (
            "[storage]\npath = ''",
            ("", ""),
            "path in [storage] must be the path",
        ),
        (
            "[log]\nformat = 'xml'",
            ("", ""),
            "format in [log] must be text or json",
        ),
        (
            "[log]\nlevel = 'loud'",
            ("", ""),
            "level in [log] must be error, warn",
        ),
        ("[log\n", ("", ""), "Leptos.toml, line 1: "),
        (
            "",
            ("COUNTERSIGN_DATABASE_URI", "x"),
            "COUNTERSIGN_DATABASE_URI is not known; expected one of url",
        ),
        (
            "",
            ("COUNTERSIGN_LOG_LEVEL", "loud"),
            "COUNTERSIGN_LOG_LEVEL must be error, warn",
        ),
        (
            &format!("{site}site-rot = 'x'"),
            ("", ""),
            "site-rot in [package.metadata.leptos] is not known",
        ),
        (
            &format!("{site}site-addr = 'x'"),
            ("", ""),
            "[package.metadata.leptos]: ",
        ),
    ] {
        let Err(sentence) = load(text, &[env]) else {
            unreachable!("{text} {env:?} was taken")
        };
        assert!(sentence.contains(named), "{sentence}");
        assert!(!sentence.contains('\n'), "{sentence}");
    }
}

#[test]
fn a_secret_in_a_wrong_value_is_not_repeated() {
    let Err(sentence) = load("[database]\nurl = 'mysql://me:hunter2@x'", &[]) else {
        unreachable!("it was taken")
    };
    assert!(!sentence.contains("hunter2"), "{sentence}");
}

#[test]
fn this_machine_needs_no_tls() {
    for url in ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:8080"] {
        assert!(load("", &[("COUNTERSIGN_SERVER_BASE_URL", url)]).is_ok(), "{url}");
    }
}

#[test]
fn both_files_say_the_same_of_the_site() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace");
    let cargo = std::fs::read_to_string(root.join("Cargo.toml")).expect("Cargo.toml");
    let cargo: toml::Table = cargo.parse().expect("TOML");
    let shipped: toml::Table = SHIPPED.parse().expect("TOML");
    let built = &cargo["workspace"]["metadata"]["leptos"][0];
    let site = shipped["package"]["metadata"]["leptos"]
        .as_table()
        .expect("a table");
    let shared = site.iter().filter(|(key, value)| {
        built
            .get(key)
            .inspect(|b| assert_eq!(b, value, "{key}"))
            .is_some()
    });
    assert_eq!(
        shared.count(),
        site.len(),
        "every option stands in Cargo.toml too"
    );
}
