//! The address of the browser: the socket's, or what proxies that are trusted say it is.

use http::HeaderMap;
use ipnet::IpNet;
use std::net::IpAddr;

const FORWARDED: &str = "x-forwarded-for";

/// The address behind `peer`. Each proxy appends whom it heard from, so the list is read from its end, and only as
/// far as those who wrote it are trusted; whatever a browser wrote before is never reached.
#[must_use]
pub fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    let lines = headers.get_all(FORWARDED).iter().rev();
    let entries = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    for entry in entries {
        if !proxies.iter().any(|network| network.contains(&client)) {
            break;
        }
        let Ok(address) = entry.trim().parse::<IpAddr>() else {
            break;
        };
        client = address.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(peer: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().expect("a header"));
        }
        let proxies = ["10.0.0.0/8", "::1/128"].map(|n| n.parse().expect("a network"));
        client(peer.parse().expect("an address"), &headers, &proxies).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(ask("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(ask("10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(
            ask("10.0.0.1", &["1.2.3.4, 198.51.100.1, 10.0.0.2"]),
            "198.51.100.1"
        );
        assert_eq!(ask("10.0.0.1", &["1.2.3.4", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(ask("::1", &["198.51.100.1"]), "198.51.100.1");
    }

    #[test]
    fn nonsense_is_not_read_past() {
        assert_eq!(ask("10.0.0.1", &["198.51.100.1, nonsense"]), "10.0.0.1");
        assert_eq!(ask("10.0.0.1", &["nonsense, 10.0.0.3"]), "10.0.0.3");
        assert_eq!(ask("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn mapped_addresses_are_plain_ones() {
        assert_eq!(ask("::ffff:10.0.0.1", &["::ffff:198.51.100.1"]), "198.51.100.1");
    }
}
