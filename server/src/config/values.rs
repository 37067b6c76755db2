//! Our own keys, from the file and the environment.

use super::ConfigError;
use std::collections::BTreeMap;

/// Every table and its keys.
const TABLES: [(&str, &[&str]); 5] = [
    ("server", &["base_url", "trusted_proxies"]),
    ("database", &["url"]),
    ("storage", &["path"]),
    ("secrets", &["pepper_file"]),
    ("log", &["format", "level"]),
];

/// The table that belongs to the site options.
const PACKAGE: &str = "package";

/// A value, and where it was written.
pub(super) struct Value {
    name: String,
    content: Content,
}

enum Content {
    Text(String),
    List(Vec<String>),
    Other,
}

impl Value {
    /// A value from the command line.
    pub(super) fn flag(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            content: Content::Text(text.to_owned()),
        }
    }

    /// One thing, read by `read`.
    pub(super) fn parse<T>(
        &self,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, ConfigError> {
        let text = if let Content::Text(text) = &self.content {
            Some(text.trim())
        } else {
            None
        };
        text.and_then(read).ok_or_else(|| self.must_be(expected))
    }

    /// Several things: a list, or a text with commas.
    pub(super) fn parse_list<T>(
        &self,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, ConfigError> {
        let items: Vec<&str> = match &self.content {
            Content::List(items) => items.iter().map(String::as_str).collect(),
            Content::Text(text) => text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .collect(),
            Content::Other => return Err(self.must_be(expected)),
        };
        items
            .into_iter()
            .map(read)
            .collect::<Option<_>>()
            .ok_or_else(|| self.must_be(expected))
    }

    /// The error of a value that is something else.
    pub(super) fn must_be(&self, expected: &'static str) -> ConfigError {
        ConfigError::Value {
            name: self.name.clone(),
            expected,
        }
    }
}

/// The values that were set, by table and key.
pub(super) struct Values(BTreeMap<(&'static str, &'static str), Value>);

impl Values {
    /// The values of the file, and over them those of the environment.
    pub(super) fn read(text: &str, env: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let mut values = Self(BTreeMap::new());
        values.read_file(text)?;
        values.read_env(env)?;
        Ok(values)
    }

    /// What was set, once.
    pub(super) fn take(&mut self, table: &'static str, key: &'static str) -> Option<Value> {
        self.0.remove(&(table, key))
    }

    fn read_file(&mut self, text: &str) -> Result<(), ConfigError> {
        let file: toml::Table = text.parse().map_err(|error| syntax(text, &error))?;
        for (table, content) in file {
            if table == PACKAGE {
                continue;
            }
            let known = TABLES.iter().find(|(name, _)| *name == table);
            let (Some((table, keys)), toml::Value::Table(content)) = (known, content) else {
                let tables = TABLES.map(|(name, _)| name);
                return Err(ConfigError::UnknownTable {
                    table,
                    expected: tables.join(", "),
                });
            };
            for (key, value) in content {
                let name = format!("Leptos.toml: {key} in [{table}]");
                let key = known_key(keys, &key, &name)?;
                self.0.insert(
                    (table, key),
                    Value {
                        name,
                        content: content_of(value),
                    },
                );
            }
        }
        Ok(())
    }

    fn read_env(&mut self, env: &BTreeMap<String, String>) -> Result<(), ConfigError> {
        for (table, keys) in TABLES {
            let prefix = format!("COUNTERSIGN_{}_", table.to_uppercase());
            for (name, text) in env {
                let Some(key) = name.strip_prefix(&prefix) else {
                    continue;
                };
                let key = known_key(keys, &key.to_lowercase(), name)?;
                let content = Content::Text(text.clone());
                self.0.insert(
                    (table, key),
                    Value {
                        name: name.clone(),
                        content,
                    },
                );
            }
        }
        Ok(())
    }
}

fn known_key(keys: &'static [&'static str], key: &str, name: &str) -> Result<&'static str, ConfigError> {
    keys.iter()
        .copied()
        .find(|known| *known == key)
        .ok_or_else(|| ConfigError::UnknownKey {
            name: name.to_owned(),
            expected: keys.join(", "),
        })
}

fn content_of(value: toml::Value) -> Content {
    match value {
        toml::Value::String(text) => Content::Text(text),
        toml::Value::Array(items) => {
            let text = |item| {
                if let toml::Value::String(text) = item {
                    Some(text)
                } else {
                    None
                }
            };
            items
                .into_iter()
                .map(text)
                .collect::<Option<_>>()
                .map_or(Content::Other, Content::List)
        }
        _ => Content::Other,
    }
}

/// A parser's error as one line: its own message may span several and repeat the source.
pub(super) fn syntax(text: &str, error: &toml::de::Error) -> ConfigError {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    let line = text.as_bytes()[..at]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1;
    ConfigError::Syntax {
        line,
        message: error.message().lines().collect::<Vec<_>>().join(" "),
    }
}
