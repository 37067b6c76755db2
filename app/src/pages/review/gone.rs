use super::{
    desk::{Desk, GonePost},
    typed::{forget_about, words_about, written_about},
};
use crate::{ui::Icon, words};
use leptos::prelude::*;

/// Posts that went while the page lay there, with what the client wrote about them.
#[component]
pub(super) fn Gone() -> impl IntoView {
    let desk = expect_context::<Desk>();
    // Of some it was written before this page came.
    Effect::new(move |_| {
        let here = |id| {
            desk.page
                .with_untracked(|page| page.posts.iter().any(|post| post.id == id))
        };
        let away = written_about(desk.link).into_iter().filter(|id| !here(*id));
        let told = away.filter_map(|id| {
            Some(GonePost {
                id,
                title: None,
                words: Some(words_about(desk.link, id)?),
            })
        });
        let told: Vec<_> = told.collect();
        if !told.is_empty() {
            desk.gone.update(|all| all.extend(told));
        }
    });
    let all = move || {
        let away = move |id| {
            forget_about(desk.link, id);
            desk.gone.update(|all| all.retain(|gone| gone.id != id));
        };
        let said = desk.gone.get().into_iter().map(|gone| {
            let text = match (gone.title, gone.words) {
                (Some(title), Some(words)) => words::review::gone_unsent(title, words),
                (Some(title), None) => words::review::gone(title),
                (None, words) => words::review::gone_before(words.unwrap_or_default()),
            };
            view! {
                <div class="notice warn" role="alert" tabindex="-1">
                    <Icon name="alert" />
                    <div dir="auto">{text}</div>
                    <button class="button small" type="button" on:click=move |_| away(gone.id)>
                        {words::review::put_away()}
                    </button>
                </div>
            }
        });
        said.collect_view()
    };
    view! { <div id="gone">{all}</div> }
}
