//! Why the configuration cannot be used, each as one sentence for the operator.

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is there, but cannot be read.
    #[error("Leptos.toml cannot be read: {0}")]
    Unreadable(std::io::Error),
    /// It is not TOML.
    #[error("Leptos.toml, line {line}: {message}")]
    Syntax {
        /// Where.
        line: usize,
        /// What.
        message: String,
    },
    /// A table that has no meaning.
    #[error("Leptos.toml: [{table}] is not known; expected one of {expected}")]
    UnknownTable {
        /// Its name.
        table: String,
        /// The names there are.
        expected: String,
    },
    /// A key that has no meaning.
    #[error("{name} is not known; expected one of {expected}")]
    UnknownKey {
        /// Where and how it is written.
        name: String,
        /// The names there are.
        expected: String,
    },
    /// A value that the key does not take. The value is not repeated: it may be a secret.
    #[error("{name} must be {expected}")]
    Value {
        /// Where and how the key is written.
        name: String,
        /// What it takes.
        expected: &'static str,
    },
    /// The site options cannot be used.
    #[error("Leptos.toml, [package.metadata.leptos]: {0}")]
    Site(String),
}
