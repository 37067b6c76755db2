//! How this installation runs: `Leptos.toml`, then the environment, then the command line; the last one wins.

mod base_url;
mod error;
mod site;
mod values;

pub use base_url::BaseUrl;
pub use error::ConfigError;

use ipnet::IpNet;
use leptos_config::LeptosOptions;
use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};
use tracing::Level;
use values::{Value, Values};

/// The file's name, looked for in the folder where the program is started.
pub const FILE: &str = "Leptos.toml";

/// The file as it ships: every default of the site.
pub const SHIPPED: &str = include_str!("../../../Leptos.toml");

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// The address to listen on.
    pub listen: Option<SocketAddr>,
    /// The data folder.
    pub data: Option<PathBuf>,
    /// The database.
    pub database_url: Option<String>,
    /// Fill an empty database with an example.
    pub demo: bool,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one object a line.
    Json,
}

/// What is logged.
#[derive(Clone, Copy, Debug)]
pub struct Log {
    /// How.
    pub format: LogFormat,
    /// The least important lines that are kept.
    pub level: Level,
}

/// Everything that can be set.
#[derive(Clone)]
pub struct Config {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// Where people reach the server; `None` for this machine at the port it listens on.
    pub base_url: Option<BaseUrl>,
    /// The proxies whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// The data folder.
    pub data: PathBuf,
    /// The database; `None` for a file in the data folder. May hold a password.
    pub database_url: Option<String>,
    /// The folder of pictures.
    pub media: PathBuf,
    /// The file of the pepper.
    pub pepper_file: PathBuf,
    /// What is logged.
    pub log: Log,
    /// The site that was built.
    pub site: LeptosOptions,
    /// Fill an empty database with an example.
    pub demo: bool,
}

impl Config {
    /// Reads the file in the current folder, if there is one, and the environment.
    ///
    /// # Errors
    /// One sentence that names the key and what it takes.
    pub fn load(flags: &Flags) -> Result<Self, ConfigError> {
        let text = match std::fs::read_to_string(FILE) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(ConfigError::Unreadable(error)),
        };
        // A variable that is not text cannot be one of ours.
        let named = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self::from_sources(
            text.as_deref(),
            &std::env::vars_os().filter_map(named).collect(),
            flags,
        )
    }

    /// The same from `text` of the file and variables `env`; site options are overridden by this process's own.
    ///
    /// # Errors
    /// One sentence that names the key and what it takes.
    pub fn from_sources(
        text: Option<&str>,
        env: &BTreeMap<String, String>,
        flags: &Flags,
    ) -> Result<Self, ConfigError> {
        let text = text.unwrap_or(SHIPPED);
        let mut values = Values::read(text, env)?;
        let site = site::options(text)?;
        let data = flags.data.clone().unwrap_or_else(|| PathBuf::from("data"));
        let url = values
            .take("database", "url")
            .map(|v| database_url(&v))
            .transpose()?
            .flatten();
        let path = |value: Option<Value>, name: &str| match value {
            Some(value) => value.parse("the path of a file or folder", |text| {
                (!text.is_empty()).then(|| PathBuf::from(text))
            }),
            None => Ok(data.join(name)),
        };
        Ok(Self {
            listen: flags.listen.unwrap_or(site.site_addr),
            base_url: values
                .take("server", "base_url")
                .map(|v| BaseUrl::from_value(&v))
                .transpose()?,
            trusted_proxies: values
                .take("server", "trusted_proxies")
                .map_or(Ok(Vec::new()), |v| {
                    v.parse_list("addresses or networks, such as 10.0.0.0/8", network)
                })?,
            database_url: match &flags.database_url {
                Some(flag) => database_url(&Value::flag("--database-url", flag))?,
                None => url,
            },
            media: path(values.take("storage", "path"), "media")?,
            pepper_file: path(values.take("secrets", "pepper_file"), "secret.key")?,
            log: log(&mut values)?,
            data,
            site,
            demo: flags.demo,
        })
    }
}

fn log(values: &mut Values) -> Result<Log, ConfigError> {
    let format = values.take("log", "format").map(|v| {
        v.parse("text or json", |text| match text {
            "text" => Some(LogFormat::Text),
            "json" => Some(LogFormat::Json),
            _ => None,
        })
    });
    let level = values.take("log", "level").map(|v| {
        v.parse("error, warn, info, debug or trace", |text| {
            Level::from_str(text).ok()
        })
    });
    Ok(Log {
        format: format.transpose()?.unwrap_or(LogFormat::Text),
        level: level.transpose()?.unwrap_or(Level::INFO),
    })
}

fn database_url(value: &Value) -> Result<Option<String>, ConfigError> {
    let expected = "sqlite, sqlite:///path/to/file.db or postgres://user@host/name";
    value.parse(expected, |text| {
        let known = ["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|scheme| text.starts_with(scheme));
        if text == "sqlite" {
            Some(None)
        } else {
            known.then(|| Some(text.to_owned()))
        }
    })
}

fn network(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| {
        text.parse::<IpAddr>()
            .ok()
            .map(|address| address.to_canonical().into())
    })
}
