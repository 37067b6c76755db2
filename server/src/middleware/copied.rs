//! Addresses as they were copied: with the full stop after them, the bracket around them, what cannot be seen in them.
//!
//! The browser is led to the address itself before anything is counted or drawn, whether or not it opens something.

use http::{HeaderValue, Uri};
use percent_encoding::percent_decode_str;
use service::secrets::token_in;

/// The address that was meant, if it is another one than was asked for.
pub fn meant(asked: &Uri) -> Option<HeaderValue> {
    let path = path_meant(asked.path())?;
    let address = match asked.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    };
    HeaderValue::from_str(&address).ok()
}

fn path_meant(path: &str) -> Option<String> {
    let (door, rest) = ["/r/", "/c/", "/join/", "/review/"]
        .into_iter()
        .find_map(|door| Some((door, path.strip_prefix(door)?)))?;
    let meant = if door == "/review/" {
        format!("{door}{}", without_end(rest)?)
    } else {
        let (token, below) = rest.split_once('/').unwrap_or((rest, ""));
        let token = token_in(&decoded(token))?;
        // Only a calendar has pages of its own below its token.
        match without_end(below) {
            Some(below) if door == "/c/" && !below.is_empty() => format!("{door}{token}/{below}"),
            None if door == "/c/" => format!("{door}{token}/{below}"),
            _ => format!("{door}{token}"),
        }
    };
    (meant != path).then_some(meant)
}

/// A path without what was copied behind it; `None` if there is more in it than paths of ours are made of.
fn without_end(path: &str) -> Option<String> {
    let text = decoded(path);
    let text = text.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let ours = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '_' | '-');
    text.chars().all(ours).then(|| text.to_owned())
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "q1w2e3r4t5y6u7i8o9p0-_asdfghjklzxcvbnmQWERT";
    const LINK: &str = "0199e0a0-0000-7000-8000-000000000001";

    fn meant(path: &str) -> Option<String> {
        path_meant(&path.replace('T', TOKEN).replace('L', LINK))
    }

    #[test]
    fn what_stands_around_is_left_out() {
        for (asked, right) in [
            ("/r/T.", "/r/T"),
            ("/r/T/", "/r/T"),
            ("/r/T)/", "/r/T"),
            ("/r/%3CT%3E", "/r/T"),
            ("/r/T%E2%80%8B", "/r/T"),
            ("/r/T%20thanks", "/r/T"),
            ("/r/T/thanks", "/r/T"),
            ("/r/T%2F", "/r/T"),
            ("/c/T.", "/c/T"),
            ("/c/T/", "/c/T"),
            ("/c/T/%0d%0a", "/c/T"),
            ("/c/T,/calendar.ics", "/c/T/calendar.ics"),
            ("/c/T/calendar.ics).", "/c/T/calendar.ics"),
            ("/c/T/calendar.json/", "/c/T/calendar.json"),
            ("/join/T%E2%80%9D", "/join/T"),
            ("/review/L/", "/review/L"),
            ("/review/L.", "/review/L"),
            ("/review/L/done%E2%80%A6", "/review/L/done"),
        ] {
            let right = right.replace('T', TOKEN).replace('L', LINK);
            assert_eq!(meant(asked), Some(right), "{asked}");
        }
    }

    #[test]
    fn clean_and_other_addresses_are_left_alone() {
        for asked in [
            "/r/T",
            "/c/T",
            "/c/T/calendar.ics",
            "/c/T/media/L/L/display",
            "/c/x.",
            "/r/",
            "/r/unknown.",
            "/join/T",
            "/review/L",
            "/review/L/approve-all",
            "/review/",
            "/links/",
            "/",
        ] {
            assert_eq!(meant(asked), None, "{asked}");
        }
    }
}
