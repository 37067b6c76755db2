use crate::words;
use domain::platform::Platform;
use leptos::prelude::*;

/// The text, folded where its network folds it; the fold opens without a script.
#[component]
pub(super) fn Caption(
    #[prop(into)] platform: Signal<Platform>,
    #[prop(into)] handle: Signal<String>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    // Instagram and TikTok start the text with the account's name.
    let signed = move || {
        matches!(platform.get(), Platform::Instagram | Platform::TikTok)
            .then(|| view! { <b>{handle.with(|handle| handle.trim_start_matches('@').to_owned())}</b>" " })
    };
    move || {
        text.with(|text| {
            if text.is_empty() {
                return None;
            }
            let (shown, rest) = fold(text, platform.get().limits().fold);
            let more = (!rest.is_empty()).then(|| {
                view! {
                    <details class="pv-more">
                        <summary>
                            <span class="pv-show">{words::review::fold_more()}</span>
                            <span class="pv-less">{words::review::fold_less()}</span>
                        </summary>
                    </details>
                }
            });
            let rest = (!rest.is_empty()).then(|| view! { <span class="pv-rest">{marked(rest)}</span> });
            Some(view! { <div class="pv-caption"><p dir="auto">{signed()} {marked(shown)} {rest}</p>{more}</div> })
        })
    }
}

/// Splits a text after `limit` characters at most: at a space if there is one near, never inside an emoji.
fn fold(text: &str, limit: usize) -> (&str, &str) {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return (text, "");
    };
    let near = text[..end]
        .char_indices()
        .rev()
        .take(30)
        .find(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at);
    let joins =
        |c: char| matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{0300}'..='\u{036F}');
    let whole = text[..end]
        .char_indices()
        .rev()
        .find(|(at, c)| {
            let next = at + c.len_utf8();
            *c != '\u{200D}' && !text[next..].starts_with(joins)
        })
        .map(|(at, c)| at + c.len_utf8());
    text.split_at(near.or(whole).unwrap_or(end))
}

/// The text with its hashtags, mentions and links marked, as networks colour them.
fn marked(text: &str) -> impl IntoView + use<> {
    pieces(text)
        .into_iter()
        .map(|(tag, piece)| {
            let piece = piece.to_owned();
            if tag {
                view! { <span class="pv-tag">{piece}</span> }.into_any()
            } else {
                piece.into_any()
            }
        })
        .collect_view()
}

/// Runs of a text, and whether each is a hashtag, a mention or a link.
fn pieces(text: &str) -> Vec<(bool, &str)> {
    let (mut runs, mut plain) = (Vec::new(), 0);
    let mut word = 0;
    while word < text.len() {
        let rest = &text[word..];
        let end = word + rest.find(char::is_whitespace).unwrap_or(rest.len());
        if let Some(length) = tag_length(&text[word..end]) {
            if plain < word {
                runs.push((false, &text[plain..word]));
            }
            plain = word + length;
            runs.push((true, &text[word..plain]));
        }
        word = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    if plain < text.len() {
        runs.push((false, &text[plain..]));
    }
    runs
}

/// How many bytes of a word belong to the hashtag, mention or link that it starts with.
fn tag_length(word: &str) -> Option<usize> {
    let link = ["https://", "http://", "www."]
        .iter()
        .any(|start| word.starts_with(start));
    if link {
        return Some(
            word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '"'])
                .len(),
        );
    }
    let name = word.strip_prefix(['#', '@'])?;
    let length = name
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
        .unwrap_or(name.len());
    let length = name[..length].trim_end_matches('.').len();
    (length > 0).then_some(length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_at_the_fold() {
        for text in [
            "",
            "short",
            "a few words that are longer than the limit",
            "ohneLeerzeichenÜberDieGrenze",
            "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
        ] {
            let (shown, rest) = fold(text, 12);
            assert_eq!(format!("{shown}{rest}"), text);
            assert!(shown.chars().count() <= 12, "{shown}");
        }
        assert_eq!(fold("a few words that", 8), ("a few", " words that"));
        assert_eq!(fold("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 8), ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"));
    }

    #[test]
    fn tags_are_found() {
        let text = "Hi @ana.b! See https://x.example/a, now #coffee. a@b #";
        let tags: Vec<_> = pieces(text)
            .into_iter()
            .filter_map(|(tag, piece)| tag.then_some(piece))
            .collect();
        assert_eq!(tags, ["@ana.b", "https://x.example/a", "#coffee"]);
        assert_eq!(
            pieces(text)
                .into_iter()
                .map(|(_, piece)| piece)
                .collect::<String>(),
            text
        );
    }
}
