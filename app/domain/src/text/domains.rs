//! Names of hosts, as twitter-text finds them in a text.

use super::chars::{accented, directional, invalid, space, within};
use std::ops::Range;

/// Endings of names that stand for a link without a scheme, as in twitter-text 3.1.0: 10 kB, 4.6 kB packed.
/// <https://github.com/twitter/twitter-text/blob/master/conformance/tld_lib.yml>
const ENDINGS: &str = include_str!("endings.txt");

/// The bytes of the name that `text` begins with; its ending must be a known one.
pub(super) fn known(text: &str) -> Option<usize> {
    longest(text, |c| of_name(c) || matches!(c, '-' | '_'), ending)
}

/// The bytes of any name of a host that `text` begins with.
pub(super) fn any(text: &str) -> Option<usize> {
    let host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let last = |rest: &str| Some(rest.find(|c| !host(c)).unwrap_or(rest.len())).filter(|length| *length > 0);
    longest(text, host, last)
}

/// Names of plain letters and their accents within a name, each with a known ending.
pub(super) fn plain(name: &str) -> Vec<Range<usize>> {
    let of_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || accented(c);
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = name[at..].find(of_plain).map(|skip| at + skip) {
        let mut best = None;
        let mut here = start;
        while let Some(length) = label(&name[here..], of_plain) {
            here += length + 1;
            best = ending(&name[here..]).map(|length| here + length).or(best);
        }
        at = match best {
            Some(end) => {
                found.push(start..end);
                end
            }
            None => start + name[start..].find(|c| !of_plain(c)).unwrap_or(name.len() - start),
        };
    }
    found
}

/// Whether `name` ends in a known ending of small letters, and in nothing else.
pub(super) fn ends_well(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, last)| ENDINGS.split_ascii_whitespace().any(|known| known == last))
}

/// Whether every label of `name` fits into the domain system, which knows ASCII only.
pub(super) fn resolvable(name: &str) -> bool {
    name.split('.')
        .all(|label| (1..=63).contains(&encoded_length(label)))
}

/// The end of the last ending that follows labels of `of_label` and dots.
fn longest(
    text: &str,
    of_label: impl Fn(char) -> bool,
    ending: impl Fn(&str) -> Option<usize>,
) -> Option<usize> {
    let (mut best, mut at) = (None, 0);
    while let Some(length) = label(&text[at..], &of_label) {
        let found = &text[at..at + length];
        if found.starts_with(['-', '_']) || found.ends_with(['-', '_']) {
            break;
        }
        at += length + 1;
        if !found.contains('_') {
            best = ending(&text[at..]).map(|length| at + length).or(best);
        }
    }
    best
}

/// The bytes of a label with a dot behind it, without the dot.
fn label(text: &str, of_label: impl Fn(char) -> bool) -> Option<usize> {
    text.find(|c| !of_label(c))
        .filter(|end| *end > 0 && text[*end..].starts_with('.'))
}

fn of_name(c: char) -> bool {
    !(within(c, "!'#%&()*+,\\./:;<=>?@[]^_{|}~$") || c == '-' || space(c) || invalid(c) || directional(c))
}

/// The bytes of the known ending that `text` begins with.
fn ending(text: &str) -> Option<usize> {
    let ends =
        |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '+' | '-'));
    let run = text
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    if run == 0 {
        let mut names = ENDINGS.split_ascii_whitespace().filter(|known| !known.is_ascii());
        let fits = |known: &&str| text.strip_prefix(known).is_some_and(ends);
        return names.by_ref().filter(fits).map(str::len).max();
    }
    if run == 2 && text.len() > 4 && text.as_bytes()[..4].eq_ignore_ascii_case(b"xn--") {
        let code = text[4..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        return Some(code.map_or(text.len(), |length| 4 + length)).filter(|length| *length > 4);
    }
    let known = |name: &str| name.eq_ignore_ascii_case(&text[..run]);
    (ends(&text[run..]) && ENDINGS.split_ascii_whitespace().any(known)).then_some(run)
}

/// The length of a label as the domain system has it. <https://www.rfc-editor.org/rfc/rfc3492>
fn encoded_length(label: &str) -> usize {
    const BASE: u32 = 36;
    let mut points: Vec<u32> = label.chars().map(u32::from).collect();
    let plain = u32::try_from(label.bytes().filter(u8::is_ascii).count()).unwrap_or(u32::MAX);
    if label.is_ascii() {
        return label.len();
    }
    let (mut length, mut delta, mut bias, mut done) = (4 + plain + u32::from(plain > 0), 0_u32, 72, plain);
    let whole = points.clone();
    points.retain(|point| *point >= 128);
    points.sort_unstable();
    let mut next = 128;
    for point in points {
        if point < next {
            continue;
        }
        delta = delta.saturating_add((point - next).saturating_mul(done + 1));
        for seen in &whole {
            if *seen < point {
                delta = delta.saturating_add(1);
            } else if *seen == point {
                let (mut q, mut k) = (delta, BASE);
                loop {
                    length += 1;
                    let threshold = k.saturating_sub(bias).clamp(1, 26);
                    if q < threshold {
                        break;
                    }
                    q = (q - threshold) / (BASE - threshold);
                    k += BASE;
                }
                done += 1;
                delta = if done == plain + 1 { delta / 700 } else { delta / 2 };
                delta += delta / done;
                bias = 0;
                while delta > 455 {
                    delta /= BASE - 1;
                    bias += BASE;
                }
                bias += BASE * delta / (delta + 38);
                delta = 0;
            }
        }
        delta = delta.saturating_add(1);
        next = point + 1;
    }
    usize::try_from(length).unwrap_or(usize::MAX)
}
