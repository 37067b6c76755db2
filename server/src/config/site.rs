//! The site options, read by Leptos itself.

use super::ConfigError;
use leptos_config::{LeptosOptions, get_config_from_str};

/// The options that a server reads; others would be ignored silently.
const OPTIONS: [&str; 14] = [
    "output-name",
    "site-root",
    "site-pkg-dir",
    "env",
    "site-addr",
    "reload-port",
    "reload-external-port",
    "reload-ws-protocol",
    "not-found-path",
    "hash-file",
    "hash-files",
    "server-fn-prefix",
    "disable-server-fn-hash",
    "server-fn-mod-path",
];

/// The options in `text`, overridden by `LEPTOS_*`.
pub(super) fn options(text: &str) -> Result<LeptosOptions, ConfigError> {
    let file: toml::Table = text
        .parse()
        .map_err(|error| super::values::syntax(text, &error))?;
    let given = file
        .get("package")
        .and_then(|p| p.get("metadata"))
        .and_then(|m| m.get("leptos"));
    let Some(given) = given.and_then(toml::Value::as_table) else {
        // A file with our own tables only: the site is the one that ships.
        return if text == super::SHIPPED {
            Err(missing())
        } else {
            options(super::SHIPPED)
        };
    };
    if let Some(unknown) = given.keys().find(|key| !OPTIONS.contains(&key.as_str())) {
        let name = format!("Leptos.toml: {unknown} in [package.metadata.leptos]");
        return Err(ConfigError::UnknownKey {
            name,
            expected: OPTIONS.join(", "),
        });
    }
    get_config_from_str(text).map_err(|error| {
        let text = error.to_string();
        ConfigError::Site(text.lines().map(str::trim).collect::<Vec<_>>().join(" "))
    })
}

fn missing() -> ConfigError {
    ConfigError::Site("the table is missing".to_owned())
}
