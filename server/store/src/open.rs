//! How a database is opened.

use std::time::Duration;

/// How long a request waits for a connection before it is told that the service is unavailable.
pub(crate) const ACQUIRE: Duration = Duration::from_secs(5);

/// Which database, and how.
#[derive(Clone)]
pub struct OpenOptions {
    /// `sqlite:///path/to/file.db`, `sqlite://data/file.db` (relative) or `postgres://user@host/name`. May hold a password.
    pub url: String,
    /// Takes no lock, changes no schema and refuses writes: for looking at a database that a server is using.
    pub read_only: bool,
    /// Connections for reading.
    pub readers: u32,
}

impl OpenOptions {
    /// The database at `url`, for a server.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            read_only: false,
            readers: 4,
        }
    }

    /// The same database, for looking only.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }
}
