use super::form::Form;
use crate::{
    ui::{Glyph, Icon},
    words,
};
use domain::{fit::nearest, text::Unit, views::ChannelView};
use leptos::prelude::*;

/// How much of what each chosen channel takes is used.
#[component]
pub fn Counters() -> impl IntoView {
    let form = Form::current();
    view! {
        <div class="counters" id="c-caption-count" hidden=move || form.chosen().is_empty()>
            <For each=move || form.chosen() key=|c| c.id let:channel>
                <Counter channel />
            </For>
        </div>
    }
}

#[component]
fn Counter(channel: ChannelView) -> impl IntoView {
    let form = Form::current();
    let platform = channel.platform;
    let limits = platform.limits();
    let length = Memo::new(move |_| nearest(platform, &form.words_for(Some(channel.id))));
    // The last tenth is a warning.
    let level = Memo::new(move |_| {
        let (measure, used) = length.get();
        if used > measure.loose {
            Some("over")
        } else if used * 10 > measure.strict * 9 {
            Some("warn")
        } else {
            None
        }
    });
    let text = move || {
        let (measure, count) = length.get();
        let strict = count <= measure.strict || measure.loose == usize::MAX;
        let limit = if strict { measure.strict } else { measure.loose };
        let (used, limit) = (number(count), number(limit));
        match measure.unit {
            Unit::Bytes => words::composer::counter_bytes(used, limit),
            Unit::Hashtags => words::composer::counter_hashtags(used, limit),
            Unit::Mentions => words::composer::counter_mentions(used, limit),
            Unit::Links => words::composer::counter_links(used, limit),
            _ if limits.fold < measure.strict && count > limits.fold => {
                words::composer::counter_folds(number(limits.fold), used, limit)
            }
            _ => words::composer::counter(used, limit),
        }
    };
    let alarm = move || {
        level.get().map(|level| {
            let word = if level == "over" {
                words::composer::over()
            } else {
                words::composer::near()
            };
            view! { <Icon name="alert" /><span class="visually-hidden">{word}</span> }
        })
    };
    view! {
        <span class="counter" data-level=move || level.get() title=platform.name()>
            <Glyph platform />
            <span class="visually-hidden">{platform.name()} ": "</span>
            {text}
            {alarm}
        </span>
    }
}

/// `2,200`.
fn number(n: usize) -> String {
    if n < 1_000 {
        n.to_string()
    } else {
        format!("{},{:03}", number(n / 1_000), n % 1_000)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [7, 280, 2_200, 63_206, 1_000_007].map(super::number),
            ["7", "280", "2,200", "63,206", "1,000,007"]
        );
    }
}
