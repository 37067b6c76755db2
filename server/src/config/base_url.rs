//! Where people reach this server.

use super::{ConfigError, values::Value};
use http::Uri;
use std::{fmt, sync::Arc};

/// An origin: scheme, host and, unless it is the usual one, port. Never taken from a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: Arc<str>,
    secure: bool,
}

/// Names of this machine for itself, where browsers hold plain http for safe.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

const ORIGIN: &str = "an address such as https://plan.example.com, without a path";
const SECURE: &str = "an https:// address: without TLS, passwords and sessions could be read on the way \
                      (http:// works on localhost, 127.0.0.1 and [::1] only)";

impl BaseUrl {
    /// This machine, at `port`.
    #[must_use]
    pub fn local(port: u16) -> Self {
        let origin = if port == 80 {
            "http://localhost".to_owned()
        } else {
            format!("http://localhost:{port}")
        };
        Self {
            origin: origin.into(),
            secure: false,
        }
    }

    pub(super) fn from_value(value: &Value) -> Result<Self, ConfigError> {
        let (url, loopback) = value.parse(ORIGIN, parse)?;
        if url.secure || loopback {
            Ok(url)
        } else {
            Err(value.must_be(SECURE))
        }
    }

    /// The text, without a slash at the end; it equals the `Origin` that browsers send.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// The name of the machine, without a port.
    #[must_use]
    pub fn host(&self) -> &str {
        name_of(self.origin.split_once("://").map_or("", |(_, host)| host))
    }

    /// Whether it is reached by TLS; otherwise it is this machine itself.
    #[must_use]
    pub const fn secure(&self) -> bool {
        self.secure
    }

    /// Whether a page of origin `origin`, that a request to `host` names, is ours. This machine has several names.
    #[must_use]
    pub fn is_ours(&self, origin: &str, host: Option<&str>) -> bool {
        if origin == &*self.origin {
            return true;
        }
        let local = |host: &&str| LOOPBACK.contains(&name_of(host));
        !self.secure
            && host
                .filter(local)
                .is_some_and(|host| origin.strip_prefix("http://") == Some(host))
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

/// An origin, and whether it is this machine.
fn parse(text: &str) -> Option<(BaseUrl, bool)> {
    let uri: Uri = text.parse().ok()?;
    let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
    let plain = matches!(uri.path(), "" | "/") && uri.query().is_none() && !text.contains(['@', '#']);
    let usual = match scheme {
        "http" => 80,
        "https" => 443,
        _ => return None,
    };
    let host = authority.host().to_lowercase();
    if !plain || host.is_empty() {
        return None;
    }
    let port = match authority.as_str()[authority.host().len()..].strip_prefix(':') {
        Some(port) => Some(port.parse::<u16>().ok()?).filter(|port| *port != usual),
        None => None,
    };
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let loopback = LOOPBACK.contains(&host.as_str());
    let url = BaseUrl {
        origin: format!("{scheme}://{host}{port}").into(),
        secure: scheme == "https",
    };
    Some((url, loopback))
}

/// A `Host` without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_written_as_browsers_write_them() {
        for (given, origin) in [
            ("https://Plan.Example.com/", "https://plan.example.com"),
            ("https://plan.example.com:443", "https://plan.example.com"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://[::1]:80", "http://[::1]"),
        ] {
            assert_eq!(
                parse(given).map(|(url, _)| url.to_string()).as_deref(),
                Some(origin),
                "{given}"
            );
        }
    }

    #[test]
    fn nothing_but_an_origin_is_taken() {
        for given in [
            "",
            "plan.example.com",
            "ftp://x.de",
            "https://x.de/plan",
            "https://x.de?x",
            "https://a@x.de",
            "https://x.de:x",
        ] {
            assert_eq!(parse(given), None, "{given}");
        }
    }

    #[test]
    fn this_machine_has_several_names_and_others_have_none() {
        let local = BaseUrl::local(3000);
        assert!(local.is_ours("http://127.0.0.1:3000", Some("127.0.0.1:3000")));
        assert!(local.is_ours("http://[::1]:3000", Some("[::1]:3000")));
        assert!(!local.is_ours("http://127.0.0.1:3001", Some("127.0.0.1:3000")));
        assert!(!local.is_ours("http://evil.example:3000", Some("evil.example:3000")));
        let public = BaseUrl {
            origin: "https://plan.example.com".into(),
            secure: true,
        };
        assert!(!public.is_ours("http://localhost", Some("localhost")));
    }
}
