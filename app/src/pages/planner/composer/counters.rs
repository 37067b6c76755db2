use super::form::Form;
use crate::{
    ui::{Glyph, Icon},
    words,
};
use domain::views::ChannelView;
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
    let length = Memo::new(move |_| platform.count(&form.words_for(Some(channel.id))));
    // The last tenth is a warning.
    let level = Memo::new(move |_| match length.get() {
        n if n > limits.text => Some("over"),
        n if n * 10 > limits.text * 9 => Some("warn"),
        _ => None,
    });
    let text = move || {
        let (used, limit) = (number(length.get()), number(limits.text));
        if limits.fold < limits.text && length.get() > limits.fold {
            words::composer::counter_folds(number(limits.fold), used, limit)
        } else {
            words::composer::counter(used, limit)
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
