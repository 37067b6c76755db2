//! What two people changed in one post, put together field by field.

use domain::{
    Field,
    post::Variant,
    views::planner::{Draft, DraftMedia},
};

/// Two drafts of one post as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// In each field what was changed; where both changed it, what was typed.
    pub draft: Draft,
    /// The fields that both changed, each otherwise.
    pub both: Vec<Field>,
}

/// Puts what was typed into a post, which then was `from`, together with the post as it is now.
#[must_use]
pub fn merge(from: &Draft, typed: &Draft, now: &Draft) -> Merged {
    let (mine, theirs) = (differing(from, typed), differing(from, now));
    let mut draft = typed.clone();
    let mut both = Vec::new();
    for field in theirs {
        let lost = match field {
            Field::Channels => typed
                .variants
                .iter()
                .any(|own| !from.variants.contains(own) && !now.channels.contains(&own.channel)),
            Field::Media => typed.media.iter().any(|own| {
                let there = now.media.iter().any(|m| m.id == own.id);
                !there && from.media.iter().any(|m| m.id == own.id && m.alt != own.alt)
            }),
            _ => false,
        };
        if field == Field::Caption {
            both.extend(merge_words(&mut draft, from, now).then_some(field));
        } else if lost || mine.contains(&field) {
            both.push(field);
        } else {
            take(&mut draft, now, field);
        }
    }
    let apart = differing(&draft, now);
    both.retain(|field| apart.contains(field));
    // Pictures and what is said about them are one thing to choose.
    if both.contains(&Field::Media) {
        both.retain(|field| *field != Field::AltText);
    }
    Merged { both, draft }
}

/// Words for all channels and for each, each by itself. Gives whether both changed some of them, each otherwise.
fn merge_words(draft: &mut Draft, from: &Draft, now: &Draft) -> bool {
    let own = |of: &Draft, channel| {
        let mut own = of.variants.iter().filter(|own| own.channel == channel);
        own.next().map(|own| own.caption.clone())
    };
    let mut apart = false;
    let mut one = |from: Option<String>, typed: Option<String>, now: Option<String>| {
        if typed == from {
            return now;
        }
        apart |= now != from && now != typed;
        typed
    };
    let caption = one(
        Some(from.caption.clone()),
        Some(draft.caption.clone()),
        Some(now.caption.clone()),
    );
    let mut channels: Vec<_> = draft.variants.iter().map(|own| own.channel).collect();
    let theirs = now.variants.iter().map(|own| own.channel);
    channels.extend(theirs.filter(|channel| own(draft, *channel).is_none()));
    let variants = channels.into_iter().filter_map(|channel| {
        let caption = one(own(from, channel), own(draft, channel), own(now, channel))?;
        Some(Variant { channel, caption })
    });
    let variants = variants.collect();
    draft.caption = caption.unwrap_or_default();
    draft.variants = variants;
    // As the form has them.
    let order = |own: &Variant| now.channels.iter().position(|id| *id == own.channel);
    draft.variants.sort_by_key(order);
    apart
}

/// The fields in which two drafts differ.
#[must_use]
pub fn differing(one: &Draft, other: &Draft) -> Vec<Field> {
    let ids = |draft: &Draft| draft.media.iter().map(|m| m.id).collect::<Vec<_>>();
    let fields = [
        (
            Field::Caption,
            (&one.caption, &one.variants) != (&other.caption, &other.variants),
        ),
        (Field::Channels, one.channels != other.channels),
        (Field::Media, ids(one) != ids(other)),
        (Field::AltText, described(one, other)),
        (
            Field::Schedule,
            (&one.date, &one.time, one.turn) != (&other.date, &other.time, other.turn),
        ),
        (Field::Campaign, one.campaign != other.campaign),
        (Field::Note, one.creator_note != other.creator_note),
    ];
    let apart = fields.into_iter().filter(|(_, apart)| *apart);
    apart.map(|(field, _)| field).collect()
}

/// Whether a picture that is in both is described otherwise.
fn described(one: &Draft, other: &Draft) -> bool {
    one.media
        .iter()
        .any(|m| other.media.iter().any(|o| o.id == m.id && o.alt != m.alt))
}

/// Puts a field as it is in `now` into a draft, for whoever chose that: of pictures also what is said about them.
pub fn choose(draft: &mut Draft, now: &Draft, field: Field) {
    if field == Field::Media {
        draft.media.clone_from(&now.media);
    } else {
        take(draft, now, field);
    }
}

/// Puts a field as it is in `now` into a draft.
fn take(draft: &mut Draft, now: &Draft, field: Field) {
    match field {
        Field::Caption => {
            draft.caption.clone_from(&now.caption);
            draft.variants.clone_from(&now.variants);
        }
        Field::Channels => draft.channels.clone_from(&now.channels),
        // A picture keeps the words that were typed about it.
        Field::Media => {
            let typed = std::mem::take(&mut draft.media);
            let alt = |m: &DraftMedia| typed.iter().find(|t| t.id == m.id).map(|t| t.alt.clone());
            draft.media = now.media.clone();
            for media in &mut draft.media {
                if let Some(alt) = alt(media) {
                    media.alt = alt;
                }
            }
        }
        Field::AltText => {
            for media in &mut draft.media {
                if let Some(theirs) = now.media.iter().find(|m| m.id == media.id) {
                    media.alt.clone_from(&theirs.alt);
                }
            }
        }
        Field::Schedule => {
            draft.date.clone_from(&now.date);
            draft.time.clone_from(&now.time);
            draft.turn = now.turn;
        }
        Field::Campaign => draft.campaign.clone_from(&now.campaign),
        _ => draft.creator_note.clone_from(&now.creator_note),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(n: u8, alt: &str) -> DraftMedia {
        DraftMedia {
            id: format!("01920000-0000-7000-8000-0000000000{n:02}")
                .parse()
                .expect("an id"),
            alt: alt.to_owned(),
        }
    }

    fn post() -> Draft {
        Draft {
            caption: "Coffee".to_owned(),
            media: vec![picture(1, "A cup")],
            date: "2027-01-07".to_owned(),
            time: "09:00".to_owned(),
            campaign: "Winter".to_owned(),
            ..Draft::default()
        }
    }

    fn with(change: impl FnOnce(&mut Draft)) -> Draft {
        let mut draft = post();
        change(&mut draft);
        draft
    }

    #[test]
    fn a_field_that_was_not_touched_is_what_it_is_now() {
        let typed = with(|d| d.caption = "Tea".to_owned());
        let now = with(|d| d.time = "18:30".to_owned());
        let merged = merge(&post(), &typed, &now);
        assert_eq!(merged.both, []);
        let wanted = with(|d| {
            d.caption = "Tea".to_owned();
            d.time = "18:30".to_owned();
        });
        assert_eq!(merged.draft, wanted);
    }

    #[test]
    fn what_both_changed_is_named() {
        let typed = with(|d| {
            d.caption = "Tea".to_owned();
            d.time = "10:00".to_owned();
        });
        let now = with(|d| {
            d.time = "18:30".to_owned();
            d.campaign = String::new();
        });
        let merged = merge(&post(), &typed, &now);
        assert_eq!(merged.both, [Field::Schedule]);
        assert_eq!(
            (merged.draft.time, merged.draft.campaign),
            ("10:00".to_owned(), String::new())
        );
        // The same change by both is none to choose from.
        assert_eq!(merge(&post(), &typed, &typed).both, []);
    }

    #[test]
    fn words_for_all_and_words_for_a_channel_go_together() {
        let channel: domain::ChannelId = "01920000-0000-7000-8000-000000000009".parse().expect("an id");
        let own = |text: &str| {
            vec![Variant {
                channel,
                caption: text.to_owned(),
            }]
        };
        let with = |change: &dyn Fn(&mut Draft)| {
            let mut draft = Draft {
                channels: vec![channel],
                variants: own("Coffee, for work"),
                ..post()
            };
            change(&mut draft);
            draft
        };
        let from = with(&|_| ());
        let typed = with(&|d| d.variants = own("Tea, for work"));
        let now = with(&|d| d.caption = "Tea".to_owned());
        let merged = merge(&from, &typed, &now);
        assert_eq!(merged.both, []);
        assert_eq!(
            (&*merged.draft.caption, &merged.draft.variants),
            ("Tea", &own("Tea, for work"))
        );
        let now = with(&|d| d.variants = own("Cocoa, for work"));
        assert_eq!(merge(&from, &typed, &now).both, [Field::Caption]);
        // Words for a channel that was taken away are something to choose about.
        let now = with(&|d| {
            d.channels.clear();
            d.variants.clear();
        });
        let merged = merge(&from, &typed, &now);
        assert!(merged.both.contains(&Field::Channels), "{:?}", merged.both);
        assert_eq!(merged.draft.variants, own("Tea, for work"));
        // Nobody touched them: they go with their channel.
        assert_eq!(merge(&from, &from, &now).both, []);
    }

    #[test]
    fn a_description_of_a_picture_that_is_gone_is_something_to_choose_about() {
        let typed = with(|d| d.media = vec![picture(1, "A full cup")]);
        let now = with(|d| d.media = Vec::new());
        let merged = merge(&post(), &typed, &now);
        assert_eq!(
            (merged.both, merged.draft.media),
            (vec![Field::Media], vec![picture(1, "A full cup")])
        );
        let mut draft = typed;
        choose(&mut draft, &now, Field::Media);
        assert_eq!(draft.media, []);
        // Other pictures and other words about one are one thing.
        let typed = with(|d| d.media = vec![picture(1, "Mine"), picture(2, "")]);
        let now = with(|d| d.media = vec![picture(1, "Theirs"), picture(3, "")]);
        assert_eq!(merge(&post(), &typed, &now).both, [Field::Media]);
    }

    #[test]
    fn another_picture_and_other_words_about_one_go_together() {
        let typed = with(|d| d.media = vec![picture(1, "A full cup")]);
        let now = with(|d| d.media = vec![picture(2, ""), picture(1, "A cup")]);
        let merged = merge(&post(), &typed, &now);
        assert_eq!(merged.both, []);
        assert_eq!(merged.draft.media, [picture(2, ""), picture(1, "A full cup")]);
        let other = with(|d| d.media = vec![picture(1, "An empty cup")]);
        assert_eq!(merge(&post(), &typed, &other).both, [Field::AltText]);
    }
}
