//! What two people changed in one post, put together field by field.

use domain::{
    ChannelId, Field, MediaId,
    post::Variant,
    rules::kept,
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
    for field in FIELDS {
        let (own, other) = (mine.contains(&field), theirs.contains(&field));
        let apart = match field {
            Field::Caption => merge_words(&mut draft, from, now),
            Field::Channels if own || other => merge_channels(&mut draft, from, now),
            Field::Media if own || other => merge_media(&mut draft, from, now),
            Field::AltText => merge_descriptions(&mut draft, from, now),
            _ if own && other => true,
            _ if other => {
                take(&mut draft, now, field);
                false
            }
            _ => false,
        };
        both.extend(apart.then_some(field));
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
    let same =
        |one: &Option<String>, other: &Option<String>| one.as_deref().map(kept) == other.as_deref().map(kept);
    let mut apart = false;
    let mut one = |from: Option<String>, typed: Option<String>, now: Option<String>| {
        if same(&typed, &from) {
            return now;
        }
        apart |= !same(&now, &from) && !same(&now, &typed);
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

/// Channels that either of the two added or took away. Gives whether one of them wrote words for one that the other took
/// away.
fn merge_channels(draft: &mut Draft, from: &Draft, now: &Draft) -> bool {
    let wrote_for_one_without = |writer: &Draft, other: &Draft| {
        let lost = |own: &Variant| !from.variants.contains(own) && !other.channels.contains(&own.channel);
        writer
            .variants
            .iter()
            .any(|own| from.channels.contains(&own.channel) && lost(own))
    };
    if wrote_for_one_without(draft, now) || wrote_for_one_without(now, draft) {
        return true;
    }
    let gone = |id: &ChannelId| from.channels.contains(id) && !draft.channels.contains(id);
    let added = |id: &ChannelId| !from.channels.contains(id) && !now.channels.contains(id);
    let mut channels = now.channels.clone();
    channels.retain(|id| !gone(id));
    channels.extend(draft.channels.iter().filter(|id| added(id)));
    draft.channels = channels;
    false
}

/// Pictures that either of the two added, took away or put into another order: who only took away and added behind joins the
/// order of the other. Gives whether that does not go together: both put them into an order or others in the place of one, or
/// one of them described one that the other took away.
fn merge_media(draft: &mut Draft, from: &Draft, now: &Draft) -> bool {
    let ids = |of: &Draft| of.media.iter().map(|m| m.id).collect::<Vec<_>>();
    let (were, mine, theirs) = (ids(from), ids(draft), ids(now));
    let only = |of: &[MediaId], others: &[MediaId]| -> Vec<MediaId> {
        of.iter().filter(|id| !others.contains(id)).copied().collect()
    };
    let keeps_order = |of: &[MediaId]| {
        let stayed = were.iter().filter(|id| of.contains(id));
        stayed.copied().chain(only(of, &were)).eq(of.iter().copied())
    };
    let described_one_without = |writer: &Draft, other: &[MediaId]| {
        let changed = |m: &DraftMedia, was: &DraftMedia| was.id == m.id && kept(&was.alt) != kept(&m.alt);
        let mut gone = writer.media.iter().filter(|m| !other.contains(&m.id));
        gone.any(|m| from.media.iter().any(|was| changed(m, was)))
    };
    let replaced = !only(&mine, &were).is_empty()
        && !only(&theirs, &were).is_empty()
        && were.iter().any(|id| !mine.contains(id) && !theirs.contains(id));
    if replaced || described_one_without(draft, &theirs) || described_one_without(now, &mine) {
        return true;
    }
    let (base, other) = if keeps_order(&theirs) {
        (&mine, &theirs)
    } else if keeps_order(&mine) {
        (&theirs, &mine)
    } else {
        return true;
    };
    let mut order = only(base, &only(&were, other));
    let more = only(&only(other, &were), &order);
    order.extend(more);
    let typed = std::mem::take(&mut draft.media);
    // What is said about one that is in both is a field of its own.
    let of = |id: &MediaId| typed.iter().chain(&now.media).find(|m| m.id == *id).cloned();
    draft.media = order.iter().filter_map(of).collect();
    false
}

/// What is said about each picture, by itself. Gives whether both said something about one, each otherwise.
fn merge_descriptions(draft: &mut Draft, from: &Draft, now: &Draft) -> bool {
    let said = |of: &Draft, id: MediaId| of.media.iter().find(|m| m.id == id).map(|m| m.alt.clone());
    let mut apart = false;
    for media in &mut draft.media {
        let (Some(was), Some(theirs)) = (said(from, media.id), said(now, media.id)) else {
            continue;
        };
        let (was, mine, other) = (kept(&was), kept(&media.alt), kept(&theirs));
        if mine == was {
            media.alt = theirs;
        } else {
            apart |= other != was && other != mine;
        }
    }
    apart
}

/// What a draft consists of. Pictures come before what is said about them.
const FIELDS: [Field; 7] = [
    Field::Caption,
    Field::Channels,
    Field::Media,
    Field::AltText,
    Field::Schedule,
    Field::Campaign,
    Field::Note,
];

/// The fields in which two drafts differ.
#[must_use]
pub fn differing(one: &Draft, other: &Draft) -> Vec<Field> {
    let ids = |draft: &Draft| draft.media.iter().map(|m| m.id).collect::<Vec<_>>();
    let channels = |draft: &Draft| {
        let mut channels = draft.channels.clone();
        channels.sort_unstable();
        channels
    };
    let own = |draft: &Draft| {
        let own = draft.variants.iter();
        own.map(|own| (own.channel, kept(&own.caption)))
            .collect::<Vec<_>>()
    };
    // What saving takes away makes no difference.
    let said = |one: &str, other: &str| kept(one) != kept(other);
    let fields = [
        (
            Field::Caption,
            said(&one.caption, &other.caption) || own(one) != own(other),
        ),
        (Field::Channels, channels(one) != channels(other)),
        (Field::Media, ids(one) != ids(other)),
        (Field::AltText, described(one, other)),
        (
            Field::Schedule,
            (&one.date, &one.time, one.turn) != (&other.date, &other.time, other.turn),
        ),
        (Field::Campaign, said(&one.campaign, &other.campaign)),
        (Field::Note, said(&one.creator_note, &other.creator_note)),
    ];
    let apart = fields.into_iter().filter(|(_, apart)| *apart);
    apart.map(|(field, _)| field).collect()
}

/// Whether a picture that is in both is described otherwise.
fn described(one: &Draft, other: &Draft) -> bool {
    let otherwise = |m: &DraftMedia, o: &DraftMedia| o.id == m.id && kept(&o.alt) != kept(&m.alt);
    one.media
        .iter()
        .any(|m| other.media.iter().any(|o| otherwise(m, o)))
}

/// Puts a field as it is in `now` into a draft.
pub fn take(draft: &mut Draft, now: &Draft, field: Field) {
    match field {
        Field::Caption => {
            draft.caption.clone_from(&now.caption);
            draft.variants.clone_from(&now.variants);
        }
        Field::Channels => draft.channels.clone_from(&now.channels),
        // With what is said about them.
        Field::Media => draft.media.clone_from(&now.media),
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
        take(&mut draft, &now, Field::Media);
        assert_eq!(draft.media, []);
        // Other pictures and other words about one are one thing.
        let typed = with(|d| d.media = vec![picture(2, "Mine")]);
        let now = with(|d| d.media = vec![picture(3, "Theirs")]);
        assert_eq!(merge(&post(), &typed, &now).both, [Field::Media]);
    }

    #[test]
    fn pictures_that_two_people_add_and_take_away_go_together() {
        let of = |ids: &[u8]| with(|d| d.media = ids.iter().map(|n| picture(*n, "")).collect());
        let merged = |from: &[u8], typed: &[u8], now: &[u8]| {
            let merged = merge(&of(from), &of(typed), &of(now));
            merged.both.is_empty().then_some(merged.draft.media)
        };
        let wanted = |ids: &[u8]| Some(of(ids).media);
        // One is taken away, another added.
        assert_eq!(merged(&[1, 2], &[2], &[1, 2, 3]), wanted(&[2, 3]));
        assert_eq!(merged(&[1, 2], &[1, 2, 4], &[1, 3]), wanted(&[1, 4, 3]));
        assert_eq!(merged(&[1], &[2], &[1, 3]), wanted(&[2, 3]));
        // An order by one, a change by the other.
        assert_eq!(merged(&[1, 2], &[2, 1], &[1, 2, 3]), wanted(&[2, 1, 3]));
        assert_eq!(merged(&[1, 2, 3], &[1, 2, 3, 4], &[3, 1]), wanted(&[3, 1, 4]));
        assert_eq!(merged(&[1, 2], &[4, 1, 2], &[1, 2, 3]), wanted(&[4, 1, 2, 3]));
        // Two orders, and two in the place of one.
        assert_eq!(merged(&[1, 2, 3], &[2, 1, 3], &[3, 1, 2]), None);
        assert_eq!(merged(&[1, 2], &[2, 1], &[3, 1, 2]), None);
        assert_eq!(merged(&[1], &[2], &[3]), None);
    }

    #[test]
    fn channels_that_two_people_add_and_take_away_go_together() {
        let channel = |n: u8| -> ChannelId {
            format!("01920000-0000-7000-8000-0000000000{n:02}")
                .parse()
                .expect("an id")
        };
        let of = |ids: &[u8]| with(|d| d.channels = ids.iter().map(|n| channel(*n)).collect());
        let merged = merge(&of(&[1, 2]), &of(&[2, 3]), &of(&[1, 2, 4]));
        assert_eq!(
            (merged.both, merged.draft.channels),
            (vec![], of(&[2, 4, 3]).channels)
        );
        let merged = merge(&of(&[1]), &of(&[1, 2]), &of(&[1, 2, 3]));
        assert_eq!(
            (merged.both, merged.draft.channels),
            (vec![], of(&[1, 2, 3]).channels)
        );
    }

    #[test]
    fn descriptions_of_two_pictures_go_together() {
        let of = |one: &str, two: &str| with(|d| d.media = vec![picture(1, one), picture(2, two)]);
        let merged = merge(&of("", ""), &of("Mine", ""), &of("", "Theirs"));
        assert_eq!(
            (merged.both, merged.draft.media),
            (vec![], of("Mine", "Theirs").media)
        );
        let merged = merge(&of("", ""), &of("Mine", ""), &of("Theirs", "Theirs"));
        assert_eq!(
            (merged.both, merged.draft.media),
            (vec![Field::AltText], of("Mine", "Theirs").media)
        );
    }

    #[test]
    fn what_a_colleague_wrote_about_what_is_taken_away_is_something_to_choose_about() {
        let typed = with(|d| d.media = Vec::new());
        let now = with(|d| d.media = vec![picture(1, "A full cup")]);
        assert_eq!(merge(&post(), &typed, &now).both, [Field::Media]);
        let channel: ChannelId = "01920000-0000-7000-8000-000000000009".parse().expect("an id");
        let from = with(|d| d.channels = vec![channel]);
        let now = Draft {
            variants: vec![Variant {
                channel,
                caption: "For work".to_owned(),
            }],
            ..from.clone()
        };
        assert_eq!(merge(&from, &post(), &now).both, [Field::Channels]);
    }

    #[test]
    fn blanks_that_saving_takes_away_are_no_change() {
        let from = with(|d| d.caption = "Coffee \n".to_owned());
        let typed = with(|d| d.caption = "Tea".to_owned());
        assert_eq!(merge(&from, &typed, &post()).both, []);
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
