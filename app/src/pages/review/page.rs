use super::{
    bar::Bar,
    desk::Desk,
    follow::follow,
    gone::Gone,
    head::Head,
    index::Index,
    keys::listen,
    load::WithReview,
    moved,
    over::Over,
    post::Post,
    said::Told,
    typed::keep_when_left,
    undo::{UndoMany, ends},
};
use crate::{ui::Icon, words};
use domain::{
    PostId,
    views::review::{ReviewPage as Review, State},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// `/review/{link}`: the posts, one below the other.
#[component]
pub fn ReviewPage() -> impl IntoView {
    view! { <WithReview draw=|page| view! { <Posts page /> }.into_any() /> }
}

#[component]
fn Posts(page: Review) -> impl IntoView {
    let title = words::review::page_title(&page.project);
    let desk = Desk::new(page);
    provide_context(desk);
    follow(desk);
    ends(desk);
    keep_when_left(desk);
    moved::watch();
    listen();
    // A post keeps its place when it is decided: nothing jumps under the thumb. The next drawing puts it below.
    let order = Memo::new(move |before: Option<&Order>| desk.page.with(|page| Order::after(before, page)));
    let open = Memo::new(move |_| desk.waiting());
    let total = Memo::new(move |_| desk.page.with(|page| page.posts.len()));
    let all_decided = move || total.get() > 0 && desk.verdicts().iter().all(Option::is_some);
    let undos = Memo::new(move |_| {
        desk.page
            .with(|page| Some(page.undoable().map(|post| post.id).collect::<Vec<_>>()))
            .filter(|posts| posts.len() > 1)
    });
    let refused = move || {
        // Of several, or of posts that are here no more.
        let here = |id| desk.page.with(|page| page.posts.iter().any(|post| post.id == id));
        let mut others = desk.refusals();
        others.retain(|flash| !flash.post.is_some_and(here));
        let told = others.into_iter().map(|flash| view! { <Told flash /> });
        told.collect_view()
    };
    view! {
        <Title text=title />
        <a class="skip-link" href="#posts" rel="external">{words::review::skip()}</a>
        <div class="rv">
            <div class="rv-side">
                <Head calendar=false />
                <Index order />
            </div>
            <main class="rv-posts" id="posts" tabindex="-1">
                <Gone />
                {refused}
                {move || undos.get().map(|posts| view! { <UndoMany posts /> })}
                {move || all_decided().then(|| view! { <AllDecided total=total.get() /> })}
                {move || (total.get() == 0).then(|| view! { <p>{words::review::nothing()}</p> })}
                <h2>{move || words::review::to_decide(open.get())}</h2>
                <For each=move || order.get().first key=|id| *id children=move |id| view! { <Post id /> } />
                {move || (!order.with(|o| o.second.is_empty())).then(|| view! { <h2>{words::review::decided_before()}</h2> })}
                <For each=move || order.get().second key=|id| *id children=move |id| view! { <Post id /> } />
            </main>
        </div>
        <Bar />
        <Over link=desk.link over=desk.over opened=move |()| desk.go_on() />
        <p class="visually-hidden" role="status">{move || desk.told.get()}</p>
    }
}

/// Says that nothing is left, and where the receipt is.
#[component]
fn AllDecided(total: usize) -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <div class="notice success" role="status">
            <Icon name="check" />
            <div>
                {words::review::all_decided(total)} " "
                <a href=format!("/review/{}/done", desk.link) rel="external">{words::review::receipt_link()}</a>
            </div>
        </div>
    }
}

const fn waits(state: &State) -> bool {
    matches!(state, State::Open) || state.is_undoable()
}

/// Posts to decide, then the others.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Order {
    pub first: Vec<PostId>,
    pub second: Vec<PostId>,
}

impl Order {
    /// The order for `page`: a post that stood among the first stays there, and one whose decision can be taken back.
    fn after(before: Option<&Self>, page: &Review) -> Self {
        let mut order = Self::default();
        for post in &page.posts {
            let stays = before.is_some_and(|before| before.first.contains(&post.id));
            let place = if stays || waits(&post.state) {
                &mut order.first
            } else {
                &mut order.second
            };
            place.push(post.id);
        }
        order
    }
}
