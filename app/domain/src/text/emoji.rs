//! Emoji of several code points that X counts as one. <https://github.com/twitter/twemoji-parser> 11, which
//! twitter-text 3.1.0 counts by: later sequences are counted by their code points there, and so here.

use super::chars::within;

/// The bytes of the sequence that `text` begins with. An emoji of one code point weighs the same without being known.
pub(super) fn sequence(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if first.is_ascii() && !within(first, "#*0-9") {
        return None;
    }
    let at = Here(text);
    at.profession()
        .or_else(|| at.gendered())
        .or_else(|| at.people())
        .or_else(|| at.listed())
        .or_else(|| at.keycap())
        .or_else(|| at.with_selector())
        .or_else(|| at.flag())
        .map(|Here(rest)| text.len() - rest.len())
}

const JOINER: char = '\u{200D}';
const EMOJI: char = '\u{FE0F}';
const TEXT: char = '\u{FE0E}';
const SKINS: &str = "🏻-🏿";
const SIGNS: &str = "♀♂";
const WORK_SIGNS: &str = "⚕⚖✈";
const WORK: &str = "🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰-🦳";
/// Take a sign of gender after a skin or a selector.
const SPORTS: &str = "🏋🏌🕴🕵⛹";
/// Take a skin and a sign of gender.
const DOING: &str = "🏃🏄🏊👮👱👳👷💁💂💆💇🙅-🙇🙋🙍🙎🚣🚴-🚶🤦🤵🤷-🤹🤽🤾🦸🦹🧖-🧝";
/// Take a sign of gender only.
const GROUPS: &str = "👯🤼🧞🧟";
/// Text by themselves, emoji with the selector.
const LETTERS: &str = "©®™♟";
/// Emoji by themselves, text with the selector for it.
const EITHER: &str = "‼⁉ℹ↔-↙↩↪⌚⌛⌨⏏⏭-⏯⏱⏲⏸-⏺Ⓜ▪▫▶◀◻-◾☀-☄☎☑☔☕☘☠☢☣☦☪☮☯☸-☺♀♂♈-♓♠♣♥♦♨♻♿⚒-⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⚽⚾⛄⛅⛈⛏⛑⛓⛔⛩⛪⛰-⛵⛸⛺⛽✂✈✉✏✒✔✖✝✡✳✴❄❇❗❣❤➡⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙🀄🅰🅱🅾🅿🈂🈚🈯🈷🌡🌤-🌬🌶🍽🎖🎗🎙-🎛🎞🎟🏍🏎🏔-🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕶-🕹🖇🖊-🖍🖥🖨🖱🖲🖼🗂-🗄🗑-🗓🗜-🗞🗡🗣🗨🗯🗳🗺🛋🛍-🛏🛠-🛥🛩🛰🛳";
/// As those, and with a skin.
const EITHER_SKIN: &str = "☝⛷⛹✌✍🏋🏌🕴🕵🖐";
/// Take a skin.
const SKIN: &str = "✊✋🎅🏂-🏄🏇🏊👂👃👆-👐👦-👩👮👰-👸👼💁-💃💅-💇💪🕺🖕🖖🙅-🙇🙋-🙏🚣🚴-🚶🛀🛌🤘-🤜🤞🤟🤦🤰-🤹🤽🤾🦵🦶🦸🦹🧑-🧝";
const LISTED: [&str; 6] = ["🏳️‍🌈", "🏴‍☠️", "👁‍🗨", ENGLAND, SCOTLAND, WALES];
const ENGLAND: &str = "🏴󠁧󠁢󠁥󠁮󠁧󠁿";
const SCOTLAND: &str = "🏴󠁧󠁢󠁳󠁣󠁴󠁿";
const WALES: &str = "🏴󠁧󠁢󠁷󠁬󠁳󠁿";
/// First letters, each with the second ones, of the regions that have a flag.
const FLAGS: &str = "Acdefgilmoqrstuwxz Babdefghijlmnoqrstvwyz Cacdfghiklmnopruvwxyz Degjkmoz Eaceghrstu Fijkmor \
    Gabdefghilmnpqrstuwy Hkmnrtu Icdelmnoqrst Jemop Keghimnprwyz Labcikrstuvy Macdefghklmnopqrstuvwxyz \
    Nacefgilopruz Om Paefghklmnrstwy Qa Reosuw Sabcdeghijklmnorstvxyz Tacdfghjklmnortvwz Uagmnsyz Vaceginu Wfs Xk \
    Yet Zamw";

/// The rest of a text behind what was read.
#[derive(Clone, Copy)]
struct Here<'a>(&'a str);

impl<'a> Here<'a> {
    fn one(self, set: &str) -> Option<Self> {
        let c = self.0.chars().next()?;
        within(c, set).then(|| Self(&self.0[c.len_utf8()..]))
    }

    fn exactly(self, c: char) -> Option<Self> {
        self.0.strip_prefix(c).map(Self)
    }

    fn maybe(self, c: char) -> Self {
        self.exactly(c).unwrap_or(self)
    }

    fn maybe_skin(self) -> Self {
        self.one(SKINS).unwrap_or(self)
    }

    fn joined(self, set: &str) -> Option<Self> {
        self.exactly(JOINER)?.one(set)
    }

    fn sign(self) -> Option<Self> {
        self.joined(SIGNS)?.exactly(EMOJI)
    }

    fn profession(self) -> Option<Self> {
        let who = self.one("👨👩")?.maybe_skin();
        let signed = who.joined(WORK_SIGNS).and_then(|sign| sign.exactly(EMOJI));
        signed.or_else(|| who.joined(WORK))
    }

    fn gendered(self) -> Option<Self> {
        let sport = || {
            let who = self.one(SPORTS)?;
            who.one(SKINS).or_else(|| who.exactly(EMOJI))?.sign()
        };
        sport()
            .or_else(|| self.one(DOING)?.maybe_skin().sign())
            .or_else(|| self.one(GROUPS)?.sign())
    }

    /// Couples and families.
    fn people(self) -> Option<Self> {
        let man = self.one("👨");
        let one = man.or_else(|| self.one("👩"))?;
        let loved = if man.is_some() { "👨" } else { "👨👩" };
        let elder = if man.is_some() { "👨👩" } else { "👩" };
        let heart = one.joined("❤").and_then(|heart| heart.exactly(EMOJI));
        let couple = heart.and_then(|heart| {
            let kiss = heart.joined("💋").and_then(|kiss| kiss.joined(loved));
            kiss.or_else(|| heart.joined(loved))
        });
        let children = |parents: Self| {
            let boys = parents.joined("👦").map(|boy| boy.joined("👦").unwrap_or(boy));
            boys.or_else(|| {
                parents
                    .joined("👧")
                    .map(|girl| girl.joined("👦👧").unwrap_or(girl))
            })
        };
        couple
            .or_else(|| one.joined(elder).and_then(children))
            .or_else(|| children(one))
    }

    fn listed(self) -> Option<Self> {
        LISTED
            .iter()
            .find_map(|whole| self.0.strip_prefix(whole))
            .map(Self)
    }

    fn keycap(self) -> Option<Self> {
        self.one("#*0-9")?.maybe(EMOJI).exactly('\u{20E3}')
    }

    fn with_selector(self) -> Option<Self> {
        let letter = self.one(LETTERS).and_then(|letter| letter.exactly(EMOJI));
        let shown = |set| self.one(set).filter(|after| !after.0.starts_with(TEXT));
        letter
            .or_else(|| shown(EITHER).map(|after| after.maybe(EMOJI)))
            .or_else(|| shown(EITHER_SKIN).map(|after| after.maybe(EMOJI).maybe_skin()))
            .or_else(|| self.one(SKIN).map(Self::maybe_skin))
    }

    fn flag(self) -> Option<Self> {
        let mut letters = self.0.chars();
        let mut next = || char::from_u32((letters.next()? as u32).checked_sub('🇦' as u32)? + u32::from('a'));
        let (first, second) = (next()?, next()?);
        FLAGS
            .split(' ')
            .any(|group| group.starts_with(first.to_ascii_uppercase()) && group[1..].contains(second))
            .then_some(Self(letters.as_str()))
    }
}
